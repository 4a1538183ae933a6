#!/usr/bin/env bash
# WebVTT has comments, NOTE, and names of captions, which no player shows (WebVTT, 4.1). pysubs2 finds the lines with times and
# takes all that stands between them for spoken words: what an editor noted, and the name of the next caption, are said by the
# speaker before, also in what is written. A number is taken off. webvtt-py has neither in the text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pysubs2==1.8.1 webvtt-py==0.6.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pysubs2
import webvtt

CAPTIONS = """WEBVTT

question
00:01.000 --> 00:04.000
Will the plant close?

NOTE The lawyers ask to leave this out

answer
00:05.000 --> 00:07.000
It will not.
"""
spoken = [caption.text for caption in webvtt.from_string(CAPTIONS)]
found = [line.plaintext for line in pysubs2.SSAFile.from_string(CAPTIONS, format_="vtt")]
written = pysubs2.SSAFile.from_string(CAPTIONS, format_="vtt").to_string("srt")
print("webvtt-py", version("webvtt-py"), "got", spoken)
print("pysubs2", version("pysubs2"), "got", found)
assert spoken == ["Will the plant close?", "It will not."]
assert found == ["Will the plant close?\n\nNOTE The lawyers ask to leave this out\n\nanswer", "It will not."]
assert "NOTE The lawyers ask to leave this out" in written
PYTHON
