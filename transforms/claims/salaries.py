"""Recognise the sums of a person, who earns a salary and no profit."""

from __future__ import annotations

import re

from transforms.claims.cues import VERB
from transforms.claims.figured_sentences import FiguredSentence
from transforms.claims.linking import Link
from transforms.claims.word_tables import list_words, match_words

_AUXILIARY = 10  # characters between a person and the verb: "will", "would have", "a"
_OFFICER = re.compile(
    rf"(?:{match_words(*list_words('owners', 'officers'))}) (?:(?:will|would|has|had|hat|a|ha|tem) )?$"
)
_OFFICER_REACH = 40  # characters


def is_of_person(link: Link, sentence: FiguredSentence) -> bool:
    """Return whether a person is the subject of the verb of a sum: nothing but an auxiliary is between."""
    subjects = {name.end for name in sentence.names if name.kind == "person"}
    return any(
        cue.pattern.role == VERB
        and (
            any(0 < start - end <= _AUXILIARY for end in subjects)
            or _OFFICER.search(sentence.text.lower(), max(0, start - _OFFICER_REACH), start)
        )
        for cue in link.cues
        for start in [sentence.folded.locate(cue.start, cue.end)[0]]
    )
