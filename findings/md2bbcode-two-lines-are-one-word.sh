#!/usr/bin/env bash
# A line break within a paragraph of Markdown is a space (CommonMark, 6.8). md2bbcode, which writes the markup of forums, has
# nothing for it: of a paragraph, a quotation and an item that go over two lines the words around the break are one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install md2bbcode==1.1.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from md2bbcode.main import convert_markdown_to_bbcode

EXPECTED = {
    "Sales fell by 300\nin March": "Sales fell by 300in March",
    "> It closes\n> in March": "[QUOTE] It closesin March [/QUOTE]",
    "1. Down 5\n   percent": "[list=1][*]Down 5percent [/list]",
    "Sales fell by 300 in March": "Sales fell by 300 in March",
}
for text, observed in EXPECTED.items():
    found = " ".join(convert_markdown_to_bbcode(text, None).split())
    print("md2bbcode", version("md2bbcode"), "expected", " ".join(text.split()), "got", found)
    assert found == observed
PYTHON
