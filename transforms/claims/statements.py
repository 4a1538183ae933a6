"""Read how a figure is stated, and by whom: plans, reports, denials, forecasts, and their speakers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.claims.named_places import NamedPlace
from transforms.claims.word_tables import list_words, match_words
from transforms.records import Qualifier

_DENIED, _REPORTED, _EXPECTED, _PLANS = (
    re.compile(match_words(*list_words("statements", name)))
    for name in ("denied", "reported", "expected", "plans")
)
_MAY = re.compile(r"(?<!in )(?<!of )(?<!by )(?<!until )(?<!since )(?<!for )\bmay (?!\d)")  # not the month
_MEDIA = re.compile(match_words(*list_words("statements", "media")))
_NAME = r"(?:[A-ZÀ-Ý][\w&'.’-]*(?: (?:(?:of|de|van|von|al|and|&) )?[A-ZÀ-Ý][\w&'.’-]*){0,4})"
_SPEECH = match_words(*list_words("statements", "speech"))
_SOURCE = (
    r"(?:[Aa]ccording to|[Rr]eported by|[Cc]ited by|[Qq]uoted by|via|[Ll]aut|[Ss]elon|[Ss]egún"
    r"|[Nn]ach Angaben von|told)"
)
_OUTLET = r"(?:the|a|an|its|Japanese|Chinese|outlet|newspapers?|daily|business|media|news|agency|portal)"
_ACCORDING = re.compile(rf"\b{_SOURCE} (?:{_OUTLET} )*(?P<name>{_NAME})")
_SAID_BEFORE = re.compile(
    rf"(?P<name>{_NAME})(?:'s|’s)?(?:,? (?:\w+ ){{0,4}}?)(?:has |had |also |earlier |now )*(?:{_SPEECH})"
)
_SAID_AFTER = re.compile(
    r"\b(?:said|says|wrote|reported|warned|added the|added|told) (?:the )?"
    rf"(?P<name>{_NAME})(?=[,.;]|$| on | in )"
)
_REPORT = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Aa] new|[Tt]his) (?P<name>{_NAME})"
    r" (?:report|story|article|newspaper|survey|analysis)\b"
)
_ORGANISATION = "|".join(list_words("owners", "organisations"))
_GENERIC = re.compile(
    rf"\b(?:the (?:\w+ )?(?:{_ORGANISATION})|it|they|he|she)(?:,? (?:\w+ ){{0,3}}?)(?:{_SPEECH})",
    re.IGNORECASE,
)
_EAST_ASIAN = re.compile(
    r"(?:^|[、。「」\s])(?P<name>[^、。「」\s]{2,24}?)(?:は|が|の報道)?(?:に)?"
    r"(?:よると|よれば|が報じ|は報じ|が伝え|報じた)"
)
_EAST_ASIAN_SAID = re.compile(r"(?:発表し|明らかにし|述べ|語っ|表明し|説明し|話し|公表し)")
_TOPIC = re.compile(r"(?:^|[、。「」])(?P<name>[^、。「」]{2,24}?)は")
_NO_SPEAKERS = frozenset(list_words("statements", "no_speakers"))


def read_qualifier(lower: str, place: int, *, attributed_to: str | None) -> Qualifier | None:
    """Return how a figure is stated.

    Args:
        lower: Its sentence in lower case.
        place: Where the figure is in it.
        attributed_to: Who said so, if known: what a newspaper says is reported.
    """
    if _DENIED.search(lower):
        return "denied"
    if _REPORTED.search(lower) or (attributed_to and _MEDIA.search(attributed_to.lower())):
        return "reported"
    plans = _measure_nearest((_PLANS,), lower, place)
    expected = _measure_nearest((_EXPECTED, _MAY), lower, place)
    if plans is None and expected is None:
        return None
    return "plans" if expected is None or (plans is not None and plans <= expected) else "expected"


def _measure_nearest(patterns: Sequence[re.Pattern[str]], lower: str, place: int) -> int | None:
    places = (found.start() for pattern in patterns for found in pattern.finditer(lower))
    return min((abs(place - start) for start in places), default=None)


def find_speaker(sentence: str, names: Sequence[NamedPlace], *, generic: str | None) -> str | None:
    """Return who states the figures of a sentence: a tag, or a name as it is written.

    Args:
        sentence: The sentence, as written.
        names: The names of companies and persons in it.
        generic: The tag that "the company said" stands for.
    """
    for pattern in (_ACCORDING, _REPORT, _SAID_BEFORE, _SAID_AFTER, _EAST_ASIAN):
        for found in pattern.finditer(sentence):
            name = found["name"].removesuffix("'s").removesuffix("’s").rstrip(".")
            if name.split(" ")[0].lower() in _NO_SPEAKERS:
                continue
            start, end = found.span("name")
            tagged = [each.tag for each in names if start <= each.start < end + 2]
            persons = [
                each.tag for each in names if start <= each.start < found.end() and each.kind == "person"
            ]
            return persons[-1] if persons else tagged[-1] if tagged else name
    if _EAST_ASIAN_SAID.search(sentence):
        topic = _TOPIC.search(sentence)
        if topic:
            tagged = [each.tag for each in names if topic.start("name") <= each.start < topic.end()]
            return tagged[-1] if tagged else None
    return generic if _GENERIC.search(sentence) else None
