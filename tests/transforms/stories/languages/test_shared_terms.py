"""Shared terms are the same for one fact in every language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from transforms.records import Terms
from transforms.stories.languages.places import find_places

Report = Callable[..., Terms]


@pytest.mark.parametrize(
    ("english", "japanese", "expected"),
    [
        (
            "Nissan cuts 20,000 jobs.",
            "日産は2万人を削減する。",
            {"about:20000", "claim:job-cuts 20000 people"},
        ),
        ("the Sunderland plant, Britain", "英国のサンダーランド工場", {"plant:sunderland", "place:GB"}),
        ("the BYD Sealion 7 and the XR9", "BYDのシーライオンとXR9", {"company:byd", "name:xr9"}),
        ("a visit of Mr Hollingworth", "ホリングワース氏が訪問", {"sound:HRNGS"}),
    ],
)
def test_a_fact_is_one_term_in_two_languages(
    report: Report, english: str, japanese: str, expected: set[str]
) -> None:
    one, other = report("en", english, language="en"), report("ja", japanese, language="ja")
    assert expected <= set(one.shared) & set(other.shared)


def test_the_terms_are_in_order_each_once_and_not_too_many(report: Report) -> None:
    text = " ".join(f"{number * 137} cars" for number in range(1, 400))
    shared = report("en", text, language="en").shared
    assert list(shared) == sorted(set(shared))
    assert len(shared) == 120


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "the US and Britain's Thai partner", ["US", "GB", "TH"]),
        ("en", "USEFUL, Chinatown, the Indiana plant", []),
        ("ja", "米国と英国、タイの工場", ["US", "GB", "TH"]),
        ("ja", "タイヤとタイミング、日米", []),
        ("de", "in Frankreich und Südkorea", ["FR", "KR"]),
        ("zh", "美国和横滨、武汉", ["US", "Yokohama", "Wuhan"]),
        ("ko", "미국과 요코하마의 인도량", ["US", "Yokohama"]),
        ("it", "negli Stati Uniti e in Germania", ["US", "DE"]),
        ("pl", "w Meksyku i w Japonii", ["MX", "JP"]),
    ],
)
def test_places_have_one_code_in_all_languages(language: str, text: str, expected: list[str]) -> None:
    assert list(find_places(text, language)) == expected
