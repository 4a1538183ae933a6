"""Reads every view and macro of an edition in each way of opening it, and prints digests of their rows.

It imports nothing of this project, so that it runs under any version of DuckDB:
``edition_rows.py EDITION OTHER WAY…``; without a way it takes all of them.
"""

from __future__ import annotations

import hashlib
import json
import sys

import duckdb

WAYS = {
    "opened": "",
    "attached": "ATTACH '{edition}' AS small (READ_ONLY)",
    "attached and used": "ATTACH '{edition}' AS small (READ_ONLY); USE small",
    "under an odd name": """ATTACH '{edition}' AS "the 'best' or.the ""last" (READ_ONLY)""",
    "beside another": "ATTACH '{other}' AS large (READ_ONLY); ATTACH '{edition}' AS small (READ_ONLY)",
    "beside another that is used": (
        "ATTACH '{edition}' AS small (READ_ONLY); ATTACH '{other}' AS large (READ_ONLY); USE large"
    ),
    "on a search path": (
        "ATTACH '{edition}' AS small (READ_ONLY); ATTACH '{other}' AS large (READ_ONLY); "
        "SET search_path = 'large,small'"
    ),
    "opened beside another": "ATTACH '{other}' AS large (READ_ONLY)",
    "beside another that is opened": "ATTACH '{edition}' AS small (READ_ONLY)",
}
# The arguments with which the macros are called; those of other macros are made of their parameters.
ARGUMENTS = {
    "query": "'report'",
    "word": "'reports'",
    "words": "'report'",
    "tag": "'nissan'",
    "quantity": "'job-cuts'",
    "sought": "[{'clause': 1, 'size': 1, 'place': 1, 'term': 'report', 'is_open': false, 'forms': ['']}]",
    "evidence": "[{'field': 'text', 'start': 4, 'end': 8, 'text': 'jobs'}]",
    "article_ids": "(SELECT list(article_id) FROM {quoted}.main.articles)",
    "at": "TIMESTAMPTZ '2100-01-01'",
}
LIST_MACROS = """
    SELECT function_name, function_type = 'table_macro', parameters
    FROM duckdb_functions()
    WHERE database_name = ? AND schema_name = 'main' AND NOT internal
    ORDER BY 1
"""
NAME = "SELECT database_name FROM duckdb_databases() WHERE path = ?"
LIST_VIEWS = """
    SELECT view_name FROM duckdb_views()
    WHERE database_name = ? AND schema_name = 'main' AND NOT internal
    ORDER BY 1
"""


def read_rows(way: str, edition: str, other: str) -> dict[str, str]:
    """Return the digest of the rows of each view and macro of `edition`, with `other` beside it."""
    opened = {"opened": edition, "opened beside another": edition, "beside another that is opened": other}
    place, config = opened.get(way, ":memory:"), {"threads": "1"}
    with duckdb.connect(place, read_only=way in opened, config=config) as con:
        con.execute(WAYS[way].format(edition=edition, other=other) or "SELECT 1")
        con.execute("SET TimeZone = 'UTC'; SET VARIABLE search = 'report'")
        ((name,),) = con.execute(NAME, [edition]).fetchall()
        quoted = '"' + name.replace('"', '""') + '"'
        queries = {view: f"FROM {quoted}.{view}" for (view,) in con.execute(LIST_VIEWS, [name]).fetchall()}
        for macro, is_table, parameters in con.execute(LIST_MACROS, [name]).fetchall():
            arguments = ", ".join(
                ARGUMENTS[one].replace("{quoted}", quoted) for one in parameters if one in ARGUMENTS
            )
            call = f"{quoted}.main.{macro}({arguments})"
            queries[f"{macro}()"] = f"FROM {call}" if is_table else f"SELECT {call} AS result"
        return {what: digest(con, query) for what, query in queries.items()}


def digest(con: duckdb.DuckDBPyConnection, query: str) -> str:
    """Return the number of the rows with a digest of the sorted rows, or an error."""
    try:
        rows = con.execute(f"SELECT to_json(found)::VARCHAR FROM ({query}) AS found").fetchall()
    except duckdb.Error as error:
        return f"{type(error).__name__}: {error}"
    return f"{len(rows)} {hashlib.sha256(repr(sorted(rows)).encode()).hexdigest()[:16]}"


if __name__ == "__main__":
    edition, other, *ways = sys.argv[1:]
    found = {way: read_rows(way, edition, other) for way in ways or WAYS}
    print(json.dumps({"version": duckdb.__version__, "ways": found}))
