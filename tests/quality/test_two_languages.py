"""Reports of one event in two languages meet, and those of similar events stay apart."""

from __future__ import annotations

import pytest
from floors import check_floors, digest_files
from folders import DATA
from language_pairs import FILES, read_pairs, score_pairs


@pytest.mark.parametrize("name", FILES)
def test_stories_in_two_languages_are_as_good_as_before(name: str, flags: dict[str, bool]) -> None:
    pairs = read_pairs(name)
    alone = score_pairs(pairs, together=False, across=True)
    together = score_pairs(pairs, together=True, across=True)
    measured = {
        "precision": alone.precision,
        "recall": alone.recall,
        "F1": alone.f1,
        "F1-together": together.f1,
    }
    digest = digest_files([DATA / f"languages/{name}.toml"], root=DATA)
    assert check_floors(f"languages-{name}", measured, digest, **flags) == []


@pytest.mark.parametrize("name", FILES)
def test_each_event_has_a_report_in_either_language_and_a_look_alike(name: str) -> None:
    pairs = read_pairs(name)
    assert sum(pair.same for pair in pairs) == sum(not pair.same for pair in pairs) == 25
    assert all(pair.first.language != pair.second.language for pair in pairs)
