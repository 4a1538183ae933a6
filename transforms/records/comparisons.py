"""How claims are stored and compared: each with its article, and the decisions on two of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from transforms.records.claims import Claim
from transforms.records.tags import ArticleTag

Verdict = Literal["agree", "update", "contradict", "incomparable"]
"""What two claims say together: one figure, an old and a new one, two that cannot both be true, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleClaim:
    """A claim of an article.

    Attributes:
        article_id: The article.
        position: The position of the claim among those of the article, counted from 0.
        reported_at: When the article was published, or else first seen.
        claim: The claim.
    """

    article_id: str
    position: int
    reported_at: datetime
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAnalysis:
    """The tags and the claims of an article."""

    tags: tuple[ArticleTag, ...]
    claims: tuple[ArticleClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedQuantity:
    """A quantity, and how its figures compare with those of others.

    Attributes:
        quantity: Its identifier, such as ``job-cuts``.
        label: Its name for people.
        description: Its scope, for people.
        is_change: Whether its figures are no levels ("cut to"), but differences ("cut by") or announced once,
            as prices are.
        is_lasting: Whether a figure holds for a plan or a state, so that reports of other events state it.
        falls_by: The quantity of which a fall of this one is a figure: of plants, the plants that are closed.
        rises_by: The quantity of which a rise of this one is a figure.
        share_of: The quantity of which a percentage is taken: of job cuts, the employees.
    """

    quantity: str
    label: str
    description: str
    is_change: bool = False
    is_lasting: bool = False
    falls_by: str | None = None
    rises_by: str | None = None
    share_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedClaim:
    """A claim with what its comparison needs of its article.

    Attributes:
        article_id: The article.
        position: The position of the claim among those of the article.
        reported_at: When the article was published, or else first seen.
        is_dated: Whether that is a time of publication. Otherwise the article may be older than it seems.
        source: The publisher; `None` where it is not known, as of a loaded text.
        is_own: Whether it is attributed to the company that it is about, or to one of its people.
        claim: The claim.
    """

    article_id: str
    position: int
    reported_at: datetime
    is_dated: bool
    source: str | None
    is_own: bool
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPair:
    """Two claims that differ: which, over what, and by how much; the earlier article first.

    Attributes:
        article_id: The article of the earlier claim.
        position: The position of that claim among those of its article.
        other_article_id: The article of the later claim.
        other_position: The position of that claim.
        verdict: Whether the later claim replaces the earlier one or contradicts it.
        quantity: The quantity on which they differ. It may be derived: "from 17 to 10 plants" is a
            figure of 7 closed plants.
        unit: The unit of the four values.
        value_low: The lowest value that the earlier claim allows; `None` where that end is open.
        value_high: The highest.
        other_value_low: The lowest value that the later claim allows.
        other_value_high: The highest.
    """

    article_id: str
    position: int
    other_article_id: str
    other_position: int
    verdict: Verdict
    quantity: str
    unit: str
    value_low: float | None
    value_high: float | None
    other_value_low: float | None
    other_value_high: float | None
