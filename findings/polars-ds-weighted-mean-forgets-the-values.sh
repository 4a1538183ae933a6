#!/usr/bin/env bash
# The weighted harmonic mean of polars-ds multiplies each figure by its own inverse instead of its weight: it is the sum of
# the weights through the number of rows, whatever the figures are. The weighted mean, whose documentation speaks of weights
# alone, leaves out a figure that is not known and keeps its weight, so that the mean of 10 and 20 beside one that is missing
# is 7.5. That a column increases is also true of 3, nothing, 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install polars-ds==0.13.0 polars==2.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import polars
import polars_ds

WEIGHTS = [1.0, 1.0, 2.0]


def mean(function, figures):
    rows = polars.DataFrame({"figure": figures, "weight": WEIGHTS})
    return rows.select(mean=function("figure", "weight"))["mean"][0]


for figures, right in (([2.0, 4.0, 8.0], 4.0), ([100.0, 200.0, 400.0], 200.0)):
    assert sum(WEIGHTS) / sum(weight / figure for figure, weight in zip(figures, WEIGHTS)) == right
    found = mean(polars_ds.weighted_hmean, figures)
    print("polars-ds", version("polars-ds"), "harmonic mean of", figures, "by", WEIGHTS, "expected", right, "got", found)
    assert round(found, 6) == 1.333333
assert mean(polars_ds.weighted_mean, [10.0, 20.0, 30.0]) == 22.5
found = mean(polars_ds.weighted_mean, [10.0, 20.0, None])
print("mean of 10, 20 and a figure that is not known, by", WEIGHTS, "expected 15 or None, got", found)
assert found == 7.5
rows = polars.DataFrame({"sales": [3, None, 1]})
found = rows.select(rising=polars_ds.is_increasing("sales"))["rising"][0]
print("3, None, 1 increases: expected False or None, got", found)
assert found is True
PYTHON
