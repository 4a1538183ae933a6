"""A mention is weighed by its role in the sentence."""

from __future__ import annotations

import pytest

from transforms.tagging.folding import fold_text
from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.matching import compile_matcher
from transforms.tagging.passages import Passage, drop_overlapping
from transforms.tagging.patterns import Pattern
from transforms.tagging.roles import weigh_mentions
from transforms.text.sentences import find_sentences


def weigh(text: str) -> float:
    """Weigh the first place that names Nissan."""
    groups = compile_matcher(default_taxonomy()).find_groups(fold_text(text))
    matches = [match for found in groups.values() for match in found if is_company(match.pattern)]
    mine = drop_overlapping([match for match in matches if match.pattern.owner == "nissan"])
    others = {match for match in matches if match.pattern.owner != "nissan"}
    rivals = sorted([*mine, *others], key=lambda match: match.start)
    passage = Passage(
        field="text", text=text, folded=fold_text(text), starts=find_sentences(text), matches={}
    )
    return weigh_mentions(passage, mine, rivals)[0]


def is_company(pattern: Pattern) -> bool:
    return pattern.role in ("name", "cased") and pattern.owner in COMPANIES


COMPANIES = {tag.tag for tag in default_taxonomy().tags if tag.kind == "company"}
STRONG = [
    "Nissan said on Monday that it would wait.",
    "TOKYO, April 3 - Nissan Motor Co Ltd <7201.T> plans a plant.",
    "On Friday Nissan, Japan's third largest carmaker, closed a plant.",
    "Nissan’s plant is closed.",
    "NISSAN TO RAISE PRICES",
    "A Nissan spokesman said no.",
    "日産は工場を閉じる。",
    "No Brasil, a Nissan vendeu 7.200 carros em novembro.",
    "Ein Nissan-Sprecher sagte ab.",
]
WEAK = [
    "Makers such as Nissan wait.",
    "Toyota, Honda, Nissan and Mazda rose.",
    "The list: Canon, Nissan, Fujitsu, a brewery.",
    "Renault's Nissan stake weighs on it.",
    "He was a former Nissan executive.",
    "It filed after Nissan supplier Kasuga had.",
    "He left in his silver Nissan.",
    "They sold the ten-year-old Nissan.",
    "Er kam mit seinem alten Nissan.",
    "Subastan un viejo Nissan.",
    "Elle gagne sa Nissan.",
    "The Nissan-sponsored final ended early.",
    "Honda lost 3 percent and Nissan fell 2.1 to 702.",
    "Honda 120 up 2.1\nNissan 71,350 down 3.3\nFord 9 up 1",
    "トヨタ、ホンダ、日産、マツダが上げた。",
]


@pytest.mark.parametrize("text", STRONG)
def test_an_entity_that_acts_owns_or_speaks_has_most_of_the_weight(text: str) -> None:
    assert weigh(text) >= 0.7


@pytest.mark.parametrize("text", WEAK)
def test_an_entity_that_is_listed_compared_priced_or_the_make_of_a_car_has_little_weight(text: str) -> None:
    assert weigh(text) <= 0.35


def test_an_entity_that_is_acted_on_has_half_the_weight() -> None:
    assert 0.35 < weigh("The mill won an order from Nissan.") < 0.7
