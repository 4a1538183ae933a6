"""No pattern of this package tries rows of the same characters in ever more ways, which takes for ever.

A row of 60 is enough to tell: what is tried in twice as many ways with each character takes hours for it, and
what takes time by the square or the cube of its length takes less than a moment.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

import transforms

_ROW = 60  # characters
_MOMENT = 1.0  # CPU seconds
_PARTS = (
    *(
        "9",
        "9,",
        "9.",
        "9 ",
        "9,9 ",
        "9-",
        "9:",
        "9%",
        "9 a ",
        "5千",
        "5万3",
        "一",
        "二千",
        "9만",
        "日",
        "ア",
        "가 ",
    ),
    *("a", "a ", "A", "A ", "a-", "a'", "a.", "a, ", ", ", "; ", " - ", " and ", "of ", "Mr. ", "Nissan "),
    *(" ", "\n", " \n", "\t", "-", "/", ".", "…", "?", ",", "_", "|", "| ", "\\", "(", "[", '"', "é", "€9"),
    *("<", "<a ", "</", "&", "&#", "a=", 'a="b" ', "%20", "a@", "a/", "//"),
)
_ENDS = (":", "x", "!", "9", "")


def test_every_pattern_reads_a_row_of_the_same_in_a_moment() -> None:
    patterns = dict(_list_patterns())
    assert len(patterns) > 300
    rows = [part * (_ROW // len(part)) + end for part in _PARTS for end in _ENDS]
    assert {
        name: row for name, pattern in patterns.items() for row in rows if _takes_long(pattern, row)
    } == {}


class _NeverEnding:
    """In place of a pattern that does not end."""

    def fullmatch(self, row: str) -> None:
        while True:
            row.isdigit()


def test_a_search_that_does_not_end_is_stopped_and_named() -> None:
    assert _takes_long(_NeverEnding(), "9")


def _list_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns of all modules, also those in their tables, with the module and the name of each."""
    for module in pkgutil.walk_packages(transforms.__path__, "transforms."):
        for name, value in vars(importlib.import_module(module.name)).items():
            yield from _find_patterns(f"{module.name}.{name}", value)


def _find_patterns(name: str, value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield name, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _find_patterns(f"{name}[{key}]", one)
    elif isinstance(value, list | tuple):
        for place, one in enumerate(value):
            yield from _find_patterns(f"{name}[{place}]", one)


def _takes_long(pattern: Any, row: str) -> bool:
    try:
        with _limit_time():
            pattern.fullmatch(row)
            pattern.search(row)
    except TimeoutError:
        return True
    return False


@contextmanager
def _limit_time() -> Iterator[None]:
    """Raise TimeoutError after a moment of CPU time; an expression looks for signals while it is tried."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    former = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _MOMENT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)
