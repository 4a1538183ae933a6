#!/usr/bin/env bash
# PubMed gives each language of an article, and each group among its authors, a line of its own (MEDLINE data elements, LA and
# CN). nbib, which has lists for authors, kinds and words, keeps the last line of either: an article in English and Japanese
# is Japanese.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install nbib==0.3.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import nbib

RECORD = """PMID- 5
TI  - Plants that close.
LA  - eng
LA  - jpn
CN  - Harbour Group
CN  - Oppama Group
PT  - Journal Article
PT  - Review

"""
[article] = nbib.read(RECORD)
print("nbib", version("nbib"), "expected eng and jpn, and two groups, got", article)
assert article["publication_types"] == ["Journal Article", "Review"]
assert article["language"] == "jpn"
assert article["corporate_author"] == "Oppama Group"
PYTHON
