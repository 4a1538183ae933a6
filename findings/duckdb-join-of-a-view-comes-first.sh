#!/usr/bin/env bash
# Three tables are joined, of which a filter leaves few rows of one. Written as one list of joins, DuckDB begins with the few
# rows. Where two of the tables are joined in a view, or in a query in FROM, these are joined whole first: the order of joins
# is not chosen across its border, and the few keys do not filter its scans either.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install duckdb==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
import json

import duckdb

duckdb.sql("CREATE TABLE articles AS SELECT md5(i::VARCHAR) AS id, i AS number FROM range(100000) AS r (i)")
duckdb.sql("CREATE TABLE texts AS SELECT id, 'Text ' || number AS text FROM articles")
duckdb.sql("CREATE TABLE members AS SELECT id, 'story ' || number // 5 AS story FROM articles")
duckdb.sql("CREATE VIEW written AS SELECT articles.id, number, text FROM articles JOIN texts ON texts.id = articles.id")
FLAT = "articles ON articles.id = members.id JOIN texts ON texts.id = articles.id"
VIEW = "written ON written.id = members.id"


def list_joined(node):
    """Return the number of rows that each join of a plan gives."""
    own = [node["operator_cardinality"]] if node.get("operator_type") == "HASH_JOIN" else []
    return own + [rows for child in node["children"] for rows in list_joined(child)]


joined = {}
for way, tables in (("one list of joins", FLAT), ("a view", VIEW)):
    query = f"SELECT number, text FROM members JOIN {tables} WHERE story = 'story 7'"
    ((_, plan),) = duckdb.sql("EXPLAIN (ANALYZE, FORMAT json) " + query).fetchall()
    joined[way] = list_joined(json.loads(plan))
    print("duckdb", duckdb.__version__, way, "expected joins of 5 rows, observed", joined[way])
assert max(joined["one list of joins"]) == 5, joined
assert max(joined["a view"]) == 100_000, joined
PYTHON
