"""Arguments of macros that make no sense are errors that name the parameter, whatever the tables hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from warehouse.load import load_batch

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REFUSED = {
    "search('plant', max_results := -5)": "max_results is a number from 0 on, or NULL for all results",
    "search('plant', max_results := 'many')": "and not many",
    "search('plant', copies := 'perhaps')": "copies is true or false, and not perhaps",
    "search('plant since:2026-05 until:2026-01')": "both since 2026-05-01 and until 2026-01-31",
    "search('until:2026-03-14 since:2026-03-15')": "both since 2026-03-15 and until 2026-03-14",
    "search_matches('plant', copies := 'perhaps')": "copies is true or false, and not perhaps",
    "find_articles('plant', max_results := -5)": "max_results is a number from 0 on",
    "search_snippets('plant', ['one'])": "sought is the column of search_matches",
    "search_snippets(5, ['one'])": "sought is the column of search_matches",
    "search_snippets(NULL, 'one')": "article_ids is a list of identifiers",
    "coverage('nissan', undated := 'perhaps')": "undated is true or false, and not perhaps",
    "latency(since := 'soon')": "since is a day, such as 2026-03-15, and not soon",
    "latency(since := 5)": "since is a day, such as 2026-03-15, and not 5",
    "rising(days := -1)": "days is a number from 1 to 100000, and not -1",
    "rising(days := 0)": "days is a number from 1 to 100000, and not 0",
    "rising(days := NULL)": "days is a number from 1 to 100000, and not NULL",
    "rising(days := 'week')": "days is a number from 1 to 100000, and not week",
    "rising(before := -1)": "before is a number of days from 1 to 100000, and not -1",
    "rising(before := 2147483647)": "before is a number of days from 1 to 100000, and not 2147483647",
    "rising(until := '2026-02-30')": "until is a day, such as 2026-03-15, and not 2026-02-30",
    "rising(undated := 'perhaps')": "undated is true or false, and not perhaps",
    "as_of(NULL)": "at is a moment, such as 2026-11-20 09:00:00+00, and not NULL",
    "as_of('soon')": "at is a moment, such as 2026-11-20 09:00:00+00, and not soon",
    "as_of(5)": "at is a moment, such as 2026-11-20 09:00:00+00, and not 5",
    "co_tags('no-tag', relevance := 'mention')": "relevance is 'subject' or NULL, and not mention",
    "co_tags('leaf', relevance := 5)": "relevance is 'subject' or NULL, and not 5",
}
NOTHING = [
    "search(NULL)",
    "search('')",
    "search('report', max_results := 0)",
    "search_snippets(NULL, ['one'])",
    "search_snippets((SELECT any_value(sought) FROM search_matches('report')), NULL)",
    "coverage('no-tag')",
    "coverage(NULL)",
    "coverage(5)",
    "coverage(['leaf'])",
    "co_tags('no-tag')",
    "co_tags(NULL)",
    "co_tags(5)",
    "claim_history('no-quantity')",
    "claim_history(NULL)",
    "claim_history(5, subject := 7)",
    "latency(since := '2999-01-01')",
    "rising(until := '1900-01-01')",
    "as_of('1900-01-01')",
]


@pytest.mark.parametrize("is_filled", [False, True])
@pytest.mark.parametrize(("call", "words"), REFUSED.items())
def test_an_argument_without_sense_is_an_error_in_words(
    con: DuckDBPyConnection, make: Any, call: str, words: str, *, is_filled: bool
) -> None:
    if is_filled:
        load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    with pytest.raises(duckdb.InvalidInputException) as refused:
        con.execute(f"FROM {call}").fetchall()
    assert words in str(refused.value)


@pytest.mark.parametrize("call", NOTHING)
def test_unknown_names_have_no_rows(con: DuckDBPyConnection, make: Any, call: str) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    assert con.execute(f"FROM {call}").fetchall() == []


@pytest.mark.parametrize(
    "call",
    [
        "search('report', max_results := NULL)",
        "search('report', max_results := '3', copies := NULL)",
        "search('report', copies := 'true')",
        "search('report since:2026-01 until:2026')",
        "search('report since:2026-03-02 until:2026-03-02')",
        "search('report since:2026-05 OR until:2026-04')",
        "search('report since:2026 -since:2027 -until:2025')",
        "as_of('2999-01-01')",
        "as_of(TIMESTAMP '2999-01-01 00:00:00')",
        "as_of(DATE '2999-01-01')",
        "as_of('infinity')",
    ],
)
def test_arguments_with_sense_are_answered(con: DuckDBPyConnection, make: Any, call: str) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    assert len(con.execute(f"FROM {call}").fetchall()) == 1
