#!/usr/bin/env bash
# HTML's q element is a quotation within a sentence, whose marks the browser draws. The text has no marks, so that what
# somebody said stands there as the reporter's own words, and the sentence is cut in two lines.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install trafilatura==2.3.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from trafilatura import extract


def page(middle: str) -> str:
    before = "<p>The works council of the harbour plant said on Thursday that talks on its future had ended after nine hours, and that the owner would name a date in spring.</p>"
    after = "<p>About 1,400 people build vans there. A spokesman said nobody would have to leave before the end of the year, and that half of them could move inland.</p>"
    return f"<html lang='en'><head><title>Talks on the harbour plant end</title></head><body><article><h1>Talks on the harbour plant end</h1>{before}{middle}{after}</article></body></html>"


html = page("<p>The head of the works council said <q>the plant is dead</q> and left the hall before the mayor spoke.</p>")
lines = [line for line in extract(html).splitlines() if "dead" in line or "mayor spoke" in line]
print("trafilatura", version("trafilatura"), "got", lines)
assert lines == ["The head of the works council said the plant is dead", "and left the hall before the mayor spoke."]
PYTHON
