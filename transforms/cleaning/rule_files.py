"""Read the cleaning rules from the TOML files in ``transforms/rules/``.

One file is one class of boilerplate (``promo.toml``, ``bio.toml`` …). A rule is one entry of its file, with
its own examples; nothing else lists the rules. ``words.toml`` names parts of patterns that several
rules use, written ``<name>`` in a pattern.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from transforms.cleaning.block_rules import Following, Naming, Place, Rule
from transforms.cleaning.package_rules import read_rule_texts
from transforms.cleaning.recognisers import RECOGNISERS
from transforms.records import BlockKind
from transforms.text.calendar_names import list_weekdays, number_months
from transforms.text.capitals import LATIN_CAPITALS
from transforms.text.late_patterns import compile_when_needed
from transforms.text.writing_systems import CJK, HANGUL, KANA, KATAKANA_DOT

_PARTS_FILE = "words.toml"
_PART = re.compile(r"(?<!\?P)<([a-z]+)>")
# Boilerplate is brief: of 308 blocks of it on 181 labelled pages 98 in a hundred are no longer. A
# longer block is reporting that happens to begin with the same words.
_MAX_WORDS = 60


class RuleError(ValueError):
    """A file of rules that cannot be used. The message names the file, the rule and the fault."""


class _RuleEntry(BaseModel):
    """A rule as it is written in its file; :class:`Rule` says what the fields mean."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str
    place: Place
    patterns: list[str] = []
    recogniser: str | None = None
    languages: list[str] = Field(min_length=1)
    also_removes: Following | None = None
    follows: str | None = None
    max_words: int = Field(default=_MAX_WORDS, gt=0)
    names: Naming | None = None
    spares_kinds: list[BlockKind] = []
    spares_headings: bool = False
    spares_inside: bool = False
    yields_to_layout: bool = False
    matches: list[str] = Field(min_length=1)
    spares: list[str] = Field(min_length=1)

    @model_validator(mode="after")
    def _check_patterns(self) -> Self:
        if bool(self.patterns) == bool(self.recogniser):
            raise ValueError("needs either patterns or a recogniser")
        if self.recogniser and self.recogniser not in RECOGNISERS:
            raise ValueError(f"no recogniser is called {self.recogniser!r}; there are {sorted(RECOGNISERS)}")
        return self


class _RuleFile(BaseModel):
    """A file of rules: one class of boilerplate, with the properties that all of its rules have."""

    model_config = ConfigDict(extra="forbid", strict=True)

    class_: str = Field(alias="class")
    spares_headings: bool = False
    rule: list[_RuleEntry] = Field(min_length=1)


@cache
def load_rules() -> tuple[Rule, ...]:
    """Load all rules of the package, by file name and then in the order of the file.

    Raises:
        RuleError: A file is faulty.
    """
    texts = read_rule_texts()
    parts = tomllib.loads(texts.pop(_PARTS_FILE)) | {
        # no letter of these has capitals: to compile one where case is ignored took twice the time
        "cjk": f"(?-i:[{CJK}{KATAKANA_DOT}])",
        "kana": f"(?-i:[{KANA}])",
        "hangul": f"(?-i:[{HANGUL}])",
        "capitals": LATIN_CAPITALS,
        "month": "|".join(number_months(full=("en",), short=("en",))),
        "weekday": "|".join(list_weekdays("en")),
    }
    return tuple(
        rule
        for name in sorted(texts)
        for rule in parse_rules(texts[name], file=name, parts=parts, compiles=False)
    )


def parse_rules(text: str, *, file: str, parts: Mapping[str, str], compiles: bool = True) -> tuple[Rule, ...]:
    """Parse one file of rules.

    Args:
        text: The file's text.
        file: The file's name, for messages.
        parts: The parts of patterns by their names.
        compiles: Whether all patterns are compiled, to find the faulty ones. Those of the package are
            compiled in its tests, and else when they are needed.

    Raises:
        RuleError: The file is faulty.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file}: {error}") from error
    try:
        parsed = _RuleFile.model_validate(content)
    except ValidationError as error:
        raise RuleError(f"{file}: {_describe_faults(error, content)}") from error
    rules = tuple(_make_rule(entry, parsed, file=file, parts=parts) for entry in parsed.rule)
    if compiles:
        for rule in rules:
            _check_patterns(rule, where=f"{file}: rule {rule.name}")
    return rules


def _describe_faults(error: ValidationError, content: Mapping[str, Any]) -> str:
    """Return what pydantic found wrong in a file, each fault with its rule and its field."""
    faults: list[str] = []
    for fault in error.errors(include_url=False):
        message = fault["msg"].removeprefix("Value error, ")
        match fault["loc"]:
            case ("rule", int() as number, *fields):
                entry = content["rule"][number]
                name = entry.get("name", number + 1) if isinstance(entry, dict) else number + 1
                faults.append(": ".join([f"rule {name}", *map(str, fields), message]))
            case fields:
                faults.append(": ".join([*map(str, fields), message]))
    return "; ".join(faults)


def _make_rule(entry: _RuleEntry, whole: _RuleFile, *, file: str, parts: Mapping[str, str]) -> Rule:
    return Rule(
        name=entry.name,
        class_=whole.class_,
        place=entry.place,
        patterns=tuple(
            _fill_in(pattern, parts, where=f"{file}: rule {entry.name}") for pattern in entry.patterns
        ),
        recogniser=RECOGNISERS[entry.recogniser] if entry.recogniser else None,
        languages=tuple(entry.languages),
        also_removes=entry.also_removes,
        follows=entry.follows,
        max_words=entry.max_words,
        names=entry.names,
        spares_kinds=frozenset(entry.spares_kinds),
        spares_headings=entry.spares_headings or whole.spares_headings,
        spares_inside=entry.spares_inside,
        yields_to_layout=entry.yields_to_layout,
        matches=tuple(entry.matches),
        spares=tuple(entry.spares),
    )


def _fill_in(pattern: str, parts: Mapping[str, str], *, where: str) -> str:
    """Put the parts that a pattern names in their places."""

    def expand(found: re.Match[str]) -> str:
        if found[1] not in parts:
            raise RuleError(f"{where}: no part is named <{found[1]}>")
        return f"(?:{_PART.sub(expand, parts[found[1]])})"  # a part may name others

    return _PART.sub(expand, pattern)


def _check_patterns(rule: Rule, *, where: str) -> None:
    for pattern in rule.patterns:
        try:
            compile_when_needed(pattern)
        except re.error as error:
            raise RuleError(f"{where}: {error} in {pattern!r}") from error
