#!/usr/bin/env bash
# In SRT the place of a caption may stand behind its times, as X1:40 X2:600 Y1:20 Y2:50. aeidon takes such a line for text:
# what is said at four seconds is said at one, behind its number and its times, and where the first caption has a place the
# file is not read. srt has the captions apart.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install aeidon==2.0.1 srt==3.5.3
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

import aeidon
import srt

CAPTIONS = """1
00:00:01,000 --> 00:00:03,000
It closes.

2
00:00:04,000 --> 00:00:06,000 X1:40 X2:600 Y1:20 Y2:50
In March.

3
00:00:07,000 --> 00:00:09,000
Jobs go.
"""


def read(text):
    file = Path(tempfile.mkdtemp(), "film.srt")
    file.write_text(text)
    project = aeidon.Project()
    project.open_main(str(file), "utf_8")
    return [(caption.start, caption.main_text) for caption in project.subtitles]


expected = [caption.content for caption in srt.parse(CAPTIONS)]
found = read(CAPTIONS)
print("aeidon", version("aeidon"), "expected", expected, "got", found)
assert expected == ["It closes.", "In March.", "Jobs go."]
assert [start for start, _ in found] == ["00:00:01.000", "00:00:07.000"]
assert found[0][1].startswith("It closes.\n\n2\n00:00:04,000 --> ") and found[0][1].endswith("\nIn March.")
try:
    read(CAPTIONS.split("\n\n", 1)[1])
    raise SystemExit("it is read")
except aeidon.ParseError as error:
    print("with a place in the first caption", repr(error)[:60])
PYTHON
