"""The cleaning rules as data: their examples, their files, and the faults that a file may have."""

from __future__ import annotations

from importlib.resources import files

import pytest

from transforms.cleaning.block_rules import Rule, fold_text
from transforms.cleaning.rule_files import RuleError, load_rules, parse_rules
from transforms.cleaning.rulebook import find_rule
from transforms.text.late_patterns import compile_when_needed

RULES = load_rules()
EACH_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
FILES = files("transforms").joinpath("rules")
VALID_RULE = {
    "name": "'x'",
    "place": "'alone'",
    "patterns": "['a']",
    "languages": "['en']",
    "matches": "['a']",
    "spares": "['b']",
}


@EACH_RULE
def test_a_rule_accepts_each_of_its_examples(rule: Rule) -> None:
    assert [text for text in rule.matches if not rule.accepts(text)] == []


@EACH_RULE
def test_no_rule_accepts_a_line_that_any_rule_lists_as_reporting(rule: Rule) -> None:
    tried = [other for other in RULES if other.follows is None]
    accepting = {text: other.name for text in rule.spares for other in tried if other.accepts(text)}
    assert accepting == {}


def test_every_file_is_a_class_of_boilerplate_and_every_rule_has_examples_of_both_kinds() -> None:
    names = {path.name.removesuffix(".toml") for path in FILES.iterdir() if path.name.endswith(".toml")}
    assert {rule.class_ for rule in RULES} == names - {"words"}
    assert len(names) > 10
    assert [rule.name for rule in RULES if not rule.matches or not rule.spares] == []
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ja"])
def test_every_language_has_rules(language: str) -> None:
    assert any(language in rule.languages for rule in RULES)


def test_no_rule_accepts_a_block_that_is_too_long_to_be_boilerplate() -> None:
    promo = "Sign up for our newsletter and read what we write about plants"
    assert find_rule(promo, places=["anywhere"]) is not None
    assert find_rule(promo + " and ports" * 30, places=["anywhere"]) is None
    assert find_rule("©" + "a" * 10_000, places=["tail", "alone"]) is None


def test_a_rule_is_found_only_for_the_given_places() -> None:
    assert (
        find_rule("Marta Lindqvist is a staff writer for Dealer Wire.", places=["alone", "anywhere"]) is None
    )
    found = find_rule("Marta Lindqvist is a staff writer for Dealer Wire.", places=["tail"])
    assert found is not None
    assert (found.name, found.class_) == ("author-bio", "bio")


def test_folding_straightens_quotes_and_dashes_and_removes_list_characters() -> None:
    assert fold_text("•  Don’t miss  “Plants” – ＡＢＣ") == 'Don\'t miss "Plants" - ABC'


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Marta Lindqvist and Tom Okafor", "Marta Lindqvist and Tom Okafor"),
        ("Von Jana Vogt", "Jana Vogt"),
        ("佐藤明記者", "佐藤明"),
    ],
)
def test_a_rule_finds_the_author_that_its_pattern_captures(line: str, author: str) -> None:
    found = find_rule(line, places=["alone"])
    assert found is not None
    assert found.find_author(line) == author


def parse(fields: dict[str, str]) -> tuple[Rule, ...]:
    """Parse a file with one rule that has these fields, written as in TOML."""
    lines = "\n".join(f"{name} = {value}" for name, value in fields.items())
    return parse_rules(f"class = 'promo'\n[[rule]]\n{lines}", file="promo.toml", parts={"job": "editor"})


def test_a_rule_is_read_with_its_parts_and_its_class() -> None:
    (rule,) = parse(VALID_RULE | {"patterns": "['an? <job>']"})
    assert (rule.name, rule.class_, rule.place, rule.max_words) == ("x", "promo", "alone", 60)
    assert rule.accepts("an editor")
    assert not rule.accepts("an editor in chief")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"patterns": "['(']"}, "missing ), unterminated subpattern"),
        ({"patterns": "['<nobody>']"}, "no part is named <nobody>"),
        ({"patterns": "[]"}, "needs either patterns or a recogniser"),
        ({"patterns": "'a'"}, "patterns: Input should be a valid list"),
        ({"recogniser": "'ticker'"}, "needs either patterns or a recogniser"),
        ({"place": "'middle'"}, "place: Input should be 'alone', 'inside', 'anywhere', 'head' or 'tail'"),
        ({"also_removes": "'all'"}, "also_removes: Input should be 'teasers', 'rest' or 'next'"),
        ({"patern": "['a']"}, "patern: Extra inputs are not permitted"),
        ({"max_words": "'6'"}, "max_words: Input should be a valid integer"),
        ({"matches": "[]"}, "matches: List should have at least 1 item"),
    ],
)
def test_a_faulty_rule_is_refused_with_its_file_its_name_and_the_fault(
    fields: dict[str, str], message: str
) -> None:
    with pytest.raises(RuleError, match=r"^promo\.toml: rule x: ") as caught:
        parse(VALID_RULE | fields)
    assert message in str(caught.value)


@pytest.mark.parametrize("field", ["place", "languages", "matches", "spares"])
def test_a_rule_without_a_required_field_is_refused_with_the_field(field: str) -> None:
    with pytest.raises(RuleError, match=rf"^promo\.toml: rule x: {field}: Field required$"):
        parse({name: value for name, value in VALID_RULE.items() if name != field})


def test_a_rule_without_a_name_is_refused_with_its_number() -> None:
    with pytest.raises(RuleError, match=r"^promo\.toml: rule 1: name: Field required$"):
        parse({name: value for name, value in VALID_RULE.items() if name != "name"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("class = ", "Invalid value"),
        ("[[rule]]\nname = 'x'", "class: Field required"),
        ("class = 'promo'", "rule: Field required"),
        ("class = 'promo'\nrule = []", "rule: List should have at least 1 item"),
        ("class = 'promo'\nrule = [1]", "rule 1: Input should be a valid dictionary"),
    ],
)
def test_a_faulty_file_of_rules_is_refused_with_its_name_and_the_fault(text: str, message: str) -> None:
    with pytest.raises(RuleError, match=r"^promo\.toml: ") as caught:
        parse_rules(text, file="promo.toml", parts={})
    assert message in str(caught.value)


def test_each_pattern_of_the_package_can_be_compiled() -> None:
    for rule in RULES:
        for pattern in rule.patterns:
            compile_when_needed(pattern)
