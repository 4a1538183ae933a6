"""The seed corpus, where it is present: every line is read, and read the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus import read_seed, require_seeds

from transforms.cleaning.tickers import is_ticker
from transforms.text.normalisation import squeeze


@pytest.fixture(scope="module")
def seeds() -> list[Path]:
    return sorted(require_seeds().glob("*.txt"))


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


def test_the_order_in_which_seeds_are_read_does_not_matter(seeds: list[Path]) -> None:
    forward = [read_seed(path) for path in seeds]
    assert [read_seed(path) for path in reversed(seeds)] == forward[::-1]
