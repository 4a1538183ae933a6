#!/usr/bin/env bash
# A lazy frame of Polars can be queried from DuckDB, which hands it the condition to filter by. One on a moment with a zone
# cannot be translated where pytz is missing, and is then dropped by both: all rows come back, also those of other days and
# those without a moment, and joined conditions are lost with it. Neither package asks for pytz. DuckDB 2.0.1 filters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckdb==1.5.5 polars==2.1.0 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime, timezone

import duckdb
import polars

STORIES = polars.DataFrame(
    {
        "story": [1, 2, 3],
        "published": [datetime(2026, 11, 5, 10, tzinfo=timezone.utc), datetime(2026, 11, 6, 10, tzinfo=timezone.utc), None],
    }
)
lazy = STORIES.lazy()
CONDITIONS = {
    "published > '2026-11-06 00:00:00+00'": [(2,)],
    "published > '2030-01-01 00:00:00+00'": [],
    "published > '2026-11-06 00:00:00+00' AND story < 2": [],
}
for condition, expected in CONDITIONS.items():
    right, found = (duckdb.sql(f"SELECT story FROM {name} WHERE {condition} ORDER BY story").fetchall() for name in ("STORIES", "lazy"))
    print("duckdb", duckdb.__version__, "polars", polars.__version__, condition, "expected", right, "got", found)
    assert right == expected
    assert found == [(1,), (2,), (3,)]
PYTHON
