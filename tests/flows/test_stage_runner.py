"""The result of a stage is returned unchanged, and the log has a record of the stage."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest
from log_records import collect_records

from flows.stage_runner import count_rows, run_stage_locally


@dataclass(frozen=True)
class Batch:
    pages: tuple[str, ...]
    name: str = "a name has a length that says nothing"
    waiting: Mapping[str, int] = field(default_factory=dict)
    total: float = 1.5


@pytest.mark.parametrize(
    ("result", "counts"),
    [
        (12, {"result": 12}),
        (True, {"result": 1}),
        (["a", "b"], {"rows": 2}),
        ([], {"rows": 0}),
        (Batch(pages=("a",), waiting={"a": 1}), {"pages": 1, "waiting": 1}),
        (None, {}),
        ("text", {}),
        ((["a"], ["b"]), {}),
        (Batch, {}),
    ],
)
def test_a_result_is_described_by_its_numbers(result: object, counts: dict[str, int]) -> None:
    assert count_rows(result) == counts


@pytest.fixture
def records() -> Iterator[list[logging.LogRecord]]:
    with collect_records() as collected:
        yield collected


def double(numbers: list[int], *, times: int = 2) -> list[int]:
    return numbers * times


def fail() -> None:
    raise OSError("the disk is on fire")


def test_a_stage_is_logged_when_it_starts_and_when_it_ends(records: list[logging.LogRecord]) -> None:
    assert run_stage_locally(double, [1, 2], times=3) == [1, 2] * 3
    assert [record.getMessage() for record in records] == ["stage starts", "stage ended"]
    assert [record.__dict__["fields"] for record in records] == [{"stage": "double"}] * 2
    assert records[1].__dict__["details"]["rows"] == 6
    assert records[1].__dict__["details"]["seconds"] >= 0


def test_a_stage_that_fails_is_logged_and_its_error_is_raised(records: list[logging.LogRecord]) -> None:
    with pytest.raises(OSError, match="on fire"):
        run_stage_locally(fail)
    assert [record.getMessage() for record in records] == ["stage starts", "stage failed"]
    assert records[1].__dict__["details"]["error"] == "OSError"
