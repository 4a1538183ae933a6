#!/usr/bin/env bash
# In SRT, which has no escapes, a < is itself. webvtt-py, which reads SRT, too, takes all between a < and the next > for a
# tag: of a caption in italics that has the sign the text ends there, and of "5 < 7 and 9 > 8" the middle is gone. srt keeps
# the text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install webvtt-py==0.6.0 srt==3.5.3
"$folder/venv/bin/python" - <<'PYTHON'
import io
import re
from importlib.metadata import version

import srt
import webvtt

CAPTIONS = """1
00:00:01,000 --> 00:00:03,000
<i>Margin: 5 < 7 percent</i>

2
00:00:04,000 --> 00:00:06,000
5 < 7 and 9 > 8
"""
expected = [re.sub("</?i>", "", caption.content) for caption in srt.parse(CAPTIONS)]
texts = [caption.text for caption in webvtt.from_buffer(io.StringIO(CAPTIONS), format="srt").captions]
print("webvtt-py", version("webvtt-py"), "expected", expected, "got", texts)
assert expected == ["Margin: 5 < 7 percent", "5 < 7 and 9 > 8"]
assert texts == ["Margin: 5 ", "5  8"]
PYTHON
