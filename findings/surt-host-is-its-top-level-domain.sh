#!/usr/bin/env bash
# surt writes an address so that archives keep all pages of a host next to each other, and drops "www", also with a number,
# as mirrors have it. It does so for hosts that are named like that: www3.com is the same as com, www21.jp the same as jp,
# and the pages of www3.com and www4.com, two sites, have one key. An escaped ? of a path begins a query. With such keys the
# capture of one page is found for another.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install surt==0.3.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from surt import surt

PAIRS = {
    ("http://www3.com/news/5", "http://www4.com/news/5"): "com)/news/5",
    ("http://www21.jp/", "http://www.jp/"): "jp)/",
    ("https://example.com/what%3Fid=5", "https://example.com/what?id=5"): "com,example)/what?id=5",
}
for (one, other), observed in PAIRS.items():
    print("surt", version("surt"), "expected two keys for", one, other, "got", surt(one), surt(other))
    assert surt(one) == surt(other) == observed, (surt(one), surt(other))
PYTHON
