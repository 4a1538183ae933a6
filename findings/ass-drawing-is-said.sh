#!/usr/bin/env bash
# Advanced SubStation Alpha writes a space at which no line breaks as \h, and what stands between {\p1} and {\p0} is a
# drawing: the lines of a box, no text (Aegisub, Override tags). In the SRT of two converters "300\hcars" has the
# letter h, and the coordinates of the box are said. One of them also leaves the captions in the order of the file,
# though the second comes first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install asstosrt==0.1.6 ass2srt==0.0.5
"$folder/venv/bin/python" - <<'PYTHON'
import os
import tempfile
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from subprocess import run
from sys import executable

import asstosrt

CAPTIONS = r"""[Script Info]
Title: News
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:05.00,0:00:07.00,Default,,0,0,0,,{\p1}m 0 0 l 90 0 90 20 0 20{\p0}In Spain.
Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,They sold 300\hcars.
"""
os.chdir(tempfile.mkdtemp())
found = [part.split("\r\n")[2] for part in asstosrt.convert(StringIO(CAPTIONS)).strip().split("\r\n\r\n")]
print("asstosrt", version("asstosrt"), "expected ['They sold 300 cars.', 'In Spain.'] got", found)
assert found == [r"They sold 300\hcars.", "m 0 0 l 90 0 90 20 0 20In Spain."]
Path("news.ass").write_text(CAPTIONS)
run([Path(executable).with_name("ass2srt"), "news.ass"], check=True, capture_output=True)
found = [part.split("\n")[2] for part in Path("news.zh.srt").read_text().strip().split("\n\n")]
print("ass2srt", version("ass2srt"), "expected ['They sold 300 cars.', 'In Spain.'] got", found)
assert found == ["m 0 0 l 90 0 90 20 0 20In Spain.", r"They sold 300\hcars."]
PYTHON
