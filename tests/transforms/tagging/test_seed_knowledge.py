"""The seed corpus, where it is present: tagged with evidence, no copies, one event reported twice."""

from __future__ import annotations

import pytest
from corpus import read_seed, require_seeds
from grouping import assign, list_stories

from transforms.dedup.duplicates import find_duplicates
from transforms.dedup.fingerprints import fingerprint_article
from transforms.records import Article
from transforms.stories.terms import extract_terms
from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import tag_article


@pytest.fixture(scope="module")
def seeds() -> list[Article]:
    paths = sorted(require_seeds().glob("*.txt"))
    return [read_seed(path) for path in paths]


def test_every_seed_is_about_nissan_and_has_its_evidence(seeds: list[Article]) -> None:
    for article in seeds:
        tags = {each.tag: each for each in tag_article(article, default_taxonomy())}
        assert tags["nissan"].relevance == "subject"
        for each in tags.values():
            for evidence in each.evidence:
                source = article.title if evidence.field == "title" else article.text
                assert source[evidence.start : evidence.end] == evidence.text


def test_no_seed_is_a_duplicate_of_another(seeds: list[Article]) -> None:
    assert find_duplicates([fingerprint_article(article) for article in seeds], []) == ()


def test_the_two_seeds_about_oppama_and_foxconn_are_one_story_and_the_others_are_alone(
    seeds: list[Article],
) -> None:
    stories = list_stories(assign([extract_terms(article) for article in seeds]))
    together = [
        stories[article.article_id]
        for article in seeds
        if {"oppama", "foxconn"} <= {each.tag for each in tag_article(article, default_taxonomy())}
    ]
    assert len(together) == 2
    assert len(set(together)) == 1
    assert len(set(stories.values())) == len(seeds) - 1
