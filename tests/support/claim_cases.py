"""Read the labelled sentences of claims, find the claims in them, and score these against their labels."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from transforms.claims.find_claims import find_claims
from transforms.claims.load_quantities import default_quantities
from transforms.records import ArticleText, Claim
from transforms.tagging.article_matches import match_article
from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import tag_matches

FOLDER = Path(__file__).parents[1] / "quality/claims"
PUBLISHED = date(2025, 7, 10)
# An article has sentences that name its subject, by which the names of models are recognised.
_LEADS = {
    "en": "Nissan, the Japanese carmaker, is in the news again.",
    "ja": "日産自動車がまた話題になっている。",
}
_LONGEST_QUOTE = 160  # characters
_LABEL = re.compile(
    r"(?P<doubt>\? )?(?P<quantities>\S+) (?P<value>\S+) (?P<unit>\S+) (?P<owners>\S+)(?: < (?P<former>\S+))?"
    r"(?: @(?P<begins>[\d-]*)\.\.(?P<ends>[\d-]*))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLabel:
    """A claim that a careful reader finds; readers may differ on which of several quantities.

    Where `is_open`, they differ on whether it is one at all: it counts neither as right nor as missed.
    `begins` and `ends` are the days of its time; `None` where they are not judged.
    """

    quantities: frozenset[str]
    low: float | None
    high: float | None
    unit: str
    owners: frozenset[str]
    former: float | None
    begins: date | None = None
    ends: date | None = None
    is_open: bool = False

    def fits(self, claim: Claim) -> bool:
        """Return whether quantity, value and unit are those of a claim."""
        return (
            claim.quantity in self.quantities
            and claim.unit == self.unit
            and _is_same(claim.value_low, self.low)
            and _is_same(claim.value_high, self.high)
            and _is_same(claim.change_from, self.former)
        )

    def dates(self, claim: Claim) -> bool:
        """Return whether the days of its time are right, of those that are labelled."""
        return self.begins in (None, claim.period_begin) and self.ends in (None, claim.period_end)

    def owns(self, claim: Claim) -> bool:
        """Return whether the owner is right."""
        return "*" in self.owners or (claim.subject or "-") in self.owners


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCase:
    """A labelled text, a sentence or a few."""

    title: str
    text: str
    labels: tuple[ClaimLabel, ...]
    published: date = PUBLISHED


@dataclass(slots=True)
class ClaimScore:
    """The numbers of right, wrong and missed claims; `faults` describes each that was not right."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    owned: int = 0
    disowned: int = 0
    dated: int = 0
    misdated: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of the found claims whose quantity, value and unit are right."""
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """The share of the labelled claims that is found."""
        return self.right / ((self.right + self.missed) or 1)

    @property
    def attribution(self) -> float:
        """The share of the right claims whose owner is right, of those with a labelled owner."""
        return self.owned / ((self.owned + self.disowned) or 1)

    @property
    def dating(self) -> float:
        """The share of the right claims whose time is right, of those with a labelled time."""
        return self.dated / ((self.dated + self.misdated) or 1)


@cache
def read_claim_cases(name: str) -> tuple[ClaimCase, ...]:
    """Return the labelled texts of a file of `tests/quality/claims`."""
    rows = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["case"]
    for row in rows:
        assert row.keys() <= {"title", "text", "claims", "published"}, row
    return tuple(
        ClaimCase(
            title=row.get("title", _default_title(row["text"])),
            text=row["text"]
            if "title" in row
            else f"{_LEADS[_guess_language(row['text'])]}\n\n{row['text']}",
            labels=tuple(map(_read_label, row.get("claims", ()))),
            published=row.get("published", PUBLISHED),
        )
        for row in rows
    )


def find_claims_in(text: str, title: str = "", published: date | None = PUBLISHED) -> tuple[Claim, ...]:
    """Find the claims in a text."""
    article = match_article(
        ArticleText(
            article_id="a",
            title=title,
            text=text,
            published_on=published,
            reported_at=datetime(2026, 1, 1, tzinfo=UTC),
        ),
        default_taxonomy(),
    )
    return find_claims(article, tag_matches(article), default_quantities(), published=published)


def score_claims(cases: Sequence[ClaimCase]) -> ClaimScore:
    """Find the claims of each text and compare them with its labels."""
    score = ClaimScore()
    for case in cases:
        left = sorted(case.labels, key=lambda label: label.is_open)
        for claim in find_claims_in(case.text, case.title, case.published):
            label = next((each for each in left if each.fits(claim)), None)
            if label is None:
                score.wrong += 1
                score.faults.append(f"wrong: {describe(claim)} in {_quote(case, claim)!r}")
                continue
            left.remove(label)
            if label.is_open:
                continue
            score.right += 1
            if label.begins or label.ends:
                score.dated += label.dates(claim)
                score.misdated += not label.dates(claim)
                if not label.dates(claim):
                    days = f"{claim.period_begin}..{claim.period_end}"
                    score.faults.append(f"time: {describe(claim)} in {days}, in {_quote(case, claim)!r}")
            if "*" not in label.owners:
                score.owned += label.owns(claim)
                score.disowned += not label.owns(claim)
            if not label.owns(claim):
                score.faults.append(
                    f"owner: {describe(claim)}, not {set(label.owners)} in {_quote(case, claim)!r}"
                )
        missed = [each for each in left if not each.is_open]
        score.missed += len(missed)
        score.faults += [
            f"missed: {set(each.quantities)} {each.low}..{each.high} in {case.text[-_LONGEST_QUOTE:]!r}"
            for each in missed
        ]
    return score


def describe(claim: Claim) -> str:
    """Return a claim on one line."""
    former = f" from {claim.change_from:g}" if claim.change_from is not None else ""
    return f"{claim.subject} {claim.quantity} {claim.value_low}..{claim.value_high} {claim.unit}{former}"


def _quote(case: ClaimCase, claim: Claim) -> str:
    """Return the words around the figure of a claim."""
    figure = claim.evidence[0]
    text = case.title if figure.field == "title" else case.text
    return text[max(0, figure.start - _LONGEST_QUOTE // 2) : figure.end + _LONGEST_QUOTE // 2]


def _default_title(text: str) -> str:
    return {"en": "News about Nissan", "ja": "日産のニュース"}[_guess_language(text)]


def _guess_language(text: str) -> str:
    return "ja" if re.search("[\u3040-\u30ff]", text) else "en"


def _read_label(label: str) -> ClaimLabel:
    found = _LABEL.fullmatch(label)
    assert found, label
    low, dots, high = found["value"].partition("..")
    return ClaimLabel(
        quantities=frozenset(found["quantities"].split("|")),
        low=float(low) if low else None,
        high=float(high or (low if not dots else "nan")) if high or not dots else None,
        unit=found["unit"],
        owners=frozenset(found["owners"].split("|")),
        former=float(found["former"]) if found["former"] else None,
        begins=date.fromisoformat(found["begins"]) if found["begins"] else None,
        ends=date.fromisoformat(found["ends"]) if found["ends"] else None,
        is_open=bool(found["doubt"]),
    )


def _is_same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= abs(other) * 1e-6
