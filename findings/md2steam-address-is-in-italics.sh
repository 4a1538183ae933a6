#!/usr/bin/env bash
# md2steam makes the markup of Steam from Markdown. In Markdown a _ within a word marks nothing, and a * with spaces on both
# sides is itself (CommonMark 0.31, 6.2). The page 5?fiscal_year_end=1 is 5?fiscal[i]year[/i]end=1 in the link, and 5 * 3 * 2 is
# 5 3 2 with the 3 in italics. A star behind a backslash begins italics all the same, and a second paragraph of a step ends the
# list, so that the third step has the number 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install md2steam==1.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from md2steam import markdown_to_steam_bbcode

link = markdown_to_steam_bbcode("[report](https://harbour.example/5?fiscal_year_end=1)").strip()
print("md2steam", version("md2steam"), "expected [url=https://harbour.example/5?fiscal_year_end=1]report[/url], got", link)
assert link == "[url=https://harbour.example/5?fiscal[i]year[/i]end=1]report[/url]"
product = markdown_to_steam_bbcode("5 * 3 * 2").strip()
print("expected 5 * 3 * 2, got", product)
assert product == "5 [i] 3 [/i] 2"
assert markdown_to_steam_bbcode(r"5 \* 3 is *fifteen*").strip() == r"5 \[i] 3 is [/i]fifteen*"
steps = markdown_to_steam_bbcode("1. Stop\n2. Here\n\n   At once\n3. Sell\n").split()
print("expected one list, got", steps)
assert steps.count("[olist]") == 2
assert steps.index("[/olist]") < steps.index("At")
PYTHON
