#!/usr/bin/env bash
# title-fix writes titles by the rules of APA, AP, Chicago, MLA and NYT, of which it says that APA always capitalises
# verbs and acronyms, and AP proper nouns and acronyms. It goes by the number of letters: "cut" and "win" are small in
# APA, BMW is "Bmw", BYD "Byd", AT&T "At&t", and "ceo" and "ev" are small altogether. In its sentence case the U.S. is
# "u.S.", also where it is told to keep what is in capitals.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install title-fix==0.0.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from title_fix import title_fix

EXPECTED = {
    ("apa", "Nissan to cut 9,000 jobs at U.S. plants"): "Nissan to cut 9,000 Jobs at U.S. Plants",
    ("apa", "It is a win for GM"): "It Is a win for Gm",
    ("apa", "Nissan's CEO quits BMW"): "Nissan's ceo Quits Bmw",
    ("ap", "BYD overtakes Tesla in EV sales"): "Byd Overtakes Tesla in ev Sales",
    ("chicago", "Nissan and AT&T sign a deal"): "Nissan and At&t Sign a Deal",
    ("nyt", "Nissan and AT&T sign a deal"): "Nissan and at&t sign a Deal",
}
for (style, text), observed in EXPECTED.items():
    found = title_fix(text, style=style)["text"]
    print("title-fix", version("title-fix"), style, repr(text), "got", repr(found))
    assert found == observed
found = title_fix("Nissan to close U.S. plants", case_type="sentence", preserve_uppercase=True)["text"]
print("sentence, capitals kept, got", repr(found))
assert found == "Nissan to close u.S. Plants"
PYTHON
