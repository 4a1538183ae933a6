"""Find whose "its" and "it" is: "Oppama can make 240,000 cars, but its utilisation was only 40 percent"."""

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

_IT = re.compile(r"\b(?:though|although|but|while|whereas|when|and|because|if) it(?: [\w-]+){0,3} ?$")


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


def is_of_same_part(link: Link, last: Link, owner: str, sentence: str, names: Sequence[NamedPlace]) -> bool:
    """Return whether "it" is what the figure before is of: "makes 250,000, though it could make 410,000".

    Args:
        link: The figure.
        last: The one before it.
        owner: Whose that is.
        sentence: Their sentence.
        names: All names in it.
    """
    kinds = {name.kind for name in names if name.tag == owner}
    is_named_between = any(last.amount.end <= name.start < link.start for name in names)
    return (
        bool(kinds.intersection(link.quantity.owners))
        and not is_named_between
        and _IT.search(sentence.lower(), last.amount.end, link.start) is not None
    )
