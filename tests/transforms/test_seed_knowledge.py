"""The seed corpus, where it is present: tagged with evidence, no copies, one event reported twice."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from transforms.duplicates import find_duplicates
from transforms.fingerprint import fingerprint_article
from transforms.reading import read_page
from transforms.records import Article, Page
from transforms.stories import assign_stories
from transforms.tag import tag_article
from transforms.tagging.lexicon import default_taxonomy
from transforms.terms import extract_terms

ROOT = Path(__file__).resolve().parent.parent.parent
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def find_seeds() -> list[Path]:
    named = os.environ.get("NEWSWIRE_CORPUS_DIR")
    folders = [Path(named)] if named else [ROOT / "corpus", ROOT.parent / "shared/seeds"]
    return next((sorted(folder.glob("*.txt")) for folder in folders if folder.is_dir()), [])


def read_seed(path: Path) -> Article:
    page = Page(
        page_id=path.stem, corpus="seed", origin=path.name, entry_id=None, url=None, body=path.read_bytes(),
        media_type="text/plain", charset=None, sha256="", landed_at=NOW, archived=None,
    )  # fmt: skip
    article = read_page(page, now=NOW)
    assert isinstance(article, Article), article
    return article


@pytest.fixture(scope="module")
def seeds() -> list[Article]:
    paths = find_seeds()
    if not paths:
        pytest.skip(
            "no seed corpus: neither NEWSWIRE_CORPUS_DIR nor ./corpus nor ../shared/seeds holds text files"
        )
    return [read_seed(path) for path in paths]


def test_every_seed_is_about_nissan_and_shows_where(seeds: list[Article]) -> None:
    for article in seeds:
        tags = {each.tag: each for each in tag_article(article, default_taxonomy())}
        assert tags["nissan"].relevance == "subject"
        for each in tags.values():
            for evidence in each.evidence:
                source = article.title if evidence.field == "title" else article.text
                assert source[evidence.start : evidence.end] == evidence.text


def test_no_seed_copies_another(seeds: list[Article]) -> None:
    assert find_duplicates([fingerprint_article(article) for article in seeds], []) == ()


def test_the_two_seeds_about_oppama_and_foxconn_are_one_story_and_the_rest_their_own(
    seeds: list[Article],
) -> None:
    terms = [extract_terms(article) for article in seeds]
    frequencies = Counter(term for each in terms for term, _ in each.counts)
    decided = assign_stories(terms, [], frequencies=frequencies, articles=len(terms), duplicates={})
    stories = {each.article_id: each.story_id for each in decided}
    together = [
        stories[article.article_id]
        for article in seeds
        if {"oppama", "foxconn"} <= {each.tag for each in tag_article(article, default_taxonomy())}
    ]
    assert len(together) == 2
    assert len(set(together)) == 1
    assert len(set(stories.values())) == len(seeds) - 1
