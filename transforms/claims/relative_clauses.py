"""Read relative clauses: whom one with a figure is about, and who acts in one that is put into another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace

_RELATIVE = re.compile(
    r"(?: (?!and |or )[a-z][\w-]*){0,3},? (?:which|who|whose|that|die|der|das|qui|que|dont)\b"
    r"(?:[^,;:.]|[,.](?=\d))*"
)
_APART = re.compile(r"[^;:.]{0,80}, (?:which|who|whose)(?: \w+){0,3} ?")
_INSERTED = re.compile(
    r",(?: (?:of|in|with|to|from|at|by|for|on|von|an|mit|de|di|da|van))?"
    r" (?:which|whom|whose|who|where|dem|der|die|das|denen|deren|dessen|wo|dont|que|qui|où|quien|cuyo|cuya"
    r"|donde|che|cui|dove|onde|qual|wie|wiens|waar|dat)\b(?:[^,;:]|,(?=\d)){1,80}"
    # "which makes the March, Infiniti cars and the Leaf, kept": names in a list
    r"(?:(?:, (?:the )?[A-Z][^,;:\d]{1,40})+ and [^,;:\d]{1,40})?,(?!\d)"
)

_LONGEST_LEAD = 24  # characters before the subject: "The all-new Nissan"

BRACKETED = re.compile(r"[(（][^()（）]{1,80}[)）]")
"""Words in brackets."""


def find_antecedent(link: Link, sentence: str, names: Sequence[NamedPlace]) -> str | None:
    """Return the name that a relative clause with the figure is about: "Nissan, which lost a billion".

    So is a participle right behind a model: "The Magnite, priced from 614,000 rupees".
    """
    before = [name for name in names if name.end <= link.start]
    gap = sentence[before[-1].end : link.start].lower() if before else ""
    if gap == ", " and before[-1].kind == "model":
        return before[-1].tag
    return before[-1].tag if _RELATIVE.fullmatch(gap) or _APART.fullmatch(gap) else None


def find_interrupted(sentence: str, names: Sequence[NamedPlace], place: int) -> str | None:
    """Return the model or plant that is the subject before an inserted clause: "The Leaf, now old, sold".

    Args:
        sentence: The sentence.
        names: The names in it.
        place: Where the words of a figure begin.
    """
    for start, end in _list_inserted(sentence):
        subject = next(
            (name for name in names if name.end == start and name.kind in {"model", "plant"}), None
        )
        if subject is None or not end <= place or subject.start > _LONGEST_LEAD:
            continue
        is_alone = not any(end <= name.start < place for name in names)
        return subject.tag if is_alone else None
    return None


def drop_inserted(sentence: str, names: Sequence[NamedPlace], place: int) -> list[NamedPlace]:
    """Return the names without those of clauses that have ended: "Mitsubishi, which Nissan part-owns, said".

    Args:
        sentence: The sentence.
        names: Names in it.
        place: Where the words of a figure begin.
    """
    inserted = [found.span() for found in _INSERTED.finditer(sentence, 0, place)] if names else []
    return [name for name in names if not any(start < name.start < end for start, end in inserted)]


def drop_bracketed(sentence: str, names: Sequence[NamedPlace], place: int) -> list[NamedPlace]:
    """Return names without those in brackets that a figure is not in: 三菱自動車(日産が24%出資)の営業利益.

    Args:
        sentence: The sentence.
        names: Names in it.
        place: Where the figure is.
    """
    spans = [found.span() for found in BRACKETED.finditer(sentence)] if names else []
    return [
        name
        for name in names
        if not any(start < name.start < end and not start < place < end for start, end in spans)
    ]


def find_inserted(sentence: str, place: int) -> tuple[int, int] | None:
    """Return start and end of the clause that is put into another around a place, or `None`."""
    return next((span for span in _list_inserted(sentence) if span[0] < place < span[1]), None)


@lru_cache(maxsize=8)
def _list_inserted(sentence: str) -> Sequence[tuple[int, int]]:
    return [found.span() for found in _INSERTED.finditer(sentence)]
