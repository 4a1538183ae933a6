"""The forms in which the time of a figure is said, with the words that each needs and what reads its days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from transforms.claims.east_asian_forms import EAST_ASIAN_FORMS
from transforms.claims.period_days import (
    read_first_months,
    read_fiscal,
    read_fiscal_years,
    read_month,
    read_month_names,
    read_months,
    read_part,
    read_relative,
    read_span,
    read_year,
    read_year_end,
)
from transforms.claims.period_wording import Form
from transforms.claims.word_tables import list_words, match_words

_YEAR_NAMES = (
    "fiscal year",
    "fiscal",
    "financial year",
    "fy",
    "business year",
    "geschäftsjahr",
    "exercice",
    "ejercicio",
    "esercizio",
    "exercício",
    "ano fiscal",
    "boekjaar",
    "roku fiskalnym",
    "roku obrotowym",
    "roku finansowym",
    "rok fiskalny",
    "rok obrotowy",
    "räkenskapsåret",
    "räkenskapsår",
)
_RELATIVES = ("this", "last", "next", "the current", "the previous")
_UNITS = ("fiscal year", "financial year", "fiscal", "year", "month")
_MADE = "baute|bauten|verkaufte|verkauften|produzierte|fertigte|lieferte|såldes?|byggdes?|tillverkades?"
_IN = (
    "in|for|during|of|at|im|en|für|pour|durante|a|ad|nel|em|no|tijdens|au mois de|au mois d'|im monat|w|we|i"
    "|under"
)


def any_of(*names: str) -> str:
    """Return an expression for the words of some lists of times, the longest first."""
    words = {word for name in names for word in list_words("times", name)}
    return "|".join(sorted(map(re.escape, sorted(words)), key=len, reverse=True))


_UNTIL = rf"(?P<until>{any_of('until')})"
_SINCE = rf"(?P<since>{any_of('since', 'leaving')})"
_YEARS = tuple(
    word
    for name in ("this_year", "next_year", "last_year", "this_fiscal")
    for word in list_words("times", name)
)
_YEAR_ENDS = match_words(*list_words("times", "year_end"))
_MONTH = "|".join(sorted(map(re.escape, read_month_names()), key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_OF_YEAR = rf"(?:,?(?: de| del| of)? {_YEAR})"  # behind a month
_FISCAL_WORDS = r"(?:fiscal(?: year)?|financial year|business year|fy)"
_PART = r"(?: (?:end|close|start|beginning) of)?(?: the)?"
_OPENING = rf"(?<!\w)(?:(?:{_UNTIL}|{_SINCE}|{_IN})(?: the)?{_PART}(?: |(?<=')))?"
_NEAR = r"(?:late |early |mid-)?"
_NO_PLACE = "(?<!rio de )"  # of whose name Portuguese "janeiro" is a part
# Of several months: "from January to July", de enero a julio, van januari tot en met juli.
_TO = (
    r"(?: ?[-–] ?|-(?:to|through)-"
    r"| (?:to|through|and|until|till|bis|bis zum|und|à|et|a|al|y|hasta|e|ad|até|tot|tot en met|t/m|en) )"
)

# The words without which a sentence has no time of some form: looking for all of them at once, and for the
# names of months, takes a tenth of the time of trying all expressions.
HINTS: dict[str, Sequence[str]] = {
    "fiscal": _YEAR_NAMES,
    "fiscal_ja": ("年度", "회계연도", "회계年도", "财年", "財年"),
    "closing": ("月期",),
    "closing_zh": ("财年", "財年", "年度"),
    "as_of_zh": ("截至",),
    "month_ja": ("月",),
    "part": (
        "half",
        "quarter",
        *(f"{one}{two}" for n in "1234" for one, two in (("q", n), (n, "q"))),
        "h1",
        "h2",
        "1h",
        "2h",
    ),
    "span": ("year", "half", "quarter", "months"),
    "part_ja": ("四半期", "上期", "下期", "半期", "季度", "半年", "분기", "반기"),
    "year": ("19", "20"),
    "year_ja": ("年",),
    "relative": (*(f"{word} {unit}" for word in _RELATIVES for unit in _UNITS), *"今来前昨"),
    "years": _YEARS,
    "year_end": list_words("times", "year_end"),
}


FORMS = {
    **EAST_ASIAN_FORMS,
    "fiscal": Form(
        "fiscal",
        read_fiscal,
        (
            rf"{_OPENING}(?:{'|'.join(_YEAR_NAMES)})(?: ?\(fy\)| de| do| del)?"
            r" ?(?P<year>20\d{2}|\d{2})(?!\d|,\d)"
        ),
    ),
    "fiscal_years": Form(
        "fiscal",
        read_fiscal_years,
        (
            r"\b(?:between|from) (?:the )?(?:fiscal|financial|fy)(?: years?)? ?(?P<first>20\d{2})"
            r" (?:and|to|through) (?:(?:fiscal|financial|fy)(?: year)? ?)?(?P<last>20\d{2})(?!\d|,\d)"
        ),
    ),
    "year_fiscal": Form(
        "fiscal",
        read_fiscal,
        rf"{_OPENING}{_YEAR}(?:[-/](?:20)?\d{{2}})? (?:fiscal|financial|business) year\b",
    ),
    "years_fiscal": Form(
        "year",
        read_fiscal,
        r"\b(?:in|for|during) (?P<year>(?:19|20)\d{2})[-/–](?:(?:19|20)?\d{2})\b",
    ),
    "months": Form(
        "month",
        read_months,
        (
            rf"\b(?:from |between |in the |in |for |during )?{_NEAR}(?P<first>{_MONTH})"
            rf"{_TO}{_NEAR}(?P<last>{_MONTH})\b{_OF_YEAR}?"
        ),
        is_guessed=True,
    ),
    "part": Form(
        "part",
        read_part,
        (
            rf"\b(?:in |for |during |by )?(?:the |its )?(?:fy ?(?P<first_year>(?:20)?\d{{2}}),? )?"
            r"(?:(?P<number>first|second|third|fourth)[ -](?P<fiscal_part>fiscal )?"
            r"(?:(?P<half>half)|quarter)"
            r"|(?P<letter>q|h)(?P<digit>[1-4])|(?P<leading_digit>[1-4])(?P<leading_letter>q|h))"
            rf"(?:,? (?:of )?(?:the )?(?:(?P<fiscal>{_FISCAL_WORDS}) ?)?"
            r"(?P<year>(?:19|20)\d{2}|(?<=fy)\d{2}))?(?P<this> of (?:the|this) year)?"
            r"(?:(?<=[qh])'?(?P<short_year>\d{2}))?(?![\d%]|,\d)\b"
        ),
        is_guessed=True,
    ),
    "first_months": Form(
        "span",
        read_first_months,
        (
            r"\b(?:in |for |during )?(?:the |its )?first (?P<span>three|six|nine|3|6|9)[ -]months of"
            rf"(?: (?:the|this) year\b|(?: the)?(?: (?P<fiscal>{_FISCAL_WORDS}))? ?{_YEAR}(?!\d|,\d))"
        ),
        is_guessed=True,
    ),
    "span": Form(
        "span",
        read_span,
        (
            r"\b(?:in |for |during )?(?:the |its )?(?:first )?(?:(?:full|fiscal|financial|business)[ -])?"
            r"(?P<span>year|half|quarter|(?:three|six|nine|twelve|3|6|9|12)(?=[ -]month))"
            r"(?:[ -](?:months?|year))?(?: period)?"
            r" (?:to|through|ended|ending|ends|that (?:ended|ends|will end)|until)(?: in| on)?"
            rf"(?: the end of)? (?:\d{{1,2}} )?(?P<month>{_MONTH})\b(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?"
            rf"(?:,? {_YEAR})?"
        ),
        is_guessed=True,
    ),
    "month": Form(
        "month",
        read_month,
        (
            rf"{_OPENING.removesuffix('?')}{_NEAR}{_NO_PLACE}(?P<month>{_MONTH})\b\.?"
            rf"(?! \d{{1,2}}\b(?![., ]\d{{3}}\b))(?!{_TO}{_NEAR}(?:{_MONTH})\b){_OF_YEAR}?"
        ),
        is_guessed=True,
    ),
    "month_year": Form(
        "month",
        read_month,
        rf"\b{_NO_PLACE}(?P<month>{_MONTH})\b\.?{_OF_YEAR}",
    ),
    "year": Form(
        "year",
        read_year,
        (
            rf"\b(?:{_UNTIL}|(?P<since>since|seit|depuis|desde|sinds)"
            r"|in|during|for|im jahr|en|em|nel|w|i|w roku|år|under år|through)"
            r"(?: the)?(?: end of)?"
            rf"(?: (?:late|early|mid|the year|(?:the )?calendar(?: year)?))?[ -]{_YEAR}(?!\d|,\d)\b"
        ),
    ),
    "year_bare": Form(
        "year",
        read_year,
        (
            rf"(?:(?P<opens>^)|\b(?:{_MADE}) ){_YEAR}"
            rf"(?(opens)(?= (?:soll|sollen|will|wollen|wird|wurden|hat|hatte|war|sank|stieg|ska|{_MADE})\b)"
            r"|(?= [^\W\d]{3,}))"
        ),
    ),
    "relative": Form(
        "relative",
        read_relative,
        (
            rf"\b(?:{'|'.join(_RELATIVES)}) (?:{'|'.join(_UNITS)})\b"
            "|(?:今|来|前|昨)(?:年度|期|年|月)(?![同比度の]期?|比|末|内|底)"
        ),
    ),
    "relative_years": Form(
        "years",
        read_relative,
        match_words(*_YEARS),
    ),
    "year_end": Form(
        "year_end",
        read_year_end,
        (
            rf"(?:\b{_UNTIL}(?: the| den| het| la| o| el)? )?(?:{_YEAR_ENDS})"
            rf"(?P<until_after>までに?|까지|前)?(?: {_YEAR})?"
        ),
        is_guessed=True,
    ),
}


@cache
def compile_form(form: str) -> re.Pattern[str]:
    """Compile the expression of a form when it is first needed."""
    return re.compile(FORMS[form].words)
