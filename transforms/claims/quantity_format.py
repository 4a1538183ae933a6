"""The form of a file of quantities as pydantic models, and the messages on its mistakes."""

from __future__ import annotations

import math
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, StringConstraints, model_validator
from pydantic_core import ErrorDetails

from transforms.text.data_files import STRICT, Phrase, Phrases, explain_type

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[a-z0-9]+)*$")]
OwnerKind = Literal["company", "model", "plant"]
WAYS = ("names", "verbs", "beside", "outcomes", "pairs")
"""The lists by which a quantity is found; one of them must not be empty."""


class _Table(BaseModel):
    model_config = STRICT


class UnitTable(_Table):
    """A table ``[unit.people]``; :class:`CountedUnit` says what its fields mean."""

    words: Phrases = Field(min_length=1)
    counters: Phrases = []
    limit: float = Field(default=math.inf, gt=0)
    beyond: Phrase | None = None

    @model_validator(mode="after")
    def _check_limit(self) -> Self:
        if math.isfinite(self.limit) != (self.beyond is not None):
            raise ValueError("limit and beyond are named together")
        return self


class PairTable(_Table):
    """A table ``[[quantity.job-cuts.pairs]]``."""

    actions: Phrases = Field(min_length=1)
    objects: Phrases = Field(min_length=1)
    object_first: bool = False


class QuantityTable(_Table):
    """A table ``[quantity.job-cuts]``; :class:`Quantity` says what its fields mean."""

    label: Phrase
    description: Phrase
    units: Phrases = Field(min_length=1)
    owners: list[OwnerKind] = Field(min_length=1)
    change: bool = False
    names: Phrases = []
    verbs: Phrases = []
    beside: Phrases = []
    outcomes: Phrases = []
    pairs: list[PairTable] = []
    topic: Identifier | None = None
    covers: Phrases = []
    prevails: bool = False
    bare: Phrase | None = None
    least: float = 0.0
    most: dict[str, Annotated[float, Field(gt=0)]] = {}
    owned: bool = False
    level: Identifier | None = None
    holding: bool = False
    excludes: Phrases = []

    @model_validator(mode="after")
    def _check_ways(self) -> Self:
        if not any(getattr(self, key) for key in WAYS):
            raise ValueError(f"there is nothing it could be found by: {', '.join(WAYS)}")
        if bool(self.covers) != (self.topic is not None):
            raise ValueError("topic and covers are named together")
        if self.prevails and self.topic is None:
            raise ValueError("prevails is said of a quantity with a topic")
        return self


class ComparisonTable(_Table):
    """The table ``[comparison]``; :class:`~transforms.records.ComparedQuantity` says what its fields mean."""

    lasting: list[Identifier] = []
    announced: list[Identifier] = []
    falls_by: dict[Identifier, Identifier] = {}
    rises_by: dict[Identifier, Identifier] = {}
    share_of: dict[Identifier, Identifier] = {}


class QuantitiesFile(_Table):
    """A whole file."""

    version: Phrase
    fiscal_years: dict[str, Annotated[int, Field(ge=1, le=12)]] = {}
    scope: dict[Identifier, Phrases] = {}
    restricts: dict[Identifier, list[Identifier]] = {}
    group: dict[Identifier, Phrases] = {}
    unit: dict[Identifier, UnitTable] = {}
    quantity: dict[Identifier, QuantityTable] = Field(min_length=1)
    comparison: ComparisonTable = ComparisonTable()


def explain_fault(fault: ErrorDetails) -> str:
    """Describe a mistake that pydantic found, in a sentence without its place."""
    *above, key = (step for step in fault["loc"] if step != "[key]")
    if fault["loc"][-1] == "[key]":
        reason = f"{key!r} is no identifier: letters, digits and single hyphens"
    elif fault["type"] == "extra_forbidden":
        tables: dict[str, type[_Table]] = {
            "unit": UnitTable,
            "quantity": PairTable if "pairs" in above else QuantityTable,
            "comparison": ComparisonTable,
        }
        table = tables.get(str(above[0]), QuantitiesFile) if above else QuantitiesFile
        reason = f"{key!r} is no field here; the fields are {', '.join(table.model_fields)}"
    elif fault["type"] == "literal_error":
        reason = f"{fault['input']!r} is no kind of owner; the kinds are company, model and plant"
    elif fault["type"] in {"greater_than_equal", "less_than_equal"}:
        reason = f"{key!r} should be the number of a month, from 1 to 12"
    else:
        reason = explain_type(fault)
    return reason
