#!/usr/bin/env bash
# A search for Nissan in lunr finds "Nissan:", "Nissan (Japan)" and "Nissan-Renault", but not "Nissan's loss", with either
# apostrophe, nor "Nissan/Renault": what the words are reduced to keeps the apostrophe and the s. A search for Nissan's finds
# that alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lunr==0.8.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from lunr import lunr

HEADLINES = [
    "Nissan cuts jobs",
    "Nissan: no cuts",
    "Nissan-Renault talks",
    "Nissan's loss",
    "Nissan\u2019s loss",
    "Nissan/Renault talks",
]
index = lunr(ref="text", fields=("text",), documents=[{"text": headline} for headline in HEADLINES])


def find(query):
    return sorted(result["ref"] for result in index.search(query))


print("lunr", version("lunr"), "expected", sorted(HEADLINES), "got", find("nissan"))
assert find("nissan") == ["Nissan cuts jobs", "Nissan-Renault talks", "Nissan: no cuts"]
assert find("nissan's") == ["Nissan's loss"]
assert find("loss") == ["Nissan's loss", "Nissan\u2019s loss"]
assert find("cut") == ["Nissan cuts jobs", "Nissan: no cuts"]
PYTHON
