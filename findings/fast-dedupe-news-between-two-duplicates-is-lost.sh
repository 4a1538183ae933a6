#!/usr/bin/env bash
# fast-dedupe keeps the first of texts that are alike and drops the others, as its documentation shows. Its example has the
# like texts next to each other. Where another headline stands between them, that one is dropped: it is neither in the list
# of what is kept nor among the duplicates, and the duplicate is in both. So each near-duplicate costs the news that came
# after its original. Of more than 1000 texts, which are read by several processes, none is dropped: 600 headlines, each
# again with a full stop, are 1200.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fast-dedupe==0.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import fastdedupe

HEADLINES = [
    "Nissan cuts 9,000 jobs worldwide",
    "Port of Yokohama reopens after typhoon",
    "Toyota opens battery plant in Ohio",
    "Nissan cuts 9000 jobs worldwide",
]
kept, duplicates = fastdedupe.dedupe(HEADLINES, threshold=85)
print("fast-dedupe", version("fast-dedupe"), "expected", HEADLINES[:3], "got", kept, duplicates)
assert duplicates == {HEADLINES[0]: [HEADLINES[3]]}
assert kept == [HEADLINES[0], HEADLINES[2], HEADLINES[3]]

many = [f"Ship {number * 7919 % 100003} left port {number * 104729 % 99991}" for number in range(600)]
kept, duplicates = fastdedupe.dedupe(many + [f"{headline}." for headline in many], threshold=97, n_jobs=2)
print("expected at most 600 of 1200 texts, got", len(kept))
assert len(kept) == 1200 and len(duplicates) == 1200
PYTHON
