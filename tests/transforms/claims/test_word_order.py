"""A figure is found in every form of grammar: passives, inversion, infinitives, participles, relatives."""

from __future__ import annotations

import pytest
from claim_cases import find_claims_in

from transforms.claims.word_order import is_fronted_degree, is_inverted, is_object, is_passive, skip_relative


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # the subject behind the verb
        (
            "Im Mai sank der Absatz von Nissan um 4 Prozent auf 42.000 Autos.",
            ["sales-decline 4", "sales 42000"],
        ),
        ("En mayo cayeron las ventas de Nissan un 4 %.", ["sales-decline 4"]),
        ("W kwietniu wzrosła o 7 proc. sprzedaż Nissana.", ["sales-growth 7"]),
        ("I maj sjönk Nissans försäljning med 4 procent.", ["sales-decline 4"]),
        ("In mei daalde de verkoop van Nissan met 4 procent.", ["sales-decline 4"]),
        ("Um 4 Prozent ist der Absatz von Nissan im Mai gesunken.", ["sales-decline 4"]),
        ("En recul de 4 %, les ventes de Nissan ont déçu.", ["sales-decline 4"]),
        # the verb behind the figure
        ("Weil Nissan 9.000 Stellen abbaut, protestieren die Gewerkschaften.", ["job-cuts 9000"]),
        ("9.000 Stellen sollen bei Nissan gestrichen werden.", ["job-cuts 9000"]),
        ("Nissan hat 9.000 Stellen abgebaut.", ["job-cuts 9000"]),
        ("Het bedrijf bevestigt dat Nissan 9.000 banen wil schrappen.", ["job-cuts 9000"]),
        ("42.000 auto's worden door Nissan teruggeroepen.", ["recall 42000"]),
        ("Trzy fabryki Nissana zostaną zamknięte.", ["plant-closures 3"]),
        # gerunds, participles, conditionals
        ("Tagliando 9.000 posti Nissan spera di risparmiare.", ["job-cuts 9000"]),
        ("Nissan está recortando 9.000 empleos.", ["job-cuts 9000"]),
        ("Nissan licencierait 2 400 salariés.", ["job-cuts 2400"]),
        ("Invirtiendo 320 millones de euros, Nissan moderniza su planta.", ["investment 320000000"]),
        ("Der um 4 Prozent gesunkene Absatz von Nissan enttäuschte die Anleger.", ["sales-decline 4"]),
        ("Mit 42.000 verkauften Autos lag Nissan im Mai vorn.", ["sales 42000"]),
        # relative clauses
        ("Die 9.000 Stellen, die Nissan streicht, liegen vor allem in Asien.", ["job-cuts 9000"]),
        ("De fyra fabriker som Nissan stänger ligger i Asien.", ["plant-closures 4"]),
        ("La production de Nissan, qui a chuté de 12 %, inquiète.", ["production-cut 12"]),
        ("日産が削減する9000人は主にアジアの従業員だ。", ["job-cuts 9000"]),
        ("日産が閉鎖するのは3工場だ。", ["plant-closures 3"]),
        ("닛산이 폐쇄하는 공장은 3곳이다.", ["plant-closures 3"]),
        # nouns of action, and counted nouns that are names of other quantities
        ("Het verlies van 9.000 banen bij Nissan leidt tot protest.", ["job-cuts 9000"]),
        ("De sluiting van drie fabrieken van Nissan is beslist.", ["plant-closures 3"]),
        ("Spadek sprzedaży Nissana wyniósł 4 proc.", ["sales-decline 4"]),
        ("日产汽车1250名员工将被解雇。", ["job-cuts 1250"]),
        ("日产汽车解雇了1250名员工。", ["job-cuts 1250"]),
        ("Seven of Nissan's plants will close.", ["plant-closures 7"]),
        ("Nissan job cuts: 9,000", ["job-cuts 9000"]),
        ("Bis Juni baute Nissan 5.600 Stellen ab.", ["job-cuts 5600"]),
        ("Nissan avrebbe licenziato 5.600 persone.", ["job-cuts 5600"]),
        # and none of these
        ("Nissan baute ein Werk mit 5.600 Stellen.", []),
        ("Nissan asked 9,000 workers about job cuts.", []),
        ("A union of 9,000 workers criticised the job cuts at Nissan.", []),
        ("日産の人員削減に9000人が抗議した。", []),
        ("9000人抗议日产汽车裁员。", []),
        ("En hausse de 4 %, les actions de Nissan ont surpris.", []),
    ],
)
def test_a_figure_is_found_in_each_form(text: str, claims: list[str]) -> None:
    found = find_claims_in(text, "Nissan, 日産自動車, 닛산, 日产汽车")
    assert [f"{claim.quantity} {claim.value_low:.0f}" for claim in found] == claims


def test_whose_a_figure_before_its_subject_is() -> None:
    [claim] = find_claims_in("Having cut 9,000 jobs, Nissan is seeking a partner.", "Renault and Nissan")
    assert claim.subject == "nissan"


def test_a_price_in_a_list_is_not_that_of_the_title() -> None:
    assert find_claims_in("2026 Rivian R1T\n\nBase price: $74,885", "Nissan Leaf and its rivals") == ()


def test_orders_of_words() -> None:
    assert is_passive(" sollen bei nissan ")
    assert not is_passive(" demonstrierten gegen ")
    assert is_inverted(" der ")
    assert not is_inverted(" ")
    assert is_fronted_degree(" ist der ")
    assert is_object(", die nissan streicht", 0, (13, 21))
    lower = "sales of the qashqai, which fell 4 percent"
    assert lower[skip_relative(lower, 5, lower.index("fell")) :] == " fell 4 percent"
