#!/usr/bin/env bash
# The Armenian letter ev stands for the letters yev within a word, and for the word "and" alone. transliterate writes an
# ampersand for it in both, so that a headline about Yerevan, the capital, is about "Er&an", and an address or a page with it
# is cut or escaped at the sign. The same name in two letters keeps one of them in Armenian.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install transliterate==1.10.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from transliterate import translit

EXPECTED = {
    "\u0547\u0578\u0582\u0577\u056b": "Shushi",
    "\u0535\u0580\u0587\u0561\u0576": "Er&an",
    "\u0531\u0580\u0587\u0574\u0578\u0582\u057f\u0584": "Ar&mutq",
    "\u0535\u0580\u0565\u0582\u0561\u0576": "Ere\u0582an",
}
for text, observed in EXPECTED.items():
    found = translit(text, "hy", reversed=True)
    print("transliterate", version("transliterate"), text, "got", found)
    assert found == observed
PYTHON
