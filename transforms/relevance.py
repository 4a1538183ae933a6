"""Whether an article is about something or only mentions it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from transforms.matching import Hit
from transforms.passages import Passage
from transforms.records import Relevance

# Set by hand on the five articles of the seed corpus and the pages of the sample newsroom, whose
# subjects and mentions readers wrote down: all but one of them come out as expected.
_TITLE, _LEAD = 0.5, 0.35
_LEAD_SENTENCES = 2
# What each sentence adds, by its share of all. Three more are counted than there are, so that one
# sentence of a short notice does not make it about everything it names.
_SHARE, _SMOOTHING, _MOST = 4.0, 3, 0.75
_FEWEST = 2  # sentences, for something that the title does not name
_SUBJECT = 0.5


def judge_relevance(passages: Sequence[Passage], hits: Sequence[Sequence[Hit]]) -> tuple[Relevance, float]:
    """Return whether the article is about what the hits stand for, and a score from 0 to 1.

    Title, lead and the share of sentences each make it likelier by themselves. A weak word
    counts for part of a sentence, a name for a whole one.
    """
    unlikely, telling = 1.0, 0
    for passage, found in zip(passages, hits, strict=True):
        worth: defaultdict[int, float] = defaultdict(float)
        for hit in found:
            worth[passage.sentence_at(hit.start)] += hit.cue.weight or 1.0
        if passage.field == "title":
            unlikely *= 1 - _TITLE * min(1.0, sum(worth.values()))
            telling += _FEWEST * bool(found)
        else:
            lead = max((min(1.0, worth[number]) for number in range(_LEAD_SENTENCES)), default=0.0)
            said = sum(min(1.0, each) for each in worth.values())
            unlikely *= 1 - _LEAD * lead
            unlikely *= 1 - min(_MOST, _SHARE * said / (len(passage.starts) + _SMOOTHING))
            telling += sum(1 for each in worth.values() if each)
    score = round(1 - unlikely, 3)
    return ("subject" if score >= _SUBJECT and telling >= _FEWEST else "mention"), score
