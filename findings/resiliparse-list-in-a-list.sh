#!/usr/bin/env bash
# A list inside an item of a list: with `main_content` the whole list is gone, without it every item is there.
# An ordered list that starts at 3 is numbered from 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install resiliparse==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from resiliparse.extract.html2text import extract_plain_text


def page(middle: str) -> str:
    before = "<p>The works council of the harbour plant said on Thursday that talks on its future had ended after nine hours, and that the owner would name a date in spring.</p>"
    after = "<p>About 1,400 people build vans there. A spokesman said nobody would have to leave before the end of the year, and that half of them could move inland.</p>"
    return f"<html lang='en'><head><title>Talks on the harbour plant end</title></head><body><article><h1>Talks on the harbour plant end</h1>{before}{middle}{after}</article></body></html>"


nested = page("<ul><li>A promise for the plant<ul><li>for ten years</li><li>with no cuts</li></ul></li><li>More apprentices</li></ul>")
text, everything = extract_plain_text(nested, main_content=True), extract_plain_text(nested)
print("resiliparse", version("resiliparse"), "main content has the list:", "More apprentices" in text, "; all text has it:", "for ten years" in everything)
assert "1,400 people" in text and "More apprentices" not in text and "for ten years" not in text
assert "More apprentices" in everything and "for ten years" in everything
ordered = extract_plain_text(page("<ol start='3'><li>Close the paint shop</li><li>Move the press</li></ol>"), main_content=True)
print("expected '3. Close the paint shop', got", [line.strip() for line in ordered.splitlines() if "paint" in line])
assert "1. Close the paint shop" in ordered
PYTHON
