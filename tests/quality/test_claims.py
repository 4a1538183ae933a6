"""Claims stay above their quality floors on the sentences that rules were made by, and on those held out."""

from __future__ import annotations

import pytest
from claim_cases import FOLDER, read_claim_cases, score_claims
from floors import check_floors, digest_files

SETS = {
    "claims": "sentences",
    "claims-further": "further",
    "claims-articles": "articles",
    "claims-languages": "languages",
    "claims-twelve-languages": "twelve_languages",
    "claims-twelve-further": "twelve_further",
    "claims-twelve-later": "twelve_later",
    "claims-forms": "forms",
    "claims-further-forms": "further_forms",
    "claims-briefs": "briefs",
    "claims-briefs-languages": "briefs_in_languages",
    "claims-clauses": "clauses",
    "claims-dispatches": "dispatches",
    "claims-held-out": "held_out",
    "claims-unseen": "unseen",
    "claims-unseen-languages": "unseen_languages",
    "claims-unseen-articles": "unseen_articles",
}


def test_there_are_at_least_200_labelled_texts_and_half_have_no_claim() -> None:
    cases = read_claim_cases("sentences")
    assert len(cases) >= 200
    assert sum(1 for case in cases if not case.labels) >= len(cases) * 0.49
    texts = [case.text for name in SETS.values() for case in read_claim_cases(name)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", SETS)
def test_claims_and_their_owners_stay_above_their_floors(name: str, flags: dict[str, bool]) -> None:
    file = FOLDER / f"{SETS[name]}.toml"
    score = score_claims(read_claim_cases(SETS[name]))
    measured = {"precision": score.precision, "recall": score.recall, "owner": score.attribution}
    if score.dated + score.misdated:
        measured["time"] = score.dating
    assert check_floors(name, measured, digest_files([file], root=FOLDER), **flags) == []
