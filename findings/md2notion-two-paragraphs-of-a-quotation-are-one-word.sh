#!/usr/bin/env bash
# md2notion makes blocks of Notion from Markdown. A quotation of two paragraphs is one block in which the last word of the first
# and the first word of the second are one, and so is a point of a list with two paragraphs. A picture within a sentence leaves
# it, and stands behind it. The caption of a picture with a title is the title, and what the picture shows is lost.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install md2notion==2.4.1 mistletoe==0.8.2 setuptools==80.9.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import mistletoe
from md2notion.NotionPyRenderer import NotionPyRenderer


def blocks(markdown):
    return mistletoe.markdown(markdown, NotionPyRenderer)


[quotation] = blocks("> Sales fell\n>\n> Plants close\n")
print("md2notion", version("md2notion"), "expected two paragraphs, got", repr(quotation["title"]))
assert quotation["title"] == "Sales fellPlants close"
[point, *_] = blocks("1. Sales fell\n\n   Plants close\n2. End\n")
print("expected two paragraphs, got", repr(point["title"]))
assert point["title"] == "Sales fellPlants close"
sentence = blocks('The plant ![at night](https://harbour.example/p.png "Oppama") closes\n')
print("expected one block, or three in their order, got", [block.get("title", block.get("caption")) for block in sentence])
assert [block.get("title") for block in sentence] == ["The plant  closes", None]
assert sentence[1]["caption"] == "Oppama"
PYTHON
