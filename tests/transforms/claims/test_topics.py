"""In an article on a quantity's topic more words say that a figure is of it: "it affects 72,000 cars"."""

from __future__ import annotations

import pytest
from claim_cases import find_claims_in

from transforms.claims.load_quantities import QuantitiesError, load_quantities

RECALL = "Nissan recalls the Qashqai"
CASES = [
    (
        RECALL,
        "The recall is of the Qashqai. It affects 72,000 cars built between November 2020 and July 2022.",
    ),
    ("Nissan ruft Qashqai zurück", "Betroffen sind 72.000 Qashqai, die 2021 und 2022 gebaut wurden."),
    (
        "Rappel de Qashqai",
        "Nissan rappelle des Qashqai. Sont concernés 72 000 véhicules produits entre 2021 et 2023.",
    ),
    ("Nissan llama a revisión", "La medida afecta a 72.000 Qashqai fabricados entre 2021 y 2022."),
    ("日産、キャシュカイをリコール", "対象は2020年11月から22年7月に製造された7万2千台。"),
    ("日产汽车召回逍客", "日产汽车将召回2021年至2022年生产的逍客共7.2万辆。"),
    ("닛산 캐시카이 리콜", "대상은 2021년부터 2022년까지 생산된 7만2000대다."),
]


@pytest.mark.parametrize(("title", "text"), CASES)
def test_cars_that_a_recall_affects_are_recalled_and_not_produced(title: str, text: str) -> None:
    [claim] = find_claims_in(text, title)
    assert (claim.quantity, claim.value_low) == ("recall", 72_000)
    assert claim.period is None  # it says when they were built


def test_in_other_articles_the_words_say_nothing() -> None:
    [claim] = find_claims_in("The strike affects 72,000 Qashqais built in 2021.", "Nissan strike")
    assert claim.quantity == "production"


def test_words_of_a_topic_and_the_topic_are_named_together() -> None:
    with pytest.raises(QuantitiesError, match="topic and covers are named together"):
        load_quantities(
            'version = "1"\n[quantity.recall]\nlabel = "a"\ndescription = "b"\nunits = ["money"]\n'
            'owners = ["model"]\nnames = ["recall"]\ncovers = ["affect"]\n'
        )
