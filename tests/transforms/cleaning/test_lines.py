"""Single lines of many kinds, in and around reporting: boilerplate is removed, reporting stays."""

from __future__ import annotations

from collections import Counter

import pytest
from folders import DATA

from transforms.cleaning.passes import clean_blocks
from transforms.records import Block, CleanedBlock

FOLDER = DATA / "lines"
REPORT = (
    "The hall in Civac is to house 140 robots by the end of the year, said two people who know the plan.",
    "They said that suppliers had been told on Tuesday, in a letter of nine pages that names no plant.",
    "A spokesman for the company declined to say more about the plan before the board meets in June.",
    "Workers at the gate said that they had heard of it from the radio, and not from the company.",
)
PLACES = {"head": 0, "middle": 2, "tail": len(REPORT)}


def read_lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("# ")]


BOILERPLATE = [tuple(part.strip() for part in line.split("|", 2)) for line in read_lines("boilerplate.txt")]
REPORTING = read_lines("reporting.txt")


def clean_among_reports(line: str, place: str) -> tuple[CleanedBlock, tuple[CleanedBlock, ...]]:
    """Put a line into an article, clean it, and return the line's block and the other blocks."""
    lines = [*REPORT[: PLACES[place]], line, *REPORT[PLACES[place] :]]
    cleaned = clean_blocks([Block(kind="paragraph", text=text) for text in lines], title=None)
    (block,) = (one for one in cleaned if one.text == line)
    return block, tuple(one for one in cleaned if one is not block)


# A test for each class and each place, and not for each of 2,300 lines: as tests they took twice as long.
@pytest.mark.parametrize("class_", sorted({class_ for class_, _, _ in BOILERPLATE}))
def test_boilerplate_is_removed_as_its_class_and_the_reporting_around_it_stays(class_: str) -> None:
    wrong = []
    for _, place, line in (one for one in BOILERPLATE if one[0] == class_):
        block, others = clean_among_reports(line, place)
        if (block.kept, block.class_) != (False, class_) or not all(one.kept for one in others):
            wrong.append(f"{place}: {line} [{block.class_}]")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("place", PLACES)
def test_reporting_that_looks_like_boilerplate_stays_at_any_place(place: str) -> None:
    wrong = []
    for line in REPORTING:
        block, others = clean_among_reports(line, place)
        if (block.kept, block.rule) != (True, None) or not all(one.kept for one in others):
            wrong.append(f"{line} [{block.rule}]")
    assert not wrong, "\n".join(wrong)


def test_the_lines_are_many_and_of_every_class_and_place() -> None:
    classes = Counter(class_ for class_, _, _ in BOILERPLATE)
    assert min(classes.values()) >= 8, classes
    assert {place for _, place, _ in BOILERPLATE} == set(PLACES)
    assert len(BOILERPLATE) >= 300
    assert len(REPORTING) >= 200
    assert len(set(REPORTING)) == len(REPORTING)
