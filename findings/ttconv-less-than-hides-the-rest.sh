#!/usr/bin/env bash
# In the text of WebVTT < and & are written as &lt; and &amp; (WebVTT, 6.4), for a < begins a tag. ttconv reads them rightly
# and writes them bare: what was "5 < 7 percent, H&M" is "5 &M" to its own reader, and a name in angle brackets becomes a tag.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ttconv==1.2.3
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

from ttconv.srt import writer as srt
from ttconv.vtt import reader, writer

CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:03.000\nMargin: 5 &lt; 7 percent, H&amp;M says\n"
written = writer.from_model(reader.to_model(io.StringIO(CAPTIONS)))
[_, _, first] = srt.from_model(reader.to_model(io.StringIO(CAPTIONS))).strip().split("\n")
[_, _, again] = srt.from_model(reader.to_model(io.StringIO(written))).strip().split("\n")
print("ttconv", version("ttconv"), "expected", repr(first), "got", repr(written), "and", repr(again))
assert first == "Margin: 5 < 7 percent, H&M says"
assert "5 < 7 percent, H&M says" in written and "&lt;" not in written
assert "percent" not in again
assert again.startswith("Margin: 5 ")
PYTHON
