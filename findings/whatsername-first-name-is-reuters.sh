#!/usr/bin/env bash
# whatsername parses the names of authors and says how sure it is, so that only the uncertain have to be looked at. What
# stands behind a comma is the first name: "Mika Aalto, Reuters" has the first name Reuters and "Mika Aalto, CEO" the
# first name CEO, with a high confidence. Dr. and Prof. are titles, Mr., Ms. and Sir are first names. The Japanese name 日産
# 太郎, Nissan Taro, is read as the Chinese one "Ri chantailang", of a medium confidence, where 田中太郎 has no parts and a low
# one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install whatsername==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from whatsername import parse_name

EXPECTED = {
    "Aalto, Mika": ("mika", None, "aalto", "high"),
    "Dr. Mika Aalto": ("mika", None, "aalto", "high"),
    "Mika Aalto, Reuters": ("reuters", None, "mika aalto", "high"),
    "Mika Aalto, CEO": ("ceo", None, "mika aalto", "high"),
    "Ms. Mika Aalto": ("ms.", "mika", "aalto", "medium"),
    "Sir James Aalto": ("sir", "james", "aalto", "medium"),
    "Miss Aalto": ("miss", None, "aalto", "high"),
    "\u65e5\u7523 \u592a\u90ce": ("chantailang", None, "ri", "medium"),
}
for name, observed in EXPECTED.items():
    found = parse_name(name)
    found = tuple(found[part] for part in ("first", "middle", "last", "confidence"))
    print("whatsername", version("whatsername"), name, "got", found)
    assert found == observed
PYTHON
