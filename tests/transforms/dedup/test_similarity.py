"""A copy is told from a twin of the same template, from a rewritten report and from an excerpt."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from copies import list_ways
from invented import TEMPLATES, invent_article, list_words, make_twin

from transforms.dedup.alignment import LONGEST, Gap, align_words, list_gaps
from transforms.dedup.facts import contrast_facts, read_tokens
from transforms.dedup.similarity import ComparedText, compare_texts
from transforms.dedup.tokens import split_words

ORIGINALS = [invent_article(random.Random(seed), words=words) for seed, words in enumerate((110, 300, 600))]
PARAGRAPHS = [part for text in ORIGINALS for part in text.split("\n\n") if len(part.split()) > 15]
WAYS = list_ways(list_words(ORIGINALS), PARAGRAPHS)


def compare(one: str, other: str) -> float:
    return compare_texts(ComparedText(one), ComparedText(other))


@pytest.mark.parametrize("way", WAYS)
def test_a_copy_is_recognised_however_it_was_made(way: str) -> None:
    rng = random.Random(way)
    assert [bool(compare(text, WAYS[way](text, rng))) for text in ORIGINALS] == [True] * len(ORIGINALS)


@pytest.mark.parametrize("template", TEMPLATES)
def test_reports_of_one_template_are_no_copies(template: str) -> None:
    rng = random.Random(template)
    twins = [make_twin(rng, template) for _ in range(12)]
    assert not any(compare(one, other) for one in twins for other in twins if one != other)


def test_a_report_of_a_template_has_copies_all_the_same() -> None:
    rng = random.Random(5)
    report = make_twin(rng, "recall")
    assert compare(report, WAYS["10% of words changed"](report, rng)) > 0.8


def test_a_corrected_figure_does_not_make_another_report() -> None:
    report = make_twin(random.Random(6), "results")
    figure = next(word for word in report.split() if word[0].isdigit())
    assert compare(report, report.replace(figure, "4,711", 1)) > 0.95


def test_other_reports_and_short_ones_are_no_copies() -> None:
    assert compare(ORIGINALS[0], ORIGINALS[1]) == 0.0
    assert compare("The page could not be found.", "The page could not be found. Try again.") == 0.0


def test_less_than_a_quarter_is_an_excerpt() -> None:
    words = ORIGINALS[2].split()
    assert compare(ORIGINALS[2], " ".join(words[: len(words) // 6])) == 0.0
    assert compare(ORIGINALS[2], " ".join(words[: len(words) // 3])) == 1.0


def test_two_states_of_one_page_need_only_half_of_the_words() -> None:
    words = ORIGINALS[1].split()
    half = " ".join(words[: len(words) * 6 // 10]) + " " + ORIGINALS[0]
    one, other = ComparedText(ORIGINALS[1]), ComparedText(half)
    assert compare_texts(one, other) == 0.0
    assert compare_texts(one, other, same_page=True) >= 0.5


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        ("a b c d", "a x c d", [(0, 0), (2, 2), (3, 3)]),
        ("a b c", "c a b", [(0, 1), (1, 2)]),
        ("a b", "", []),
        ("", "a", []),
        ("a a b", "a b a b", [(0, 0), (1, 2), (2, 3)]),
    ],
)
def test_words_are_aligned_in_order(one: str, other: str, pairs: Sequence[tuple[int, int]]) -> None:
    assert align_words(one.split(), other.split()) == pairs


def test_texts_that_share_too_little_are_not_aligned() -> None:
    assert align_words(["a", "b", "c", "d"], ["a", "x", "y", "z"], at_least=0.5) == []
    assert align_words(["a", "b", "c", "d"], ["a", "x", "y", "d"], at_least=0.5) == [(0, 0), (3, 3)]


def test_of_texts_as_long_as_a_file_may_be_the_beginnings_are_compared() -> None:
    text = [f"word{number % 30_011}" for number in range(300_000)]
    assert len(align_words(text, text)) == LONGEST
    changed = [f"other{at}" if at % 9 == 0 else word for at, word in enumerate(text)]
    assert compare_texts(ComparedText(" ".join(text)), ComparedText(" ".join(changed))) == pytest.approx(
        8 / 9, abs=0.01
    )


def test_gaps_are_what_stands_between_shared_words_and_around_them() -> None:
    assert list(list_gaps([(1, 0), (2, 1)], 4, 3)) == [Gap(0, 1, 0, 0), Gap(3, 4, 2, 3)]
    assert list(list_gaps([(0, 0), (1, 2)], 2, 3)) == [Gap(1, 1, 1, 2)]
    assert list(list_gaps([], 0, 0)) == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("In Oslo it rained on Monday.", ["name:oslo", "figure:monday"]),
        ("It cost 4.2 million in May, they may say.", ["figure:4.2", "figure:million", "figure:may"]),
        ("Rain fell. Oslo was wet, as Oslo is.", ["name:oslo", "name:oslo"]),
        ("Rain fell. Umbrellas sold well.", []),
        ("日産は3万台をリコール", ["figure:3", "figure:万", "name:リ", "name:コ", "name:ー", "name:ル"]),
        ("en mars, trois usines", ["figure:mars", "figure:trois"]),
    ],
)
def test_figures_dates_and_names_are_facts(text: str, facts: list[str]) -> None:
    assert [f"{token.fact}:{token.word}" for token in read_tokens(text) if token.fact] == facts


def test_words_and_tokens_are_the_same_words() -> None:
    for text in (*ORIGINALS, "日産は３万台をリコール。EV1.5万台"):
        assert split_words(text) == [token.word for token in read_tokens(text)]


def test_facts_and_words_that_stand_for_others_are_counted() -> None:
    one, other = (
        read_tokens(text)
        for text in (
            "So it was sold to Ada Quill in Oslo for 40 crowns.",
            "So it was given to Bo Reed in Oslo for 50 crowns.",
        )
    )
    pairs = align_words([token.word for token in one], [token.word for token in other])
    contrast = contrast_facts(one, other, pairs, list(list_gaps(pairs, len(one), len(other))))
    assert contrast.swapped == {"figure": 1, "name": 1}
    assert contrast.kept == {"figure": 0, "name": 1}
    assert (contrast.words_swapped, contrast.words_kept) == (1, 7)
