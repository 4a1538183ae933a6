#!/usr/bin/env bash
# In the rich text of Contentful words are marked as bold, in italics, above or below the line, or struck out (Contentful,
# rich text, marks). rich_text_renderer makes HTML of it, with all of these but the last, without a word: 300 that was struck
# out stands before 400.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rich-text-renderer==0.2.8
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from rich_text_renderer import RichTextRenderer


def render(mark):
    words = [("It cuts ", []), ("300", [mark]), (" 400 jobs.", [])]
    texts = [{"nodeType": "text", "value": word, "marks": [{"type": name} for name in names], "data": {}} for word, names in words]
    paragraph = {"nodeType": "paragraph", "data": {}, "content": texts}
    return RichTextRenderer().render({"nodeType": "document", "data": {}, "content": [paragraph]})


print("rich-text-renderer", version("rich-text-renderer"), "expected <s>300</s>, got", render("strikethrough"))
assert render("superscript") == "<p>It cuts <sup>300</sup> 400 jobs.</p>"
assert render("bold") == "<p>It cuts <b>300</b> 400 jobs.</p>"
assert render("strikethrough") == "<p>It cuts 300 400 jobs.</p>"
PYTHON
