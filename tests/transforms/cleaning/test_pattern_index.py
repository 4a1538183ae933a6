"""The index of the patterns of rules: what a pattern requires, and that no match is lost by it."""

from __future__ import annotations

import re
from itertools import product
from random import Random

import pytest
from folders import DATA

from transforms.cleaning.block_rules import fold_text
from transforms.cleaning.pattern_facts import OTHER, analyse_pattern
from transforms.cleaning.pattern_index import PatternIndex, list_numbers
from transforms.cleaning.rule_files import load_rules
from transforms.cleaning.rulebook import match_rules

FOLDER = DATA
LINES = sorted(
    {
        *(text for rule in load_rules() for text in (*rule.matches, *rule.spares)),
        *(
            line.rpartition("|")[2].strip()
            for path in (*FOLDER.glob("lines/*.txt"), *FOLDER.glob("pages/cleaning/*.txt"))
            for line in path.read_text(encoding="utf-8").splitlines()
        ),
    }
)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("newsletter", {"newsletter"}),
        ("Newsletter", {"newsletter"}),
        (r"(?:sign up|subscribe) .{0,80}\bnewsletters?\b", {"newsletter"}),
        ("(?:ab|cd)e?", {"ab", "cd"}),
        ("ab?c{2,3}(?P<x>d|ef)", {"a"}),
        ("(?:ab|c?)de", {"de"}),
        ("x(?:ab)+y", {"ab"}),
        ("x(?:abc){0,2}", {"x"}),
        ("x(?:abc)??", {"x"}),
        ("(?:(?:ab|cd){2}|ef) ?", {"ab", "cd", "ef"}),
        (r"\(c\) ?\d", {"(c)"}),
        (r"a\bb", {"ab"}),
        ("[>»]{2}", {">", "»"}),
        ("(?=hello)x", {"x"}),
        ("x(?!hello)", {"x"}),
        ("(?<!hello)x", {"x"}),
        ("(?-i:[A-Z])x|y", {"x", "y"}),
        ("[a-z]x", {"x"}),
        (r"[]x][^x]\]", {"]"}),
        ("ab|", None),
        (".*", None),
        (r"\u3040\d[^>][a-z]", None),
        ("", None),
    ],
)
def test_one_of_the_required_words_is_in_everything_that_a_pattern_matches(
    pattern: str, words: set[str] | None
) -> None:
    assert analyse_pattern(pattern).words == words


@pytest.mark.parametrize(
    ("pattern", "starts", "seconds", "ends"),
    [
        ("ab", "aA", "bB", "bB"),
        ("a?bc", "aAbB", "bBcC", "cC"),
        ("(?:ab|cd)e*", "aAcC", "bBdD", "bBdDeE"),
        ("a+b", "aA", "aAbB", "bB"),
        ("a{1}b", "aA", "bB", "bB"),
        ("a{2}", "aA", "aA", "aA"),
        ("(?:ab?){0,2}c", "aAcC", "aAbBcC", "cC"),
        (r"\ba\.$", "aA", ".", "."),
        ("(?=x)(?!y)ab", "aA", "bB", "bB"),
        ("(?-i:[AB])[12]", "aAbB" + OTHER, "12" + OTHER, "12" + OTHER),
        ("kä", "kK" + OTHER, OTHER, OTHER),
    ],
)
def test_a_match_begins_and_ends_with_one_of_the_characters_found(
    pattern: str, starts: str, seconds: str, ends: str
) -> None:
    facts = analyse_pattern(pattern)
    assert (facts.starts, facts.seconds, facts.ends) == (set(starts), set(seconds), set(ends))


@pytest.mark.parametrize(
    "pattern", [r"(a)\1", "(?i)a", "(?P<x>a)?(?(x)b|c)", "(?#x)a", "(?>a)b", "(?x:a b)", r"\x41"]
)
def test_nothing_is_required_by_syntax_that_is_not_understood(pattern: str) -> None:
    facts = analyse_pattern(pattern)
    assert (facts.words, facts.lengths) == (None, {0, 1, 2})


def test_a_set_without_a_letter_has_its_capital_where_case_counts() -> None:
    assert "A" in analyse_pattern("(?-i:[^a])").starts


def test_no_match_of_patterns_made_at_random_is_lost() -> None:
    texts = ["".join(letters) for length in range(5) for letters in product("aBé1", repeat=length)]
    chance = Random(0)
    for _ in range(300):
        pattern = make_pattern(chance, depth=2)
        facts = analyse_pattern(pattern)
        beginning, whole = PatternIndex([pattern]), PatternIndex([pattern], whole={0})
        for found in filter(None, map(re.compile(pattern, re.IGNORECASE).match, texts)):
            text = found.string
            characters = [letter if letter.isascii() else OTHER for letter in found[0]]
            assert min(len(characters), 2) in facts.lengths, pattern
            assert facts.ends.issuperset(characters[-1:]), pattern
            assert beginning.select(text) & beginning.select_by_ends(text), pattern
            assert found[0] != text or whole.select(text) & whole.select_by_ends(text), pattern


def make_pattern(chance: Random, depth: int) -> str:
    """Make a pattern of up to three parts in a row, each perhaps a group of branches, perhaps repeated."""
    pattern = ""
    for _ in range(chance.randrange(4)):
        if depth and chance.random() < 0.5:
            branches = "|".join(make_pattern(chance, depth - 1) for _ in range(chance.randint(1, 3)))
            part = chance.choice(["(?:", "(", "(?-i:"]) + branches + ")"
        else:
            part = chance.choice(["a", "b", "é", "1", ".", r"\w", r"\d", "[ab]", "[^a]", "[a-c]"])
        pattern += part + chance.choice(["", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,}", "{,2}", "??"])
        pattern += chance.choice(["", "", "", r"\b", "(?=1)", "(?!a)", "(?<!b)"])
    return pattern


def test_the_index_leaves_few_patterns_to_try_on_most_lines() -> None:
    patterns = [pattern for rule in load_rules() for pattern in rule.patterns]
    index = PatternIndex(patterns)
    folded = [fold_text(line) for line in LINES]
    tried = sum((index.select(line) & index.select_by_ends(line)).bit_count() for line in folded)
    assert tried < 0.03 * len(patterns) * len(LINES)


def test_the_index_does_not_change_which_rules_match() -> None:
    assert len(LINES) > 700
    for line in LINES:
        assert match_rules(line) == tuple(rule for rule in load_rules() if rule.accepts(line))


@pytest.mark.parametrize("text", ["Anmelden für die News", "ANMELDEN FÜR DİE NEWS", "anmelden für dıe news"])
def test_letters_that_a_pattern_takes_for_an_i_are_looked_up_as_one(text: str) -> None:
    pattern = ".*die news"
    assert re.match(pattern, text, re.IGNORECASE)
    assert list(list_numbers(PatternIndex(["nothing", pattern]).select(text))) == [1]
