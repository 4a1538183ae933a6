#!/usr/bin/env bash
# Two converters make running text of WebVTT captions. Both take every line of digits for the number of a caption. In WebVTT such
# a number stands above the times and may be missing (W3C, WebVTT, 4.1); below them digits are what is said. So a line that is
# a year or a figure is gone. Both also set a space behind the point of 5.7.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sub2txt==1.0.0 vtt2text==0.1.3
"$folder/venv/bin/python" - <<'PYTHON'
import os
import tempfile
from importlib.metadata import version
from pathlib import Path
from subprocess import run
from sys import executable

import vtt2text

CAPTIONS = """WEBVTT

00:00:01.000 --> 00:00:03.000
Sales fell by 5.7 percent in

00:00:03.500 --> 00:00:06.000
2025
to a total of

00:00:06.500 --> 00:00:08.000
300
cars.
"""
os.chdir(tempfile.mkdtemp())
Path("news.vtt").write_text(CAPTIONS)
right = "Sales fell by 5.7 percent in 2025 to a total of 300 cars."
found = vtt2text.clean("news.vtt")
print("vtt2text", version("vtt2text"), "expected", repr(right), "got", repr(found))
assert found == "Sales fell by 5. 7 percent in to a total of cars."
run([Path(executable).with_name("sub2txt"), "news.vtt"], check=True, capture_output=True)
found = Path("news_parsed.txt").read_text().strip()
print("sub2txt", version("sub2txt"), "expected", repr(right), "got", repr(found))
assert found == "Sales fell by 5. 7 percent in to a total of cars."
PYTHON
