#!/usr/bin/env bash
# An object that offers the Arrow C stream (the PyCapsule interface) needs no Arrow library to be read. DuckDB 1.5.5 imports
# pyarrow.dataset for it all the same, and so pyarrow.compute, which makes its functions of their documentation: .06 CPU
# seconds in each process that reads a row, ten times as many as the rest of it. DuckDB 2.0.1 does not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for version in 1.5.5 2.0.1; do
    python3 -m venv "$folder/$version"
    "$folder/$version/bin/pip" --quiet --disable-pip-version-check install "duckdb==$version" pyarrow==26.0.1
    "$folder/$version/bin/python" - <<'PYTHON'
import sys
import time

import duckdb
import pyarrow


class Stream:
    """A table that offers nothing but its Arrow C stream."""

    def __arrow_c_stream__(self, requested_schema=None):
        return pyarrow.table({"number": [1, 2]}).__arrow_c_stream__(requested_schema)


con = duckdb.connect()
before = time.process_time()
con.register("numbers", Stream())
assert con.execute("SELECT sum(number) FROM numbers").fetchall() == [(3,)]
imported = "pyarrow.compute" in sys.modules
print(f"duckdb {duckdb.__version__}: pyarrow.compute is imported: {imported}; {time.process_time() - before:.3f} CPU seconds")
assert imported == (duckdb.__version__ == "1.5.5")
PYTHON
done
