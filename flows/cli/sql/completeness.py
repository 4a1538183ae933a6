"""Whether SQL that is being typed is complete."""

from __future__ import annotations

import duckdb
from duckdb import DuckDBPyConnection
from pygments.lexers.sql import SqlLexer
from pygments.token import Comment, is_token_subtype


def is_complete(con: DuckDBPyConnection, text: str) -> bool:
    """Return whether SQL ends with a semicolon, comments apart, and has no open quote or comment."""
    tokens = [
        token
        for kind, token in SqlLexer().get_tokens(text)
        if token.strip() and not is_token_subtype(kind, Comment)
    ]
    if not tokens or tokens[-1] != ";":
        return False
    try:
        con.extract_statements(text)
    except duckdb.ParserException as error:
        return "unterminated" not in str(error)
    return True
