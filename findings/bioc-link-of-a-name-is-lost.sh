#!/usr/bin/env bash
# Annotations of brat link a name to an entry of a knowledge base, in lines that begin with N (brat, standoff format,
# Normalization annotations). bioc, which knows the kind by name, reads a file with such a line and writes it without;
# entities, relations, events and notes are there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install bioc==2.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

from bioc import brat

NOTES = (
    "T1\tORG 0 6\tNissan\n"
    "N1\tReference T1 Wikidata:Q20165\tNissan Motor\n"
    "#1\tAnnotatorNotes T1\tthe maker\n"
)
document = brat.load(io.StringIO("Nissan closed a plant."), io.StringIO(NOTES))
written = io.StringIO()
brat.dump_ann(document, written)
print("bioc", version("bioc"), "expected", repr(NOTES), "got", repr(written.getvalue()))
assert len(document.annotations) == 2
assert written.getvalue() == NOTES.replace("N1\tReference T1 Wikidata:Q20165\tNissan Motor\n", "")
PYTHON
