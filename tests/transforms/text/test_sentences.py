"""Sentences are split at punctuation, and not at the full stops of abbreviations."""

from __future__ import annotations

from itertools import pairwise

import pytest

from transforms.text.sentences import cut_first_sentence, find_last_sentence, find_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! “Three?” Four…", ["One. ", "Two! ", "“Three?” ", "Four…"]),
        ("The U.S. President met Mr. Pym.", ["The U.S. President met Mr. Pym."]),
        ("Up 2.5 percent. 20 jobs go.", ["Up 2.5 percent. ", "20 jobs go."]),
        ("A heading\n\nA paragraph.", ["A heading\n\n", "A paragraph."]),
        ("工場を閉鎖する。「残念だ。」と述べた。", ["工場を閉鎖する。", "「残念だ。」", "と述べた。"]),
        ("no. mark", ["no. mark"]),
        ("", [""]),
    ],
)
def test_a_sentence_begins_after_punctuation_or_a_new_line(text: str, sentences: list[str]) -> None:
    starts = [*find_sentences(text), len(text)]
    assert [text[start:end] for start, end in pairwise(starts)] == sentences


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("It opens on Nov. 2, he said. Later it closed.", "It opens on Nov. 2, he said."),
        ("Rep. Ada Pym agreed. Nobody else did.", "Rep. Ada Pym agreed."),
        ("The U.S. plant, J. Doe said, stays. It may grow.", "The U.S. plant, J. Doe said, stays."),
        ("Up 2.5 percent vs. 2 percent. Good.", "Up 2.5 percent vs. 2 percent."),
        ("“Why?” he asked. Nobody knew.", "“Why?” he asked."),
        ("A line\nthat goes on. Then more.", "A line that goes on."),
        ("工場を閉鎖する。量産は来年。", "工場を閉鎖する。"),
        ("no full stop", "no full stop"),
        ("", ""),
    ],
)
def test_the_first_sentence_does_not_end_at_an_abbreviation(text: str, first: str) -> None:
    assert cut_first_sentence(text) == first


def test_a_sentence_that_does_not_end_is_cut() -> None:
    assert len(cut_first_sentence("word " * 2_000)) < 4_000


@pytest.mark.parametrize("words", [*range(60), 500])
@pytest.mark.parametrize("border", [". ", ".” \n\n", "。", ". . . ", " Co. \n"])
def test_the_last_sentence_is_found_from_the_end_as_from_the_beginning(words: int, border: str) -> None:
    for text in (
        f"One.{border}The plant {'made cars ' * words}",
        f"First. The {'cars ' * words}{border}Then",
    ):
        assert find_last_sentence(text) == find_sentences(text)[-1]
