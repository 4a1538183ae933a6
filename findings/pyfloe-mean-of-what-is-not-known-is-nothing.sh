#!/usr/bin/env bash
# Figures that are not known are left out of a mean; of a group that has none the mean is unknown. In pyfloe it is 0.0 by
# group_by, so that Honda, of which nothing was reported, stands still, and None over a window, of the same
# rows. A row without a figure is not "!= 300", and is "not == 300": one condition and its other form find different rows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyfloe==0.1.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pyfloe import LazyFrame, col

ROWS = [{"maker": "Nissan", "change": 9000}, {"maker": "Nissan", "change": 300}, {"maker": "Honda", "change": None}]
frame = LazyFrame(ROWS)
groups = {row["maker"]: row["mean"] for row in frame.group_by("maker").agg(col("change").mean().alias("mean")).to_pylist()}
over = frame.with_column("mean", col("change").mean().over(partition_by="maker")).to_pylist()
print("pyfloe", version("pyfloe"), "mean of Honda, expected None, got", groups["Honda"], "and over a window", over[2]["mean"])
assert groups == {"Nissan": 4650.0, "Honda": 0.0} and [row["mean"] for row in over] == [4650.0, 4650.0, None]
others = [len(frame.filter(condition).to_pylist()) for condition in (col("change") != 300, ~(col("change") == 300))]
print("other than 300, expected one number twice, got", others)
assert others == [1, 2]
PYTHON
