"""Claims are found in Korean, whose numbers go by myriads, and whose particles follow a word at once."""

from __future__ import annotations

from datetime import date

import pytest
from claim_cases import describe, find_claims_in

LEAD = "일본 자동차 업체 닛산자동차가 다시 화제다.\n\n"


def find(text: str) -> list[str]:
    return [describe(claim) for claim in find_claims_in(LEAD + text, "닛산 소식")]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("닛산은 직원 1만2000명을 해고할 계획이다.", ["nissan job-cuts 12000.0..12000.0 people"]),
        ("닛산자동차는 인력 9천명을 감축한다.", ["nissan job-cuts 9000.0..9000.0 people"]),
        ("닛산은 3천여 명을 감원했다.", ["nissan job-cuts 3000.0..3000.0 people"]),
        ("닛산은 공장 3곳의 문을 닫는다.", ["nissan plant-closures 3.0..3.0 plants"]),
        ("닛산의 5월 판매량은 26만 1천대였다.", ["nissan sales 261000.0..261000.0 vehicles"]),
        ("닛산은 6709억엔의 순손실을 냈다.", ["nissan loss 670900000000.0..670900000000.0 JPY"]),
        ("닛산의 영업이익은 698억엔이었다.", ["nissan profit 69800000000.0..69800000000.0 JPY"]),
        ("닛산의 매출은 12조6332억엔에 달했다.", ["nissan revenue 12633200000000.0..12633200000000.0 JPY"]),
        ("닛산은 5억달러를 투자한다.", ["nissan investment 500000000.0..500000000.0 USD"]),
        ("닛산은 차량 4만4천대를 리콜한다.", ["nissan recall 44000.0..44000.0 vehicles"]),
        ("닛산의 공장 가동률은 57%다.", ["nissan utilisation 57.0..57.0 percent"]),
        ("닛산은 공장을 17곳에서 10곳으로 줄인다.", ["nissan plants 10.0..10.0 plants from 17"]),
        ("르노는 닛산 지분 43.4%를 갖고 있다.", ["renault stake 43.4..43.4 percent"]),
        ("닛산은 12년 동안 40개국에서 2번 상을 받았다.", []),
        ("닛산 사장은 7월 3일 오후 2시에 50세 생일을 맞았다.", []),
    ],
)
def test_a_claim_is_found_in_korean(text: str, claims: list[str]) -> None:
    assert find(text) == claims


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("닛산은 1만명을 감원할 방침이다.", "plans"),
        ("닛산이 1만명을 감원한다고 보도됐다.", "reported"),
        ("닛산은 1만명 감원설을 부인했다.", "denied"),
        ("닛산은 1만명을 감원했다.", None),
    ],
)
def test_a_korean_verb_says_how_a_figure_is_stated(text: str, qualifier: str | None) -> None:
    [claim] = find_claims_in(LEAD + text, "닛산 소식")
    assert claim.qualifier == qualifier


def test_korean_times_and_hedges_are_read() -> None:
    [claim] = find_claims_in(LEAD + "닛산은 2027년까지 약 1만명을 감원한다.", "닛산 소식")
    assert (claim.rounded, claim.period_end) == (True, date(2027, 12, 31))
    [claim] = find_claims_in(LEAD + "닛산은 추가로 1만명 이상을 감원한다.", "닛산 소식")
    assert (claim.value_low, claim.value_high, claim.scope) == (10_000, None, "further")
