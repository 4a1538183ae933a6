"""How likely it is that an article is about something, rather than naming it on the way."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from transforms.records import Relevance, TagKind
from transforms.tagging.passages import Passage

_LEAD = 2  # sentences
_SMOOTHING = 3  # sentences added to all, so that one of a short notice is not a third of it
_SUBJECT = 0.5
_BEGINNING = 12  # signs into a title, so that "BRIEF-" and "UPDATE 2-" may stand before
_TWO = 2
_LOW = 0.4  # of a place in the title that is not on the side


class Signs(NamedTuple):
    """What speaks for an article being about one thing; each from 0 to about 3.

    `title` and `lead` are the strongest place in each, `first` tells whether the title begins with
    it, `often` grows with the sentences it stands in, `share` is their part of all, `rank` what
    they are beside those of the company named most. `twice` and `lone` tell whether the text alone
    names it, in two sentences or one time only; `company` and `other` what kind of thing it is.
    """

    title: float
    first: float
    lead: float
    often: float
    share: float
    rank: float
    twice: float
    lone: float
    company: float
    other: float


# Logistic regression on two thirds of the labelled texts, fitted by `make fit-tags`, the constant first.
# Brier score on the third held out: .025 for things, .073 for topics. A missed subject costs one and a
# half times a mention taken for one. On 407 public texts in which one name was replaced by the company's, 258
# of 265 with three places or more came out as subjects, 0 of 396 with one. Weights by hand found 80 %.
_WEIGHTS: dict[str, tuple[float, ...]] = {
    "entity": (-0.93, 2.06, 1.75, 3.23, 2.42, 1.29, 0.54, -0.18, -4.34, -1.73, 1.65),
    "topic": (-4.54, 4.26, 0.49, 3.54, 3.14, 3.41, 0.10, -0.31, -0.90, 0.00, 0.00),
}


class Place(NamedTuple):
    """A place that speaks for a tag: where it begins, and how much it says, from 0 to 1."""

    start: int
    weight: float


def weigh_sentences(passages: Sequence[Passage], places: Sequence[Sequence[Place]]) -> float:
    """Add up the sentences of the text in which something is named, each by its strongest place."""
    return sum(_list_sentences(passages[-1], places[-1]).values())


def read_signs(
    passages: Sequence[Passage], places: Sequence[Sequence[Place]], *, kind: TagKind, most: float
) -> Signs:
    """Return the signs for a tag; `most` is the largest sum of `weigh_sentences` among companies."""
    text = passages[1]
    sentences = _list_sentences(text, places[1])
    total = sum(sentences.values())
    titled = max((place.weight for place in places[0]), default=0.0)
    begins = any(place.start <= _BEGINNING for place in places[0]) and titled > _LOW
    count = sum(len(found) for found in places)
    return Signs(
        title=min(1.0, titled if kind != "topic" else sum(place.weight for place in places[0])),
        first=float(begins),
        lead=max((sentences.get(number, 0.0) * (1 - 0.3 * number) for number in range(_LEAD)), default=0.0),
        often=math.log1p(total),
        share=min(1.0, total / (len(text.starts) + _SMOOTHING)),
        rank=min(1.0, total / most) if most else 1.0,
        twice=float(len(sentences) == _TWO and not places[0]),
        lone=float(count == 1 and not places[0]),
        company=float(kind == "company"),
        other=float(kind in ("person", "plant", "programme")),
    )


def judge_relevance(signs: Signs, *, kind: TagKind) -> tuple[Relevance, float]:
    """Return whether the article is about it, and how likely that is, from 0 to 1."""
    bias, *weights = _WEIGHTS["topic" if kind == "topic" else "entity"]
    sum_ = bias + sum(weight * sign for weight, sign in zip(weights, signs, strict=True))
    score = round(1 / (1 + math.exp(-sum_)), 3)
    return ("subject" if score >= _SUBJECT else "mention"), score


def _list_sentences(text: Passage, places: Sequence[Place]) -> dict[int, float]:
    sentences: defaultdict[int, float] = defaultdict(float)
    for place in places:
        number = text.sentence_at(place.start)
        sentences[number] = max(sentences[number], place.weight)
    return dict(sentences)
