#!/usr/bin/env bash
# A time of day may have a zone in DuckDB (TIMETZ), as in SQL, and 24:00 is the end of a day. Arrow has no such type, and both
# are handed over without a word: ten in Tokyo and ten in London become one time, and the end of a day its beginning. Polars,
# which is handed the same, has no time at all for the latter.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckdb==1.5.5 polars==2.1.0 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import duckdb

CLOCKS = {
    "'10:00:00+09'::TIMETZ": ("10:00:00+09", "10:00:00", "10:00:00"),
    "'10:00:00+00'::TIMETZ": ("10:00:00+00", "10:00:00", "10:00:00"),
    "'24:00:00'::TIME": ("24:00:00", "00:00:00", "None"),
}
for clock, expected in CLOCKS.items():
    query = f"SELECT {clock} AS clock"
    right = duckdb.sql(f"SELECT ({clock})::VARCHAR").fetchone()[0]
    found = str(duckdb.sql(query).to_arrow_table()["clock"][0]), str(duckdb.sql(query).pl()["clock"][0])
    print("duckdb", duckdb.__version__, "expected", right, "Arrow", found[0], "Polars", found[1])
    assert (right, *found) == expected
PYTHON
