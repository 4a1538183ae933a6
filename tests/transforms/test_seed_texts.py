"""The seed corpus, where it is present: read whole, the same each time, nothing lost."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from transforms.cleaning.tickers import is_ticker
from transforms.reading import read_page
from transforms.records import Article, Page
from transforms.text import squeeze

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
def seeds() -> list[Path]:
    paths = find_seeds()
    if not paths:
        pytest.skip(
            "no seed corpus: neither NEWSWIRE_CORPUS_DIR nor ./corpus nor ../shared/seeds holds text files"
        )
    return paths


def test_every_line_of_a_seed_is_one_block_in_order(seeds: list[Path]) -> None:
    for path in seeds:
        lines = [squeeze(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        assert [block.text for block in read_seed(path).blocks] == lines


def test_seeds_have_titles_and_texts_without_tickers(seeds: list[Path]) -> None:
    for path in seeds:
        article = read_seed(path)
        assert article.title
        assert article.word_count > 200
        assert not any(is_ticker(line) for line in article.text.splitlines())
        assert all(block.rule and block.class_ for block in article.blocks if not block.kept)


def test_seeds_read_the_same_in_any_order(seeds: list[Path]) -> None:
    forward = [read_seed(path) for path in seeds]
    assert [read_seed(path) for path in reversed(seeds)] == forward[::-1]
