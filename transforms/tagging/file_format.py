"""The form of a taxonomy file as pydantic models, and the messages on its mistakes.

The models check each table by itself. `transforms/tagging/load_taxonomy.py` checks what several tables have
to agree on.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import (
    BaseModel,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails

from transforms.records import TagKind
from transforms.text.data_files import STRICT, Phrase, Phrases, explain_type

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
# The lists by whose names an entity is found, and the weights of a topic's lists of phrases.
NAME_LISTS = ("names", "cased", "ambiguous", "symbols")
STRENGTHS = {"strong": 1.0, "fair": 0.6, "weak": 0.35}


class _Table(BaseModel):
    model_config = STRICT


class TagTable(_Table):
    """The fields of the tables of all kinds of tags."""

    label: Phrase
    description: Phrase
    parent: str | None = None


class EntityTable(TagTable):
    """A table ``[company.nissan]``, or of another kind; :class:`Entity` says what its fields mean."""

    context: Phrases = []  # first, since two of the other fields are checked against it
    names: Phrases = []
    cased: Phrases = []
    ambiguous: Phrases = []
    symbols: Phrases = []
    counter_context: Phrases = []
    excludes: Phrases = []
    common_word: bool = False

    @field_validator("ambiguous", "counter_context")
    @classmethod
    def _check_context(cls, words: Phrases, info: ValidationInfo) -> Phrases:
        if words and info.data.get("context") == []:
            raise ValueError(f"{info.field_name!r} needs a list 'context' beside it")
        return words

    @model_validator(mode="after")
    def _check_names(self) -> Self:
        if not any(getattr(self, key) for key in NAME_LISTS):
            raise ValueError(f"there is nothing it could be found by: {', '.join(NAME_LISTS)}")
        return self


class PairTable(_Table):
    """A table ``[[topic.exports.pairs]]``."""

    actions: Phrases = Field(min_length=1)
    objects: Phrases = Field(min_length=1)
    within: int = Field(gt=0)
    any_order: bool = False


class TopicTable(TagTable):
    """A table ``[topic.exports]``; :class:`Topic` says what its fields mean."""

    threshold: float = Field(default=1.0, gt=0)
    strong: Phrases = []
    fair: Phrases = []
    weak: Phrases = []
    pairs: list[PairTable] = []
    excludes: Phrases = []

    @model_validator(mode="after")
    def _check_phrases(self) -> Self:
        if not self.pairs and not any(getattr(self, key) for key in STRENGTHS):
            raise ValueError(f"there is nothing it could be found by: {', '.join(STRENGTHS)} or pairs")
        return self


class TaxonomyFile(_Table):
    """A whole file. The order of the kinds is the order of the tags."""

    version: Phrase
    context: dict[str, Phrases] = {}
    topic: dict[Identifier, TopicTable] = {}
    company: dict[Identifier, EntityTable] = {}
    model: dict[Identifier, EntityTable] = {}
    plant: dict[Identifier, EntityTable] = {}
    person: dict[Identifier, EntityTable] = {}
    programme: dict[Identifier, EntityTable] = {}

    def list_entities(self) -> dict[TagKind, dict[Identifier, EntityTable]]:
        """Return the tables of all kinds but topics."""
        return {
            "company": self.company,
            "model": self.model,
            "plant": self.plant,
            "person": self.person,
            "programme": self.programme,
        }


KINDS = tuple(key for key in TaxonomyFile.model_fields if key not in ("version", "context"))


def explain_fault(fault: ErrorDetails) -> str:
    """Describe a mistake that pydantic found, in a sentence without its place."""
    *above, key = (step for step in fault["loc"] if step != "[key]")
    if fault["loc"][-1] == "[key]":
        reason = f"{key!r} is no identifier: small letters, digits and single hyphens"
    elif fault["type"] == "extra_forbidden" and not above:
        reason = f"{key!r} is no kind of tag; the kinds are {', '.join(KINDS)}"
    elif fault["type"] == "extra_forbidden":
        table = PairTable if "pairs" in above else TopicTable if above[0] == "topic" else EntityTable
        reason = f"{key!r} is no field here; the fields are {', '.join(table.model_fields)}"
    elif fault["type"] == "greater_than":
        reason = f"{key!r} should be above zero"
    else:
        reason = explain_type(fault)
    return reason
