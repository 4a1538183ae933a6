#!/usr/bin/env bash
# Atom: an entry may have atom:updated alone. The reader then reports the same moment as its publication.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fastfeedparser==0.6.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import fastfeedparser

FEED = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><id>urn:harbour</id>
<updated>2026-11-02T00:00:00Z</updated>
<entry><title>Two vans move</title><id>urn:harbour:1</id><updated>2026-11-02T08:00:00Z</updated>
<link href="https://harbour.example/1"/></entry></feed>"""
entry = fastfeedparser.parse(FEED).entries[0]
print("fastfeedparser", version("fastfeedparser"), "published:", entry.get("published"), "(the feed states none)")
assert entry.get("published") == entry.get("updated") == "2026-11-02T08:00:00+00:00", dict(entry)
PYTHON
