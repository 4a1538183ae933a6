"""The Makefile's lists name each of its targets, so that a file of that name never stands for one."""

from __future__ import annotations

import re

from folders import ROOT

_TEXT = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", "")
_TARGETS = set(re.findall(r"^([a-z][a-z-]*):", _TEXT, re.MULTILINE))


def test_every_target_is_phony() -> None:
    (listed,) = re.findall(r"^\.PHONY:(.*)$", _TEXT, re.MULTILINE)
    assert sorted(listed.split()) == sorted(_TARGETS)


def test_every_program_that_measures_finds_the_code_of_the_tests() -> None:
    (listed,) = re.findall(r"^([a-z\t -]+):\s*export PYTHONPATH = tests/support$", _TEXT, re.MULTILINE)
    recipe = r"^([a-z][a-z-]*):.*\n\t@\$\(BIN\)/python tests/(?:bench|quality|clients)/"
    assert sorted(listed.split()) == sorted(re.findall(recipe, _TEXT, re.MULTILINE))
