#!/usr/bin/env bash
# cleave-sbd parts a text into sentences and with `clean` undoes noisy formatting before, such as several spaces and unusual
# line breaks, says the table of its parameters. It does neither: two spaces stay two, and the end of a line within a
# sentence, as in the text of a mail or a press release in lines of 72 characters, ends the sentence, cleaned or not. So
# "nine thousand" is in one sentence and "jobs" in the next.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cleave-sbd==0.3.0b1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import csbd

TEXT = "The maker  of the Leaf will cut nine thousand\njobs in Japan. It will also\nclose a plant."
RIGHT = ["The maker of the Leaf will cut nine thousand jobs in Japan.", "It will also close a plant."]
OBSERVED = ["The maker  of the Leaf will cut nine thousand", "jobs in Japan.", "It will also", "close a plant."]
plain = list(csbd.Segmenter(language="en").segment(TEXT))
cleaned = list(csbd.Segmenter(language="en", clean=True).segment(TEXT))
print("cleave-sbd", version("cleave-sbd"), "expected", RIGHT, "got", cleaned)
assert cleaned == plain == OBSERVED
assert list(csbd.Segmenter(language="en", clean=True).segment(" ".join(TEXT.split()))) == RIGHT
PYTHON
