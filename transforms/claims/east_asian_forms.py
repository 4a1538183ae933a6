"""The forms in which Japanese, Chinese and Korean say the time of a figure.

Korean 년 and 월 are read as 年 and 月.
"""

from __future__ import annotations

from transforms.claims.period_days import (
    read_as_of,
    read_closing,
    read_fiscal,
    read_month,
    read_months,
    read_part_ja,
    read_span,
    read_year,
)
from transforms.claims.period_wording import Form

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_EITHER_YEAR = r"(?<![\d和成])(?P<year>(?:19|20)?\d{2})"  # not 平成30年, which is 2018
_YEARS = "今年|ことし|本年|去年|昨年|前年|明年|来年|올해|작年|지난해|내年|本财年|本財年|今财年|上财年"
_SINCE_AFTER = r"(?P<since_after>から|以降|부터|起)"
_UNTIL_AFTER = "(?P<until_after>まで)?"

EAST_ASIAN_FORMS = {
    "fiscal_ja": Form(
        "fiscal_ja",
        read_fiscal,
        rf"{_EITHER_YEAR}(?:年度|年도| ?회계年도| ?회계연도|财年|財年)(?!比){_UNTIL_AFTER}",
    ),
    "closing_zh": Form(
        "closing_zh",
        read_span,
        (
            rf"截至(?:{_EITHER_YEAR}年|(?P<relative>{_YEARS}))?(?P<month>\d{{1,2}})月(?:\d{{1,2}}日)?的?"
            r"(?P<span>财年|財年|财政年度|年度)"
        ),
        is_guessed=True,
    ),
    "as_of_zh": Form(
        "as_of_zh",
        read_as_of,
        rf"截至(?:{_EITHER_YEAR}年|(?P<relative>{_YEARS}))?(?P<month>\d{{1,2}})月(?!\d{{0,2}}日?的?(?:财|財))",
    ),
    "closing": Form(
        "closing",
        read_closing,
        rf"{_EITHER_YEAR}年(?P<month>\d{{1,2}})月期{_UNTIL_AFTER}",
    ),
    "months_ja": Form(
        "month_ja",
        read_months,
        (
            rf"(?:{_EITHER_YEAR}年 ?|(?P<relative>{_YEARS}) ?)?"
            r"(?P<first>\d{1,2})月?(?:〜|～|∼|-|~|から|부터|至|到)"
            r" ?(?:(?P<last_year>(?:19|20)\d{2})年 ?)?(?P<last>\d{1,2})月期?"
        ),
        is_guessed=True,
    ),
    "month_ja": Form(
        "month_ja",
        read_month,
        (
            rf"(?:{_EITHER_YEAR}年 ?|(?P<relative>{_YEARS}) ?)?"
            r"(?<!\d)(?P<month>\d{1,2})月(?![期間号〜～~-]|\d{1,2}日)"
            rf"(?:{_SINCE_AFTER}|{_UNTIL_AFTER})"
        ),
        is_guessed=True,
    ),
    "part_ja": Form(
        "part_ja",
        read_part_ja,
        (
            rf"(?:{_EITHER_YEAR}年|(?P<relative>{_YEARS}))(?P<fiscal>度)?の?"
            r" ?(?:第?(?P<quarter>[1-4一二三四])(?:四半期|季度|분기)"
            r"|(?P<half>上|下|상|하)(?:半?期|半年|반기))"
        ),
    ),
    "year_ja": Form(
        "year_ja",
        read_year,
        rf"{_YEAR}年(?!\d|度|도|代|型){_UNTIL_AFTER}",
    ),
}
