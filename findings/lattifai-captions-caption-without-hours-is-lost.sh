#!/usr/bin/env bash
# Hours may be left out of times in WebVTT (4.1, "WebVTT timestamp"), and lattifai-captions leaves out each caption that does
# so. Italics of SRT are {\i1} among the words of WebVTT, SBV and TTML. In TTML "5m" is five minutes, and is 0; ten frames of 25
# a second are 0.4 seconds, and are a third. In LRC a line without hundredths is lost, and [00:20.5] is 20.005.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lattifai-captions==0.4.17 pysubs2==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

from lattifai.caption import Caption

FOLDER = Path(tempfile.mkdtemp())
WEBVTT = "WEBVTT\n\n00:01.000 --> 00:03.500\nSales fell\n\n00:00:04.000 --> 00:00:05.000\n300 cars\n"
SRT = "1\n00:00:01,000 --> 00:00:03,500\nThe <i>Aurora</i> sank\n"
TTML = """<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25"><body><div>
<p begin="00:00:04:10" dur="2s">300 cars</p><p begin="5m" end="301s">5 percent</p></div></body></tt>"""
LRC = "[00:01.50]Sales fell\n[00:20.5]Half\n[00:25]300 cars\n[00:30.00]End\n"


def read(suffix, text):
    path = FOLDER / f"captions.{suffix}"
    path.write_text(text)
    return Caption.read(path)


def lines(suffix, text):
    return [(round(line.start, 3), line.text) for line in read(suffix, text).supervisions]


print("lattifai-captions", version("lattifai-captions"), "expected two captions, got", lines("vtt", WEBVTT))
assert lines("vtt", WEBVTT) == [(4.0, "300 cars")]
written = {}
for suffix in ("vtt", "sbv", "ttml"):
    read("srt", SRT).write(FOLDER / f"out.{suffix}")
    written[suffix] = (FOLDER / f"out.{suffix}").read_text()
print("expected <i>Aurora</i>, got", written["vtt"].split("\n")[-1 if written["vtt"].endswith("sank") else -2])
assert all(r"The {\i1}Aurora{\i0} sank" in text for text in written.values())
print("expected 4.4 and 300.0, got", lines("ttml", TTML))
assert lines("ttml", TTML) == [(0.0, "5 percent"), (4.333, "300 cars")]
print("expected 1.5, 20.5, 25.0 and 30.0, got", lines("lrc", LRC))
assert [start for start, _ in lines("lrc", LRC)] == [1.5, 20.005, 30.0]
PYTHON
