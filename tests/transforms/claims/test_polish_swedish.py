"""Claims are found in Polish and in Swedish, and numbers of other things are none."""

from __future__ import annotations

from datetime import date

import pytest
from claim_cases import describe, find_claims_in


def find(text: str) -> list[str]:
    return [describe(claim) for claim in find_claims_in(text, "Nissan")]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Nissan zlikwiduje 12,5 tys. miejsc pracy.", ["nissan job-cuts 12500.0..12500.0 people"]),
        ("Nissan zamknie cztery z 17 swoich fabryk.", ["nissan plant-closures 4.0..4.0 plants"]),
        ("Strata Nissana wyniosła 310 mld jenów.", ["nissan loss 310000000000.0..310000000000.0 JPY"]),
        (
            "Nissan prognozuje przychody w wysokości 5,5 bln jenów.",
            ["nissan revenue 5500000000000.0..5500000000000.0 JPY"],
        ),
        ("Nissan sprzedał o 9 proc. mniej aut.", ["nissan sales-decline 9.0..9.0 percent"]),
        ("Zysk netto Nissana wzrósł o 4 proc.", ["nissan profit-growth 4.0..4.0 percent"]),
        ("Nissan ma salony w 30 krajach i od 12 lat sponsoruje 3 kluby.", []),
        ("Prezes Nissana ma 57 lat, spotkanie trwało 2 godziny.", []),
        ("Nissan ska stänga sex fabriker.", ["nissan plant-closures 6.0..6.0 plants"]),
        ("Nissan varslar drygt 700 anställda.", ["nissan job-cuts 700.0..700.0 people"]),
        ("Nissans omsättning steg med 3 procent.", ["nissan revenue-growth 3.0..3.0 percent"]),
        ("Nissan sålde 8 procent färre bilar.", ["nissan sales-decline 8.0..8.0 percent"]),
        (
            "Nissans nettoförlust uppgick till 41,5 miljarder yen.",
            ["nissan loss 41500000000.0..41500000000.0 JPY"],
        ),
        ("Nissans resultat blev minus 41,5 miljarder yen.", []),
        ("Nissan finns i 40 länder och har funnits i 90 år.", []),
    ],
)
def test_a_claim_is_found_in_polish_and_swedish(text: str, claims: list[str]) -> None:
    assert find(text) == claims


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Nissan zaprzecza, że zwolni 700 osób.", "denied"),
        ("Nissan planuje zwolnić 700 osób.", "plans"),
        ("Nissan zwolnił 700 osób.", None),
        ("Nissan dementerar att 700 jobb försvinner.", "denied"),
        ("Nissan ska säga upp 700 anställda.", "plans"),
        ("Nissan sade upp 700 anställda.", None),
    ],
)
def test_their_verbs_say_how_a_figure_is_stated(text: str, qualifier: str | None) -> None:
    [claim] = find_claims_in(text, "Nissan")
    assert claim.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("W październiku Nissan sprzedał 700 aut.", date(2025, 10, 1), date(2025, 10, 31)),
        ("Nissan zwolni 700 osób do końca roku.", None, date(2026, 12, 31)),
        ("I maj såldes 700 Nissan.", date(2026, 5, 1), date(2026, 5, 31)),
        ("Nissan sålde 700 bilar förra året.", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_their_times_are_read(text: str, begins: date | None, ends: date) -> None:
    [claim] = find_claims_in(text, "Nissan", date(2026, 6, 10))
    assert (claim.period_begin, claim.period_end) == (begins, ends)
