"""Judge in which order a figure, its verb and the subject are: passives, inversion, infinitives, relatives.

Where English has "sales fell by 4 percent", other forms and languages have the subject behind the verb ("im
Mai sank der Absatz um 4 Prozent"), or the verb behind the figure ("9.000 Stellen abzubauen").
"""

from __future__ import annotations

import re

from transforms.claims.word_tables import list_words, match_words
from transforms.text.writing_systems import HANGUL

_HELPERS = match_words(*list_words("grammar", "auxiliaries"), *list_words("grammar", "adverbs"))
_PLACE = (
    r"(?: (?:in|at|across|from|around|on|of|da|do|de|di|der|von|van|bei|bij|en|em|dans|chez|w|i|på)"
    r" [^,;:.]{2,30}?)?"
)
_BY = (
    r"(?: (?:by|through|durch|von|seitens|im|am|door|par|por|pela|pelo|dal|dalla|da|av|przez|hos|na|no|au|aux"
    r"|chez|nella) [^,;:.]{2,30}?)?"
)
_SINCE = r"(?: (?:since|seit|depuis|desde|dal|sinds|od|sedan) [^,;:.]{2,20}?)?"
_GENITIVE = r"(?: \w+(?= (?:zosta|będ|są)))?"  # "trzy fabryki Nissana zostaną zamknięte"
_PASSIVE = re.compile(
    rf"{_GENITIVE}(?: (?:that|which|who|to|qui|che|que|som|die|dat))?(?: (?:{_HELPERS}))*{_PLACE}{_BY}"
    rf"(?: (?:{_HELPERS}))*{_SINCE} (?:(?:zu|te|att) )?"
)
_BEFORE_VERB = (" ", " zu ", " te ")  # "9.000 Stellen zu streichen", "9.000 banen te schrappen"
# "The jobs that Nissan will cut", "fünf Werke will Nissan schließen": the figure is the object of a verb.
_RELATIVE = re.compile(
    rf",? (?:that|which|che|que|die|dat|das|som)(?: (?!(?:{_HELPERS})\b)[\w'’-]+){{1,3}}(?: (?:{_HELPERS}))* "
)
_FRONTED = re.compile(
    r" (?:hat|haben|heeft|hebben|kann|können|kan|moet|moeten|will|wollen|wird|werden|soll|sollen|muss|müssen"
    r"|wil|willen|gaat|zal) [^,;:.]+ "
)
_LAST = re.compile(r"[\s\"”»]*(?:[.,;:!?]|$|(?:und|en|sagte|zei)\b)")
_RELATIVE_CLAUSE = re.compile(
    rf"[^,;:()–—]{{0,40}},(?= (?:which|qui|que|che|der|die|das|dat|som|która|który|które)\b)"
    rf" \w+(?=(?: (?:{_HELPERS}))* )"
)
# "Profit in the quarter at Nissan, based in Yokohama, was", "its net profit, however, fell".
_INSERTION = re.compile(
    r"(?: (?:in|at|of|for|from|on)\b[^,;:()–—]{1,40})?,"
    r" (?!and |but |while |or )(?:[^;:()–—.\d]|\.(?=\w)){2,80}?,"
    rf"(?= (?:{match_words(*list_words('grammar', 'copulas'))}|[a-z]+ed\b))"
)
_INVERTED = re.compile(
    r"(?: (?:went|der|die|das|den|de|het|las|los|la|el|as|os|a|o|le|les|i|gli|the|its|their|sus?|suas?|seine?"
    r"|ihre?|ses|sa|leurs|zijn|haar|dess|deras))*(?: [\w.-]+(?:['’]s?|s))? "
)
_BEFORE_STATE = ("", "en", "in", "with", "mit", "em", "com", "con", "med", "met")
_FRONTED_DEGREE = re.compile(r" (?:ist|sind|war|waren|is|zijn|har|hade|wird|werden|soll|sollen|zal|zullen) ")
_EAST_ASIAN_RELATIVE = re.compile(
    r"(?:する|した|される|された|している|す|した|る|た)(?:予定の|計画の|対象の)?(?:のは|[^、。\s]{1,4}は)?、?(?:約|計|最大)?"
    r"|了(?:约|近|逾|超过)?"
    rf"|(?:하는|한|할|될|되는|된|는) ?(?:[{HANGUL}]{{1,4}}[은는] )?(?:약 )?"
)
_DATIVES = ("に", "への", "に対し", "에 ", "에 대해", "에 반대")
_SUBJECTS = ("が", "は", "も", "이 ", "은 ")


def is_passive(gap: str) -> bool:
    """Return whether a gap leads from a figure to a verb behind it, as its passive subject or its object."""
    return gap in _BEFORE_VERB or bool(_PASSIVE.fullmatch(gap))


def is_object(lower: str, start: int, verb: tuple[int, int]) -> bool:
    """Return whether a gap from a figure on leads to a verb whose object it is, with the subject between."""
    first, last = verb
    if _RELATIVE.fullmatch(lower, start, first):
        return True
    return bool(_FRONTED.fullmatch(lower, start, first) and _LAST.match(lower, last))


def skip_relative(lower: str, start: int, end: int) -> int:
    """Return where what a sentence says of a noun begins: behind a relative pronoun, or behind an insertion.

    The figure is the noun's: "sales of the Qashqai, which fell 4 percent", "sales in Japan, including
    minicars, fell 4 percent". Without either that is the end of the noun.
    """
    found = _RELATIVE_CLAUSE.match(lower, start, end) or _INSERTION.match(lower, start)
    return found.end() if found and found.end() < end else start


def is_inverted(gap: str) -> bool:
    """Return whether a gap leads from a verb to the subject behind it: "sank der Absatz"."""
    return len(gap) > 1 and bool(_INVERTED.fullmatch(gap))


def is_fronted_state(lower: str, state: int, start: int, end: int) -> bool:
    """Return whether a state begins a sentence, its subject behind the figure: "en recul de 4 %, les ventes".

    Args:
        lower: The sentence.
        state: Where the word of the state begins.
        start: Where the figure ends.
        end: Where the subject begins.
    """
    is_first = lower[:state].strip() in _BEFORE_STATE
    return is_first and lower.startswith(",", start) and is_inverted(lower[start + 1 : end])


def is_fronted_degree(gap: str) -> bool:
    """Return whether a gap leads from a degree to its subject: "um 4 Prozent ist der Absatz gesunken"."""
    return bool(_FRONTED_DEGREE.match(gap)) and is_inverted(gap[gap.index(" ", 1) :])


def is_east_asian_relative(gap: str) -> bool:
    """Return whether a gap leads from a verb to the noun that it describes.

    As in 削減する9000人, 閉鎖するのは3工場 and 폐쇄하는 공장은 3곳. Chinese 了 is behind a verb.
    """
    return bool(_EAST_ASIAN_RELATIVE.fullmatch(gap))


def is_against(lower: str, start: int, end: int, figure: int) -> bool:
    """Return whether those who are counted act on the plan that is named: 人員削減に9000人が抗議.

    Args:
        lower: The sentence.
        start: Where the name ends.
        end: Where the figure begins.
        figure: Where that ends.
    """
    return lower.startswith(_DATIVES, start, end) and lower.startswith(_SUBJECTS, figure)
