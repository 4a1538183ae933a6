#!/usr/bin/env bash
# Tables of results write a loss in brackets, (300). Made a number, it is the complex number 300+0j, without its sign; with a
# comma, (9,000), it stays text in the same column. And rows without a key are joined with each other, which SQL does not: what is
# known of one unknown company is said of all of them, also by hashjoin.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install petl==1.7.30
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import petl

results = [["quarter", "result"], ["Q1", "(300)"], ["Q2", "200"], ["Q3", "(9,000)"], ["Q4", "-5"]]
found = [value for _, value in petl.data(petl.convertnumbers(results))]
print("petl", version("petl"), "expected -300, 200, -9000 and -5, got", found)
assert repr(found) == "[(300+0j), 200, '(9,000)', -5]"
claims = [["company", "jobs"], ["Nissan", 9000], [None, 300], [None, 20]]
homes = [["company", "home"], ["Nissan", "Yokohama"], [None, "Seoul"]]
for join in (petl.join, petl.leftjoin, petl.hashjoin):
    found = sorted((row[1], row[2]) for row in petl.data(join(claims, homes, key="company")))
    print("petl", join.__name__, "expected no home of an unknown company, got", found)
    assert found == [(20, "Seoul"), (300, "Seoul"), (9000, "Yokohama")]
PYTHON
