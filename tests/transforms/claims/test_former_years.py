"""A figure of the year before is one of that year, though the sentence names this one."""

from __future__ import annotations

from datetime import date

import pytest
from claim_cases import find_claims_in

GERMAN = (
    "Nissan machte von April bis September 2024 einen Verlust von 221,9 Milliarden Yen, "
    "nach einem Gewinn von 19,2 Milliarden Yen im Vorjahr."
)
THIS, FORMER = (date(2024, 4, 1), date(2024, 9, 30)), (date(2023, 4, 1), date(2023, 9, 30))


@pytest.mark.parametrize(
    "text",
    [
        GERMAN,
        "日産の2024年4〜9月期の最終損益は2219億円の赤字（前年同期は192億円の黒字）だった。",
        "日产2024年4月至9月净亏损2219亿日元，上年同期净利润为192亿日元。",
    ],
)
def test_what_was_a_year_before_is_dated_a_year_earlier(text: str) -> None:
    times = {
        claim.quantity: (claim.period_begin, claim.period_end)
        for claim in find_claims_in(text, "News about Nissan")
    }
    assert times == {"loss": THIS, "profit": FORMER}


def test_a_change_from_a_year_before_is_one_of_this_year() -> None:
    [claim] = find_claims_in(
        "Nissan's sales fell 5 percent in May 2024 from a year earlier.", "News about Nissan"
    )
    assert (claim.period_begin, claim.period_end) == (date(2024, 5, 1), date(2024, 5, 31))
