#!/usr/bin/env bash
# Names are found as whole words, and only the letters of ASCII are letters of a word: any other ends it. So the make Лада is
# found in the Russian for ballad, MAN in the footballer Mané, and Seat in a Romanian word; with ASCII letters alone, names
# within words are left. flashtext2, which splits words by Unicode, finds none of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install flashtext==2.7 flashtext2==1.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import flashtext
import flashtext2

TEXTS = {
    "MAN builds trucks": ["MAN"],
    "Manchester builds trucks": [],
    "Mané scores twice": ["MAN"],
    "Лада подорожала": ["Лада"],
    "Новая баллада о море": ["Лада"],
    "Seată și alte cuvinte": ["Seat"],
}
one, other = flashtext.KeywordProcessor(), flashtext2.KeywordProcessor(case_sensitive=False)
for name in ("MAN", "Seat", "Лада"):
    one.add_keyword(name)
    other.add_keyword(name)
for text, expected in TEXTS.items():
    found, whole = one.extract_keywords(text), other.extract_keywords(text)
    print("flashtext", version("flashtext"), repr(text), "got", found, "flashtext2", version("flashtext2"), whole)
    assert found == expected
    assert whole == (expected if text in ("MAN builds trucks", "Лада подорожала") else [])
PYTHON
