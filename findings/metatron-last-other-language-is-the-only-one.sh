#!/usr/bin/env bash
# metatron reads the meta elements of a page, with arrays of Open Graph, which its documentation shows for two headlines and
# two pictures. Open Graph has og:locale for the language of a page and one og:locale:alternate for each other one (ogp.me,
# section "Arrays"). Of these the last is the only one: a report that is there in Japanese, French and Spanish too has
# Spanish. The same value as an array of its own, without og:locale before it, is lost in the same way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install metatron==0.5 beautifulsoup4==4.15.0 requests==2.34.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from metatron import Metatron

OTHERS = ["ja_JP", "fr_FR", "es_ES"]


def read(*fields):
    page = "".join(f'<meta property="og:{name}" content="{value}">' for name, value in fields)
    reader = Metatron(content=f"<html><head>{page}</head><body>x</body></html>", schemas=["og"])
    reader.traverse()
    return reader["og"]


titles = read(("title", "Nissan closes a plant"), ("title", "Plant closes"))["title"]
assert titles == ["Nissan closes a plant", "Plant closes"]
alternates = [("locale:alternate", other) for other in OTHERS]
with_own = read(("locale", "en_GB"), *alternates)
alone = read(*alternates)
print("metatron", version("metatron"), "expected", OTHERS, "got", with_own, "and", alone)
assert with_own == {"locale": {"locale": "en_GB", "alternate": "es_ES"}}
assert alone == {"alternate": "es_ES"}
PYTHON
