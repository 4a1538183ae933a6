"""Differences between two versions of a text, as people read them."""

from __future__ import annotations

import pytest

from transforms.dedup.alignment import MAX_TOKENS
from transforms.dedup.differences import Part, compare_paragraphs, compare_words


def write(parts: list[Part]) -> str:
    """Write removed parts as [-x-] and added ones as {+x+}."""
    forms = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(forms[part.kind].format(part.text) for part in parts)


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        ("", "", ""),
        ("The port opens.", "The port opens.", "The port opens."),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("About 1,700 cars wait.", "About 1,900 cars wait.", "About [-1,700 -]{+1,900 +}cars wait."),
        ("It opens on Monday.", "It opens on Friday, he said.", "It opens on [-Monday-]{+Friday, he said+}."),
        ("追浜工場を三月に閉じる。", "追浜工場を五月に閉じる。", "追浜工場を[-三-]{+五+}月に閉じる。"),
        ("किताब है", "कताब है", "[-किताब -]{+कताब +}है"),  # a vowel sign is no difference by itself
        ("cafe\u0301 noir", "cafe noir", "[-cafe\u0301 -]{+cafe +}noir"),
        ("one  two", "one two", "one two"),  # white space is no difference
    ],
)
def test_words_are_compared_in_their_order(before: str, after: str, written: str) -> None:
    assert write(compare_words(before, after)) == written


def test_a_few_words_that_agree_between_long_changes_are_part_of_the_change() -> None:
    before = "Dock workers walked out over the new rota of the night shift"
    after = "Managers closed all four gates of the container terminal yesterday"
    assert write(compare_words(before, after)) == f"[-{before}-]{{+{after}+}}"


def test_a_text_beyond_the_limit_of_alignment_is_replaced_as_a_whole() -> None:
    before = "word " * (MAX_TOKENS + 1)
    assert compare_words(before, before + "end") == [Part("removed", before), Part("added", before + "end")]


def test_paragraphs_that_both_have_are_left_whole_and_changed_ones_are_compared_with_their_former_form() -> (
    None
):
    before = "The port is shut.\n\nIt opens on Monday, its master said.\n\nFerries wait."
    after = "Rain fell all night.\n\nThe port is shut.\n\nIt opens on Friday, its master said."
    assert list(map(write, compare_paragraphs(before, after))) == [
        "{+Rain fell all night.+}",
        "The port is shut.",
        "It opens on [-Monday-]{+Friday+}, its master said.",
        "[-Ferries wait.-]",
    ]


def test_paragraphs_that_have_little_in_common_are_not_compared_word_by_word() -> None:
    assert list(map(write, compare_paragraphs("The rota is new.", "Managers closed four gates."))) == [
        "[-The rota is new.-]",
        "{+Managers closed four gates.+}",
    ]


@pytest.mark.parametrize("kind", ["removed", "added"])
def test_the_parts_without_one_kind_are_one_of_the_versions(kind: str) -> None:
    before = "One.\n\nTwo and three.\n\nFour five six seven.\n\nEight."
    after = "Zero.\n\nTwo and a half.\n\nFour five seven.\n\nNine.\n\nEight."
    shown = [
        "".join(part.text for part in parts if part.kind != kind)
        for parts in compare_paragraphs(before, after)
    ]
    assert "\n\n".join(filter(None, shown)) == (after if kind == "removed" else before)
