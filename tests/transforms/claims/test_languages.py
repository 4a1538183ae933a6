"""Claims are found in Portuguese, Italian, Dutch and Chinese, and in the currencies of many countries."""

from __future__ import annotations

import pytest
from claim_cases import find_claims_in

_LEADS = {
    "zh": "日本汽车制造商日产汽车再次成为新闻焦点。",
    "ja": "日産自動車がまた話題になっている。",
    "en": "Nissan, the carmaker, is in the news.",
}


def find(text: str, language: str = "en") -> set[tuple[str, float | None, str]]:
    claims = find_claims_in(f"{_LEADS[language]}\n\n{text}", "Nissan")
    return {
        (claim.quantity, claim.value_low if claim.value_low is not None else claim.value_high, claim.unit)
        for claim in claims
    }


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("A Nissan anunciou o corte de 11 mil postos de trabalho.", ("job-cuts", 11_000, "people")),
        ("A Nissan fechará sete fábricas.", ("plant-closures", 7, "plants")),
        ("As vendas da Nissan caíram 5,2% em outubro.", ("sales-decline", 5.2, "percent")),
        ("A receita da Nissan foi de 5,58 trilhões de ienes.", ("revenue", 5.58e12, "JPY")),
        ("A Nissan investirá 2,8 bilhões de reais em Resende.", ("investment", 2.8e9, "BRL")),
        ("Nissan licenzierà 9mila dipendenti.", ("job-cuts", 9_000, "people")),
        ("La produzione di Nissan è scesa del 7,8%.", ("production-cut", 7.8, "percent")),
        ("L'utile operativo di Nissan è sceso a 69,8 miliardi di yen.", ("profit", 69.8e9, "JPY")),
        ("Serão contratados 400 trabalhadores.", ("jobs-added", 400, "people")),
        ("L'utile di Nissan è in calo del 41 per cento.", ("profit-decline", 41, "percent")),
        ("Nissan lancerà 8 modelli.", ("new-models", 8, "models")),
        ("Nissan kündigte an, 9.000 Stellen zu streichen.", ("job-cuts", 9_000, "people")),
        ("Nissan kündigte an, 9.000 Stellen abzubauen.", ("job-cuts", 9_000, "people")),
        ("Nissan plant, 80.000 Autos zurückzurufen.", ("recall", 80_000, "vehicles")),
        ("Nissan is van plan 9.000 banen te schrappen.", ("job-cuts", 9_000, "people")),
        ("Nissan va rappeler 80 000 voitures.", ("recall", 80_000, "vehicles")),
        ("Nissan lanceert tien modellen.", ("new-models", 10, "models")),
        ("Nissan richiama 12.000 auto per un difetto ai freni.", ("recall", 12_000, "vehicles")),
        ("Nissan sluit zeven fabrieken.", ("plant-closures", 7, "plants")),
        ("Nissan verkocht 261.000 auto's in oktober.", ("sales", 261_000, "vehicles")),
        ("Nissan leed een nettoverlies van 670 miljard yen.", ("loss", 670e9, "JPY")),
        ("Bij Nissan werken 133.000 mensen.", ("employees", 133_000, "people")),
        ("La plantilla de Nissan es de 133.000 personas.", ("employees", 133_000, "people")),
        ("Nissan llama a revisión 40.000 coches.", ("recall", 40_000, "vehicles")),
        ("Las ventas cayeron un 5,2 % hasta 261.000 vehículos.", ("sales", 261_000, "vehicles")),
        ("Nissan a perdu 670,9 milliards de yens.", ("loss", 670.9e9, "JPY")),
    ],
)
def test_a_claim_is_found_in_another_language(text: str, claim: tuple[str, float, str]) -> None:
    assert claim in find(text)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("日产将在全球裁员9000人。", {("job-cuts", 9_000, "people")}),
        ("日产汽车在中国推出10款新车。", {("new-models", 10, "models")}),
        ("日产计划关闭两座工厂。", {("plant-closures", 2, "plants")}),
        ("日产汽车10月销量为26.1万辆。", {("sales", 261_000, "vehicles")}),
        ("日产的产量下降了7.8%。", {("production-cut", 7.8, "percent")}),
        ("日产将召回3.2万辆汽车。", {("recall", 32_000, "vehicles")}),
        (
            "日产净亏损6709亿日元，营业利润下降88%。",
            {("loss", 670.9e9, "JPY"), ("profit-decline", 88, "percent")},
        ),
        ("日产将投资100亿元人民币。", {("investment", 10e9, "CNY")}),
        ("日产展台有300名观众，距离市中心12公里。", set()),
    ],
)
def test_claims_are_found_in_chinese(text: str, claims: set[tuple[str, float, str]]) -> None:
    assert find(text, "zh") == claims


def test_a_small_number_in_characters_is_one() -> None:
    assert find("日産は七工場を閉鎖する。", "ja") == {("plant-closures", 7, "plants")}
    assert find("一台の日産車が海に落ちた。", "ja") == set()


@pytest.mark.parametrize(
    ("amount", "value", "currency"),
    [
        ("NZ$30 million", 30e6, "NZD"),
        ("4bn Swedish kronor", 4e9, "SEK"),
        ("45 million Egyptian pounds", 45e6, "EGP"),
        ("100 million dirhams", 100e6, "AED"),
        ("Rp 10 trillion", 10e12, "IDR"),
        ("RM800 million", 800e6, "MYR"),
        ("20 trillion dong", 20e12, "VND"),
        ("600 million zlotys", 600e6, "PLN"),
        ("30 billion Russian roubles", 30e9, "RUB"),
        ("500 million SEK", 500e6, "SEK"),
        ("a million and a half dollars", 1.5e6, "USD"),
    ],
)
def test_money_is_read_in_currencies_of_many_countries(amount: str, value: float, currency: str) -> None:
    assert find(f"Nissan will invest {amount} in a parts hub.") == {("investment", value, currency)}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A recall of 9,000 Nissan Rogue SUVs was announced.", {("recall", 9_000, "vehicles")}),
        ("Some 9,000 Nissan Rogue SUVs are being recalled.", {("recall", 9_000, "vehicles")}),
        ("The recall affects 9,000 vans built by Nissan.", {("recall", 9_000, "vehicles")}),
        ("Nissan expands its recall by 4,500 cars.", {("recall", 4_500, "vehicles")}),
        ("Nissan sold 5,000 vans built in Avila.", {("sales", 5_000, "vehicles")}),
    ],
)
def test_vehicles_that_a_recall_concerns_are_those_of_the_recall(
    text: str, claims: set[tuple[str, float, str]]
) -> None:
    assert find(text) == claims


def test_what_was_said_before_is_the_former_value() -> None:
    (claim,) = find_claims_in(f"{_LEADS['en']}\n\nNissan will cut 11,000 jobs instead of 9,000.", "Nissan")
    assert (claim.value_low, claim.change_from) == (11_000, 9_000)
