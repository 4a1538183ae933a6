"""The sieve before the rules: what a pattern cannot do without, and that no match is lost by it."""

from __future__ import annotations

import re

import pytest
from folders import DATA

from transforms.cleaning.prefilter import Prefilter
from transforms.cleaning.required_words import find_required
from transforms.cleaning.rulebook import load_rules, recognise

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
def test_one_of_the_required_words_stands_in_all_that_a_pattern_matches(
    pattern: str, words: set[str] | None
) -> None:
    assert find_required(pattern) == words


def test_most_patterns_of_the_rules_are_sifted_out_of_most_lines() -> None:
    patterns = [pattern.pattern for rule in load_rules() for pattern in rule.patterns]
    sieve = Prefilter(patterns)
    tried = sum(len(sieve.select(line.lower())) for line in LINES)
    assert tried < 0.15 * len(patterns) * len(LINES)


def test_the_sieve_changes_no_verdict() -> None:
    assert len(LINES) > 700
    for line in LINES:
        assert recognise(line) == tuple(rule for rule in load_rules() if rule.accepts(line))


@pytest.mark.parametrize("text", ["Anmelden für die News", "ANMELDEN FÜR DİE NEWS", "anmelden für dıe news"])
def test_letters_that_a_pattern_takes_for_an_i_are_sifted_as_one(text: str) -> None:
    pattern = ".*die news"
    assert re.match(pattern, text, re.IGNORECASE)
    assert Prefilter(["nothing", pattern]).select(text) == {1}
