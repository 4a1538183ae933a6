#!/usr/bin/env bash
# EndNote exports each run of a text that has a face of its own as a "style" element, so that a title with the name of a ship in
# italics has three. endnote-utils, which makes tables of such exports, takes the first of each field: "Sales of the", and of
# CO₂ the CO. Fields of one style are whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install endnote-utils==1.0.3
"$folder/venv/bin/python" - <<'PYTHON'
import csv
import tempfile
from importlib.metadata import version
from pathlib import Path

from endnote_utils import export_files_to_csv_with_report

FOLDER = Path(tempfile.mkdtemp())


def styled(*runs):
    return "".join(f'<style face="{face}" font="default" size="100%">{words}</style>' for face, words in runs)


EXPORT = f"""<xml><records><record><database name="a.enl">a.enl</database><rec-number>1</rec-number>
<ref-type name="Newspaper Article">23</ref-type>
<contributors><authors><author>{styled(("normal", "Aalto, Mika"))}</author></authors></contributors>
<titles><title>{styled(("normal", "Sales of the "), ("italic", "Aurora"), ("normal", " fell 5 percent"))}</title></titles>
<periodical><full-title>{styled(("normal", "Harbour Post"))}</full-title></periodical>
<dates><year>{styled(("normal", "2026"))}</year></dates>
<abstract>{styled(("normal", "CO"), ("subscript", "2"), ("normal", " fell to 300 tonnes."))}</abstract></record></records></xml>"""
(FOLDER / "a.xml").write_text(EXPORT)
export_files_to_csv_with_report([FOLDER / "a.xml"], FOLDER / "a.csv", None)
[row] = csv.DictReader((FOLDER / "a.csv").open())
print("endnote-utils", version("endnote-utils"), "expected 'Sales of the Aurora fell 5 percent', got", repr(row["title"]))
assert row["title"] == "Sales of the"
print("expected 'CO2 fell to 300 tonnes.', got", repr(row["abstract"]))
assert row["abstract"] == "CO"
assert (row["authors"], row["year"]) == ("Aalto, Mika", "2026")
PYTHON
