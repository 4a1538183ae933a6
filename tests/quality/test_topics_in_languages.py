"""Topics of headlines in other languages than English stay above their floor, and look-alikes have none."""

from __future__ import annotations

from floors import check_floors, digest_files
from folders import ROOT
from tagging_cases import Case, read_cases

from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import tag_article

FOLDER = ROOT / "tests/quality/topics_in_languages"


def list_cases(name: str) -> list[Case]:
    return [case for case in read_cases(FOLDER) if case.name.startswith(f"{name}/")]


def list_tags(case: Case) -> set[str]:
    return {each.tag for each in tag_article(case.article, default_taxonomy())}


def test_headlines_have_their_topic_as_often_as_the_floor_asks(flags: dict[str, bool]) -> None:
    cases = list_cases("headlines")
    assert len(cases) > 180
    found = sum(case.subject <= list_tags(case) for case in cases)
    digest = digest_files([FOLDER / "headlines.toml"], root=FOLDER)
    measured = {"recall": found / len(cases)}
    assert check_floors("topics-in-languages", measured, digest, **flags) == []


def test_words_in_another_sense_make_no_topic() -> None:
    cases = list_cases("lookalikes")
    assert len(cases) > 20
    wrong = {case.name: case.absent & list_tags(case) for case in cases}
    assert {name: topics for name, topics in wrong.items() if topics} == {}
