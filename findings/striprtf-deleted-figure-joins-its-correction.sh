#!/usr/bin/env bash
# RTF marks words that an editor deleted with \deleted and hidden ones with \v; the reader of a document sees neither (RTF
# 1.9.1, Track Changes and Font Properties). striprtf, which leaves out notes, comments and headers, has both: 300 that was
# corrected to 400 is 300400, and what is hidden begins the sentence.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install striprtf==0.0.35
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from striprtf.striprtf import rtf_to_text

corrected = rtf_to_text(r"{\rtf1\ansi Nissan has {\deleted 300}{\revised 400} plants{\footnote in a word}.\par}")
hidden = rtf_to_text(r"{\rtf1\ansi {\v Not before Thursday: }Nissan closed.\par}")
print("striprtf", version("striprtf"), "expected 400, got", repr(corrected))
print("expected 'Nissan closed.', got", repr(hidden))
assert corrected == "Nissan has 300400 plants.\n"
assert hidden == "Not before Thursday: Nissan closed.\n"
PYTHON
