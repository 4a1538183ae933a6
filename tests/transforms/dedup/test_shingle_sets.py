"""Tests of the numbers of shingles: they are equal where the shingles are."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from transforms.dedup.shingle_sets import number_shingles
from transforms.dedup.shingles import make_shingles
from transforms.dedup.tokens import tokenise

_ALL = 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "…",
        "word",
        "one two",
        "Nissan sold 1,234.5 cars at 9:30, 3.5km from a1.5 and v2.0.1, 1.2.x, 7.",
        "1.5",
        ".5.5.",
        "the x1.5 and 1.5x and x_1.5 and 1.5_x",
        "“Größe” – naïve Straße, ﬁne ①②, ŐRÜLT İstanbul, 1٫5 ٣.٤ ²",
        "ᾳ ͅ",
        "日産は2,350台を1.5倍 the plant",
        "Короткий текст о заводе Ниссан и 1,5 миллиона машин",
        "a lone \ud800 surrogate here",
        "★ 1.5kg ☆ of 🙂 iron, 12.5 and Maße",
        "snake_case and __dunder__ stay whole",
        "x" * 20_000,
        "word other third " * 10_000,
    ],
)
def test_counts_the_tokens_and_the_shingles(text: str) -> None:
    tokens = tokenise(text)
    found = number_shingles(text, limit=_ALL)
    assert found.tokens == len(tokens)
    assert len(found.shingles) == len(set(make_shingles(tokens)))


def test_two_texts_share_numbers_as_they_share_shingles() -> None:
    rng = random.Random(3)
    parts = [*"ab19_.,:;-- \n", "é", "ß", "★", "ﬁ", "日", "産", "1.5", "İ", " the ", " plant ", " 12,500 "]
    texts = ["".join(rng.choices(parts, k=rng.randrange(120))) for _ in range(600)]
    for one, other in pairwise(texts):
        mine, theirs = (set(make_shingles(tokenise(text))) for text in (one, other))
        found, others = (number_shingles(text, limit=_ALL).shingles for text in (one, other))
        assert (len(found), len(others)) == (len(mine), len(theirs)), (one, other)
        assert len(found & others) == len(mine & theirs), (one, other)


def test_a_text_of_one_script_agrees_with_its_part_in_another() -> None:
    words = "The plant in Oppama built 2,350 cars a day until the spring of last year"
    mixed = f"{words} 日産"  # is numbered by its tokens
    shared = number_shingles(words, limit=_ALL).shingles & number_shingles(mixed, limit=_ALL).shingles
    assert len(shared) == len(make_shingles(tokenise(words)))


def test_only_so_many_tokens_count() -> None:
    text = "one two three four five six"
    for written in (text, f"{text} 日産"):
        found = number_shingles(written, limit=4)
        first = number_shingles("one two three four", limit=_ALL)
        assert (found.tokens, found.shingles) == (first.tokens, first.shingles)


def test_no_pair_is_passed_over_that_shares_enough() -> None:
    rng = random.Random(5)
    words = [f"word{number}" for number in range(400)]
    for _ in range(300):
        first = rng.choices(words, k=rng.randrange(1, 300))
        second = [rng.choice(words) if rng.random() < 0.5 else word for word in first][
            : rng.randrange(1, 300)
        ]
        one, other = (number_shingles(" ".join(written), limit=_ALL) for written in (first, second))
        share = len(one.shingles & other.shingles) / min(len(one.shingles), len(other.shingles))
        assert one.may_contain(other, share)
        assert other.may_contain(one, share)


def test_texts_without_a_common_shingle_are_passed_over() -> None:
    one, other = (
        number_shingles(" ".join(f"{letter}{number}" for number in range(600)), limit=_ALL) for letter in "ab"
    )
    assert not one.may_contain(other, 0.08)
