#!/usr/bin/env bash
# A bold figure or a linked name is a part of its sentence, and `br` ends a line (HTML, phrasing content). The extractor of news
# pages does the opposite: each inline element is a line of its own, so that no sentence that has one is whole and a Japanese
# name is cut in two, and what is parted by `br` is joined, so that 300 and 40 are 30040.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install gne==0.4.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from gne import GeneralNewsExtractor

AROUND = "<p>The works council of the harbour plant said on Thursday that talks on its future had ended after nine hours.</p>"
CASES = {
    "<p>Profit rose to <b>3.5</b> billion at <a href='/n'>Nissan</a>.</p>": ["Profit rose to", "3.5", "billion at", "Nissan", "."],
    "<p><a href='/n'>日産</a>自動車の利益は<b>300</b>億円。</p>": ["日産", "自動車の利益は", "300", "億円。"],
    "<p>300<br>40</p>": ["30040"],
}
for paragraph, observed in CASES.items():
    page = f"<html><head><title>Talks end</title></head><body><div>{AROUND}{paragraph}{AROUND}</div></body></html>"
    lines = GeneralNewsExtractor().extract(page)["content"].split("\n")
    print("gne", version("gne"), paragraph, "expected its lines as a browser shows them, got", lines[1:-1])
    assert lines[1:-1] == observed
PYTHON
