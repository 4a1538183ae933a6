#!/usr/bin/env bash
# chunkator splits a text into sentences "without breaking" it. To find the end of a quotation it moves the mark: "We
# will close two plants." comes back with its full stop outside of the quotation marks, a text that nobody published, so
# that an exact quotation is found no more. A question within a sentence ends it and gives its mark away, "He asked:
# "Why now?" and left." are two sentences, and so do "Jan.", "No." and "etc.", in a package whose README says that it
# handles abbreviations.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install chunkator==0.0.11
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from chunkator import sentence_split

EXPECTED = {
    '"We will close two plants." He gave no names.': ['"We will close two plants".', "He gave no names."],
    "\u201cWe lost.\u201d He left.": ["\u201cWe lost\u201d.", "He left."],
    'He asked: "Why now?" and left.': ['He asked: "Why now"?', "and left."],
    "It opened in Jan. 2026.": ["It opened in Jan.", "2026."],
    "The plant is No. 5 in Japan.": ["The plant is No.", "5 in Japan."],
    "Dr. Sato spoke. He left.": ["Dr. Sato spoke.", "He left."],
}
for text, observed in EXPECTED.items():
    found = sentence_split(text)
    print("chunkator", version("chunkator"), repr(text), "got", found)
    assert found == observed
PYTHON
