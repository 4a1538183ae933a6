#!/usr/bin/env bash
# Japanese has no spaces between words, and links and bold type stand within a sentence. With spaces put around every one of
# them, the name 日産自動車 of which a part is bold is two words, and is found by no search for it. `guess_punct_space` leaves the
# space out beside Western punctuation alone; browsers show none, nor does inscriptis.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html-text==0.7.1 inscriptis==2.7.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from html_text import extract_text
from inscriptis import get_text

PAGES = {
    "<p>日産<b>自動車</b>が発表</p>": "日産 自動車 が発表",
    '<p><a href="/n">日産</a>は5日、<a href="/r">ルノー</a>との提携を終える。</p>': "日産 は5日、 ルノー との提携を終える。",
}
for page, expected in PAGES.items():
    found, other = extract_text(page), get_text(page).strip()
    print("html-text", version("html-text"), "expected", other, "got", found)
    assert found == expected
    assert other == found.replace(" ", "")
PYTHON
