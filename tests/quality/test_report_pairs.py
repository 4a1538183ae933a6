"""Verdicts on whole reports stay above their quality floors, on seen and on unseen ones."""

from __future__ import annotations

from collections import Counter

import pytest
from claim_cases import FOLDER
from floors import check_floors, digest_files
from report_pairs import read_report_pairs, score_reports

SETS = {
    "report-pairs": "reports",
    "report-pairs-further": "further_reports",
    "report-pairs-unseen": "unseen_reports",
    "report-pairs-later": "later_reports",
    "report-pairs-recent": "recent_reports",
    "report-pairs-recent-unseen": "unseen_recent_reports",
}


def test_half_of_the_pairs_only_seem_to_be_at_odds() -> None:
    labels = Counter(pair.verdict for name in SETS.values() for pair in read_report_pairs(name))
    assert labels.total() >= 290
    assert labels["incomparable"] >= 145
    assert labels["contradict"] >= 85


@pytest.mark.parametrize("name", SETS)
def test_verdicts_on_reports_stay_above_their_floors(name: str, flags: dict[str, bool]) -> None:
    digest = digest_files([FOLDER / f"{SETS[name]}.toml"], root=FOLDER)
    measured = score_reports(list(read_report_pairs(SETS[name])))
    assert check_floors(name, measured, digest, **flags) == []
