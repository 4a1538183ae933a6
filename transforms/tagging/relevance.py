"""Score how likely an article is about something, rather than naming it in passing.

The score is a logistic regression over features of the places that support a tag. How much each place
counts is decided before, in `transforms/tagging/roles.py`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from transforms.records import Relevance, TagKind
from transforms.tagging.passages import Passage

_LEAD = 2  # sentences
_SMOOTHING = 3  # sentences added to all, so that one of a short notice is not a third of it
_MIN_SUBJECT = 0.5  # the score from which a tag is a subject
_BEGINNING = 12  # characters; "BRIEF-" and "UPDATE 2-" may be before a name that begins the title
_TWO_SENTENCES = 2
_MIN_BEGINNING = 0.4  # the weight of a place in the title that is more than an aside


class Features(NamedTuple):
    """The features by which the relevance of one tag is scored, each from 0 to about 3.

    Their order is that of the weights.

    Attributes:
        title: The weight of the strongest place in the title; for topics the sum of all, up to 1.
        begins_title: 1 if the title begins with such a place.
        lead: The weight of the strongest place in the first two sentences; the second counts less.
        frequency: The logarithm of the number of sentences with a place, each counted by its weight.
        share: The share of these sentences among all of the text.
        rank: Their number beside that of the company with the most.
        two_sentences: 1 if the title has no place and the text has places in two sentences.
        single_place: 1 if the text has one place and the title none.
        is_company: 1 if the tag is a company.
        is_other: 1 if the tag is a person, a plant or a programme.
    """

    title: float
    begins_title: float
    lead: float
    frequency: float
    share: float
    rank: float
    two_sentences: float
    single_place: float
    is_company: float
    is_other: float


# Logistic regression on two thirds of the labelled texts, fitted by `make fit-tags`; the constant is first.
# Brier score on the third held out: .025 for things, .073 for topics. A missed subject costs one and a half
# times a mention taken for one. On 407 public texts in which one name was replaced by the company's, 258 of
# 265 with three places or more came out as subjects, 0 of 396 with one. Weights by hand found 80 %.
_WEIGHTS: dict[str, tuple[float, ...]] = {
    "entity": (-0.93, 2.06, 1.75, 3.23, 2.42, 1.29, 0.54, -0.18, -4.34, -1.73, 1.65),
    "topic": (-4.54, 4.26, 0.49, 3.54, 3.14, 3.41, 0.10, -0.31, -0.90, 0.00, 0.00),
}


class Place(NamedTuple):
    """A place that supports a tag: the offset of its start, and its weight from 0 to 1."""

    start: int
    weight: float


def sum_sentence_weights(passages: Sequence[Passage], places: Sequence[Sequence[Place]]) -> float:
    """Add up the sentences of the text that have a place, each by its strongest one.

    Args:
        passages: The title and the text.
        places: The places of one tag in each of them.
    """
    return sum(_weigh_sentences(passages[-1], places[-1]).values())


def compute_features(
    passages: Sequence[Passage], places: Sequence[Sequence[Place]], *, kind: TagKind, largest: float
) -> Features:
    """Compute the features of one tag in an article.

    Args:
        passages: The title and the text.
        places: The places of the tag in each of them.
        kind: The tag's kind.
        largest: The largest result of :func:`sum_sentence_weights` among the article's companies.
    """
    text = passages[1]
    sentences = _weigh_sentences(text, places[1])
    total = sum(sentences.values())
    in_title = max((place.weight for place in places[0]), default=0.0)
    begins = any(place.start <= _BEGINNING for place in places[0]) and in_title > _MIN_BEGINNING
    count = sum(len(found) for found in places)
    return Features(
        title=min(1.0, in_title if kind != "topic" else sum(place.weight for place in places[0])),
        begins_title=float(begins),
        lead=max((sentences.get(number, 0.0) * (1 - 0.3 * number) for number in range(_LEAD)), default=0.0),
        frequency=math.log1p(total),
        share=min(1.0, total / (len(text.starts) + _SMOOTHING)),
        rank=min(1.0, total / largest) if largest else 1.0,
        two_sentences=float(len(sentences) == _TWO_SENTENCES and not places[0]),
        single_place=float(count == 1 and not places[0]),
        is_company=float(kind == "company"),
        is_other=float(kind in ("person", "plant", "programme")),
    )


def score_relevance(features: Features, *, kind: TagKind) -> tuple[Relevance, float]:
    """Return whether the article is about the tag, and how likely that is, from 0 to 1."""
    bias, *weights = _WEIGHTS["topic" if kind == "topic" else "entity"]
    total = bias + sum(weight * feature for weight, feature in zip(weights, features, strict=True))
    score = round(1 / (1 + math.exp(-total)), 3)
    return ("subject" if score >= _MIN_SUBJECT else "mention"), score


def _weigh_sentences(text: Passage, places: Sequence[Place]) -> dict[int, float]:
    """Return the weight of the strongest place in each sentence that has one."""
    sentences: defaultdict[int, float] = defaultdict(float)
    for place in places:
        number = text.sentence_at(place.start)
        sentences[number] = max(sentences[number], place.weight)
    return dict(sentences)
