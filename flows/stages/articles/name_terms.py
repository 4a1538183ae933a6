"""Name the terms that decide on stories, of which the decision knows keys alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from duckdb import DuckDBPyConnection

from transforms.stories.assignment import Assignment
from transforms.stories.term_table import TermTable
from warehouse.staged_records import TermPlaces
from warehouse.terms import read_term_names

_FEW = 50  # decisions


def name_terms(
    con: DuckDBPyConnection, rows: Sequence[int], table: TermTable, decided: Sequence[Assignment]
) -> Mapping[int, tuple[str, ...]]:
    """Return the terms that contribute most to each decision, by its row in the table.

    To read one term of an article DuckDB reads those of 2,048: beside 10,000 articles that takes 4 ms of CPU
    time a row, but not for the row that came last. So where decisions are few, its terms are read first: most
    others name no term that it has not.

    Args:
        con: A connection to the warehouse.
        rows: The row in ``store.terms`` of each row of the table.
        table: The terms.
        decided: The decisions.
    """
    named: dict[int, tuple[str, ...]] = {}
    if 1 < len(decided) <= _FEW:
        names = _read_all(con, rows, table, max((each.row for each in decided), key=rows.__getitem__))
        for each in decided:
            keys = table.vocabulary[table.columns[list(each.entries)]].tolist()
            if names.keys() >= {*keys}:
                named[each.row] = tuple(names[key] for key in keys)
    left = [each for each in decided if each.row not in named]
    if left:
        starts = table.starts.tolist()
        times = [table.at[each.row] for each in left]
        found = read_term_names(
            con,
            [
                TermPlaces(rows[each.row], tuple(entry - starts[each.row] for entry in each.entries))
                for each in left
            ],
            first=min(times),
            last=max(times),
        )
        named |= {each.row: found[rows[each.row]] for each in left}
    return named


def _read_all(con: DuckDBPyConnection, rows: Sequence[int], table: TermTable, row: int) -> dict[int, str]:
    """Return all terms of a row of the table, by their keys."""
    start, end = table.starts[row : row + 2].tolist()
    places, at = TermPlaces(rows[row], tuple(range(end - start))), table.at[row]
    (terms,) = read_term_names(con, [places], first=at, last=at).values()
    return dict(zip(table.vocabulary[table.columns[start:end]].tolist(), terms, strict=True))
