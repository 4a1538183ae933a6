#!/usr/bin/env bash
# In ASS and SSA a line "Format:" says in which order the fields of the captions stand (Sub Station Alpha v4 scripts, section
# 3). pysubs2 reads it and takes its own order all the same: where the name stands before the style the two are exchanged, and
# where the end is given first captions end before they begin. With fewer fields the file is not read. ass goes by the line.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pysubs2==1.8.1 ass==1.0.3
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import ass
import pysubs2

FILE = """[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, End, Start, Name, Style, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:03.00,0:00:01.00,Roe,Default,0,0,0,,It closes.
"""
[expected] = ass.parse(io.StringIO(FILE)).events
[found] = pysubs2.SSAFile.from_string(FILE)
print("expected", expected.start, expected.end, expected.name, expected.style)
print("pysubs2", version("pysubs2"), "got", found.start, found.end, found.name, found.style)
assert (expected.start.seconds, expected.end.seconds, expected.name, expected.style) == (1, 3, "Roe", "Default")
assert (found.start, found.end, found.name, found.style) == (3000, 1000, "Default", "Roe")
PYTHON
