"""What a name does where it stands: acts, owns, is listed, compared, priced or parked.

Weights from 0 to 1 say how much one place speaks for an article being about the thing. The order of
the cases and the weights were set on the labelled texts in `tests/quality/tagging`; the weighing of
the sums in `transforms/tagging/relevance.py` was fitted after that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.tagging.matching import Hit
from transforms.tagging.passages import Passage

_FULL, _OWNER, _PLAIN, _OBJECT, _CROWD, _LIST, _ASIDE = 1.0, 0.9, 0.7, 0.5, 0.35, 0.2, 0.15
_BUSY = 0.7  # a sentence with three names has less room for each

_BEFORE, _AFTER = 36, 70  # signs looked at on either side
_CROWDED = 3  # names of one kind in a sentence
_NEIGHBOURS = 12  # names looked at on either side: a text may be one long sentence
# "Nissan Motor Co Ltd <7201.T>, Japan's third largest carmaker, said": what may stand before the verb.
_TRAIN = (
    r"(?: (?:Motors?|Co|Corp|Corporation|Company|Ltd|Inc|Group|AG|SA|plc|NV|UK|USA|America|Europe"
    r"|Japan|India|China"
    r"|Mexico|Thailand|Australia|Canada|of [A-Z]\w+)\b\.?| ?[<(\[][^>)\]]{1,40}[>)\]]"
    r"|, [^,.;]{2,60},(?= \w+(?:s|ed|d)\b| will| has| had| is| was))*"
)
_VERB = re.compile(
    _TRAIN
    + r"(?: (?:also|now|then|itself|never|already|still|again|probably|reportedly|recently|currently|once"
    r"|alone|spokes\w+|officials?|executives?|workers?|dealers?|engineers?|managers?|unit|president|chairman"
    r"|chief executive|CEO))*,? (?:said|says|will|would|has|had|have|is|was|are|were|does|did|can"
    r"|could|may|might"
    r"|must|should|to|got|made|built|sold|cut|took|gave|goes|went|kept|lost|saw|[a-z]{3,}(?:ed|es|s|ing))\b",
    re.IGNORECASE,
)
_OWNS = re.compile(r"(?:'s|’s|s'|s’) ?", re.IGNORECASE)
# What belongs to it but is not it: "Renault's Nissan stake", "Nissan supplier Kasuga", "Nissan-built"
_ATTRIBUTE = re.compile(
    r"(?:-(?:backed|owned|built|badged|made|designed|led|controlled|style|era)\b"
    r"|(?:'s|’s)? (?:stake|holding|shareholding|contribution|supplier|rival|partner|ally|affiliate"
    r"|investor|owner"
    r"|driver|veteran|alumn\w+|pickup|sedan|saloon|van|truck|suv|hatchback|minivan|taxi|jeep|car)\b)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
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
_PARKED = re.compile(
    r"\b(?:a|an|his|her|my|your|our|their|one|two|three)"
    r"(?: (?:new|used|old|small|silver|black|white|red|blue|grey|gray|stolen|parked|rented|battered"
    r"|second-hand|\d{4}))* $"
    r"|\b(?:silver|black|white|red|blue|grey|gray|stolen|parked|rented|battered|used) $"
)
_JOINING = re.compile(r"^(?:\s*(?:,|;|/|\+|&|、|や|と|・|\band\b|\bor\b|\bthe\b|\d[\d.,]*%?)\s*)+$")
_BORDERS_BEFORE = (", ", " and ", " or ", "; ", "/", "& ", "、", "や", "と", "・", " the ", "%", "+ ")
_BORDER_AFTER = re.compile(r"(?:'s|’s)?(?:[,;/、やと・+]| and | or | & | \d)")
_BEFORE_IN_LIST = re.compile(r"(?:\b[A-Z][\w&.'’-]*(?: [A-Z][\w&.-]*)?(?:,| and| or|, and|, or) |[、や])$")
_AFTER_IN_LIST = re.compile(r"(?:'s|’s)?(?:,|,? and| or|, or) (?:the )?[A-Z][\w&.'’-]*|(?:、|や)")
_TWO_AFTER = re.compile(r", (?:the )?[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)?(?:,? and|,| or) [A-Za-z]")
_ACTS_JA = re.compile(r"(?:自動車|社長|、)?(?:は|が|、)")
_OWNS_JA = re.compile(r"(?:自動車)?の")
_PRICED = re.compile(
    r"(?: [A-Z]\w*\.?){0,3},?(?: \w+){0,2}"
    r" (?:up|down|fell|rose|lost|gained|added|slipped|unchanged|ended|at)\b.{0,30}\d"
)
_FIGURE = re.compile(r"\d[\d.,]*")
_ROW, _FIGURES = 90, 2  # a short line with two figures is a row of a table, if they are half of it

# What the three expressions above can end in: most names stand behind none of it, and need them not.
_TELLING = (
    "as like unlike including rival rivals of than formerly former once versus vs vs. besides "
    "alongside e.g. notably them behind pass passes passed overtakes beat beats beating since neither "
    "example by was is are include the a at to of from for with in into against on over about between "
    "through via under its an his her my your our their one two three new used old small silver black "
    "white red blue grey gray stolen parked rented battered second-hand"
)
_TELLING_WORDS = frozenset(_TELLING.split())


@dataclass(frozen=True, slots=True)
class _Setting:
    """What stands around a name: signs before and after it on its line, other names in its sentence."""

    before: str
    after: str
    others: int
    listed: bool
    tabled: bool


def weigh_hits(passage: Passage, hits: Sequence[Hit], rivals: Sequence[Hit]) -> list[float]:
    """Return how much each of `hits`, in order, speaks for its thing, from 0 to 1.

    `rivals` are the names in the passage of all things of that kind, its own among them, in order.
    """
    starts = [rival.start for rival in rivals]
    weights: list[float] = []
    decided = -1  # the sentence in which the name acts; what else it does there adds nothing
    for hit in hits:
        sentence = passage.sentence_at(hit.start)
        if sentence == decided:
            weights.append(0.0)
            continue
        place = bisect_left(starts, hit.start)
        first = max(0, place - _NEIGHBOURS)
        weights.append(_weigh(passage, hit, rivals[first : place + _NEIGHBOURS], place - first))
        if weights[-1] == _FULL:
            decided = sentence
    return weights


def _weigh(passage: Passage, hit: Hit, rivals: Sequence[Hit], place: int) -> float:
    text = passage.text
    before = text[max(0, hit.start - _BEFORE) : hit.start].rpartition("\n")[2]
    after = text[hit.end : hit.end + _AFTER].partition("\n")[0]
    start, end = passage.sentence_span(hit.start)
    owners = {hit.cue.owner, *(rival.cue.owner for rival in rivals if start <= rival.start < end)}
    setting = _Setting(
        before if _ends_tellingly(before) else "",
        after,
        len(owners) - 1,
        _is_listed(text, before, after, rivals, place),
        passage.field == "text" and _is_row(text, hit, start, end),
    )
    aside = _weigh_aside(setting)
    return _weigh_part(setting) if aside is None else aside


def _weigh_aside(setting: _Setting) -> float | None:
    """Weigh a name that stands on the side, among many or for something else; null if it does not."""
    if setting.listed:
        return _CROWD if setting.others == 1 else _LIST
    if setting.tabled or _ASIDE_BEFORE.search(setting.before) or _ATTRIBUTE.match(setting.after):
        return _ASIDE
    if _PARKED.search(setting.before):
        return _PLAIN if _SPOKEN.match(setting.after) else _ASIDE
    priced = setting.others and _PRICED.match(setting.after)
    return _LIST if priced or setting.others >= _CROWDED else None


def _weigh_part(setting: _Setting) -> float:
    """Weigh a name by its part in the sentence: who acts, who owns, who is acted on."""
    room = _BUSY if setting.others == _CROWDED - 1 else 1.0
    if _ACTS_JA.match(setting.after):
        return room * _FULL
    if _OWNS_JA.match(setting.after):
        return room * _OWNER
    is_object = bool(_OBJECT_BEFORE.search(setting.before))
    if _VERB.match(setting.after):
        return room * (_PLAIN if is_object else _FULL)
    if _OWNS.match(setting.after):
        return room * (_PLAIN if is_object else _OWNER)
    return room * (_OBJECT if is_object else _PLAIN)


def _ends_tellingly(before: str) -> bool:
    word = before.rstrip().rpartition(" ")[2].lower()
    return word in _TELLING_WORDS or word.endswith("-") or word.isdecimal()


def _is_listed(text: str, before: str, after: str, rivals: Sequence[Hit], place: int) -> bool:
    """Tell whether the name is one of three or more in a row, known ones or not."""
    if not (_BORDER_AFTER.match(after) or before.endswith(_BORDERS_BEFORE)):
        return False
    chain = 1
    for step in (-1, 1):
        at = place
        while 0 <= at + step < len(rivals):
            left, right = sorted((rivals[at], rivals[at + step]), key=lambda rival: rival.start)
            if left.cue.owner == right.cue.owner or not _JOINING.match(text[left.end : right.start]):
                break
            chain += 1
            at += step
    if chain >= _CROWDED:
        return True
    if not _AFTER_IN_LIST.match(after):
        return False
    return bool(_BEFORE_IN_LIST.search(before)) or bool(_TWO_AFTER.match(after))


def _is_row(text: str, hit: Hit, start: int, end: int) -> bool:
    """Tell whether the name opens a row of figures."""
    line = text[start:end]
    if len(line) > _ROW or "\n" not in text:
        return False
    if hit.start - start > _FIGURES:
        return False
    figures = len(_FIGURE.findall(line))
    return figures >= _FIGURES and 2 * figures >= len(line.split()) - 1
