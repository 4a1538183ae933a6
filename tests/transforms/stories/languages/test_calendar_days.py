"""Days, months and years are resolved by the day of publication, in the same way in every language."""

from __future__ import annotations

from datetime import date

import pytest

from transforms.stories.languages.calendar_days import find_calendar_days

TUESDAY = date(2026, 6, 16)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "between July 1 and the end of August", {"2026-07-01", "2026-07", "2026-08"}),
        ("ja", "7月1日から8月末まで", {"2026-07-01", "2026-07", "2026-08"}),
        ("en", "by March 2028", {"2028-03", "2028"}),
        ("ja", "2028年3月まで", {"2028-03", "2028"}),
        ("ja", "令和8年4月1日", {"2026-04-01", "2026-04"}),
        ("ja", "2023年2月から25年9月に", {"2023-02", "2023", "2025-09", "2025"}),
        ("ja", "4～6月期", {"2026-04", "2026-06"}),
        ("en", "in April-June", {"2026-04", "2026-06"}),
        ("en", "last month", {"2026-05"}),
        ("ja", "先月の販売", {"2026-05"}),
        ("ja", "20日に再開する", {"2026-06-20"}),
        (
            "de",
            "ab dem 22. September, vom 1. Juli 2027",
            {"2026-09-22", "2026-09", "2027-07-01", "2027-07", "2027"},
        ),
        ("fr", "jusqu'au 30 juillet", {"2026-07-30", "2026-07"}),
        ("en", "in November", {"2026-11"}),
        ("en", "in January", {"2026-01"}),
        ("ja", "11月と1月", {"2026-11", "2026-01"}),
        (
            "zh",
            "公司表示，7月1日，2028年3月底前，20日",
            {"2026-07-01", "2026-07", "2028-03", "2028", "2026-06-20"},
        ),
        ("ko", "7월 1일부터 2028년 3월 말, 20일", {"2026-07-01", "2026-07", "2028-03", "2028", "2026-06-20"}),
        ("it", "dal 1 luglio alla fine di settembre", {"2026-07-01", "2026-07", "2026-09"}),
        ("pt", "em 1 de julho de 2027", {"2027-07-01", "2027-07", "2027"}),
        ("ru", "1 июля 2027 года", {"2027-07-01", "2027-07", "2027"}),
    ],
)
def test_what_a_text_names_is_resolved(language: str, text: str, expected: set[str]) -> None:
    assert set(find_calendar_days(text, language, TUESDAY)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "16日発表した。15日"),
        ("en", "said on June 16, 2026"),
        ("ja", "2026年、前月比、12日間、31月、99日"),
        ("ko", "16일 발표, 12일간, 2026년"),
    ],
)
def test_the_day_of_publication_and_what_is_no_date_say_nothing(language: str, text: str) -> None:
    assert set(find_calendar_days(text, language, TUESDAY)) == set()
