"""Count linked look-alikes among invented sales flashes, and rewritten editions found, by language."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from editions import make_edition, measure_jaccard
from invented import invent_article, list_words
from sales_flashes import FAMILIES, LANGUAGES, Flash, invent_flash, invent_sibling, rewrite_flash

from transforms.dedup.similarity import ComparedText, compare_texts

JACCARD = (0.4, 0.6)
"""How similar a rewritten edition is to the first one: the range in which its sentences alone do not
decide."""
# What a sibling of a flash has in common with it, besides sentences: another month, another maker, or
# neither.
_KEPT = (
    ("maker", "model", "land", "person", "year", "last"),
    ("maker", "model", "land"),
    ("month", "year", "last", "day", "land"),
    ("month", "land", "person"),
    ("land",),
)


class Counted(NamedTuple):
    """How many of the pairs of texts were linked as copies."""

    linked: int
    pairs: int


def count_linked_flashes(language: str, family: str, *, seed: int, flashes: int) -> Counted:
    """Compare flashes of one language with each other, and each with siblings that share its sentences."""
    rng = random.Random(f"{seed} {language} {family}")
    made = [invent_flash(rng, language, family) for _ in range(flashes)]
    pairs = [
        (one.write(), other.write()) for one, other in combinations(made, 2) if _are_different(one, other)
    ]
    pairs += [
        (flash.write(), invent_sibling(rng, flash, kept=kept).write()) for flash in made for kept in _KEPT
    ]
    return _count(pairs)


def count_found_editions(language: str, family: str, *, seed: int, editions: int) -> Counted:
    """Compare flashes with editions of their own facts in other sentences."""
    rng = random.Random(f"{seed} {language} {family} editions")

    def rewrite() -> tuple[str, str]:
        flash = invent_flash(rng, language, family)
        return flash.write(), rewrite_flash(rng, flash, share=rng.uniform(0.1, 0.6)).write()

    return _count(_draw_alike(rewrite, editions))


def count_found_reports(*, seed: int, editions: int) -> Counted:
    """Compare invented articles of 90 to 500 words with editions made sentence by sentence."""
    rng = random.Random(f"{seed} reports")
    articles = [invent_article(rng, words=rng.choice((90, 150, 300, 500))) for _ in range(40)]
    words = list_words(articles)
    sentences = [sentence for text in articles for sentence in text.split("\n\n")[-1].split(". ")]

    def rewrite() -> tuple[str, str]:
        text, share = rng.choice(articles), rng.uniform(0.3, 0.9)
        return text, make_edition(text, rng, words=words, sentences=sentences, share=share)

    return _count(_draw_alike(rewrite, editions))


def print_flashes(seed: int) -> None:
    """Print a line for each language and family, and the sums."""
    looks, editions = [], []
    for family in FAMILIES:
        for language in LANGUAGES:
            looks.append(count_linked_flashes(language, family, seed=seed, flashes=75))
            editions.append(count_found_editions(language, family, seed=seed, editions=50))
            print(
                f"  sales flashes: {language}, {family:<13} {looks[-1].linked:4} of {looks[-1].pairs} pairs "
                f"wrongly linked, {editions[-1].linked} of {editions[-1].pairs} rewritten editions found"
            )
    editions.append(count_found_reports(seed=seed, editions=200))
    print(f"  rewritten reports:                {editions[-1].linked} of {editions[-1].pairs} found")
    linked, pairs = (sum(counts) for counts in zip(*looks, strict=True))
    found, made = (sum(counts) for counts in zip(*editions, strict=True))
    print(f"  all sales flashes: {linked} of {pairs} pairs wrongly linked")
    print(f"  all editions: {found / made:.3f} of {made} found")


def _are_different(one: Flash, other: Flash) -> bool:
    return any(one.facts[slot] != other.facts[slot] for slot in ("{month}", "{maker}"))


def _draw_alike(rewrite: Callable[[], tuple[str, str]], count: int) -> Iterator[tuple[str, str]]:
    """Yield pairs until `count` of them are as similar as :data:`JACCARD` says."""
    low, high = JACCARD
    while count:
        one, other = rewrite()
        if low <= measure_jaccard(one, other) <= high:
            count -= 1
            yield one, other


def _count(pairs: Iterable[tuple[str, str]]) -> Counted:
    found = [bool(compare_texts(ComparedText(one), ComparedText(other))) for one, other in pairs]
    return Counted(sum(found), len(found))
