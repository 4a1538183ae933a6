"""Single lines of many sorts, in and around reporting: noise goes, reporting stays."""

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


NOISE = [tuple(part.strip() for part in line.split("|", 2)) for line in read_lines("noise.txt")]
REPORTING = read_lines("reporting.txt")


def clean_among_reports(line: str, place: str) -> tuple[CleanedBlock, tuple[CleanedBlock, ...]]:
    """Put `line` into an article; return the verdict on it, and those on the article's own paragraphs."""
    lines = [*REPORT[: PLACES[place]], line, *REPORT[PLACES[place] :]]
    cleaned = clean_blocks([Block(kind="paragraph", text=text) for text in lines], title=None)
    (verdict,) = (block for block in cleaned if block.text == line)
    return verdict, tuple(block for block in cleaned if block is not verdict)


@pytest.mark.parametrize(("class_", "place", "line"), NOISE, ids=[line for *_, line in NOISE])
def test_a_line_of_noise_is_removed_as_its_class_and_takes_no_reporting_with_it(
    class_: str, place: str, line: str
) -> None:
    verdict, others = clean_among_reports(line, place)
    assert (verdict.kept, verdict.class_) == (False, class_)
    assert all(block.kept for block in others)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("line", REPORTING)
def test_a_line_of_reporting_that_looks_like_noise_stays_wherever_it_stands(line: str, place: str) -> None:
    verdict, others = clean_among_reports(line, place)
    assert (verdict.kept, verdict.rule) == (True, None)
    assert all(block.kept for block in others)


def test_the_lines_are_many_and_of_every_class_and_place() -> None:
    classes = Counter(class_ for class_, _, _ in NOISE)
    assert min(classes.values()) >= 8, classes
    assert {place for _, place, _ in NOISE} == set(PLACES)
    assert len(NOISE) >= 300
    assert len(REPORTING) >= 200
    assert len(set(REPORTING)) == len(REPORTING)
