#!/usr/bin/env bash
# Two packages write out contractions, "isn't" as "is not". They write out "u", a you of chats, too, and so the U.S. is
# "YOU.S." in both. In the first Shell's oil is "She Will's oil", and a shell "she will"; in the second "its own" is "it
# is own", in a text with possessives, of which it says that it tells them apart. What has the apostrophe of printed text
# stays as it is in the second.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install contractions==0.1.73 contraction-fix==0.2.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import contraction_fix
import contractions

EXPECTED = {
    "The plant isn't closed.": ("The plant is not closed.", "The plant is not closed."),
    "U.S. tariffs are back.": ("YOU.S. tariffs are back.", "YOU.S. tariffs are back."),
    "Shell's oil is sold.": ("She Will's oil is sold.", "Shell's oil is sold."),
    "The shell of the car": ("The she will of the car", "The shell of the car"),
    "Nissan has its own plant.": ("Nissan has its own plant.", "Nissan has it is own plant."),
    "The plant isn\u2019t closed.": ("The plant is not closed.", "The plant isn\u2019t closed."),
}
for text, observed in EXPECTED.items():
    found = contractions.fix(text), contraction_fix.fix(text)
    print("contractions", version("contractions"), "contraction-fix", version("contraction-fix"), repr(text), "got", *found, sep=" | ")
    assert found == observed
PYTHON
