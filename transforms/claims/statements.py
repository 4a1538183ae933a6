"""Read how a figure is stated, and by whom: plans, reports, denials, forecasts, and their speakers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from transforms.claims.benchmarks import find_benchmarks, is_said_of
from transforms.claims.named_places import NamedPlace
from transforms.claims.relative_clauses import find_inserted
from transforms.claims.tenses import find_future
from transforms.claims.word_search import WordSearch
from transforms.claims.word_tables import list_words, match_words
from transforms.records import Qualifier

StatementWords = Mapping[str, Sequence[int]]
"""Where words of each list under ``[statements]`` begin in a sentence."""

_LISTS = ("denied", "negated", "reported", "expected", "plans", "media", "speech", "sources", "publications")
_WORDS = WordSearch({name: list_words("statements", name) for name in _LISTS})
_MAY = re.compile(  # not the month
    r"\bmay (?!\d)(?<!in may )(?<!of may )(?<!by may )(?<!until may )(?<!since may )(?<!for may )"
)
_DUE = re.compile(rf"\bdue to (?=(?:{'|'.join(list_words('statements', 'due_verbs'))})\b)")
_PLANT = re.compile(  # the verb of German and Dutch, and not the factory
    r"(?<!the )\bplant (?=(?:d[aei][setrnm]|de|het|een|eine?[nrm]?|rund|etwa|knapp|bis|mindestens|auch|nun"
    r"|jetzt|weltweit|zu|um|insgesamt|derzeit|offenbar|laut)\b)"
)
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
# A denial holds up to a turn of the sentence: "will cut 9,000 jobs, but denied that plants would close".
_TURN = re.compile(r"\bbut\b|\byet\b|;|\bwhile\b|\balthough\b|、だが|が、")
# "Employs 6,000 people, and most of them learned of the plan": the next clause is on something else.
# "Recalls 9,000 cars because a pump may fail": so is the reason.
_NEXT_CLAUSE = re.compile(
    r"[,;] (?:and|but|while|whereas|although|though|und|aber|doch|et|mais|y|pero|[a-z]+ing)\b|;"
    r"| (?:because|whose|weil|wegen|deren|parce que|car|dont|porque|cuy[oa]s?|perché|omdat)\b"
    r"| (?:and|und|et|y|e|en) $"  # "employs 6,000 people and plans to hire"
)
# "Recalls 9,000 cars that may catch fire", "53,000 of the 250,000 that Oppama could make".
_ABLE = re.compile(r" (?:that|which|who) (?:[\w-]+ ){0,2}(?P<verb>may|might|could|can)\b")
# "Will buy engines from Nissan, which employs 133,000 people": the clause has a verb of its own.
# So has one that says how it is at present: 裁员2万人,目前员工约13.3万人.
_RELATIVE = re.compile(
    r", (?:which|who|whose|where|qui|dont|où|cui|donde|dove|onde|wo|waar|gdzie|där) "
    r"|[,，;；](?:目前|现有|现在|当前)"
)
# "Better than expected" is no forecast, but compares the figure with one.
_THAN_EXPECTED = re.compile(
    r"(?:\b(?:than|als|dan|del|de lo|do que o?|prima) |好于|低于|高于|超出|超过|不及|逊于|优于|市场)$"
)
_EXPECTED_THAN = re.compile(
    r"(?:市場)?(?:を上回|を下回|を超|に届か|보다|을 웃|을 밑|치를 웃|치를 밑|を(?:大き|わずか))"
)
_LONGEST_THAN = 8  # characters
# An investment that was announced is one that will be made: "annonce un investissement de".
_ANNOUNCED = re.compile(
    r"\b(?:announc|anunci|annonc|annunci|kündig|kondig)\w*(?: [\w-]+){0,4}? (?:an|una|un|um|uma|une|eine|een)"
    r"(?: [\w-]+)? (?P<noun>inve)"
)
_NOT_REACH = 24  # characters before a denial in which it is denied itself: "neither confirmed nor denied"
_NOT_DENIED = re.compile(r"(?:\bnot|n't|\bnor|\bnever|\bwithout|\bdeclined to|\brefused to|\bor) (?:\w+ )?$")
_CLAUSE = re.compile(r"[,;:]|\b(?:but|and|which|who|because|while|although|until|unless|if|when|than)\b")
# A figure that is left unsaid is not denied: "would not say where it will cut 9,000 jobs".
_UNSAID = (
    "say|said|comment|give|given|name|disclose|reveal|elaborate|specify|confirm|provide|detail|respond|reply|explain"
    "|identify|know|known|deny|rule out|exclude"
)
_SILENCE = re.compile(
    rf"[\w']+(?: not)?(?: been| yet| immediately| be)? (?:{_UNSAID}|only|just|counting|including|yet|clear)\b"
)
# "Will not cut fewer than 9,000 jobs" is a bound and no denial.
_BOUND = re.compile(
    r"[\w'’]+(?: [\w'’]+){0,4} (?:(?:fewer|less) than|weniger als|moins de|menos de|meno di|minder dan)\b"
)
# "Ne supprimera pas", "no recortará", "nie zwolni": "not" before a verb, where the word has other uses.
_NOT_BEFORE = re.compile(
    r"\b(?:ne |n['’])[\w-]+(?: [\w-]+)? (?:pas|plus(?! (?:[\w-]+ )?que\b))\b"
    r"|\bno (?=\w+(?:rá|rán|ría|rían)\b|(?:va|van) a\b|(?:ha|han|piensa|prevé) )"
    r"|\bnon (?=\w+(?:rà|ranno|rebbe)\b|(?:ha|hanno|intende|prevede|chiude|taglia|licenzia) )"
    r"|\bnão (?!só |apenas |menos )(?=\w)|\bnie (?!tylko |mniej |więcej |licząc )(?=\w)|\b(?:geen|keine) $"
    r"|\binte (?!bara |mindre |mer )(?=\w)"
)
# "9000人を削減しない", "9000명을 감원하지 않는다": behind its verb.
_NOT_BEHIND = re.compile(
    r"[\d.,万千百億 ]+[^\s、。,\d]{1,14}(?:しない|されない|行わない|せず)"
    r"|[\d.,만천백억 ]+[^、。,\d]{1,14}지 (?:않|못)"
)
# "Behind Toyota", "plants in Indiana and Ohio": the name that follows is no subject.
_COMPARED_WITH = re.compile(
    r"\b(?:after|than|behind|unlike|peer|rival|nach|hinter|après|derrière|tras|dopo) (?:the )?$"
)
_OF_PLACE = re.compile(
    r"\b(?:in|at|near|across|from)(?: the)? (?:[A-Z][\w.]*(?:,| and) )*(?:[A-Z][\w.]*,? and )?$"
)
_BESIDE_REACH = 60  # characters
_NO_SPEAKERS = frozenset(list_words("statements", "no_speakers"))


def find_statement_words(lower: str) -> StatementWords:
    """Find the words in a sentence in lower case that say how its figures are stated, and by whom."""
    words = dict(_WORDS.find(lower))
    if "plant " in lower and (planned := [found.start() for found in _PLANT.finditer(lower)]):
        words["plans"] = [*words.get("plans", ()), *planned]
    if "due to " in lower and (due := [found.start() for found in _DUE.finditer(lower)]):
        words["plans"] = [*words.get("plans", ()), *due]
    if future := find_future(lower):
        words["plans"] = [*words.get("plans", ()), *future]
    if "inve" in lower and (noun := _ANNOUNCED.search(lower)):
        words["plans"] = [*words.get("plans", ()), noun.start("noun")]
    if "expected" in words:
        words["expected"] = [start for start in words["expected"] if not _is_compared(lower, start)]
    if "may " in lower:
        words["expected"] = [*words.get("expected", ()), *(found.start() for found in _MAY.finditer(lower))]
    return words


def _is_compared(lower: str, start: int) -> bool:
    """Return whether a word is of an expectation with which a figure is compared."""
    before = _THAN_EXPECTED.search(lower, max(0, start - _LONGEST_THAN), start)
    return bool(before or (not lower.isascii() and _EXPECTED_THAN.match(lower, start + 2)))


def read_qualifier(
    lower: str, words: StatementWords, place: int, *, attributed_to: str | None
) -> Qualifier | None:
    """Return how a figure is stated.

    Args:
        lower: Its sentence in lower case.
        words: The words of the sentence.
        place: Where the figure is in it.
        attributed_to: Who said so, if known: what a newspaper says is reported.
    """
    if _is_denied(lower, words, place):
        return "denied"
    if "reported" in words or (attributed_to and "media" in _WORDS.find(attributed_to.lower())):
        return "reported"
    if not words.keys() & {"plans", "expected"}:
        return None
    benchmarks, clause = find_benchmarks(lower), find_inserted(lower, place)
    plans, expected = (
        min(
            (
                abs(place - start)
                for start in words.get(name, ())
                if not _is_other_clause(lower, place, start)
                and is_said_of(place, start, benchmarks)
                and find_inserted(lower, start) == clause
            ),
            default=None,
        )
        for name in ("plans", "expected")
    )
    if plans is None and expected is None:
        return None
    return "plans" if expected is None or (plans is not None and plans <= expected) else "expected"


def _is_other_clause(lower: str, place: int, word: int) -> bool:
    """Return whether a word is in another clause than a figure."""
    if word < place:
        return _RELATIVE.search(lower, word, place) is not None
    able = _ABLE.search(lower, place)
    is_able = able is not None and able.start("verb") == word
    return is_able or _NEXT_CLAUSE.search(lower, place, word) is not None


def _is_denied(lower: str, words: StatementWords, place: int) -> bool:
    """Return whether a figure is denied by a verb of its half of the sentence, or by "not" before its own."""
    for start in words.get("denied", ()):
        first, last = sorted((start, place))
        is_other = _TURN.search(lower, first, last) or _RELATIVE.search(lower, first, last)
        if not is_other and not _NOT_DENIED.search(lower, max(0, start - _NOT_REACH), start):
            return True
    negated = [*words.get("negated", ()), *(found.start() for found in _NOT_BEFORE.finditer(lower, 0, place))]
    return bool(_NOT_BEHIND.match(lower, place)) or any(
        start < place
        and not _SILENCE.match(lower, start)
        and not _BOUND.match(lower, start, place)
        and not _CLAUSE.search(lower, start, place)
        for start in negated
    )


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
            name = found["name"].removesuffix("'s").removesuffix("’s").rstrip(".")
            if name.split(" ")[0].lower() in _NO_SPEAKERS:
                continue
            start, end = found.span("name")
            named = [each for each in names if start <= each.start < end + 2]
            if named and all(each.kind == "model" for each in named):
                continue  # "its Sentra, said the company"
            if _is_beside_speaker(sentence, found, is_tagged=bool(named)):
                continue
            tagged = [each.tag for each in named]
            persons = [
                each.tag for each in names if start <= each.start < found.end() and each.kind == "person"
            ]
            return persons[-1] if persons else tagged[-1] if tagged else name
    if not sentence.isascii() and _EAST_ASIAN_SAID.search(sentence):
        topic = _TOPIC.search(sentence)
        if topic:
            tagged = [each.tag for each in names if topic.start("name") <= each.start < topic.end()]
            return tagged[-1] if tagged else None
    if _ANALYSTS.search(sentence):
        return ANALYSTS
    return generic if "speech" in words and _GENERIC.search(sentence) else None


def _is_beside_speaker(sentence: str, found: re.Match[str], *, is_tagged: bool) -> bool:
    """Return whether a name beside a verb of speech is that of somebody else.

    Of a place, of a larger company, of the hearer, or of the country of a carmaker: "plants in Ohio, said",
    "the largest after Toyota reported", "Japan's second-largest carmaker said".
    """
    name, start = found["name"], found.start("name")
    if _COMPARED_WITH.search(sentence, max(0, start - _BESIDE_REACH), start):
        return True
    if found[0].lower().startswith("told "):
        return "media" not in _WORDS.find(name.lower())
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
