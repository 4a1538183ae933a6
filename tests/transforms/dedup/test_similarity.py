"""A copy is distinguished from a report from the same template, a rewritten report and an excerpt."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest
from copies import list_copy_methods
from invented import TEMPLATES, invent_article, invent_report, list_words

from transforms.dedup.alignment import MAX_TOKENS, Gap, align_tokens, find_gaps
from transforms.dedup.facts import count_substitutions, label_facts
from transforms.dedup.similarity import ComparedText, compare_texts
from transforms.dedup.tokens import tokenise

ORIGINALS = [invent_article(random.Random(seed), words=words) for seed, words in enumerate((110, 300, 600))]
PARAGRAPHS = [part for text in ORIGINALS for part in text.split("\n\n") if len(part.split()) > 15]
METHODS = list_copy_methods(list_words(ORIGINALS), PARAGRAPHS)


def compare(one: str, other: str) -> float:
    return compare_texts(ComparedText(one), ComparedText(other))


@pytest.mark.parametrize("method", METHODS)
def test_a_copy_is_recognised_by_whatever_method_it_was_made(method: str) -> None:
    rng = random.Random(method)
    assert [bool(compare(text, METHODS[method](text, rng))) for text in ORIGINALS] == [True] * len(ORIGINALS)


@pytest.mark.parametrize("template", TEMPLATES)
def test_reports_from_one_template_are_no_copies(template: str) -> None:
    rng = random.Random(template)
    reports = [invent_report(rng, template) for _ in range(12)]
    assert not any(compare(one, other) for one in reports for other in reports if one != other)


def test_a_copy_of_a_report_from_a_template_is_recognised() -> None:
    rng = random.Random(5)
    report = invent_report(rng, "recall")
    assert compare(report, METHODS["10% of words changed"](report, rng)) > 0.8


def test_a_report_with_one_corrected_figure_is_a_copy() -> None:
    report = invent_report(random.Random(6), "results")
    figure = next(word for word in report.split() if word[0].isdigit())
    assert compare(report, report.replace(figure, "4,711", 1)) > 0.95


def test_different_reports_and_short_texts_are_no_copies() -> None:
    assert compare(ORIGINALS[0], ORIGINALS[1]) == 0.0
    assert compare("The page could not be found.", "The page could not be found. Try again.") == 0.0


def test_less_than_a_quarter_of_a_text_is_no_copy() -> None:
    words = ORIGINALS[2].split()
    assert compare(ORIGINALS[2], " ".join(words[: len(words) // 6])) == 0.0
    assert compare(ORIGINALS[2], " ".join(words[: len(words) // 3])) == 1.0


def test_two_readings_of_one_page_need_only_half_of_the_words() -> None:
    words = ORIGINALS[1].split()
    half = " ".join((*words[: len(words) * 6 // 10], ORIGINALS[0], ORIGINALS[2][:900]))
    one, other = ComparedText(ORIGINALS[1]), ComparedText(half)
    assert compare_texts(one, other) == 0.0
    assert compare_texts(one, other, same_page=True) >= 0.5


@pytest.mark.parametrize(
    ("one", "other", "matches"),
    [
        ("a b c d", "a x c d", [(0, 0), (2, 2), (3, 3)]),
        ("a b c", "c a b", [(0, 1), (1, 2)]),
        ("a b", "", []),
        ("", "a", []),
        ("a a b", "a b a b", [(0, 0), (1, 2), (2, 3)]),
    ],
)
def test_matching_tokens_are_aligned_in_order(
    one: str, other: str, matches: Sequence[tuple[int, int]]
) -> None:
    assert align_tokens(one.split(), other.split()) == matches


def test_texts_with_too_few_matches_are_not_aligned() -> None:
    assert align_tokens(["a", "b", "c", "d"], ["a", "x", "y", "z"], min_share=0.5) == []
    assert align_tokens(["a", "b", "c", "d"], ["a", "x", "y", "d"], min_share=0.5) == [(0, 0), (3, 3)]


def test_only_the_beginnings_of_very_long_texts_are_compared() -> None:
    text = [f"word{number % 30_011}" for number in range(300_000)]
    assert len(align_tokens(text, text)) == MAX_TOKENS
    changed = [f"other{at}" if at % 9 == 0 else word for at, word in enumerate(text)]
    assert compare_texts(ComparedText(" ".join(text)), ComparedText(" ".join(changed))) == pytest.approx(
        8 / 9, abs=0.01
    )


def test_gaps_are_between_around_and_outside_the_matches() -> None:
    assert list(find_gaps([(1, 0), (2, 1)], 4, 3)) == [Gap(0, 1, 0, 0), Gap(3, 4, 2, 3)]
    assert list(find_gaps([(0, 0), (1, 2)], 2, 3)) == [Gap(1, 1, 1, 2)]
    assert list(find_gaps([], 0, 0)) == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("In Oslo it rained on Monday.", ["name:oslo", "figure:monday"]),
        ("It cost 4.2 million in May, they may say.", ["figure:4.2", "figure:million", "figure:may"]),
        ("Rain fell. Oslo was wet, as Oslo is.", ["name:oslo", "name:oslo"]),
        ("Rain fell. Umbrellas sold well.", []),
        ("Some 370Zs and a 370Z of 48K miles", ["name:370zs", "name:370z", "figure:48k"]),
        ("日産は3万台をリコール", ["figure:3", "figure:万", "name:リ", "name:コ", "name:ー", "name:ル"]),
        ("en mars, trois usines", ["figure:mars", "figure:trois"]),
    ],
)
def test_figures_dates_and_names_are_facts(text: str, facts: list[str]) -> None:
    assert [f"{token.fact}:{token.text}" for token in label_facts(text) if token.fact] == facts


def test_labelled_tokens_are_the_same_tokens() -> None:
    for text in (*ORIGINALS, "日産は３万台をリコール。EV1.5万台"):
        assert tokenise(text) == [token.text for token in label_facts(text)]


def test_substituted_and_matched_facts_and_words_are_counted() -> None:
    one, other = (
        label_facts(text)
        for text in (
            "So it was sold to Ada Quill in Oslo for 40 crowns.",
            "So it was given to Bo Reed in Oslo for 50 crowns.",
        )
    )
    matches = align_tokens([token.text for token in one], [token.text for token in other])
    counts = count_substitutions(one, other, matches, list(find_gaps(matches, len(one), len(other))))
    assert counts.substituted == {"figure": 1, "name": 1}
    assert counts.matched == {"figure": 0, "name": 1}
    assert (counts.words_substituted, counts.words_matched) == (1, 7)


FLASH = (
    "Dacia sold 21,482 cars in Poland in March, 12.4 percent more than a year earlier, the importer said. "
    "The Duster was in front with 9,310 cars and the Sandero followed with 6,274. "
    "Fleets took 41.7 percent. Demand held up well in all regions, said the head of sales."
)
OTHER_FIGURES = {"21,482": "18,097", "12.4": "3.8", "9,310": "8,006", "6,274": "5,551", "41.7": "39.9"}


@pytest.mark.parametrize(
    ("changes", "is_copy"),
    [
        ({"said the head of sales": "the sales chief told reporters"}, True),
        ({"21,482": "21,842"}, True),
        ({"March": "April"} | OTHER_FIGURES, False),
        ({"Dacia": "Skoda"} | OTHER_FIGURES, False),
    ],
)
def test_a_flash_with_other_figures_is_no_copy(changes: Mapping[str, str], is_copy: bool) -> None:
    other = FLASH
    for before, after in changes.items():
        other = other.replace(before, after)
    assert bool(compare(FLASH, other)) is is_copy
