#!/usr/bin/env bash
# prosemirror-py-converter makes Markdown of a document of the editor ProseMirror, whose schema has a bullet_list, an
# ordered_list and the marks subscript and superscript (ProseMirror, schema-list and the schema of its documentation).
# Here a bullet_list is numbered, an ordered_list has bullets, each piece of a sentence that is marked stands on a line
# of its own, and the 2 of CO2 is a quotation of somebody.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install prosemirror-py-converter==0.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pmconverter.pmconverter import prose2markdown


def text(words: str, *marks: str) -> dict:
    node = {"type": "text", "text": words}
    return node | {"marks": [{"type": mark} for mark in marks]} if marks else node


def paragraph(*parts: dict) -> dict:
    return {"type": "paragraph", "content": list(parts)}


def points(kind: str) -> dict:
    return {"type": kind, "content": [{"type": "list_item", "content": [paragraph(text("Spain"))]}]}


NODES = [
    (points("bullet_list"), "- Spain", "1. Spain"),
    (points("ordered_list"), "1. Spain", "- Spain"),
    (paragraph(text("CO"), text("2", "subscript"), text(" fell.")), "CO<sub>2</sub> fell.", "CO\n> 2\n fell."),
    (paragraph(text("It cut "), text("300", "bold"), text(" jobs.")), "It cut **300** jobs.", "It cut \n**300**\n jobs."),
]
for node, right, observed in NODES:
    found = prose2markdown({"type": "doc", "content": [node]}).strip()
    print("prosemirror-py-converter", version("prosemirror-py-converter"), "expected", repr(right), "got", repr(found))
    assert found == observed
PYTHON
