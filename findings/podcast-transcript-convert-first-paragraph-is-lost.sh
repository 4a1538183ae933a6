#!/usr/bin/env bash
# A transcript of a podcast in HTML has who speaks in "cite", when in "time", and what is said in "p" (podcast-namespace,
# transcripts.md). podcast-transcript-convert makes the JSON of that specification of it. Of a speech of two paragraphs it keeps
# the second, for each takes the place of the one before. In the XML of Podlove, where one speech has several items, they are
# joined as they should be.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install podcast-transcript-convert==0.1.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from podcast_transcript_convert.converters.html_to_json import html_to_podcast_dict
from podcast_transcript_convert.converters.xml_to_json import xml_to_podcast_dict

PAGE = """<cite>Mika Aalto:</cite>
<time>0:05</time>
<p>Sales fell 5 percent.</p>
<p>The plant closes in March.</p>
<cite>Ken Sato:</cite>
<time>0:12</time>
<p>Why?</p>
"""
PODLOVE = """<transcripts xmlns="http://podlove.org/simple-transcripts"><speech>
<item start="00:00:05.000" end="00:00:08.000">Sales fell 5 percent.</item>
<item start="00:00:08.000" end="00:00:12.000">The plant closes in March.</item>
</speech></transcripts>"""
said = [(segment["speaker"], segment["body"]) for segment in html_to_podcast_dict(PAGE)["segments"]]
print("podcast-transcript-convert", version("podcast-transcript-convert"), "expected both sentences of Mika Aalto, got", said)
assert said == [("Mika Aalto", "The plant closes in March."), ("Ken Sato", "Why?")]
[speech] = xml_to_podcast_dict(PODLOVE)["segments"]
assert speech["body"] == "Sales fell 5 percent. The plant closes in March."
PYTHON
