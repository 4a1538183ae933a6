"""Docstrings, comments and names use the field's words, as docs/glossary.md lists them."""

from __future__ import annotations

import re
import runpy
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
DIALECT: dict[str, Any] = runpy.run_path(str(HERE / "dialect.py"))
ROOT: Path = DIALECT["ROOT"]
MODULES = sorted(
    path.relative_to(ROOT).with_suffix("")
    for package in DIALECT["PACKAGES"]
    for path in (ROOT / package).rglob("*.py")
    if not path.stem.startswith("__") and "sites" not in path.parts
)
SUFFIXES = ("s", "es", "er", "ers", "ing", "ed", "ation", "anation")


@pytest.fixture(scope="module")
def remarks() -> list[Any]:
    """All docstrings and comments; to read them takes each process of a run 2 s otherwise."""
    return list(DIALECT["read_remarks"]())


def test_there_is_enough_to_count(remarks: list[Any]) -> None:
    assert DIALECT["count_words"](remarks) > 20_000


@pytest.mark.parametrize("label", DIALECT["COUNTED"])
def test_expressions_that_hide_the_noun_are_rare(label: str, remarks: list[Any]) -> None:
    places = DIALECT["find"](DIALECT["COUNTED"][label], remarks)
    frequency = 1000 * len(places) / DIALECT["count_words"](remarks)
    assert frequency <= DIALECT["LIMIT"], "\n".join(places)


@pytest.mark.parametrize("word", DIALECT["COINED"])
def test_a_coined_word_stays_replaced_in_remarks(word: str, remarks: list[Any]) -> None:
    assert DIALECT["find"](rf"{word}\b", remarks) == []


@pytest.mark.parametrize("word", sorted(set(DIALECT["COINED"]) - {"null", "newsroom"}))
def test_a_coined_word_stays_replaced_in_names(word: str) -> None:
    named = re.compile(rf"(?:^|[^a-z]){word}(?:[^a-z]|$)")
    found = [
        f"{path}:{number}"
        for path in MODULES
        for number, line in enumerate(
            (ROOT / path).with_suffix(".py").read_text("utf-8").splitlines(), start=1
        )
        for name in re.findall(r"(?:def|class) (\w+)|^(\w+)(?=\s*[:=])", line)
        if named.search("".join(name).lower())
    ]
    assert found == []


def test_no_two_modules_of_a_package_differ_by_a_suffix() -> None:
    stems: dict[str, list[str]] = {}
    for path in MODULES:
        stems.setdefault(path.parts[0], []).append(path.stem)
    pairs = [
        f"{package}: {short} and {long}"
        for package, names in stems.items()
        for short, long in combinations(sorted(set(names)), 2)
        if any(long == short + suffix for suffix in SUFFIXES)
    ]
    assert pairs == []
