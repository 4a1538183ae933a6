#!/usr/bin/env bash
# In the markup of forums a list may stand in an item of another: the plants of a country below the country. bbcode, which
# closes an item at the next [*], takes the one that begins the inner list for it: the inner list is empty, and the plants are
# countries. With a line break before the inner list it stands between the items.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install bbcode==1.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import bbcode

TEXT = "[list][*]Japan[list][*]Oppama[*]Tochigi[/list][*]Spain[/list]"
EXPECTED = "<ul><li>Japan<ul><li>Oppama</li><li>Tochigi</li></ul></li><li>Spain</li></ul>"
page = bbcode.render_html(TEXT)
print("bbcode", version("bbcode"), "expected", EXPECTED, "got", page)
assert page == "<ul><li>Japan<ul></ul></li><li>Oppama</li><li>Tochigi</li><li>Spain</li></ul>"
page = bbcode.render_html(TEXT.replace("Japan[", "Japan\n["))
print("with a line break got", page)
assert page == "<ul><li>Japan</li><ul><li>Oppama</li><li>Tochigi</li></ul><li>Spain</li></ul>"
PYTHON
