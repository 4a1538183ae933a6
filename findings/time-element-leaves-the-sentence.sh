#!/usr/bin/env bash
# HTML's time element marks a date within a sentence. Three extractors of article text take it out, words and all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install trafilatura==2.3.1 goose3==3.1.22 resiliparse==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from goose3 import Goose
from resiliparse.extract.html2text import extract_plain_text
from trafilatura import extract


def page(middle: str) -> str:
    before = "<p>The works council of the harbour plant said on Thursday that talks on its future had ended after nine hours, and that the owner would name a date in spring.</p>"
    after = "<p>About 1,400 people build vans there. A spokesman said nobody would have to leave before the end of the year, and that half of them could move inland.</p>"
    return f"<html lang='en'><head><title>Talks on the harbour plant end</title></head><body><article><h1>Talks on the harbour plant end</h1>{before}{middle}{after}</article></body></html>"


html = page("<p>The vote is on <time datetime='2026-12-03'>3 December</time> at noon in the big hall of the town.</p>")
texts = {
    "trafilatura": extract(html),
    "goose3": Goose().extract(raw_html=html).cleaned_text,
    "resiliparse": extract_plain_text(html, main_content=True),
}
for name, text in texts.items():
    [line] = [line for line in text.splitlines() if "The vote" in line]
    print(name, version(name), "expected 'The vote is on 3 December at noon', got", repr(line.strip()))
    assert "The vote is on at noon" in line
PYTHON
