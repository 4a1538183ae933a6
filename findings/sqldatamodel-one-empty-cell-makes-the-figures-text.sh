#!/usr/bin/env bash
# SQLDataModel infers the types of a CSV, and its notes say that an empty value is of type None, which is left out when
# a type is chosen. An empty cell is of type str instead, and one makes the whole column text: no maker has more than
# 950 jobs, as text is more or less than any number by its kind, the greatest of 900, 1000 and 10000 is 900, and the
# mean is not a number. Without the maker whose figure is not known it is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sqldatamodel==2.3.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from sqldatamodel import SQLDataModel
from sqldatamodel.utils import infer_str_type

ROWS = {"Nissan": "900", "Honda": "", "Kia": "10000", "BYD": "1000"}


def table(*makers):
    return SQLDataModel.from_csv("maker,jobs\n" + "".join(f"{maker},{ROWS[maker]}\n" for maker in makers))


for makers, kind, greatest, over in [
    (("Nissan", "Kia", "BYD"), "int", 10000, [("Kia", 10000), ("BYD", 1000)]),
    (("Nissan", "Honda", "Kia", "BYD"), "str", "900", []),
]:
    jobs = table(*makers)
    found = jobs.dtypes["jobs"], jobs.max().data()[1], jobs.where("jobs > 950").data()
    print("SQLDataModel", version("sqldatamodel"), makers, "type, greatest and over 950:", found)
    assert found == (kind, greatest, over)
print("type of an empty value, expected 'None', got", repr(infer_str_type("")))
assert infer_str_type("") == "str" and infer_str_type(None) == "None"
PYTHON
