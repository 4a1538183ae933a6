#!/usr/bin/env bash
# An Atom entry must say when it was updated, and may say when it was published (RFC 4287, section 4.1.2). Entries with the
# first alone have no date, and `since` keeps them however old they are: a digest of this week has the whole feed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feedsnap==0.9.0
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

from feedsnap.fetcher import fetch_feed

ENTRY = '<entry><title>{0}</title><id>urn:x:{0}</id><link href="https://harbour.example/{0}"/><updated>{1}</updated>{2}</entry>'
OLD = "2020-11-05T10:00:00Z"
entries = [
    ENTRY.format("new", "2026-11-05T10:00:00Z", ""),
    ENTRY.format("old", OLD, ""),
    ENTRY.format("old-and-published", OLD, f"<published>{OLD}</published>"),
]
path = Path(tempfile.mkdtemp()) / "feed.xml"
path.write_text(
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>urn:x</id>'
    f'<updated>2026-11-05T10:00:00Z</updated>{"".join(entries)}</feed>'
)
found = [(entry.title, entry.published) for entry in fetch_feed(str(path), since=date(2026, 11, 1)).entries]
print("feedsnap", version("feedsnap"), "expected [('new', '2026-11-05')], got", found)
assert found == [("new", None), ("old", None)]
PYTHON
