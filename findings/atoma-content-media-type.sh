#!/usr/bin/env bash
# The content of an Atom entry may be a document of another kind, in place or at an address: its type is then a media type
# (RFC 4287, 4.1.3.1). One such entry, and the whole feed is refused, the other entries with it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install atoma==0.0.17
"$folder/venv/bin/python" - <<'PYTHON'
import atoma

FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
 <title>Kaneda Courier</title><id>urn:example:feed</id><updated>2026-03-02T09:00:00Z</updated>
 <entry><id>urn:example:1</id><title>Plant opens</title><updated>2026-03-02T09:00:00Z</updated>
  <content type="html">&lt;p&gt;It opened on Monday.&lt;/p&gt;</content></entry>
 <entry><id>urn:example:2</id><title>Plant in pictures</title><updated>2026-03-02T08:00:00Z</updated>
  <summary>Twelve pictures of the opening.</summary>{content}</entry>
</feed>"""
CONTENTS = {
    "none": "",
    "at an address": '<content type="text/html" src="https://courier.example/pictures"/>',
    "of XML": '<content type="image/svg+xml"><svg xmlns="http://www.w3.org/2000/svg"/></content>',
}
outcomes = {}
for name, content in CONTENTS.items():
    try:
        outcomes[name] = len(atoma.parse_atom_bytes(FEED.format(content=content).encode()).entries)
    except ValueError as error:
        outcomes[name] = f"ValueError: {error}"
    print(f"atoma 0.0.17: the second entry's content {name}: {outcomes[name]}")
assert outcomes == {
    "none": 2,
    "at an address": "ValueError: 'text/html' is not a valid AtomTextType",
    "of XML": "ValueError: 'image/svg+xml' is not a valid AtomTextType",
}
PYTHON
