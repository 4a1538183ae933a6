#!/usr/bin/env bash
# French writes a space on both sides of a colon, which stands in many headlines behind the name of a company. Two readers of
# pages take it for the mark between a headline and the name of a site, and drop one side: one the company, also where og:title
# and h1 have the whole, one all but the company, where only title has it. Two headlines become one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mediacloud-metadata==2.1.0 trafilatura==2.2.0
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

from mcmetadata.titles import from_html
from trafilatura import extract_metadata

logging.disable()
HEADLINES = [
    "Nissan : 9 000 emplois supprimés en Europe",
    "Renault : 9 000 emplois supprimés en Europe",
    "Fermeture de l'usine du port : le préfet se dit confiant",
    "Fermeture de l'usine du port : les salariés en grève",
]
PAGE = '<html lang="fr"><head><meta property="og:title" content="{0}"><title>{0}</title></head><body><h1>{0}</h1></body></html>'
TITLE_ALONE = '<html lang="fr"><head><title>{0}</title></head><body><p>Deux navires partent.</p></body></html>'
found = [from_html(PAGE.format(headline)) for headline in HEADLINES]
alone = [extract_metadata(TITLE_ALONE.format(headline)).title for headline in HEADLINES]
for headline, title, short in zip(HEADLINES, found, alone, strict=True):
    print("expected", repr(headline), "mediacloud-metadata", version("mediacloud-metadata"), repr(title), end=" ")
    print("trafilatura", version("trafilatura"), repr(short))
assert found == ["9 000 emplois supprimés en Europe"] * 2 + ["Fermeture de l'usine du port"] * 2
assert alone == ["Nissan", "Renault"] + ["Fermeture de l'usine du port"] * 2
assert extract_metadata(PAGE.format(HEADLINES[0])).title == HEADLINES[0]
PYTHON
