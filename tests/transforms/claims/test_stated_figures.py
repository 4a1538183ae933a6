"""Figures are read as news states them: roughly, from and to, denied, formerly, of two makers at once."""

from __future__ import annotations

import pytest
from claim_cases import describe, find_claims_in

_LEADS = {True: "Nissan, the carmaker, is in the news.", False: "日産自動車がまた話題になっている。"}


def find(text: str) -> list[str]:
    lead = _LEADS[text.isascii() or "€" in text or "₹" in text or "á" in text or "–" in text or "—" in text]
    return [describe(claim) for claim in find_claims_in(f"{lead}\n\n{text}", "News about Nissan")]


@pytest.mark.parametrize(
    "words", ["9,000 or so jobs", "9,000-odd jobs", "c. 9,000 jobs", "an estimated 9,000 jobs"]
)
def test_a_figure_may_be_approximate(words: str) -> None:
    [claim] = find_claims_in(f"Nissan will cut {words}.", "News about Nissan")
    assert (claim.value_low, claim.value_high, claim.rounded) == (9_000, 9_000, True)


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("9,000 or more jobs", "9000.0..None"),
        ("9,000-plus jobs", "9000.0..None"),
        ("9,000+ jobs", "9000.0..None"),
        ("9,000 or fewer jobs", "None..9000.0"),
        ("anywhere from 8,000 to 10,000 jobs", "8000.0..10000.0"),
        ("8,000 to as many as 10,000 jobs", "8000.0..10000.0"),
        ("8,000, perhaps 10,000 jobs", "8000.0..10000.0"),
        ("8,000 or even 10,000 jobs", "8000.0..10000.0"),
        ("8,000—10,000 jobs", "8000.0..10000.0"),
        ("8-10,000 jobs", "8000.0..10000.0"),
        ("between eight and ten thousand jobs", "8000.0..10000.0"),
    ],
)
def test_a_figure_may_be_open_or_a_range(words: str, ends: str) -> None:
    found = find_claims_in(f"Nissan may cut {words}.", "News about Nissan")
    assert [f"{claim.value_low}..{claim.value_high}" for claim in found] == [ends]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Nissan will invest INR 1,000 cr in India.", "nissan investment 10000000000.0..10000000000.0 INR"),
        ("The Magnite costs ₹6,14,000 (ex-showroom).", "magnite price 614000.0..614000.0 INR"),
        ("The Magnite costs Rs 6.14 lakh to Rs 11.76 lakh.", "magnite price 614000.0..1176000.0 INR"),
        ("Nissan India sold 2,09,000 cars last year.", "nissan sales 209000.0..209000.0 vehicles"),
        ("Nissan will invest $1.2 bln.", "nissan investment 1200000000.0..1200000000.0 USD"),
        (
            "Nissan investirá mil millones de euros.",
            "nissan investment 1000000000.0..1000000000.0 EUR",
        ),
        ("Nissan investira un milliard d'euros.", "nissan investment 1000000000.0..1000000000.0 EUR"),
        ("日産は8000人から1万人を削減する。", "nissan job-cuts 8000.0..10000.0 people"),
        ("Nissan va investir 300 M€ en France.", "nissan investment 300000000.0..300000000.0 EUR"),
        ("リーフの価格は518万8700円からだ。", "leaf price 5188700.0..5188700.0 JPY"),
    ],
)
def test_numbers_are_read_as_countries_write_them(text: str, claim: str) -> None:
    assert find(text) == [claim]


@pytest.mark.parametrize(
    ("words", "former"),
    [
        ("20,000 jobs, more than twice the 9,000 it announced in November", 9_000),
        ("20,000 jobs, against 9,000 planned before", 9_000),
        ("20,000 jobs, compared with 9,000 announced in November", 9_000),
        ("20,000 jobs, compared to an earlier figure of 9,000", 9_000),
        ("20,000 jobs (previously 9,000)", 9_000),
        ("20,000 jobs versus a previous target of 9,000", 9_000),
        ("20,000 jobs, compared with 9,000 at Honda", None),
        ("20,000 jobs, against 9,000 a decade ago", None),
    ],
)
def test_what_was_announced_before_is_the_former_figure(words: str, former: float | None) -> None:
    claims = find_claims_in(f"Nissan will cut {words}.", "News about Nissan")
    assert [claim.change_from for claim in claims if claim.value_low == 20_000] == [former]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Nissan dismissed reports that it would cut 9,000 jobs.", "denied"),
        ("Nissan said reports of 9,000 job cuts were incorrect.", "denied"),
        ("Nissan refuted a report that it would cut 9,000 jobs.", "denied"),
        ("Nissan isn't going to cut 9,000 jobs, Espinosa said.", "denied"),
        ("Nissan did not cut 9,000 jobs.", "denied"),
        ("日産は「9000人を削減する計画はない」と述べた。", "denied"),
        ("Nissan did not deny that it would cut 9,000 jobs.", "plans"),
        ("Nissan has neither confirmed nor denied that it will cut 9,000 jobs.", "plans"),
        ("Nissan declined to comment on a report that it will cut 9,000 jobs.", "reported"),
        ("Nissan would not say where it will cut 9,000 jobs.", "plans"),
        ("Nissan will cut 9,000 jobs but will not close a plant.", "plans"),
        ("Nissan will cut 9,000 jobs but denied that it would close plants.", "plans"),
        ("Nissan did not give a reason, and will cut 9,000 jobs.", "plans"),
    ],
)
def test_a_denial_is_of_its_own_figure(text: str, qualifier: str) -> None:
    assert [claim.qualifier for claim in find_claims_in(text, "News about Nissan")] == [qualifier]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Nissan sold 261,000 cars and Honda 310,000.",
            ["nissan sales 261000.0..261000.0 vehicles", "honda sales 310000.0..310000.0 vehicles"],
        ),
        (
            "Nissan and Honda sold 261,000 and 310,000 cars respectively.",
            ["nissan sales 261000.0..261000.0 vehicles", "honda sales 310000.0..310000.0 vehicles"],
        ),
        (
            "日産とホンダはそれぞれ26万台と31万台を販売した。",
            ["nissan sales 260000.0..260000.0 vehicles", "honda sales 310000.0..310000.0 vehicles"],
        ),
        (
            "Sales at Nissan fell 5 percent and at Honda 3 percent.",
            ["nissan sales-decline 5.0..5.0 percent", "honda sales-decline 3.0..3.0 percent"],
        ),
        (
            "Nissan's sales fell 5 percent, Honda's rose 3 percent.",
            ["nissan sales-decline 5.0..5.0 percent", "honda sales-growth 3.0..3.0 percent"],
        ),
        (
            "Nissan, Honda and Toyota sold 60,000, 70,000 and 150,000 cars respectively.",
            [
                "nissan sales 60000.0..60000.0 vehicles",
                "honda sales 70000.0..70000.0 vehicles",
                "toyota sales 150000.0..150000.0 vehicles",
            ],
        ),
        (
            "Sales rose 2 percent at Nissan and 3 percent at Honda.",
            ["nissan sales-growth 2.0..2.0 percent", "honda sales-growth 3.0..3.0 percent"],
        ),
        (
            "Nissan sold 261,000 cars and 310,000 trucks respectively.",
            ["nissan sales 261000.0..261000.0 vehicles", "nissan sales 310000.0..310000.0 vehicles"],
        ),
    ],
)
def test_figures_of_two_makers_in_one_sentence_are_each_of_its_own(text: str, claims: list[str]) -> None:
    assert find(text) == claims


def test_who_is_quoted_is_found_behind_an_office() -> None:
    [claim] = find_claims_in("“We will cut 900 jobs,” said Nissan chief executive Ivan Espinosa.", "Nissan")
    assert claim.attributed_to == "ivan-espinosa"
