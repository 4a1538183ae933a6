#!/usr/bin/env bash
# Hours may be left out of times in WebVTT (4.1, "WebVTT timestamp"); caption2text, which makes a plain text of captions, then
# has the times among the words. So are styles and what an editor noted. Escapes stay as they are, in "H&amp;M", and "5 < 7" in
# SRT, where a sign stands for itself, takes the words up to the next mark with it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install caption2text==0.1.2
"$folder/venv/bin/python" - <<'PYTHON'
import logging
import tempfile
from importlib.metadata import version
from pathlib import Path

from caption2text import srt_to_transcript, vtt_to_transcript

logging.disable(logging.CRITICAL)
FOLDER = Path(tempfile.mkdtemp())
WEBVTT = """WEBVTT

STYLE
::cue { color: white }

NOTE check this figure
with the desk

00:01.000 --> 00:03.500
H&amp;M sells shirts

00:00:04.000 --> 00:00:05.000
to Nissan
"""
SRT = "1\n00:00:01,000 --> 00:00:03,500\n<i>Margin: 5 < 7 percent</i> so far\n"
(FOLDER / "a.vtt").write_text(WEBVTT)
(FOLDER / "a.srt").write_text(SRT)
said = vtt_to_transcript(str(FOLDER / "a.vtt")).split("\n")
print("caption2text", version("caption2text"), "expected ['H&M sells shirts', 'to Nissan'], got", said)
assert "00:01.000 --> 00:03.500" in said
assert "with the desk" in said and "H&amp;M sells shirts" in said
assert said[-1] == "to Nissan"
margin = srt_to_transcript(str(FOLDER / "a.srt"))
print("expected 'Margin: 5 < 7 percent so far', got", repr(margin))
assert margin == "Margin: 5  so far"
PYTHON
