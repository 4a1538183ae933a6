#!/usr/bin/env bash
# hazure finds unusual days; its seasonal detector flags "points that break a repeating pattern". The pattern is a mean over all
# weeks, the unusual day with them: one Sunday with 30 articles among Sundays with 1 makes the pattern 3.9, which all other
# Sundays break. Ten Sundays are unusual, of which nine are as ever. Without that day none is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install hazure[pandas]==0.2.0 pandas==2.3.3 numpy==2.2.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pandas
from hazure import detectors


def find(counts):
    days = pandas.date_range("2026-09-07", periods=len(counts), freq="D")
    labels = detectors.seasonal(period=7).fit_detect(pandas.Series(counts, index=days, dtype=float))
    return [f"{day:%a %d %b}" for day in labels.index[labels.astype(bool)]]


WEEK = [5, 5, 5, 5, 5, 1, 1]
counts = WEEK * 10
usual = find(counts)
counts[20] = 30
found = find(counts)
print("hazure", version("hazure"), "expected ['Sun 27 Sep'], got", found)
assert usual == []
assert len(found) == 10
assert all(day.startswith("Sun") for day in found)
PYTHON
