"""Weigh each mention by its role: acting, owning, listed, compared, priced, or only the make of a car.

A weight from 0 to 1 says how much one place supports that the article is about the entity. The order of the
cases and the weights were set by hand on the labelled texts in `tests/quality/tagging`; the weights in
`transforms/tagging/relevance.py`, which are given to the sums, were fitted after that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.tagging.matching import Match
from transforms.tagging.passages import Passage
from transforms.tagging.relevance import ASIDE

_ACTOR, _OWNER, _PLAIN, _OBJECT, _ONE_OF_TWO, _LISTED = 1.0, 0.9, 0.7, 0.5, 0.35, 0.2
_BUSY = 0.7  # a sentence with three names has less room for each

_BEFORE, _AFTER = 36, 70  # characters looked at on either side
_CROWDED = 3  # names of one kind in a sentence
_NEIGHBOURS = 12  # names looked at on either side: a text may be one long sentence
# "Nissan Motor Co Ltd <7201.T>, Japan's third largest carmaker, said":
# what may be between a name and its verb.
_APPOSITION = (
    r"(?: (?:Motors?|Co|Corp|Corporation|Company|Ltd|Inc|Group|AG|SA|plc|NV|UK|USA|America|Europe"
    r"|Japan|India|China"
    r"|Mexico|Thailand|Australia|Canada|of [A-Z]\w+)\b\.?| ?[<(\[][^>)\]]{1,40}[>)\]]"
    r"|, [^,.;]{2,60},(?= \w+(?:s|ed|d)\b| will| has| had| is| was))*"
)
_VERB = re.compile(
    _APPOSITION
    + r"(?: (?:also|now|then|itself|never|already|still|again|probably|reportedly|recently|currently|once"
    r"|alone|spokes\w+|officials?|executives?|workers?|dealers?|engineers?|managers?|unit|president|chairman"
    r"|chief executive|CEO))*,? (?:said|says|will|would|has|had|have|is|was|are|were|does|did|can"
    r"|could|may|might"
    r"|must|should|to|got|made|built|sold|cut|took|gave|goes|went|kept|lost|saw|[a-z]{3,}(?:ed|es|s|ing))\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:'s|’s|s'|s’) ?", re.IGNORECASE)
# Things that belong to the entity but are not it: "Renault's Nissan stake", "Nissan supplier Kasuga",
# "Nissan-built".
_ATTRIBUTE = re.compile(
    r"(?:-(?:backed|owned|built|badged|made|designed|led|controlled|style|era|sponsored|branded)\b"
    r"|(?:'s|’s)? (?:stake|holding|shareholding|contribution|supplier|rival|partner|ally|affiliate"
    r"|investor|owner"
    r"|driver|veteran|alumn\w+|pickup|sedan|saloon|van|truck|suv|hatchback|minivan|taxi|jeep|car)\b)",
    re.IGNORECASE,
)
# Who speaks or works for it, which counts although an article is before the name: "a Nissan spokesman".
_PEOPLE = re.compile(
    r"(?:'s|’s)? (?:spokes\w+|(?:source|official|executive|manager|worker|plant|factory|dealer"
    r"|president|chairman"
    r"|chief|boss|ceo)s?|works|factories)\b",
    re.IGNORECASE,
)
_ASIDE_BEFORE = re.compile(
    r"\b(?:such as|like|unlike|including|rivals?|rivals of|than|formerly|former|ex|once|versus"
    r"|vs\.?|besides|alongside"
    r"|e\.g\.|notably|among them|behind|ahead of|pass(?:es|ed)?|overtakes|beat(?:s|ing)?|since"
    r"|neither|for example"
    r"|unit of|part of|owned by|of which|customers? (?:was|is|are|include))[ -]+(?:the |a |at |to )?$",
    re.IGNORECASE,
)
_OBJECT_BEFORE = re.compile(
    r"\b(?:of|from|by|for|to|with|at|in|into|against|on|over|about|between|through|via|under)"
    r"(?: the| a| its| rival)? $",
    re.IGNORECASE,
)
# Where the name is the make of a car: "a stolen silver Nissan".
_ONE_CAR = re.compile(
    r"\b(?:a|an|his|her|my|your|our|their|one|two|three)"
    r"(?: (?:new|used|old|small|silver|black|white|red|blue|grey|gray|stolen|parked|rented|battered"
    r"|second-hand|\d{4}))* $"
    r"|\b(?:silver|black|white|red|blue|grey|gray|stolen|parked|rented|battered|used|\w+-year-old) $"
    r"|\b(?:alt|gebraucht|gestohlen|geparkt)e[nrs]? $"
    # "eines Nissan", "un viejo Nissan"; not words that mean more in another language: um, sin, zijn
    r"|\b(?:eine?[nmrs]?|(?:sein|ihr|mein)e[nmrs]?|une?|sa|una|su|sua|mi|uma|seu|een)"
    r"(?: (?:alte[nrs]?|neue[nrs]?|vieille|petite|viejo|vecchia|velho|oude))* $"
)
# "a Nissan vendeu", "demanda a Nissan", "a Nissan szerint": in other languages "a" is no indefinite article.
_LONE_A = re.compile(r"(?:^|\W)a $", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|of|and|was|were|his|her|by|with|from|after|that|for|to|at|into|who|their)\b")
_ENGLISH_REACH = 1_000  # characters of a text that are looked at
_COMPOUND = re.compile(r"-\w")  # "ein Nissan-Sprecher"
_JOINING = re.compile(r"^\s*+(?:(?:,|;|/|\+|&|、|や|と|・|\band\b|\bor\b|\bthe\b|\d[\d.,]*+%?+)\s*+)++$")
_SEPARATORS_BEFORE = (", ", " and ", " or ", "; ", "/", "& ", "、", "や", "と", "・", " the ", "%", "+ ")
_SEPARATOR_AFTER = re.compile(r"(?:'s|’s)?(?:[,;/、やと・+]| and | or | & | \d)")
_ITEM_BEFORE = re.compile(r"(?:\b[A-Z][\w&.'’-]*(?: [A-Z][\w&.-]*)?(?:,| and| or|, and|, or) |[、や])$")
_ITEM_AFTER = re.compile(r"(?:'s|’s)?(?:,|,? and| or|, or) (?:the )?[A-Z][\w&.'’-]*|(?:、|や)")
_TWO_ITEMS_AFTER = re.compile(r", (?:the )?[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)?(?:,? and|,| or) [A-Za-z]")
_ACTOR_JA = re.compile(r"(?:自動車|社長|、)?(?:は|が|、)")
_OWNER_JA = re.compile(r"(?:自動車)?の")
_PRICED = re.compile(
    r"(?: [A-Z]\w*\.?){0,3},?(?: \w+){0,2}"
    r" (?:up|down|fell|rose|lost|gained|added|slipped|unchanged|ended|at)\b.{0,30}\d"
)
_FIGURE = re.compile(r"\d[\d.,]*")
# A short line that begins with a name and has two figures is a row of a table, if they are half of it.
_MAX_ROW, _MAX_INDENT, _MIN_FIGURES = 90, 2, 2

# The words on which _ASIDE_BEFORE, _OBJECT_BEFORE and _ONE_CAR can end. Most names come after none of them,
# and then the three need not be tried.
_LAST_WORDS = (
    "as like unlike including rival rivals of than formerly former once versus vs vs. besides "
    "alongside e.g. notably them behind pass passes passed overtakes beat beats beating since neither "
    "example by was is are include the a at to of from for with in into against on over about between "
    "through via under its an his her my your our their one two three new used old small silver black "
    "white red blue grey gray stolen parked rented battered second-hand "
    "ein eine einen einem einer eines seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres "
    "meine meinen meinem meiner meines un une sa una su sua mi uma seu een "
    "gebrauchte gebrauchten gebrauchter gestohlene gestohlenen gestohlener geparkte geparkten "
    "alte alten alter altes neue neuen neuer neues vieille petite viejo vecchia velho oude"
)
_CLUES = frozenset(_LAST_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """The text around a name, the number of other names in its sentence, and whether it is in a list."""

    before: str
    after: str
    others: int
    is_listed: bool
    is_table_row: bool


def weigh_mentions(passage: Passage, mentions: Sequence[Match], rivals: Sequence[Match]) -> list[float]:
    """Weigh the mentions of one entity in a passage.

    Args:
        passage: The title or the text of the article.
        mentions: The mentions, in order of place.
        rivals: The mentions of all entities of that kind in the passage, its own among them, in order.

    Returns:
        A weight from 0 to 1 for each mention. After one that acts, the others in its sentence have 0: they
        add nothing.
    """
    starts = [rival.start for rival in rivals]
    weights: list[float] = []
    decided = -1  # the sentence in which the entity acts
    for mention in mentions:
        sentence = passage.sentence_at(mention.start)
        if sentence == decided:
            weights.append(0.0)
            continue
        place = bisect_left(starts, mention.start)
        first = max(0, place - _NEIGHBOURS)
        weights.append(_weigh(passage, mention, rivals[first : place + _NEIGHBOURS], place - first))
        if weights[-1] == _ACTOR:
            decided = sentence
    return weights


def _weigh(passage: Passage, mention: Match, rivals: Sequence[Match], place: int) -> float:
    """Weigh a mention, which is at `place` among `rivals`."""
    text = passage.text
    before = text[max(0, mention.start - _BEFORE) : mention.start].rpartition("\n")[2]
    if _LONE_A.search(before) and not _ENGLISH.search(text, 0, _ENGLISH_REACH):
        before = ""
    after = text[mention.end : mention.end + _AFTER].partition("\n")[0]
    start, end = passage.sentence_span(mention.start)
    in_sentence = (rival.pattern.owner for rival in rivals if start <= rival.start < end)
    surroundings = _Surroundings(
        before=before if _ends_on_clue(before) else "",
        after=after,
        others=len({mention.pattern.owner, *in_sentence}) - 1,
        is_listed=_is_listed(text, before, after, rivals, place),
        is_table_row=passage.field == "text" and _begins_table_row(text, mention, start, end),
    )
    aside = _weigh_aside(surroundings)
    return _weigh_grammar(surroundings) if aside is None else aside


def _weigh_aside(name: _Surroundings) -> float | None:
    """Weigh a name that is one of many or means something else; return `None` for any other."""
    if name.is_listed:
        return _ONE_OF_TWO if name.others == 1 else _LISTED
    if name.is_table_row or _ASIDE_BEFORE.search(name.before) or _ATTRIBUTE.match(name.after):
        return ASIDE
    if _ONE_CAR.search(name.before) and not _COMPOUND.match(name.after):
        return _PLAIN if _PEOPLE.match(name.after) else ASIDE
    priced = name.others and _PRICED.match(name.after)
    return _LISTED if priced or name.others >= _CROWDED else None


def _weigh_grammar(name: _Surroundings) -> float:
    """Weigh a name by its part in the sentence: actor, owner or object."""
    room = _BUSY if name.others == _CROWDED - 1 else 1.0
    if _ACTOR_JA.match(name.after):
        return room * _ACTOR
    if _OWNER_JA.match(name.after):
        return room * _OWNER
    is_object = bool(_OBJECT_BEFORE.search(name.before))
    if _VERB.match(name.after):
        return room * (_PLAIN if is_object else _ACTOR)
    if _POSSESSIVE.match(name.after):
        return room * (_PLAIN if is_object else _OWNER)
    return room * (_OBJECT if is_object else _PLAIN)


def _ends_on_clue(before: str) -> bool:
    word = before.rstrip().rpartition(" ")[2].lower()
    return word in _CLUES or word.endswith(("-", "-year-old")) or word.isdecimal()


def _is_listed(text: str, before: str, after: str, rivals: Sequence[Match], place: int) -> bool:
    """Return whether a name is one of three or more in a row, whether the taxonomy has the others or not."""
    if not (_SEPARATOR_AFTER.match(after) or before.endswith(_SEPARATORS_BEFORE)):
        return False
    row = 1
    for step in (-1, 1):
        current = place
        while 0 <= current + step < len(rivals):
            left, right = sorted((rivals[current], rivals[current + step]), key=lambda rival: rival.start)
            same = left.pattern.owner == right.pattern.owner
            if same or not _JOINING.match(text[left.end : right.start]):
                break
            row += 1
            current += step
    if row >= _CROWDED:
        return True
    if not _ITEM_AFTER.match(after):
        return False
    return bool(_ITEM_BEFORE.search(before)) or bool(_TWO_ITEMS_AFTER.match(after))


def _begins_table_row(text: str, mention: Match, start: int, end: int) -> bool:
    """Return whether a name begins a row of figures; `start` and `end` are those of its sentence."""
    line = text[start:end]
    if len(line) > _MAX_ROW or "\n" not in text:
        return False
    if mention.start - start > _MAX_INDENT:
        return False
    figures = len(_FIGURE.findall(line))
    return figures >= _MIN_FIGURES and 2 * figures >= len(line.split()) - 1
