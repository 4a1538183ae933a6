"""Topics of single sentences in English stay above their floors, and words in another sense make none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from floors import check_floors, digest_files
from folders import ROOT
from tagging_cases import Case, read_cases, score_cases

from transforms.records import Article, ArticleTag
from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import tag_article

FOLDER = ROOT / "tests/quality/english_topics"
KINDS = {tag.tag: tag.kind for tag in default_taxonomy().tags}
TOPICS = frozenset(tag for tag, kind in KINDS.items() if kind == "topic")


def tag(article: Article) -> tuple[ArticleTag, ...]:
    return tag_article(article, default_taxonomy())


def list_cases(name: str) -> list[Case]:
    """Return the sentences of a set; each has all of its topics as labels, so that no other is right."""
    return [
        replace(case, absent=TOPICS - case.subject - case.either)
        for case in read_cases(FOLDER)
        if case.name.startswith(f"{name}/")
    ]


@pytest.mark.parametrize("name", ["mended", "held_out", "unusual", "plain"])
def test_topics_of_sentences_stay_above_their_floors(name: str, flags: dict[str, bool]) -> None:
    cases = list_cases(name)
    assert len(cases) > 60
    assert {label for case in cases for label in case.subject | case.either} <= TOPICS
    count = score_cases(cases, tag, KINDS)["topic"]
    measured = {"precision": count.precision, "recall": count.recall}
    digest = digest_files([FOLDER / f"{name}.toml"], root=FOLDER)
    assert check_floors(f"english-topics-{name}", measured, digest, **flags) == []


def test_words_in_another_sense_make_no_topic() -> None:
    cases = [case for case in read_cases(FOLDER) if case.name.startswith("lookalikes/")]
    assert len(cases) > 120
    wrong = {case.name: case.absent & {each.tag for each in tag(case.article)} for case in cases}
    assert {name: topics for name, topics in wrong.items() if topics} == {}
