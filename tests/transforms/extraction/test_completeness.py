"""Whether a page gives the whole of its article."""

from __future__ import annotations

import pytest

from transforms.extraction.metadata.completeness import count_block_words, is_truncated
from transforms.records import Block

LINE = "The hall is to house 140 robots, two people said on Monday."  # 12 words


def blocks(count: int, *, last: str = LINE) -> list[Block]:
    return [Block(kind="paragraph", text=text) for text in [*[LINE] * (count - 1), last]]


@pytest.mark.parametrize(
    ("article", "stated", "paywalled", "promised", "expected"),
    [
        (blocks(20), None, None, 0, False),
        (blocks(20, last="The hall, which is to house …"), None, None, 0, True),
        (blocks(20), LINE * 40, None, 0, True),
        (blocks(20), LINE * 20, None, 0, False),
        (blocks(4), None, True, 0, True),
        (blocks(4), None, False, 0, False),
        (blocks(20), None, True, 0, False),
        (blocks(4), None, None, 90, True),
        (blocks(1), None, None, 20, False),
    ],
)
def test_an_article_is_cut_short_when_there_are_signs_of_more(
    article: list[Block], stated: str | None, paywalled: bool | None, promised: int, expected: bool
) -> None:
    assert is_truncated(article, stated=stated, paywalled=paywalled, promised=promised) is expected


def test_what_is_set_apart_is_not_counted() -> None:
    assert count_block_words([*blocks(1), Block(kind="list", text="Menu", set_apart=True)]) == 12
