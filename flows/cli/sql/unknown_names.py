"""Tags and quantities that SQL asks for by a name that there is not: their macros have no rows then.

The macros themselves say nothing: to look for the name in them took six times as long as to answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.listings import find_quantity, find_tag

_CALLS = re.compile(
    r"\b(coverage|co_tags|claim_history)\s*\(\s*(?:(?:tag|quantity)\s*:=\s*)?'((?:[^']|'')+)'", re.IGNORECASE
)
_SUBJECTS = re.compile(
    r"\bclaim_history\s*\(\s*(?:quantity\s*:=\s*)?'(?:[^']|'')+'\s*,\s*(?:subject\s*:=\s*)?'((?:[^']|'')+)'",
    re.IGNORECASE,
)
_VARIABLES = re.compile(r"\bgetvariable\s*\(\s*'(tag|quantity)'", re.IGNORECASE)
_KINDS = {"coverage": "tag", "co_tags": "tag", "claim_history": "quantity"}
_FIND = {"tag": find_tag, "quantity": find_quantity}
_VIEWS = {"tag": "tags", "quantity": "quantities"}


def describe_unknown_names(con: DuckDBPyConnection, text: str) -> list[str]:
    """Return a sentence for each tag or quantity in calls and variables of SQL that there is not.

    Args:
        con: A connection to an edition, with the variables that the SQL has read.
        text: The SQL.
    """
    try:
        return [
            words
            for kind, name in dict.fromkeys(_list_names(con, text))
            if (words := _describe(con, kind, name))
        ]
    except duckdb.Error:  # the SQL has left the edition, as by USE
        return []


def _list_names(con: DuckDBPyConnection, text: str) -> Iterator[tuple[str, str]]:
    for call in _CALLS.finditer(text):
        yield _KINDS[call[1].lower()], call[2].replace("''", "'")
    for call in _SUBJECTS.finditer(text):
        yield "tag", call[1].replace("''", "'")
    for call in _VARIABLES.finditer(text):
        [(value,)] = con.execute("SELECT getvariable($1)", [call[1].lower()]).fetchall()
        if isinstance(value, str):
            yield call[1].lower(), value


def _describe(con: DuckDBPyConnection, kind: str, name: str) -> str | None:
    is_known, nearest = _FIND[kind](con, name)
    if is_known or nearest is None:  # an edition without any claims has no list of quantities
        return None
    return (
        f"there is no {kind} {name!r}; the most similar one is {nearest}. The view {_VIEWS[kind]} lists them"
    )
