"""What agencies' reports say beside a figure: whose region it is of, who says so, and what is no plan."""

from __future__ import annotations

from datetime import date

import pytest
from claim_cases import PUBLISHED, find_claims_in

from transforms.records import Claim

LEAD = "Nissan is the Japanese carmaker behind the Nissan Leaf.\n\n"


def find_claim(text: str, value: float) -> Claim:
    (claim,) = (each for each in find_claims_in(LEAD + text, "News about Nissan") if each.value_low == value)
    return claim


@pytest.mark.parametrize(
    ("text", "value", "scope"),
    [
        (
            "Nissan's Japan sales fell 2% to 141,000 units and European sales were flat at 152,000.",
            141_000,
            "japan",
        ),
        (
            "Nissan's Japan sales fell 2% to 141,000 units and European sales were flat at 152,000.",
            152_000,
            "europe",
        ),
        ("Nissan North American's June sales increased 12 percent.", 12, "north-america"),
        ("Nissan reported a 9 percent increase in U.S. auto sales for December.", 9, "united-states"),
        ("Nissan's operating margin was 3.1 percent and net profit was 41 million yen.", 41e6, "net"),
        ("日産自動車の営業損益は276億円の赤字、最終損益も2219億円の赤字だった。", 27.6e9, "operating"),
        ("日産自動車は国内外で8100人の人員削減を行う。", 8100, None),
        ("Nissan's profit fell 15 percent due to weak demand in China.", 15, None),
        ("Nissan's sales fell 15 percent in China.", 15, "china"),
        ("Nissan will cut 7,000 more jobs than originally planned.", 7000, "further"),
        ("Nissan sold 61,000 cars in April-June.", 61_000, None),
        ("Nissan grew, with Spain (9.4% sales growth) and Russia (12.4% sales growth) ahead.", 9.4, "spain"),
        ("日産自動車の最終損益は過去3番目に大きい6708億円の赤字だった。", 670.8e9, "net"),
        ("Nissan's profit at its head office, based in Yokohama, was 41 million yen.", 41e6, None),
        ("Nissan's net income was JPY52.8bn, with a hit of JPY54.7bn from currencies.", 52.8e9, "net"),
    ],
)
def test_a_figure_has_its_own_restriction(text: str, value: float, scope: str | None) -> None:
    assert find_claim(text, value).scope == scope


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("Nissan's sales shrank 8 percent due to a stronger yen.", 8, None),
        ("Nissan is due to close 3 plants.", 3, "plans"),
        ("Nissan has seen a total of 184,000 cars sold around the world.", 184_000, None),
        (
            "Nissan made a profit of 148 billion yen, lagging a consensus estimate of 152 billion.",
            148e9,
            None,
        ),
        ("Nissan will close 4 plants, following a net loss of 3.4 billion pounds.", 3.4e9, None),
        ("Nissan posted a net loss of 4.5 billion dollars while saying it plans to cut jobs.", 4.5e9, None),
        ("The Leaf has a price of $29,990 and an EPA-estimated range of 303 miles.", 29_990, None),
    ],
)
def test_a_reason_and_an_adjective_elsewhere_make_no_plan(
    text: str, value: float, qualifier: str | None
) -> None:
    assert find_claim(text, value).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "value", "speaker"),
    [
        ("Japan's second-largest carmaker said it posted a profit of 61 billion yen.", 61e9, "nissan"),
        (
            "Nissan, which employs 18,400 people at plants in Alabama and Ohio, said it would wait.",
            18_400,
            "nissan",
        ),
        (
            "Japan's largest maker after Toyota Motor Corp. reported that Nissan sold 93,730 cars.",
            93_730,
            None,
        ),
        ("Nissan is recalling 400 cars, the automaker told U.S. regulators.", 400, "nissan"),
        ("「発表によれば、日産自動車の売上高は5兆9842億円だった」", 5984.2e9, None),
        ("The Franklin-based automaker announced Nissan had sold 329,904 cars.", 329_904, "nissan"),
    ],
)
def test_a_name_beside_the_verb_is_not_always_the_speaker(
    text: str, value: float, speaker: str | None
) -> None:
    assert find_claim(text, value).attributed_to == speaker


@pytest.mark.parametrize(
    ("text", "value", "begins", "ends"),
    [
        ("Nissan's plant at Smyrna employs 4,500 people and should build the car by 2028.", 4500, None, None),
        ("Since 1983 Nissan has produced 15 million cars.", 15e6, date(1983, 1, 1), PUBLISHED),
        ("1961年に操業を始めた日産自動車の工場の年産能力は24万台だ。", 240_000, None, None),
        ("去年11月、日産汽车销量为66万辆。", 660_000, date(2024, 11, 1), date(2024, 11, 30)),
    ],
)
def test_a_time_of_another_verb_is_none_of_the_figure(
    text: str, value: float, begins: date | None, ends: date | None
) -> None:
    claim = find_claim(text, value)
    assert (claim.period_begin, claim.period_end) == (begins, ends)
