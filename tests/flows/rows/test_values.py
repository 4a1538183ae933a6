"""Values of rows: exact for programs, rounded for eyes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import duckdb
import pytest

from flows.rows.result import read_result
from flows.rows.values import show_numbers, show_value, write_exact, write_json

TOKYO = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("value", "exact", "shown"),
    [
        (None, "", "NULL"),
        (True, "true", "true"),
        (2026, "2026", "2026"),
        (12_345_678_901_234_567_890, "12345678901234567890", "12345678901234567890"),
        (1 / 3, "0.3333333333333333", "0.3333"),
        (0.5, "0.5", "0.5"),
        (2.0, "2.0", "2"),
        (12_345.678, "12345.678", "12345.7"),
        (123_456.78, "123456.78", "123457"),
        (-1234.5678, "-1234.5678", "-1234.6"),
        (0.000_012_3, "1.23e-05", "0.000012"),
        (1e-9, "1e-09", "1e-09"),
        (1e300, "1e+300", "1e+300"),
        (float("inf"), "inf", "inf"),
        (Decimal("1.50"), "1.50", "1.5"),
        (Decimal("0.123456789"), "0.123456789", "0.1235"),
        (date(2026, 2, 9), "2026-02-09", "2026-02-09"),
        (
            datetime(2026, 2, 9, 10, 0, 0, 123, tzinfo=UTC),
            "2026-02-09 10:00:00.000123+00",
            "2026-02-09 10:00:00+00",
        ),
        (datetime(2026, 2, 9, 19, tzinfo=TOKYO), "2026-02-09 19:00:00+09", "2026-02-09 19:00:00+09"),
        (datetime.max, "infinity", "infinity"),  # noqa: DTZ901
        (["Mira Holt", None], '["Mira Holt", null]', "[Mira Holt, NULL]"),
        ({"field": "title", "start": 3}, '{"field": "title", "start": 3}', "{field: title, start: 3}"),
        (b"\x00\xff", "00ff", "00ff"),
        ("Nissan\n\n moves", "Nissan\n\n moves", "Nissan ⏎ moves"),
        ("a\x1b[31mred", "a\x1b[31mred", "a\\x1b[31mred"),
    ],
)  # fmt: skip
def test_a_value_is_exact_for_programs_and_short_for_eyes(value: object, exact: str, shown: str) -> None:
    assert write_exact(value) == exact
    assert show_value(value) == shown


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([0.5, 0.8734, None], ["0.5000", "0.8734", "NULL"]),
        ([1.0, 2.5], ["1.0", "2.5"]),
        ([1, 20, None], ["1", "20", "NULL"]),
        ([1234.5678, 0.000_12], ["1234.5678", "0.0001"]),
        ([], []),
    ],
)
def test_the_numbers_of_a_column_have_as_many_places(numbers: list[float | None], shown: list[str]) -> None:
    assert show_numbers(numbers) == shown


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1.50"), "1.5"),
        (Decimal("2.00"), "2"),
        (Decimal("0.1234567890123456789"), '"0.1234567890123456789"'),
        (float("nan"), "null"),
        ({date(2026, 1, 1): [1, 2]}, '{"2026-01-01": [1, 2]}'),
        (datetime(2026, 2, 9, 10, tzinfo=UTC), '"2026-02-09T10:00:00+00:00"'),
        ("日産", '"日産"'),
    ],
)
def test_json_has_no_value_that_it_cannot_have_and_rounds_none(value: object, written: str) -> None:
    assert write_json(value) == written
    json.loads(written)


def test_a_float_is_the_shortest_number_that_is_the_same() -> None:
    with duckdb.connect() as con:
        con.execute("SELECT 0.1::FLOAT, [1.1::FLOAT], {'a': 16777216::FLOAT}, 0.1::DOUBLE, NULL::FLOAT")
        assert [list(row) for row in read_result(con).rows] == [[0.1, [1.1], {"a": 16777216.0}, 0.1, None]]
