"""Find "the plant" and "there" among the words of a figure, which is then that of the plant named before."""

from __future__ import annotations

import re

from transforms.claims.gaps import has_border
from transforms.claims.linking import Link
from transforms.claims.word_tables import list_words

_REACH = 60  # characters between a figure and the plant that is its place
_NOUN = (
    "(?:plant|factory|site|works|facility|complex|werk|fabrik|standort|usine|planta|fábrica|factoría|factoria"
    "|stabilimento|fabbrica|fabriek|fabryka|fabryce|fabryki|zakład|zakładzie|fabriken|anläggningen)"
)
_THE = (
    "(?:the|this|that|das|dieses|dem|diesem|die|der|diese|dieser|le|ce|la|cette|l'|cet|el|este|esta|ese|esa"
    "|lo|questo|quello|o|a|no|na|nesta|de|het|deze|nello|nel|nella|en la|en el)"
)
# "The plant" with no name behind it: "the plant in Morelos" is another.
_SITE = re.compile(
    rf"\b(?:{_THE}(?: |(?<=')))(?:(?:japanese|british|english|spanish|huge|old|main|same) )?{_NOUN}\b"
    r"(?!(?:[ -](?:in|at|of|near|de|di|von|van|en|à|em|w|i|der|des)\b"
    r"|[ -][\w.'’-]+(?: [\w.'’-]+)? (?:plant|factory)))"
    r"|\b(?:fabryka|fabryce|zakład|zakładzie|fabriken|anläggningen)\b(?! (?:w|i|av)\b)"
    r"|(?<![同各全新])(?:同工場|同拠点|該工厂|该工厂|该厂|이 공장|해당 공장)"
)
# What all of them need; most sentences have none.
_STEMS = list_words("sites", "stems")
_PLACES = frozenset(list_words("sites", "adverbs"))
_RELATIVES = frozenset(list_words("sites", "relatives"))
_WHERE = re.compile(
    rf"\b(?:{'|'.join(sorted(_PLACES - {'y'}))})\b[^,;:.]{{0,24}}$"
    r"|\b(?:qui|il|elle|groupe|constructeur|nissan) y $"
)
# "Some 6,000 people work there"
_THERE = re.compile(rf"[^,;:.]{{0,24}}\b(?:{'|'.join(sorted(_PLACES - _RELATIVES))})\b")
_THERE_REACH = 32  # characters behind the words of a figure
_ANY_SITE = re.compile(rf"\b{_THE}(?: |(?<='))(?:[\w.-]+ ){{0,2}}{_NOUN}\b")
_NOT_THERE = re.compile(r"there (?:is|are|was|were|will|would|has|have|may|could|can)\b")


def is_of_site(link: Link, lower: str, start: int) -> bool:
    """Return whether "the plant" or "there" says of what a figure is.

    Args:
        link: The figure.
        lower: Its sentence in lower case.
        start: Where the words begin that may say so: after the name of who acts, if any.
    """
    has_place = not _PLACES.isdisjoint(re.findall(r"[\w-]+", lower[start : link.end + _THERE_REACH]))
    if not has_place and not any(stem in lower for stem in _STEMS):
        return False
    before = _SITE.search(lower, start, link.start)
    if before and (before.start() == 0 or not has_border(lower, before.end(), link.start)):
        return True
    inside = _SITE.search(lower, link.start, link.end)
    if inside:
        return True
    after = _SITE.search(lower, link.end, link.end + _REACH)
    if after and not has_border(lower, link.end, after.start()):
        return True
    where = _WHERE.search(lower, max(0, start, link.start - _REACH), link.start)
    if where is None:
        where = _THERE.match(lower, max((link.amount.end, *(cue.start for cue in link.cues))))
    return bool(where and not _NOT_THERE.match(lower, where.start()))


def is_about_site(sentence: str, end: int) -> bool:
    """Return whether a plant is named before a place, with or without a tag: "The Tennessee plant made"."""
    return _ANY_SITE.search(sentence.lower(), 0, end) is not None
