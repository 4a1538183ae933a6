"""A file of quantities is loaded whole, or its mistake is named with its line."""

from __future__ import annotations

from datetime import date

import pytest
from records import NOON

from transforms.claims.find_claims import find_claims
from transforms.claims.load_quantities import QuantitiesError, default_quantities, load_quantities
from transforms.records import ArticleText, Claim
from transforms.tagging.article_matches import match_article
from transforms.tagging.load_taxonomy import load_taxonomy
from transforms.tagging.tag_article import tag_matches

BAKERY = """
version = "1"

[fiscal_years]
crumb = 10

[group]
breads = ["bun", "roll"]

[unit.rolls]
words = ["@breads"]

[quantity.baked]
label = "Baked"
description = "Loaves that it bakes"
units = ["rolls"]
owners = ["company"]
verbs = ["bake"]

[quantity.flour-cut]
label = "Less flour"
description = "Flour that it saves"
units = ["percent"]
owners = ["company"]
change = true
[[quantity.flour-cut.pairs]]
actions = ["cut"]
objects = ["flour"]
"""
BAKERIES = """
version = "1"

[company.crumb]
label = "Crumb"
description = "A bakery"
names = ["Crumb Bakery"]
"""


def find(text: str, quantities: str = BAKERY) -> tuple[Claim, ...]:
    stored = ArticleText(article_id="a", title="", text=text, published_on=None, reported_at=NOON)
    article = match_article(stored, load_taxonomy(BAKERIES))
    return find_claims(article, tag_matches(article), load_quantities(quantities), published=date(2026, 5, 1))


def test_quantities_of_another_company_are_another_file() -> None:
    [baked, saved] = find(
        "Crumb Bakery baked 9,000 rolls in fiscal 2025 and will cut its flour by 4 percent."
    )
    assert (baked.subject, baked.quantity, baked.value_low, baked.unit) == ("crumb", "baked", 9_000, "rolls")
    assert (baked.period_begin, baked.period_end) == (date(2025, 10, 1), date(2026, 9, 30))
    assert (saved.quantity, saved.value_low, saved.unit) == ("flour-cut", 4, "percent")


def test_a_larger_figure_than_the_largest_is_of_something_else() -> None:
    limited = BAKERY.replace('verbs = ["bake"]', 'verbs = ["bake"]\nmost = {rolls = 8_000}')
    assert [each.value_low for each in find("Crumb Bakery baked 7,000 rolls.", limited)] == [7_000]
    assert find("Crumb Bakery baked 9,000 rolls.", limited) == ()


def test_every_edit_of_a_file_changes_its_version() -> None:
    assert load_quantities(BAKERY).version != load_quantities(BAKERY.replace("bun", "bap")).version
    assert load_quantities(BAKERY).version.startswith("1+")


def test_the_packaged_quantities_are_read_once_and_described() -> None:
    quantities = default_quantities()
    assert quantities is default_quantities()
    assert all(each.label and each.description for each in quantities.quantities.values())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'units = ["rolls"]',
            'units = ["buns"]',
            "line 16: 'buns' is no unit; there are money, percent, rolls",
        ),
        (
            'owners = ["company"]\nverbs',
            'owners = ["person"]\nverbs',
            "line 17: 'person' is no kind of owner",
        ),
        ('verbs = ["bake"]', "", "line 13: 'baked': there is nothing it could be found by"),
        ('verbs = ["bake"]', 'verbs = ["bake"]\nbare = "km"', "line 19: 'km' is none of its units"),
        ('verbs = ["bake"]', 'verbs = ["bake"]\nmost = {km = 9}', "line 19: 'km' is none of its units"),
        ("change = true", 'change = true\nlevel = "dough"', "line 26: 'dough' is no quantity"),
        ('verbs = ["bake"]', 'verb = ["bake"]', "line 18: 'verb' is no field here"),
        ('objects = ["flour"]', 'objects = ["@grain"]', "line 28: '@grain' is no group or unit"),
        ("crumb = 10", "crumb = 13", "line 5: 'crumb' should be the number of a month"),
        ("[unit.rolls]", "[unit.percent]", "line 10: 'percent' is built in"),
        ('label = "Baked"', "", "line 13: 'label' is missing in 'baked'"),
        ("change = true", "change = yes", "line 25: "),
        ('version = "1"', "", "line 1: 'version' is missing"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, message: str) -> None:
    with pytest.raises(QuantitiesError) as error:
        load_quantities(BAKERY.replace(old, new, 1))
    assert str(error.value).startswith(message)
