#!/usr/bin/env bash
# HybridFrame is a frame of DuckDB and pandas with lazy filters whose result the readme gives a name of its own. The
# frame that was asked is filtered as well: after the losses were looked at, no profit is left in it, and the next
# question is about losses. A union goes by place where the columns of the two stand in another order, so that France is
# a maker. idxmax of a column with a gap names the row of the gap. Sums of groups are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install hybrid-frame==0.3.3 pandas==2.3.3 duckdb==1.5.5 \
    numpy==2.3.5 pyarrow==21.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pandas
from hybrid_frame import HybridFrame

SALES = pandas.DataFrame({"maker": ["Nissan", "Honda", "Toyota"], "profit": [900.0, None, -300.0]})

print("hybrid-frame", version("hybrid-frame"))
sales = HybridFrame.from_pandas(SALES.copy())
losses = sales.filter("profit < 0")
print("losses", len(losses.to_pandas()), "expected 3 rows in sales, got", len(sales.to_pandas()))
assert losses is sales and len(sales.to_pandas()) == 1
largest = HybridFrame.from_pandas(SALES.copy()).idxmax("profit")
print("expected row 0, got", largest, "that is", SALES.loc[largest].to_dict())
makers = HybridFrame.from_pandas(pandas.DataFrame({"maker": ["Nissan"], "country": ["Japan"]}))
others = HybridFrame.from_pandas(pandas.DataFrame({"country": ["France"], "maker": ["Renault"]}))
found = makers.union(others).to_pandas().to_dict("list")
print("expected Nissan and Renault, got", found)
assert found == {"maker": ["Nissan", "France"], "country": ["Japan", "Renault"]}
summed = HybridFrame.from_pandas(SALES.copy()).groupby_agg(["maker"], {"profit": ["sum"]}).to_pandas()
found = {row["maker"]: row["profit_sum"] for row in summed.to_dict("records")}
print("sums", found)
assert found["Nissan"] == 900 and found["Toyota"] == -300
PYTHON
