#!/usr/bin/env bash
# Draft.js, in which many newsrooms write, keeps each point of a list with its kind and depth. draftjs-exporter makes HTML of
# it. Where a numbered point has points with bullets below it, the numbered list ends, and the next point begins another,
# which is numbered from 1; where those below are numbered, too, it goes on with 2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install draftjs-exporter==7.3.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from draftjs_exporter.defaults import BLOCK_MAP, STYLE_MAP
from draftjs_exporter.html import HTML

EXPORTER = HTML({"entity_decorators": {}, "block_map": BLOCK_MAP, "style_map": STYLE_MAP})


def export(kind):
    points = [("Japan", "ordered-list-item", 0), ("Oppama", kind, 1), ("Spain", "ordered-list-item", 0)]
    blocks = [
        {"key": text, "text": text, "type": kind, "depth": depth, "inlineStyleRanges": [], "entityRanges": []}
        for text, kind, depth in points
    ]
    return EXPORTER.render({"entityMap": {}, "blocks": blocks})


numbers, bullets = export("ordered-list-item"), export("unordered-list-item")
print("draftjs-exporter", version("draftjs-exporter"), "expected", numbers.replace("<ol><li>O", "<ul><li>O"), "got", bullets)
assert numbers == "<ol><li>Japan<ol><li>Oppama</li></ol></li><li>Spain</li></ol>"
assert bullets == "<ol><li>Japan<ul><li>Oppama</li></ul></li></ol><ol><li>Spain</li></ol>"
PYTHON
