"""Which statements are run: queries, and settings of how results are shown. DuckDB's own parser decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import duckdb
from duckdb import DuckDBPyConnection, Statement, StatementType

from flows.errors import UsageError
from flows.log_output import escape_controls
from warehouse.edition import SETTABLE

QUERIES = (StatementType.SELECT, StatementType.EXPLAIN)
_PLAIN = (StatementType.SELECT, StatementType.SET)
_HINT = "queries (SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE, PIVOT, EXPLAIN) and SET"
# what does the work of a statement that does not run
_INSTEAD = {
    "COPY": "; `newswire sql --output FILE` writes rows into a file",
    "EXPORT": "; `newswire export` writes the views into files",
    "CREATE": "; newswire.connect() in Python takes temporary tables",
}
_LOCKED = re.compile(r'Cannot change configuration option "(\w+)" - the configuration has been locked')
# What a query with a PIVOT can begin with. DuckDB makes several statements of it, without any text: a type of
# the values that become columns, the query, and around an EXPLAIN a transaction.
_PIVOT_HEADS = frozenset({"PIVOT", "PIVOT_WIDER", "FROM", "SELECT", "WITH", "(", "SUMMARIZE", "DESCRIBE"})
_PIVOT_PARTS = (StatementType.CREATE, StatementType.TRANSACTION)
_WORD = re.compile(rb"\w+|.")
_MAX_OPTIONS = 24  # words between EXPLAIN and the statement that it explains


def parse_statements(con: DuckDBPyConnection, text: str) -> list[Statement]:
    """Split SQL into its statements, as DuckDB does.

    Args:
        con: A connection to the edition.
        text: The SQL; it may hold several statements, and comments.

    Returns:
        The statements; none where there are comments alone.

    Raises:
        UsageError: The SQL cannot be parsed, or a statement of it would do more than read.
    """
    if "\0" in text:
        raise UsageError("SQL holds no NUL characters")
    try:
        source = text.encode("utf-8")
    except UnicodeEncodeError as error:  # Python has a byte that is none of UTF-8 as a lone surrogate
        raise UsageError("this SQL is not encoded in UTF-8") from error
    try:
        words = [word for _, word in _list_words(source)]
        if ("IMPORT", "DATABASE") in pairwise(words):  # whose file is read when the statement is parsed
            _refuse("IMPORT")
        statements = con.extract_statements(text)
        if not all(one.type in _PLAIN for one in statements):
            for part in _split_sources(source):
                _check_source(con, part)
    except duckdb.Error as error:
        raise UsageError(explain_error(error)) from error
    return statements


def explain_error(error: duckdb.Error) -> str:
    """Return the text of an error, with the settings that exist where another one was to be set."""
    locked = _LOCKED.search(str(error))
    if locked:
        return (
            f"{locked[1]} cannot be set here; these can: {', '.join(SETTABLE)}, and variables (SET VARIABLE)"
        )
    return "\n".join(escape_controls(line) for line in str(error).splitlines() if line.strip())


def _check_source(con: DuckDBPyConnection, source: bytes) -> None:
    """Refuse a statement, as it is written, that does more than read or set."""
    kinds = [one.type for one in con.extract_statements(source.decode("utf-8"))]
    words = list(_list_words(source))
    if StatementType.EXPLAIN in kinds:
        _check_explained(con, source, words)
        return
    head = words[0][1] if words else ""
    allowed = (*_PLAIN, *_PIVOT_PARTS) if head in _PIVOT_HEADS else _PLAIN
    for kind in kinds:
        if kind not in allowed:
            _refuse(kind.name.replace("_", " ") if head in _PIVOT_HEADS else head)


def _check_explained(con: DuckDBPyConnection, source: bytes, words: list[tuple[int, str]]) -> None:
    """Check the statement that an EXPLAIN holds, which EXPLAIN ANALYZE would run.

    It is the rest of the text from the first word on that a statement can begin with. The words before it
    are options, and no option can be read as a statement together with the words behind it.
    """
    if words and words[0][1] == "EXPLAIN":
        for start, _ in words[1:_MAX_OPTIONS]:
            try:
                con.extract_statements(source[start:].decode("utf-8"))
            except duckdb.ParserException:
                continue
            _check_source(con, source[start:])
            return
    _refuse("EXPLAIN of this")


def _refuse(name: str) -> None:
    raise UsageError(
        f"the edition is read-only, so {name} does not run here; {_HINT} do{_INSTEAD.get(name, '')}"
    )


def _split_sources(source: bytes) -> Iterator[bytes]:
    """Yield the statements as they are written, in UTF-8, in which DuckDB counts positions."""
    start = 0
    for position, word in _list_words(source):
        if word == ";":
            yield source[start:position]
            start = position + 1
    yield source[start:]


def _list_words(source: bytes) -> Iterator[tuple[int, str]]:
    """Yield the position of each token, and its first word in capitals or its first character."""
    for position, _ in duckdb.tokenize(source.decode("utf-8")):
        if found := _WORD.match(source, position):
            yield position, found[0].decode("latin-1").upper()
