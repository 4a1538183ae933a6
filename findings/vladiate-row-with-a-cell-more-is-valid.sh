#!/usr/bin/env bash
# vladiate is, by its description, a strict validation tool for CSV files. A row with a cell more than the head, as one with two
# figures for a column, is valid. So are 2026-11-05x by a pattern for days, the number 1_000, which is no number in CSV, "nan",
# and a maker of one space by the check that it is not empty.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install vladiate==0.0.26
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

from vladiate import Vlad
from vladiate.inputs import String
from vladiate.validators import FloatValidator, Ignore, IntValidator, NotEmptyValidator, RegexValidator

logging.disable(logging.CRITICAL)


def valid(table, **validators):
    return bool(Vlad(String(table), validators=validators, quiet=True).validate())


EXPECTED = [
    ("Harbour,300,900", {"maker": [NotEmptyValidator()], "jobs": [IntValidator()]}, False, True),
    ("Harbour,1_000", {"maker": [NotEmptyValidator()], "jobs": [IntValidator()]}, False, True),
    ("Harbour,nan", {"maker": [NotEmptyValidator()], "jobs": [FloatValidator()]}, False, True),
    (" ,300", {"maker": [NotEmptyValidator()], "jobs": [IntValidator()]}, False, True),
    ("Harbour,2026-11-05x", {"maker": [Ignore()], "jobs": [RegexValidator(r"\d{4}-\d{2}-\d{2}")]}, False, True),
    ("Harbour,300", {"maker": [NotEmptyValidator()], "jobs": [IntValidator()]}, True, True),
    ("Harbour,3x", {"maker": [NotEmptyValidator()], "jobs": [IntValidator()]}, False, False),
]
for row, validators, expected, observed in EXPECTED:
    found = valid(f"maker,jobs\n{row}\n", **validators)
    print("vladiate", version("vladiate"), repr(row), "expected", expected, "got", found)
    assert found == observed
PYTHON
