"""Pairs of whole reports with the verdict of a careful reader on their figures, and how ours are counted."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from claim_cases import FOLDER
from claim_pairs import QUANTITIES

from transforms.claims.contradictions import find_claim_pairs
from transforms.claims.find_claims import find_claims
from transforms.claims.load_quantities import default_quantities
from transforms.records import ArticleText, ReportedClaim, Verdict
from transforms.tagging.article_matches import match_article
from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import tag_matches

_START = datetime(2026, 8, 20, 6, tzinfo=UTC)
_HOURS = 5
_PARENTS = {tag.tag: tag.parent for tag in default_taxonomy().tags}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPair:
    """Two reports with their claims, and the right verdict on those of one quantity."""

    kind: str
    words: str
    verdict: Verdict
    quantity: str
    claims: tuple[ReportedClaim, ...]
    same_story: bool


def read_report_pairs(name: str) -> Iterator[ReportPair]:
    """Yield the pairs of a file of `tests/quality/claims`."""
    for row in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["pair"]:
        yield make_report_pair(row)


def make_report_pair(row: dict[str, Any]) -> ReportPair:
    """Return the pair that a table describes, with the claims of both reports."""
    hours = {"one": 0, "other": row.get("at", _HOURS)}
    undated = row.get("undated", [])
    return ReportPair(
        kind=row["kind"],
        words=" / ".join((row["one"][1], row["other"][1])),
        verdict=row["verdict"],
        quantity=row["quantity"],
        claims=tuple(
            claim
            for name, hour in hours.items()
            for claim in _read_report(name, *row[name], hour=hour, is_dated=name not in undated)
        ),
        same_story=not row.get("other_story", False),
    )


def _read_report(name: str, title: str, text: str, *, hour: float, is_dated: bool) -> Iterator[ReportedClaim]:
    at = _START + timedelta(hours=hour)
    published = at.date() if is_dated else None
    article = match_article(
        ArticleText(article_id=name, title=title, text=text, published_on=published, reported_at=at),
        default_taxonomy(),
    )
    found = find_claims(article, tag_matches(article), default_quantities(), published=published)
    for position, claim in enumerate(found):
        speaker = claim.attributed_to
        yield ReportedClaim(
            article_id=name,
            position=position,
            reported_at=at,
            is_dated=is_dated,
            source=f"{name}.example",
            is_own=speaker is not None and claim.subject in (speaker, _PARENTS.get(speaker)),
            claim=claim,
        )


def find_verdicts(pair: ReportPair, *, same_story: bool | None = None) -> dict[str, Verdict]:
    """Return our verdict on each quantity on which two reports differ.

    Args:
        pair: The reports.
        same_story: Whether they are of one story; what the pair says if `None`.
    """
    is_one = pair.same_story if same_story is None else same_story
    stories = {"one": "story", "other": "story" if is_one else "another"}
    found = find_claim_pairs(pair.claims, {"other"}, stories, QUANTITIES)
    return {each.quantity: each.verdict for each in found}


def explain_fault(pair: ReportPair) -> str | None:
    """Return the fault of our verdict, or `None`; those not at odds must not be in other stories either."""
    ours = find_verdicts(pair)
    odds = {quantity for quantity, verdict in ours.items() if verdict == "contradict"}
    if pair.verdict == "contradict":
        if odds - {pair.quantity}:
            return "false contradiction"
        return None if odds else "missed contradiction"
    apart = find_verdicts(pair, same_story=False)
    if odds or "contradict" in apart.values():
        return "false contradiction"
    if pair.verdict == "update":
        return None if ours.get(pair.quantity) == "update" else "missed update"
    return "false update" if ours else None


def score_reports(pairs: Sequence[ReportPair]) -> dict[str, float]:
    """Return the share of right verdicts, of pairs rightly not at odds, and of those that rightly are."""
    faults = Counter(explain_fault(pair) for pair in pairs)
    at_odds = sum(pair.verdict == "contradict" for pair in pairs)
    return {
        "right": faults[None] / len(pairs),
        "no-false-contradiction": 1 - faults["false contradiction"] / (len(pairs) - at_odds),
        "found-contradictions": 1 - faults["missed contradiction"] / at_odds,
    }
