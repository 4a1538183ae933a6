#!/usr/bin/env bash
# fairy-subtitle reads captions of Advanced SubStation Alpha. There times have hundredths of a second, a line of Events
# is a Dialogue or a Comment, which is not shown, and the text is the last field, with all of its commas (Aegisub, ASS
# file format). Here a text ends at its first comma, 5.25 seconds are 5.025, and what an editor noted in a Comment is a
# caption.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fairy-subtitle==1.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

from fairy_subtitle import SubtitleLoader

CAPTIONS = """[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,Ask Mika
Dialogue: 0,0:00:05.25,0:00:07.50,Default,,0,0,0,,In Spain, 300 jobs are cut.
"""
path = Path(tempfile.mkdtemp()) / "news.ass"
path.write_text(CAPTIONS)
found = [(cue.start, cue.end, cue.text) for cue in SubtitleLoader.load(str(path)).cues]
print("fairy-subtitle", version("fairy-subtitle"), [(5.25, 7.5, "In Spain, 300 jobs are cut.")], "expected, got", found)
assert found == [(0.0, 1.0, "Ask Mika"), (5.025, 7.05, "In Spain")]
PYTHON
