"""Verdicts on pairs of claims stay above their quality floors."""

from __future__ import annotations

from collections import Counter

from claim_pairs import PAIRS, read_pairs, score_pairs
from floors import check_floors, digest_files


def test_there_are_60_labelled_pairs_and_30_of_them_agree() -> None:
    labels = Counter(pair.verdict for pair in read_pairs())
    assert labels.total() >= 60
    assert labels["agree"] >= 30
    assert min(labels.values()) >= 8


def test_verdicts_stay_above_their_floors(flags: dict[str, bool]) -> None:
    digest = digest_files([PAIRS], root=PAIRS.parent)
    assert check_floors("claim-pairs", score_pairs(list(read_pairs())), digest, **flags) == []
