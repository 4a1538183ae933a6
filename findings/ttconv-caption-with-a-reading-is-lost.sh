#!/usr/bin/env bash
# Captions may give the reading of a Japanese word beside it, by <ruby> in WebVTT and tts:ruby in TTML. ttconv reads both
# kinds, and writes neither the reading nor the word to SRT or WebVTT, which has a form for it: a caption that is such a word
# is gone, of a longer one the rest is left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ttconv==1.2.3
"$folder/venv/bin/python" - <<'PYTHON'
import io
import xml.etree.ElementTree as ElementTree
from importlib.metadata import version

from ttconv.imsc import reader as imsc
from ttconv.srt import writer as srt
from ttconv.vtt import reader as vtt
from ttconv.vtt import writer as vtt_writer

PAGE = """<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="ja"><body><div>
<p begin="1s" end="3s"><span tts:ruby="container"><span tts:ruby="base">\u65e5\u7523</span><span tts:ruby="text">\u306b\u3063\u3055\u3093</span></span></p>
<p begin="4s" end="5s">\u9589\u9396</p></div></body></tt>"""
CAPTIONS = """WEBVTT

00:01.000 --> 00:03.000
<ruby>\u65e5\u7523<rt>\u306b\u3063\u3055\u3093</rt></ruby>

00:04.000 --> 00:05.000
\u9589\u9396
"""
sources = {
    "TTML": imsc.to_model(ElementTree.ElementTree(ElementTree.fromstring(PAGE))),
    "WebVTT": vtt.to_model(io.StringIO(CAPTIONS)),
}
for name, model in sources.items():
    texts = [srt.from_model(model), vtt_writer.from_model(model)]
    print("ttconv", version("ttconv"), "from", name, "expected \u65e5\u7523 at one second, got", texts)
    for text in texts:
        assert "\u65e5\u7523" not in text and "00:00:01" not in text
        assert "\u9589\u9396" in text and "00:00:04" in text
PYTHON
