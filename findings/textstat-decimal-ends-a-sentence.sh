#!/usr/bin/env bash
# textstat counts a sentence at each full stop, those of decimals, of 3 p.m. and of the U.S. included, and leaves out the ones
# of one or two words: a sentence with two decimals is three, of a text of two sentences the short one is none. Measures of
# how easy a text is to read follow from that, by which a report with figures is one for children.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install textstat==0.7.13
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import textstat

EXPECTED = {
    "Sales fell by six percent to three million cars last year.": 1,
    "Sales fell by 5.7 percent to 2.6 million cars last year.": 3,
    "It closes at 3 p.m. on Thursday, he said.": 2,
    "The plant in Sunderland closes. It did.": 1,
}
for text, observed in EXPECTED.items():
    found = textstat.sentence_count(text)
    grade = round(textstat.automated_readability_index(text), 1)
    print("textstat", version("textstat"), repr(text), "got", found, "sentences, grade", grade)
    assert found == observed
words, figures, *_ = (textstat.automated_readability_index(text) for text in EXPECTED)
assert words > 4
assert figures < 1
PYTHON
