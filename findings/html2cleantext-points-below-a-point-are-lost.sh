#!/usr/bin/env bash
# html2cleantext makes plain text and Markdown of a page, without what it takes to be around the article. In the middle of an
# article that also takes its tables, points of a list that stand below a point, and points that are paragraphs. In plain text
# points that are left, and the two lines of an address, are one word with each other and with the sentence behind the list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html2cleantext==0.1.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from html2cleantext import to_markdown, to_text

PAGE = """<article><h1>A plant closes</h1><p>%s</p><table><tr><td>2025</td><td>300</td></tr></table>
<ol><li>Stop<ul><li>Here</li></ul></li><li>Sell</li></ol><ul><li><p>Oppama</p></li></ul><p>It ends.</p></article>"""
page = PAGE % ("It closes the plant. " * 20)
text, markdown = to_text(page), to_markdown(page)
print("html2cleantext", version("html2cleantext"), "got", repr(text[-40:]), repr(markdown[-40:]))
assert all(word in found for found in (text, markdown) for word in ("Stop", "Sell", "It ends."))
assert not any(word in found for found in (text, markdown) for word in ("300", "Here", "Oppama"))
assert "StopSellIt ends." in "".join(text.split("\n"))
whole = to_markdown(page, remove_boilerplate=False)
assert all(word in whole for word in ("300", "Here", "Oppama"))
found = to_text("<p>Oppama<br>Spain</p>")
print("a line break: got", repr(found))
assert found == "OppamaSpain"
PYTHON
