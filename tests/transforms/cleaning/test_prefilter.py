"""The prefilter of the rules: the words that a pattern requires, and that no match is lost by it."""

from __future__ import annotations

import re

import pytest
from folders import DATA

from transforms.cleaning.prefilter import Prefilter
from transforms.cleaning.required_words import find_required_words
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
    assert find_required_words(pattern) == words


def test_the_prefilter_leaves_few_patterns_to_try_on_most_lines() -> None:
    patterns = [pattern.pattern for rule in load_rules() for pattern in rule.patterns]
    prefilter = Prefilter(patterns)
    tried = sum(len(prefilter.select(line.lower())) for line in LINES)
    assert tried < 0.15 * len(patterns) * len(LINES)


def test_the_prefilter_does_not_change_which_rules_match() -> None:
    assert len(LINES) > 700
    for line in LINES:
        assert match_rules(line) == tuple(rule for rule in load_rules() if rule.accepts(line))


@pytest.mark.parametrize("text", ["Anmelden für die News", "ANMELDEN FÜR DİE NEWS", "anmelden für dıe news"])
def test_letters_that_a_pattern_takes_for_an_i_are_looked_up_as_one(text: str) -> None:
    pattern = ".*die news"
    assert re.match(pattern, text, re.IGNORECASE)
    assert Prefilter(["nothing", pattern]).select(text) == {1}
