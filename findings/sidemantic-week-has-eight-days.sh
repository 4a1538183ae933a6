#!/usr/bin/env bash
# sidemantic answers metrics that are defined once. A cumulative one with a window of "7 days" has the day itself and seven days
# before it: where one article came each day it is 8. Asked by month, it is the count of the whole month, 14, with no word that
# the window is shorter than that.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sidemantic==0.13.0 sidemantic-rs==0.13.0 duckdb==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from sidemantic import Dimension, Metric, Model, SemanticLayer

ARTICLES = "SELECT range AS id, DATE '2026-11-01' + range::INTEGER AS day FROM range(14)"
layer = SemanticLayer()
layer.add_model(
    Model(
        name="articles",
        sql=ARTICLES,
        primary_key="id",
        dimensions=[Dimension(name="day", type="time", granularity="day", sql="day")],
        metrics=[Metric(name="count", agg="count")],
    )
)
layer.add_metric(Metric(name="week", type="cumulative", sql="articles.count", window="7 days"))
days = sorted(layer.query(metrics=["articles.count", "week"], dimensions=["articles.day"]).fetchall())
print("sidemantic", version("sidemantic"), "expected at most 7, got", [week for _, _, week in days])
assert [week for _, _, week in days] == [1, 2, 3, 4, 5, 6, 7] + [8] * 7
((_, count, week),) = layer.query(metrics=["articles.count", "week"], dimensions=["articles.day__month"]).fetchall()
print("by month expected at most 7, got", week)
assert (count, week) == (14, 14)
PYTHON
