"""The rules as data: their own examples, their files, and the faults a file may have."""

from __future__ import annotations

import pytest

from transforms.cleaning.rulebook import Rule, RuleError, find_rule, fold_text, load_rules, parse_rules

RULES = load_rules()
MATCHES = [
    pytest.param(rule, text, id=f"{rule.name}: {text[:40]}") for rule in RULES for text in rule.matches
]
SPARES = [pytest.param(text, id=f"{rule.name}: {text[:40]}") for rule in RULES for text in rule.spares]
CLASSES = {
    "ticker",
    "promo",
    "comments",
    "related",
    "bio",
    "disclosure",
    "credit",
    "navigation",
    "share",
    "cookie",
}


@pytest.mark.parametrize(("rule", "text"), MATCHES)
def test_a_rule_takes_every_example_it_claims(rule: Rule, text: str) -> None:
    assert rule.accepts(text)


@pytest.mark.parametrize("text", SPARES)
def test_no_rule_takes_a_line_that_some_rule_promises_to_spare(text: str) -> None:
    taken = [rule.name for rule in RULES if rule.follows is None and rule.accepts(text)]
    assert taken == []


def test_every_class_of_boilerplate_has_rules_with_examples_of_both_kinds() -> None:
    assert {rule.class_ for rule in RULES} == CLASSES
    assert [rule.name for rule in RULES if not rule.matches or not rule.spares] == []
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ja"])
def test_every_language_has_rules(language: str) -> None:
    assert any(language in rule.languages for rule in RULES)


def test_a_rule_leaves_blocks_alone_that_are_too_long_to_be_boilerplate() -> None:
    promo = "Sign up for our newsletter and read what we write about plants"
    assert find_rule(promo, places=["anywhere"]) is not None
    assert find_rule(promo + " and ports" * 30, places=["anywhere"]) is None
    assert find_rule("©" + "a" * 10_000, places=["tail", "alone"]) is None


def test_a_rule_is_found_only_in_the_places_asked_for() -> None:
    assert (
        find_rule("Marta Lindqvist is a staff writer for Dealer Wire.", places=["alone", "anywhere"]) is None
    )
    found = find_rule("Marta Lindqvist is a staff writer for Dealer Wire.", places=["tail"])
    assert found is not None
    assert (found.name, found.class_) == ("author-bio", "bio")


def test_patterns_see_folded_text() -> None:
    assert fold_text("•  Don’t miss  “Plants” – ＡＢＣ") == 'Don\'t miss "Plants" - ABC'


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Marta Lindqvist and Tom Okafor", "Marta Lindqvist and Tom Okafor"),
        ("Von Jana Vogt", "Jana Vogt"),
        ("佐藤明記者", "佐藤明"),
    ],
)
def test_a_rule_finds_the_author_its_pattern_names(line: str, author: str) -> None:
    found = find_rule(line, places=["alone"])
    assert found is not None
    assert found.find_author(line) == author


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("class = ", "Invalid value"),
        ("[[rule]]\nname = 'x'", "needs a class"),
        ("class = 'promo'", "at least one"),
        ("class = 'promo'\n[[rule]]\nname = 'x'\nplace = 'alone'\npatterns = ['(']", "rule x: missing"),
        (
            "class = 'promo'\n[[rule]]\nname = 'x'\nplace = 'alone'\npatterns = ['<nobody>']",
            "no part is named <nobody>",
        ),
        ("class = 'promo'\n[[rule]]\nname = 'x'\nplace = 'middle'\npatterns = ['a']", "place must be one of"),
        (
            "class = 'promo'\n[[rule]]\nname = 'x'\nplace = 'alone'\npatterns = ['a']\ntakes = 'all'",
            "takes must be one of",
        ),
        ("class = 'promo'\n[[rule]]\nname = 'x'\nplace = 'alone'", "needs either patterns or the recogniser"),
        ("class = 'promo'\n[[rule]]\nname = 'x'\nplace = 'alone'\npatern = ['a']", "unknown field patern"),
    ],
)
def test_a_faulty_file_of_rules_is_refused_by_file_rule_and_fault(text: str, message: str) -> None:
    with pytest.raises(RuleError, match=r"^promo\.toml: ") as caught:
        parse_rules(text, file="promo.toml", words={})
    assert message in str(caught.value)
