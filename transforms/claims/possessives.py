"""Find whose "its" is: "Oppama can make 240,000 cars, but its utilisation was only 40 percent"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.claims import owner_grammar as grammar
from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace
from transforms.claims.word_tables import list_words, match_words
from transforms.records import TagKind

_REACH = 40  # characters before the word that says what a figure is
_ITS = re.compile(rf"(?:{match_words(*list_words('owners', 'possessives'))})(?: [\w-]+){{0,2}} $")


def find_possessing_part(
    link: Link, sentence: str, names: Sequence[NamedPlace], kinds: Sequence[TagKind]
) -> str | None:
    """Return the plant or model that "its" before the words of a figure means: what the sentence is about.

    Args:
        link: The figure.
        sentence: Its sentence.
        names: All names in it.
        kinds: The kinds of tags whose figure it may be.

    Returns:
        The first name of the sentence, if it is that of a plant or model and nothing's object.
    """
    if not link.cues or not names or names[0].kind == "company" or names[0].kind not in kinds:
        return None
    first = min(cue.start for cue in link.cues)
    its = _ITS.search(sentence.lower(), max(names[0].end, first - _REACH), first)
    if its is None or grammar.is_object(sentence, names[0]):
        return None
    between = {name.tag for name in names if name.end <= its.start()} - {names[0].tag}
    return None if between else names[0].tag
