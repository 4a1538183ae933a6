#!/usr/bin/env bash
# The hash of an empty list, and of a list of NULL alone, is that of NULL; that of a struct of NULLs is that of a NULL
# struct. So a comparison of rows by their hashes, as change detection without keys makes it, does not see that a list
# that was unknown is empty now, although the values are distinct. All strings, the empty one too, differ from NULL.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
import duckdb

PAIRS = {
    "VARCHAR": ("''", "NULL"),
    "VARCHAR[]": ("[]", "NULL"),
    "VARCHAR[2]": ("[NULL, NULL]", "NULL"),
    "STRUCT(a INTEGER)": ("{'a': NULL}", "NULL"),
    "INTEGER[]": ("[NULL]", "[]"),
    "BIGINT[]": ("[1]", "[2]"),
}
same = {}
for kind, (one, other) in PAIRS.items():
    query = f"SELECT v.a IS DISTINCT FROM v.b, hash(v.a) = hash(v.b) FROM (SELECT {one}::{kind} AS a, {other}::{kind} AS b) AS v"
    [(is_distinct, same[kind])] = duckdb.sql(query).fetchall()
    assert is_distinct
    print("duckdb", duckdb.__version__, kind, one, other, "expected two hashes, observed", "one" if same[kind] else "two")
assert [kind for kind in PAIRS if same[kind]] == ["VARCHAR[]", "STRUCT(a INTEGER)", "INTEGER[]"], same
PYTHON
