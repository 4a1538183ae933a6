"""Read how a figure is stated: as a plan, a report, a denial or a forecast."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from transforms.claims.benchmarks import find_benchmarks, is_said_of
from transforms.claims.relative_clauses import find_inserted
from transforms.claims.tenses import find_future
from transforms.claims.word_search import WordSearch
from transforms.claims.word_tables import list_words
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
# A denial holds up to a turn of the sentence: "will cut 9,000 jobs, but denied that plants would close".
_TURN = re.compile(r"\bbut\b|\byet\b|;|\bwhile\b|\balthough\b|、だが|が、")
# "Employs 6,000 people, and most of them learned of the plan": the next clause is on something else.
# "Recalls 9,000 cars because a pump may fail": so is the reason.
_NEXT_CLAUSE = re.compile(
    r"[,;] (?:and|but|while|whereas|although|though|und|aber|doch|et|mais|y|pero|[a-z]+ing)\b|;"
    r"| (?:while|because|whose|weil|wegen|deren|parce que|car|dont|porque|cuy[oa]s?|perché|omdat)\b"
    r"| (?:and|und|et|y|e|en) $"  # "employs 6,000 people and plans to hire"
    r"|[,，](?=[将拟])"
)
# "Will close seventeen plants, following a loss of 3.4 billion pounds": that has happened before.
_BACKGROUND = re.compile(
    r"\b(?:following|despite|amid|because of|due to|on the back of"
    r"|after (?:posting|reporting|booking|a|an|its|their))\b"
)
# "An estimated 4,500 jobs", "an EPA-estimated range of 303 miles": said of what follows, up to its figure.
_ADJECTIVE = re.compile(r"(?:estimated|expected|planned|projected|proposed|targeted|forecast|anticipated)\b")
_BEFORE_ADJECTIVE = re.compile(r"(?:\b(?:an?|the|its|their)(?: \w+)? |-)$")
_BEFORE_REACH = 16  # characters
_DIGIT = re.compile(r"\d")
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


def is_media(name: str) -> bool:
    """Return whether a name is that of a newspaper, an agency or a broadcaster."""
    return "media" in _WORDS.find(name.lower())


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
    if "reported" in words or (attributed_to and is_media(attributed_to)):
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
    if _ADJECTIVE.match(lower, word) and _BEFORE_ADJECTIVE.search(lower, max(0, word - _BEFORE_REACH), word):
        return word > place or _DIGIT.search(lower, word, place) is not None
    if word < place:
        return bool(_RELATIVE.search(lower, word, place) or _BACKGROUND.search(lower, word + 1, place))
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
