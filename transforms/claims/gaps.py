"""Judge the words between a figure and those that say which quantity it is of."""

from __future__ import annotations

import re

from transforms.claims.word_tables import list_words, match_words

_COMPARED = match_words(*list_words("grammar", "comparatives"))
_ABOUT = "(?:(?:about|around|some|nearly|almost|roughly) )?"
_PERCENT = r"\d[\d.,]*(?: ?%| per ?cent| pro[cz]ent| por ciento| per cento| pour cent| proc\.)"
_LEAD = r"(?:(?:das (?:waren|sind)|soit|czyli o|un|il|o|dat is|d\.w\.z\.|vilket är|was) )?"
_COMPARED_NEXT = rf" (?:(?:down|up)\b|{_ABOUT}{_LEAD}{_PERCENT} (?:{_COMPARED}))"
# ", a fall of 8 percent", ", ein Plus von 45 Prozent"
_MOVEMENTS = (*list_words("grammar", "falling"), *list_words("grammar", "rising"))
_MOVED = match_words(*_MOVEMENTS)
_MOVEMENT = (
    r" (?:soit |das (?:ist|war|entspricht) |oder |co oznacza |vilket (?:är|var) )?"
    r"(?:(?:an?|in|ein|eine|einem|einer|un|une|una|um|uma|een|en) )?(?:[^\W\d]+e[sr]? )?"
    rf"(?:{_MOVED}) (?:of|von|um|de|del|di|do|van|på|av|med|o)\b"
)
# A verb and its figure are within a clause. A comma ends one too, but not the pause of Japanese, nor one
# before the figure itself: ", to 300,000", ", by 9 percent", ", 9 percent fewer", "，同比减少".
_GOES_ON = re.compile(
    r"\d| (?:down|up)\b"
    r"| (?:passando (?:dal?|dall')|passant de|pasando del?|going from|rising from|falling from)\b"
    r"| (?:reaching|hitting|totall?ing|atteignant|pour atteindre|tombant à)\b"
    r"| (?:falling|rising|dropping|climbing) to\b"
    r"| (?:to|at|auf|à|al|ao|para|naar|tot|su|on|do|till|hasta)(?: (?:los|las|les))? [^\w\s]{0,3}\d"
    rf"| (?:by|um|med|met|de|di|del) {_ABOUT}{_PERCENT}"
    r"| a \d[\d.,]* ?(?:mil|mln|bilh|trilh|unidades|vehículos|veículos|auto\b|vetture)"
    r"|[至到]\d|达到?\d|達到?\d|仅?为\d"
    rf"|同比|环比|增长|下降|减少|上升|下滑|共计|总计|合计|前年同|{_COMPARED_NEXT}|{_MOVEMENT}"
)
# The first words of the former.
_GOING_ON = frozenset((*list_words("grammar", "going_on"), *_MOVEMENTS))
_BORDER = re.compile(rf"[;:()–—…。!?\[\]|]|,|-{{2}}|\.\.\.|{match_words(*list_words('grammar', 'borders'))}")
_NAMED_AFTER = (" tax", " special", " one-off", " minority")  # "net income after tax", "profit before taxes"
_SINCE_THEN = ("has ", "have ", "had ", "ever ", "long ")  # "output has since dropped to 280,000"
_PLACE_BEFORE_OF = re.compile(r" (?:in|at|for|from|on|to|last|this|over|worth|outside|during|bei|en|au)\b")
_ADJECTIVE_BEFORE_OF = re.compile(
    r" (?:record|historique|annuelle?|totale?|nette?|récorde?|históric[oa]|anual|total|storic[oa]) ?"
)  # "une perte record de 750 milliards"
_IS_OF = re.compile(
    r"\b(?:es|é|è|est|fue|foi|era|sarà|será|sera|son|fueron|eran|são|foram|eram|serán|serão|sont|étaient|seront)"
    r" ?$"
)
_ADJECTIVE = r"[^\W\d_][\w'’.&-]*"
_OF = r"(?:worth of|of the|of its|of their|in its|in the|in|of|on|for)"
_ADJECTIVES = re.compile(rf"(?:[ -]|(?: {_OF}) | d')?(?:{_ADJECTIVE} ){{0,3}}")
_NO_ADJECTIVE = re.compile(match_words(*list_words("grammar", "no_adjectives")))
# Behind other words than a preposition it begins the object of a verb: "9,000 workers saw the job cuts".
_LATE_DETERMINER = re.compile(
    r" (?!(?:of|in|on|for|de|di|del|von|van|bei|zu|da|do)\b)[\w'’-]+"
    r" (?:the|den|der|die|das|dem|het|las|los|les|gli|i|os|as)\b"
)
_DETERMINER = match_words(*list_words("grammar", "determiners"))
_WHOLE = (
    r"(?:of|from|in|der|des|seiner|ihrer|du|de|de la|de sa|de ses|de su|de sus|del|do|da|dos|das|della|van)"
)
_PARTITIVE = re.compile(
    rf" {_WHOLE}(?: (?:{_DETERMINER}))*(?: \d[\d.,]*)?(?: {_ADJECTIVE}){{0,3}} |の[^、。]{{0,5}}"
    rf"| (?:of|from) \w+'s?(?: {_ADJECTIVE}){{0,2}} "
    rf"| (?:out of|off)(?: (?:{_DETERMINER}))+(?: {_ADJECTIVE}){{0,2}} "
)
_OWNED = re.compile(
    r"(?: de)?(?: (?:su|sus|la|el|las|los|a|o|os|as|sua|seus|suas|la sua|i|le|les|il|lo|gli|ses|sa|son|seine"
    r"|ihre|swoje|swoją|sin|sina))"
    r"(?: (?:propia|própria|actual))? "
)
_TARGET = r"(?:in|of|to|on|from the|from|for|der|des|bei der|bei|du|de la|de|del)"
_NOUN_OBJECT = re.compile(rf" {_TARGET}(?: (?:{_DETERMINER}))*(?: {_ADJECTIVE}){{0,2}} ")
_COMPARED_WORD = re.compile(_COMPARED)
# "Fell 4 percent from a year earlier" is no share of a year, nor is one "in the July-September quarter".
_THEN = r"(?:year|months?|weeks?|quarter|half|period|previous|prior|preceding|same|first|second|third|fourth)"
_WHOLE_AFTER = re.compile(rf" {_WHOLE} (?:{_DETERMINER})\b(?! (?:[\w/-]+ )?{_THEN}\b)")
_REVISED_REACH = 60  # characters
_REVISED = re.compile(match_words(*list_words("grammar", "revisions")))
_EAST_ASIAN_REVISED = re.compile(
    r"(?:に|へと?|まで)(?:さらに)?(?:拡大|広げ|増や|増え|引き上げ|積み増|上積み|上方修正|引き下げ|縮小|膨ら|修正)"
    r"|(?:으로|로) ?(?:확대|늘리|늘린|늘려|상향|축소)"
)
_EAST_ASIAN_REVISED_BEFORE = re.compile(
    r"(?:に|へと?|まで)(?:拡大し|広げ|増やし|引き上げ|積み増し|上積みし|膨らん)[ただ]"
)
_EAST_ASIAN_TIME = re.compile(
    r" ?(?:\d{1,2}月|[春夏秋冬]|[前後]半|初め|初頭|半ば|末|中|度)?(?:ごろ|頃)?(?:に|にも|から)?、?"
)
_COPULA = re.compile(match_words(*list_words("grammar", "copulas")))
_LAST_COPULA = re.compile(rf" (?:{match_words(*list_words('grammar', 'last_copulas'))})")
_EAST_ASIAN_ADJECTIVES = re.compile(
    r"(?!抗[议議]|反[对対對])(?:の|を超える|を上回る|に上る|規模の|相当の)?[^\s、。をがはにでへ]{0,6}の?"
)
_WHEN = re.compile(
    r"(?:\b(?:in|for|late|early|mid|spring|summer|autumn|fall|winter|im|en|nel|dal|em|ab|vanaf|desde|fin|début"
    r"|finales de|jahr|until)"
    rf"|{match_words(*list_words('grammar', 'months'))})[ -]$|^$|[\u3040-\u9fff、（(]$"
)


def has_border(lower: str, start: int, end: int) -> bool:
    """Return whether a clause ends between two places."""
    found = _BORDER.search(lower, start, end)
    while found and _is_no_border(lower, found):
        found = _BORDER.search(lower, found.end(), end)
    return found is not None


def _is_no_border(lower: str, found: re.Match[str]) -> bool:
    if found[0] in {"after", "before"}:
        return lower.startswith(_NAMED_AFTER, found.end())
    if found[0] == "since":
        return lower.endswith(_SINCE_THEN, 0, found.start())
    return found[0] == "," and _goes_on(lower, found.end())


def _goes_on(lower: str, place: int) -> bool:
    """Return whether a clause goes on behind a comma; most do not, by the first word."""
    if lower[place : place + 1] == " ":
        end = lower.find(" ", place + 1)
        word = lower[place + 1 : end if end > 0 else len(lower)]
        if word not in _GOING_ON and not word[:1].isdecimal():
            return False
    return _GOES_ON.match(lower, place) is not None


def is_adjectives(gap: str) -> bool:
    """Return whether a gap has nothing but adjectives, as between "40 per cent" and "stake"."""
    if not gap or gap in (" ", "-", "の"):
        return True
    if not gap.isascii() and _EAST_ASIAN_ADJECTIVES.fullmatch(gap):
        return True
    rest = gap[4:] if gap[1:3] in {"in", "of", "on"} else gap
    return bool(
        _ADJECTIVES.fullmatch(gap) and not _NO_ADJECTIVE.search(rest) and not _LATE_DETERMINER.search(gap)
    )


def is_partitive(gap: str) -> bool:
    """Return whether a gap leads from a share to its whole: "of its"."""
    return bool(_PARTITIVE.fullmatch(gap))


def is_owned(lower: str, start: int, end: int) -> bool:
    """Return whether a determiner leads from a share to its whole: "reducirá un 20 % su capacidad"."""
    return bool(_OWNED.fullmatch(lower, start, end))


def is_noun_object(gap: str) -> bool:
    """Return whether a gap leads from a noun of action to its object: the "in" of "a cut in output"."""
    return bool(_NOUN_OBJECT.fullmatch(gap))


def has_copula(gap: str) -> bool:
    """Return whether a gap has a verb that gives a quantity its figure: "is", "stood at", "fell to"."""
    return gap.rstrip().endswith((":", "=")) or bool(_COPULA.search(gap))


def has_last_copula(lower: str, end: int) -> bool:
    """Return whether a verb behind a figure gives it to its quantity: "soll 12 Milliarden Euro erreichen"."""
    return bool(_LAST_COPULA.match(lower, end))


def is_of(gap: str) -> bool:
    """Return whether a gap before "of" leaves it to the name before: "capacity at Kyushu of 240,000".

    It does after a verb, too, which some languages join to a figure so: "la plantilla es de 3.000 personas".
    """
    return not gap.strip() or bool(
        _ADJECTIVE_BEFORE_OF.fullmatch(gap) or _PLACE_BEFORE_OF.match(gap) or _IS_OF.search(gap)
    )


def is_compared(lower: str, start: int, end: int) -> bool:
    """Return whether words compare two figures, as the last one in "9 percent fewer"."""
    return bool(_COMPARED_WORD.fullmatch(lower, start, end))


def has_whole(lower: str, end: int) -> bool:
    """Return whether a share is followed by its whole: "a fifth of its capacity"."""
    return bool(_WHOLE_AFTER.match(lower, end))


def is_revised(lower: str, cue: tuple[int, int], amount: tuple[int, int]) -> bool:
    """Return whether a plan is given another size: "raised its job cuts to 15,000", 人員削減を2万人に拡大.

    Args:
        lower: The sentence.
        cue: Start and end of the name of the plan.
        amount: Start and end of the figure.
    """
    if cue[0] >= amount[1]:
        return bool(_EAST_ASIAN_REVISED_BEFORE.fullmatch(lower, amount[1], cue[0]))
    before, between = lower[max(0, cue[0] - _REVISED_REACH) : cue[0]], lower[cue[1] : amount[0]]
    return bool(
        _REVISED.search(before.rpartition(", ")[2])
        or _REVISED.search(between)
        or _EAST_ASIAN_REVISED.match(lower, amount[1])
    )


def is_east_asian_time(gap: str) -> bool:
    """Return whether a gap leads from a year to what happens in it: the 夏に of 2026年夏に発売."""
    return bool(_EAST_ASIAN_TIME.fullmatch(gap))


def has_pause(gap: str) -> bool:
    """Return whether a Japanese or Chinese gap has a comma or a full stop."""
    return any(mark in gap for mark in "、。,")


def is_when(lower: str, year: int) -> bool:
    """Return whether the words before a year make it a time and no part of a name."""
    return bool(_WHEN.search(lower, max(0, year - 24), year))
