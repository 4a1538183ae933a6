"""A taxonomy is loaded whole, or its mistake is named with its line."""

from __future__ import annotations

import pytest
from folders import DATA

from transforms.tagging.load_taxonomy import TaxonomyError, default_taxonomy, load_taxonomy

SMALL = """\
version = "1"

[context]
kitchen = ["oven", "cook"]

[company.bakery]
label = "The Bakery"
description = "A baker of bread"
names = ["Bread & Sons"]

[model.crust]
label = "Crust"
description = "A loaf"
parent = "bakery"
ambiguous = ["Crust"]
context = ["@kitchen", "@bakery", "loaf"]

[topic.strikes]
label = "Strikes"
description = "Bakers at rest"
strong = ["bakers' strike"]
fair = ["walkout"]
[[topic.strikes.pairs]]
actions = ["stop"]
objects = ["baking"]
within = 20
"""

LISTED = """
restructuring job-cuts plant-closures cost-cutting production-cuts electric-vehicles batteries china exports
partnerships mergers tariffs leadership finances suppliers software nissan toyota honda foxconn renault
mitsubishi-motors dongfeng byd tesla ford general-motors volkswagen mercedes-benz bmw audi skoda rivian leaf
n7 micra qashqai juke note oppama tochigi guangzhou ivan-espinosa tatsuzo-tomita re-nissan
"""


def test_a_taxonomy_becomes_records() -> None:
    taxonomy = load_taxonomy(SMALL)
    assert [(tag.tag, tag.kind, tag.parent) for tag in taxonomy.tags] == [
        ("strikes", "topic", None),
        ("bakery", "company", None),
        ("crust", "model", "bakery"),
    ]
    [strikes] = taxonomy.topics
    assert strikes.phrases == (("bakers' strike", 1.0), ("walkout", 0.6))
    assert strikes.pairs[0].within == 20


def test_every_edit_changes_the_version() -> None:
    assert load_taxonomy(SMALL).version != load_taxonomy(SMALL.replace("loaf", "roll")).version
    assert load_taxonomy(SMALL).version == load_taxonomy(SMALL).version


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('label = "Crust"', "label = Crust", 12, "Invalid value"),
        ("[model.crust]", "[company.bakery]", 11, "twice"),
        ('version = "1"', "", 1, "version"),
        ("[model.crust]", "[bread.crust]", 11, "no kind of tag"),
        ("[model.crust]", "[model.Crust]", 11, "identifier"),
        ("[model.crust]", "[model.bakery]", 11, "twice"),
        ('description = "A loaf"\n', "", 11, "description"),
        ('parent = "bakery"', 'parent = "mill"', 14, "'mill'"),
        ('parent = "bakery"', 'parent = "crust"', 14, "'crust'"),
        ('parent = "bakery"', 'paernt = "bakery"', 14, "'paernt'"),
        ('ambiguous = ["Crust"]', 'ambiguous = "Crust"', 15, "list"),
        ('ambiguous = ["Crust"]', 'ambiguous = ["Crust", ""]', 15, "words or phrases"),
        ('ambiguous = ["Crust"]\n', "", 11, "found by"),
        ('context = ["@kitchen", "@bakery", "loaf"]\n', "", 15, "context"),
        ('"@kitchen"', '"@cellar"', 16, "'@cellar'"),
        ('["oven", "cook"]', '"oven"', 4, "list"),
        ("within = 20", "", 23, "within"),
        ("within = 20", 'within = "20"', 26, "whole number"),
        ('objects = ["baking"]', "objects = [1]", 25, "words or phrases"),
        ('fair = ["walkout"]', 'fair = ["walkout"]\nthreshold = 0', 23, "above zero"),
        ('strong = ["bakers\' strike"]', "threshold = true", 21, "a number"),
        ("[company.bakery]", "[companies.bakery]", 6, "no kind of tag"),
        ('names = ["Bread & Sons"]', 'names = ["Bread & Sons"]\nparent = "crust"', 10, "part of itself"),
        ('ambiguous = ["Crust"]', 'cased = ["BREAD & Sons"]', 15, "a name of 'bakery'"),
        ('ambiguous = ["Crust"]', 'names = ["Crust"]\ncounter_contxt = ["moon"]', 16, "'counter_contxt'"),
        (
            'names = ["Bread & Sons"]',
            'names = ["Bread & Sons"]\ncounter_context = ["moon"]',
            10,
            "needs a list",
        ),
        ('version = "1"', 'version = "1"\nperson = 1', 2, "table"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, says: str) -> None:
    assert SMALL.count(old) == 1
    with pytest.raises(TaxonomyError) as caught:
        load_taxonomy(SMALL.replace(old, new))
    assert str(caught.value).startswith(f"line {line}: ")
    assert says in str(caught.value)


def test_the_packaged_taxonomy_has_every_documented_tag() -> None:
    assert set(LISTED.split()) <= {tag.tag for tag in default_taxonomy().tags}


def test_the_packaged_taxonomy_describes_each_tag_once() -> None:
    tags = default_taxonomy().tags
    assert len({tag.tag for tag in tags}) == len(tags)
    assert all(tag.description[0].isupper() or not tag.description[0].isalpha() for tag in tags)


def test_the_topics_of_the_packaged_taxonomy_have_at_most_three_levels() -> None:
    tags = {tag.tag: tag for tag in default_taxonomy().tags}
    topics = [tag for tag in tags.values() if tag.kind == "topic"]
    assert len(topics) >= 60
    for tag in topics:
        parent = tags.get(tag.parent or "")
        assert parent is None or parent.kind == "topic"
        assert parent is None or parent.parent is None or tags[parent.parent].parent is None


def test_another_carmaker_needs_only_another_file() -> None:
    text = (DATA / "mazda.toml").read_text(encoding="utf-8")
    taxonomy = load_taxonomy(text)
    assert taxonomy.version.startswith("1+")
    assert {tag.tag for tag in taxonomy.tags} == {"mazda", "toyota", "mx-5", "hofu", "rotary"}


def test_the_packaged_taxonomy_is_read_once() -> None:
    assert default_taxonomy() is default_taxonomy()
