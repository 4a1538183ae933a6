#!/usr/bin/env bash
# A single character that is no ASCII, and has its text to itself between two tags, is gone from the main content: "5–7 percent"
# with both figures in bold is 57 percent, and a Japanese particle or unit is missing between links. In the whole text it is there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install resiliparse==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from resiliparse.extract.html2text import extract_plain_text

AROUND = "<p>The works council of the harbour plant said on Thursday that talks on its future had ended after nine hours.</p>"
CASES = {
    "<p>Profit: <b>5</b>–<b>7</b> percent of sales.</p>": "Profit: 57 percent of sales.",
    "<p>Profit: <b>5</b>-<b>7</b> percent of sales.</p>": "Profit: 5-7 percent of sales.",
    "<p>Profit: <b>5</b> – <b>7</b> percent of sales.</p>": "Profit: 57 percent of sales.",
    "<p><a href='/n'>日産</a>と<a href='/r'>ルノー</a>が話す。</p>": "日産ルノーが話す。",
    "<p>利益は<b>300</b>億<i>円</i>だった。</p>": "利益は300だった。",
}
for paragraph, expected in CASES.items():
    page = f"<html><body><main>{AROUND}{paragraph}{AROUND}</main></body></html>"
    lines = [extract_plain_text(page, main_content=chosen).split("\n\n") for chosen in (False, True)]
    print("resiliparse", version("resiliparse"), "expected", repr(lines[0][1]), "got", repr(lines[1][1]))
    assert lines[1][1] == expected
    assert ("–" in lines[0][1]) == ("–" in paragraph) and ("と" in lines[0][1]) == ("と" in paragraph)
PYTHON
