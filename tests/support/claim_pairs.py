"""The labelled pairs of claims, and how the verdicts on them are counted."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from transforms.claims.derivation import Quantities
from transforms.claims.load_quantities import default_quantities
from transforms.claims.verdicts import compare_claims
from transforms.records import Claim, ReportedClaim, Verdict

PAIRS = Path(__file__).parents[1] / "data/claim_pairs.toml"
QUANTITIES: Quantities = {one.quantity: one for one in default_quantities().compared}
"""The quantities that come with the package."""
_START = datetime(2026, 8, 20, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPair:
    """Two claims with the words that state them, and the right verdict on them."""

    words: tuple[str, str]
    verdict: Verdict
    earlier: ReportedClaim
    later: ReportedClaim
    beside: tuple[Claim, ...]
    same_story: bool


def read_pairs() -> Iterator[LabelledPair]:
    """Yield the labelled pairs."""
    for row in tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]:
        one, other = row["one"], row["other"]
        yield LabelledPair(
            words=(one["words"], other["words"]),
            verdict=row["verdict"],
            earlier=_make_reported(one, source="a"),
            later=_make_reported(other, source="b"),
            beside=tuple(map(make_claim, row.get("beside", ()))),
            same_story=not other.get("other_story", False),
        )


def make_claim(row: Mapping[str, Any]) -> Claim:
    """Return the claim that a table of the file describes."""
    return Claim(
        subject=row.get("subject", "nissan"),
        quantity=row["quantity"],
        value_low=_read_number(row.get("value", row.get("low"))),
        value_high=_read_number(row.get("value", row.get("high"))),
        unit=row["unit"],
        change_from=_read_number(row.get("from")),
        period_begin=row.get("begins"),
        period_end=row.get("ends"),
        period=None,
        qualifier=row.get("qualifier"),
        rounded=row.get("rounded", False),
        attributed_to=row.get("attributed_to"),
        evidence=(),
        scope=row.get("scope"),
    )


def _read_number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _make_reported(row: Mapping[str, Any], *, source: str) -> ReportedClaim:
    return ReportedClaim(
        article_id=source,
        position=0,
        reported_at=_START + timedelta(hours=row.get("at", 0)),
        is_dated=row.get("dated", True),
        source=row.get("source", source),
        is_own=row.get("own", False),
        claim=make_claim(row),
    )


def judge(pair: LabelledPair, quantities: Quantities) -> Verdict:
    """Return our verdict on a pair, of which the order does not matter to a caller."""
    return compare_claims(
        pair.earlier, pair.later, quantities, same_story=pair.same_story, beside=pair.beside
    ).verdict


def score_pairs(pairs: Sequence[LabelledPair]) -> dict[str, float]:
    """Return the share of right verdicts, by the right one, and of agreeing pairs that are not at odds."""
    judged = [(pair.verdict, judge(pair, QUANTITIES)) for pair in pairs]
    agreeing = [ours for right, ours in judged if right == "agree"]
    return {
        "right": sum(right == ours for right, ours in judged) / len(judged),
        "agreeing-not-at-odds": sum(ours != "contradict" for ours in agreeing) / len(agreeing),
        **{
            verdict: sum(ours == verdict for right, ours in judged if right == verdict)
            / sum(right == verdict for right, _ in judged)
            for verdict in ("agree", "update", "contradict", "incomparable")
        },
    }
