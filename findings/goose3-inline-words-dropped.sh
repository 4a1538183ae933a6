#!/usr/bin/env bash
# Words within a sentence that are marked as an abbreviation, a cited title or a subscript are missing from it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install goose3==3.1.22
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from goose3 import Goose


def page(middle: str) -> str:
    before = "<p>The works council of the harbour plant said on Thursday that talks on its future had ended after nine hours, and that the owner would name a date in spring.</p>"
    after = "<p>About 1,400 people build vans there. A spokesman said nobody would have to leave before the end of the year, and that half of them could move inland.</p>"
    return f"<html lang='en'><head><title>Talks on the harbour plant end</title></head><body><article><h1>Talks on the harbour plant end</h1>{before}{middle}{after}</article></body></html>"


html = page(
    "<p>As <cite>The Morning Boat</cite> wrote, the <abbr title='Union of metal workers'>UMW</abbr> said on Friday that the plant "
    "puts out 12 per cent less CO<sub>2</sub> than in the year before, and <mark>half</mark> of what others do.</p>"
)
[line] = [line for line in Goose().extract(raw_html=html).cleaned_text.splitlines() if "wrote" in line]
print("goose3", version("goose3"), "got", repr(line))
assert line.startswith("As wrote, the said on Friday") and "less CO than" in line and "and of what others do" in line
PYTHON
