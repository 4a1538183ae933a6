"""Whether a page has the whole of its article."""

from __future__ import annotations

import pytest

from transforms.extraction.metadata.completeness import count_block_words, is_truncated
from transforms.records import Block

LINE = "The hall is to house 140 robots, two people said on Monday."  # 12 words


def blocks(count: int, *, last: str = LINE) -> list[Block]:
    return [Block(kind="paragraph", text=text) for text in [*[LINE] * (count - 1), last]]


@pytest.mark.parametrize(
    ("article", "stated", "paywalled", "feed_words", "expected"),
    [
        (blocks(20), None, None, 0, False),
        (blocks(20), LINE * 40, None, 0, True),
        (blocks(20), LINE * 20, None, 0, False),
        (blocks(4), None, True, 0, True),
        (blocks(4), None, False, 0, False),
        (blocks(20), None, True, 0, False),
        (blocks(4), None, None, 90, True),
        (blocks(1), None, None, 20, False),
    ],
)
def test_an_article_is_truncated_when_its_text_seems_to_go_on(
    article: list[Block], stated: str | None, paywalled: bool | None, feed_words: int, expected: bool
) -> None:
    assert is_truncated(article, stated=stated, paywalled=paywalled, feed_words=feed_words) is expected


def test_blocks_that_are_set_apart_are_not_counted() -> None:
    assert count_block_words([*blocks(1), Block(kind="list", text="Menu", set_apart=True)]) == 12
