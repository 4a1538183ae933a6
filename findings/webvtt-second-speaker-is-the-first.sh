#!/usr/bin/env bash
# A caption of WebVTT names its speaker in a voice span, and may have one for each of two (WebVTT, 4.2); `&`, `<` and `>` are
# written as in HTML. webvtt-py gives the words of both to the first, and leaves `&amp;` and `&lt;` in the text, as do two other
# readers: a company of that name is found in none of the transcripts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install webvtt-py==0.6.0 pysubs2==1.8.1 aeidon==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from tempfile import NamedTemporaryFile

import aeidon
import pysubs2
import webvtt

CAPTIONS = """WEBVTT

00:01.000 --> 00:04.000
<v Jo>Will it close?</v> <v Ann Lee>No.</v>

00:05.000 --> 00:07.000
<v Jo>H&amp;M left, growth is &lt; 5 percent.
"""
first, second = webvtt.from_string(CAPTIONS)
print("webvtt-py", version("webvtt-py"), "expected Jo and Ann Lee, got", first.voice, repr(first.text), repr(second.text))
assert (first.voice, first.text) == ("Jo", "Will it close? No.")
assert second.text == "H&amp;M left, growth is &lt; 5 percent."
text = pysubs2.SSAFile.from_string(CAPTIONS, format_="vtt")[1].plaintext
print("pysubs2", version("pysubs2"), "got", repr(text))
assert text == second.text
with NamedTemporaryFile("w", suffix=".vtt") as file:
    file.write(CAPTIONS)
    file.flush()
    project = aeidon.Project()
    project.open_main(file.name, "utf_8")
    text = project.subtitles[1].main_text
print("aeidon", version("aeidon"), "got", repr(text))
assert text == "<v Jo>H&amp;M left, growth is &lt; 5 percent."
PYTHON
