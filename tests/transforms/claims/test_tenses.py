"""A time that names no year is in the one that the tense of its figure asks for."""

from __future__ import annotations

from datetime import date

import pytest
from claim_cases import find_claims_in

from transforms.claims.periods import Period
from transforms.claims.tenses import read_tense, settle_period

PUBLISHED = date(2026, 3, 12)
SEPTEMBER = Period(0, 5, date(2025, 9, 1), date(2025, 9, 30), is_guessed=True)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("Nissan will build 30,000 Leafs in Sunderland in September.", date(2026, 9, 1), date(2026, 9, 30)),
        ("Nissan built 30,000 Leafs in Sunderland in September.", date(2025, 9, 1), date(2025, 9, 30)),
        ("Nissan sold 30,000 Leafs in August.", date(2025, 8, 1), date(2025, 8, 31)),
        ("Output at Nissan's Oppama plant rose to 300 cars in August.", date(2025, 8, 1), date(2025, 8, 31)),
        ("Nissan raised output at Oppama to 30,000 cars in August.", date(2025, 8, 1), date(2025, 8, 31)),
        ("Nissan plant, im August 300 Stellen zu streichen.", date(2026, 8, 1), date(2026, 8, 31)),
        ("From April, Nissan will cut production by 20 percent.", date(2026, 4, 1), None),
        ("Nissan will close two plants by the end of the year.", None, date(2026, 12, 31)),
        ("Nissan has cut 300 jobs since January.", date(2026, 1, 1), PUBLISHED),
        ("Nissan streicht bis Jahresende 300 Stellen.", None, date(2026, 12, 31)),
        ("Nissan supprimera 300 postes d'ici la fin de l'année.", None, date(2026, 12, 31)),
        ("Nissan recortará 300 empleos en septiembre.", date(2026, 9, 1), date(2026, 9, 30)),
        ("Nissan taglierà 300 posti a settembre.", date(2026, 9, 1), date(2026, 9, 30)),
        ("A Nissan vendeu 3.000 carros em agosto.", date(2025, 8, 1), date(2025, 8, 31)),
        ("Vanaf april zal Nissan 300 banen schrappen.", date(2026, 4, 1), None),
        ("日産自動車は9月に1万台を生産する計画だ。", date(2026, 9, 1), date(2026, 9, 30)),
        ("닛산은 9월 4000대를 생산할 계획이다.", date(2026, 9, 1), date(2026, 9, 30)),
        ("日产汽车将从4月起减产20%。", date(2026, 4, 1), None),
    ],
)
def test_the_year_of_a_figure_is_that_of_its_tense(text: str, begins: date | None, ends: date | None) -> None:
    [claim] = find_claims_in(text, "Nissan", PUBLISHED)
    assert (claim.period_begin, claim.period_end) == (begins, ends)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("nissan will have sold 9,000 cars", "ahead"),
        ("nissan sold 9,000 cars, and it will build more", "past"),
        ("taglieranno 9,000 posti", "ahead"),
        ("9,000 cars a year", None),
    ],
)
def test_the_closest_word_of_the_clause_says_the_tense(text: str, tense: str | None) -> None:
    assert read_tense(text, text.index("9,000")) == tense


def test_a_time_with_a_year_stays() -> None:
    assert settle_period(SEPTEMBER._replace(is_guessed=False), "ahead", PUBLISHED).ends == date(2025, 9, 30)


def test_without_a_day_of_publication_nothing_is_moved() -> None:
    assert settle_period(SEPTEMBER, "ahead", None) == SEPTEMBER


def test_the_last_day_of_february_is_that_of_its_year() -> None:
    february = Period(0, 5, date(2027, 2, 1), date(2027, 2, 28), is_guessed=True)
    assert settle_period(february, "ahead", date(2027, 3, 12)).ends == date(2028, 2, 29)


def test_a_forecast_of_a_year_that_has_just_ended_is_of_that_year() -> None:
    year = Period(0, 5, date(2025, 4, 1), date(2026, 3, 31), is_guessed=True)
    assert settle_period(year, "ahead", date(2026, 5, 8)).ends == date(2026, 3, 31)
    assert settle_period(year, "ahead", date(2026, 7, 28)).ends == date(2027, 3, 31)


@pytest.mark.parametrize(
    "text",
    [
        "Nissan's sales rose 4 percent to 42,000 cars in May.",
        "Nissan's sales rose by 4 percent from a year earlier to 42,000 cars in May.",
        "Der Absatz von Nissan stieg um 4 Prozent auf 42.000 Autos im Mai.",
        "Les ventes de Nissan ont progressé de 4 % à 42 000 voitures en mai.",
        "Nissan's sales rose again in May, by 4 percent to 42,000 cars.",
    ],
)
def test_a_change_and_the_level_that_it_led_to_have_one_time(text: str) -> None:
    growth, level = find_claims_in(text, "Nissan", PUBLISHED)
    assert (growth.quantity, level.quantity) == ("sales-growth", "sales")
    assert (growth.period_begin, growth.period_end) == (date(2025, 5, 1), date(2025, 5, 31))
    assert (level.period_begin, level.period_end) == (date(2025, 5, 1), date(2025, 5, 31))
