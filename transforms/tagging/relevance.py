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
_PARAGRAPH, _MIN_PARAGRAPHS = "\n\n", 3
ASIDE = 0.15
"""The weight of a place that names something in passing, or means something else."""
INVOLVED = 0.1
"""The weight of a place that names a car in a report of an accident or a crime."""
_MOST_ASIDE: dict[TagKind, float] = {"company": ASIDE, "model": INVOLVED}
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
        one_paragraph: 1 if the title has no place, and of three paragraphs or more only one has any.
        dominance: The part of the sentences of all companies that are this one's, or the tag's beside those
            of companies other than its own.
        other_title: 1 if the title has another company and not this tag.
        is_company: 1 if the tag is a company.
        is_other: 1 if the tag is a person, a plant or a programme.
        is_aside: 1 if no place of a company is more than an aside, or no place of a model more than the car
            of an accident or a crime.
    """

    title: float
    begins_title: float
    lead: float
    frequency: float
    share: float
    rank: float
    two_sentences: float
    single_place: float
    one_paragraph: float
    dominance: float
    other_title: float
    is_company: float
    is_other: float
    is_aside: float


# Logistic regression on two thirds of the labelled texts, fitted by `make fit-tags`; the constant is first.
# Brier score on the third held out: .024 for things, .080 for topics. A missed subject costs twice as much as
# a mention taken for one. In five folds of the texts 12 of 337 mentions come out as subjects, and 247 of 256
# subjects; without the three features on paragraphs and rivals 53 of 285 mentions of companies did. On 407
# public texts in which one name was replaced by the company's, 870 of 898 with three places or more come out
# as subjects, and 1 of 1,248 with one outside the title. The last weight was fitted later, on reports of
# accidents and crimes, and the others were kept: all fitted anew, 2 more mentions came out as subjects.
# fmt: off
_WEIGHTS: dict[str, tuple[float, ...]] = {
    "entity": (-0.58, 1.61, 1.66, 3.82, 0.34, 1.51, 0.23, -1.22, -4.07, -2.52, 1.91, -1.61, -1.02, 1.71,
               -3.40),
    "topic": (-4.48, 4.34, 0.45, 3.83, 3.12, 3.31, -0.34, -0.19, -0.98, 0.84, 0.30, -0.03, 0.00, 0.00, 0.00),
}
# fmt: on


class Rivals(NamedTuple):
    """What an article says of the companies that a tag is beside, which are neither it nor its own.

    Attributes:
        largest: The largest result of :func:`sum_sentence_weights` among all companies of the article.
        total: The sum of the results of the rivals.
        in_title: Whether the title is more than an aside on one of them.
    """

    largest: float
    total: float
    in_title: bool


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
    passages: Sequence[Passage], places: Sequence[Sequence[Place]], *, kind: TagKind, rivals: Rivals
) -> Features:
    """Compute the features of one tag in an article.

    Args:
        passages: The title and the text.
        places: The places of the tag in each of them.
        kind: The tag's kind.
        rivals: The companies beside it.
    """
    text = passages[1]
    sentences = _weigh_sentences(text, places[1])
    total = sum(sentences.values())
    in_title = max((place.weight for place in places[0]), default=0.0)
    strongest = max((place.weight for found in places for place in found), default=0.0)
    begins = any(place.start <= _BEGINNING for place in places[0]) and in_title > _MIN_BEGINNING
    count = sum(len(found) for found in places)
    return Features(
        title=min(1.0, in_title if kind != "topic" else sum(place.weight for place in places[0])),
        begins_title=float(begins),
        lead=max((sentences.get(number, 0.0) * (1 - 0.3 * number) for number in range(_LEAD)), default=0.0),
        frequency=math.log1p(total),
        share=min(1.0, total / (len(text.starts) + _SMOOTHING)),
        rank=min(1.0, total / rivals.largest) if rivals.largest else 1.0,
        two_sentences=float(len(sentences) == _TWO_SENTENCES and not places[0]),
        single_place=float(count == 1 and not places[0]),
        one_paragraph=float(not places[0] and _is_in_one_paragraph(text, places[1])),
        dominance=total / (total + rivals.total) if total else 0.0,
        other_title=float(rivals.in_title and not in_title),
        is_company=float(kind == "company"),
        is_other=float(kind in ("person", "plant", "programme")),
        is_aside=float(strongest <= _MOST_ASIDE.get(kind, -1.0)),
    )


def score_relevance(features: Features, *, kind: TagKind) -> tuple[Relevance, float]:
    """Return whether the article is about the tag, and how likely that is, from 0 to 1."""
    bias, *weights = _WEIGHTS["topic" if kind == "topic" else "entity"]
    total = bias + sum(weight * feature for weight, feature in zip(weights, features, strict=True))
    score = round(1 / (1 + math.exp(-total)), 3)
    return ("subject" if score >= _MIN_SUBJECT else "mention"), score


def is_in_title(places: Sequence[Sequence[Place]]) -> bool:
    """Return whether a tag has a place in the title that is more than an aside."""
    return any(place.weight > _MIN_BEGINNING for place in places[0])


def _is_in_one_paragraph(text: Passage, places: Sequence[Place]) -> bool:
    """Return whether all places are in one of three paragraphs or more."""
    if not places or text.text.count(_PARAGRAPH) < _MIN_PARAGRAPHS - 1:
        return False
    first, last = min(place.start for place in places), max(place.start for place in places)
    return _PARAGRAPH not in text.text[first:last]


def _weigh_sentences(text: Passage, places: Sequence[Place]) -> dict[int, float]:
    """Return the weight of the strongest place in each sentence that has one."""
    sentences: defaultdict[int, float] = defaultdict(float)
    for place in places:
        number = text.sentence_at(place.start)
        sentences[number] = max(sentences[number], place.weight)
    return dict(sentences)
