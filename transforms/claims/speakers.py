"""Find who states the figures of a sentence: the name beside a verb of speech, "the company", or analysts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.claims.benchmarks import find_benchmarks, is_said_of
from transforms.claims.named_places import NamedPlace
from transforms.claims.relative_clauses import find_inserted
from transforms.claims.statements import StatementWords, is_media
from transforms.claims.word_tables import list_words, match_words

_NAME = r"(?:[A-ZÀ-Ý][\w&'.’-]*(?: (?:(?:of|for|de|van|von|al|and|&) )?[A-ZÀ-Ý][\w&'.’-]*){0,4})"
_SPEECH = match_words(*list_words("statements", "speech"))
_SOURCE = f"(?i:{'|'.join(list_words('statements', 'sources'))})"
_OUTLET = r"(?:the|a|an|its|Japanese|Chinese|outlet|newspapers?|daily|business|media|news|agency|portal)"
_ACCORDING = re.compile(rf"\b{_SOURCE} (?:{_OUTLET} )*(?P<name>{_NAME})")
_SAID_BEFORE = re.compile(
    rf"(?P<name>{_NAME})(?:'s|’s)?(?:,? (?:[^\WA-Z]\w* ){{0,4}}?)"
    rf"(?:has |had |also |earlier |now )*(?:{_SPEECH})"
)
_ROLES = (
    r"(?:(?:chief|executive|officer|president|chairman|chairwoman|spokesman|spokeswoman|spokesperson|analyst|boss"
    r"|head|director|minister|governor|mayor|union|leader|ceo|cfo|coo|finance|financial|operating|vice|senior"
    r"|deputy|then|former|new|outgoing|manufacturing|secretary|company|carmaker|its|their) )"
)
_SAID_AFTER = re.compile(
    rf"\b(?:said|says|wrote|reported|warned|added the|added|told) (?:the )?{_ROLES}{{0,4}}"
    rf"(?P<name>{_NAME}(?:'s)?(?: {_ROLES}{{1,4}}{_NAME})?)(?=[,.;]|$| on | in )"
)
_REPORT = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Aa] new|[Tt]his) (?P<name>{_NAME})"
    rf" (?:{'|'.join(list_words('statements', 'publications'))})\b"
)
_ORGANISATION = "|".join(list_words("owners", "organisations"))
_GENERIC = re.compile(
    rf"\b(?:(?:the|[a-z]+['’]s) (?:[\w-]+ ){{0,2}}(?:{_ORGANISATION}|car maker)|it|they|he|she)"
    rf"(?:,? (?:\w+ ){{0,3}}?)(?:{_SPEECH})",
    re.IGNORECASE,
)
_EAST_ASIAN = re.compile(
    r"(?:^|[、。「」\s])(?P<name>[^、。「」\s]{2,24}?)(?:は|が|の報道)?(?:に)?"
    r"(?:よると|よれば|が報じ|は報じ|が伝え|報じた)"
)
ANALYSTS = "analysts"
"""The speaker of what analysts expect, who are none of the company's own."""
_ANALYSTS = re.compile(
    r"\b(?:[Aa]nalyst(?:s|en|es)?|[Cc]onsensus|[Ee]conomists|[Bb]rokers|[Aa]nalistas|[Aa]nalisti)\b"
    r"(?! (?:said that|told|call))|アナリスト|市場予想|コンセンサス|分析师|애널리스트|증권가"
)
_EAST_ASIAN_SAID = re.compile(r"(?:発表し|明らかにし|述べ|語っ|表明し|説明し|話し|公表し)")
_TOPIC = re.compile(r"(?:^|[、。「」])(?P<name>[^、。「」]{2,24}?)は")
# "Behind Toyota", "plants in Indiana and Ohio": the name that follows is no subject.
_COMPARED_WITH = re.compile(
    r"\b(?:after|than|behind|unlike|peer|rival|nach|hinter|après|derrière|tras|dopo) (?:the )?$"
)
_OF_PLACE = re.compile(
    r"\b(?:in|at|near|across|from)(?: the)? (?:[A-Z][\w.]*(?:,| and) )*(?:[A-Z][\w.]*,? and )?$"
)
_BESIDE_REACH = 60  # characters
_NO_SPEAKERS = frozenset(list_words("statements", "no_speakers"))


def find_speaker(
    sentence: str, names: Sequence[NamedPlace], words: StatementWords, *, generic: str | None
) -> str | None:
    """Return who states the figures of a sentence: a tag, or a name as it is written.

    Args:
        sentence: The sentence, as written.
        names: The names of companies and persons in it.
        words: The words of the sentence.
        generic: The tag that "the company said" stands for.
    """
    for pattern in _list_speech_patterns(sentence, words):
        for found in pattern.finditer(sentence):
            if speaker := _read_speaker(sentence, found, names):
                return speaker
    if not sentence.isascii() and _EAST_ASIAN_SAID.search(sentence):
        topic = _TOPIC.search(sentence)
        if topic:
            tagged = [each.tag for each in names if topic.start("name") <= each.start < topic.end()]
            return tagged[-1] if tagged else None
    if _ANALYSTS.search(sentence):
        return ANALYSTS
    return generic if "speech" in words and _GENERIC.search(sentence) else None


def _read_speaker(sentence: str, found: re.Match[str], names: Sequence[NamedPlace]) -> str | None:
    """Return the tag of the name beside a verb of speech, or the name; `None` if somebody else speaks."""
    name = found["name"].removesuffix("'s").removesuffix("’s").rstrip(".")
    if name.split(" ")[0].lower() in _NO_SPEAKERS:
        return None
    start, end = found.span("name")
    named = [each for each in names if start <= each.start < end + 2]
    if named and all(each.kind in {"model", "plant"} for each in named):
        return None  # "its Sentra, said the company"
    if inserted := find_inserted(sentence, start):  # "Renault, which owns a third of Nissan, said"
        named = [each for each in names if each.end == inserted[0]]
        if not named or found.end() < inserted[1]:
            return None
    if _is_beside_speaker(sentence, found, is_tagged=bool(named)):
        return None
    persons = [each.tag for each in names if start <= each.start < found.end() and each.kind == "person"]
    return persons[-1] if persons else named[-1].tag if named else name


def _is_beside_speaker(sentence: str, found: re.Match[str], *, is_tagged: bool) -> bool:
    """Return whether a name beside a verb of speech is that of somebody else.

    Of a place, of a larger company, of the hearer, or of the country of a carmaker: "plants in Ohio, said",
    "the largest after Toyota reported", "Japan's second-largest carmaker said".
    """
    name, start = found["name"], found.start("name")
    if _COMPARED_WITH.search(sentence, max(0, start - _BESIDE_REACH), start):
        return True
    if found[0].lower().startswith("told "):
        return not is_media(name)
    if is_tagged:
        return False
    is_possessor = name.endswith(("'s", "’s")) or found[0].startswith((f"{name}'s", f"{name}’s"))
    is_place = _OF_PLACE.search(sentence, max(0, start - _BESIDE_REACH), start) is not None
    return is_possessor or is_place or name.endswith("-based")


def is_expected_by_analysts(lower: str, place: int) -> bool:
    """Return whether what a sentence says of analysts is said of a figure, and not of its benchmark."""
    benchmarks = find_benchmarks(lower)
    return any(is_said_of(place, found.start(), benchmarks) for found in _ANALYSTS.finditer(lower))


def _list_speech_patterns(sentence: str, words: StatementWords) -> list[re.Pattern[str]]:
    """Return the expressions that may match a sentence, by the words without which each cannot."""
    patterns = [_ACCORDING] if "sources" in words else []
    patterns += [_REPORT] if "publications" in words else []
    patterns += [_SAID_BEFORE, _SAID_AFTER] if "speech" in words else []
    return patterns if sentence.isascii() else [*patterns, _EAST_ASIAN]
