#!/usr/bin/env bash
# drop_invalid_rows drops all rows that have the label of an invalid one. Where two feeds were put together, each with its own
# numbers from 0 on, an article with a negative count of words takes along the one of the other feed that bears the same
# number and is valid. No word is said of it, and of five rows three are left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pandera[pandas]==0.35.0 pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pandas
from pandera.pandas import Check, Column, DataFrameSchema

feeds = [pandas.DataFrame({"words": [-1, 500]}), pandas.DataFrame({"words": [300, 400, 200]})]
schema = DataFrameSchema({"words": Column(int, Check.gt(0))}, drop_invalid_rows=True)
for articles, observed in (
    (pandas.concat(feeds), [500, 400, 200]),
    (pandas.concat(feeds, ignore_index=True), [500, 300, 400, 200]),
):
    found = schema.validate(articles, lazy=True)["words"].tolist()
    print("pandera", version("pandera"), "labels", articles.index.tolist(), "expected [500, 300, 400, 200], got", found)
    assert found == observed
PYTHON
