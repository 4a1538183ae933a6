"""Bytes that came without being asked for: pushed to the listener, or dropped into the inbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Self

from transforms.records.refusals import Refusal, RefusalReason

ArrivalCorpus = Literal["push", "inbox", "load"]
"""How an arrival came: ``push`` over HTTP, ``inbox`` as a file, ``load`` as a file of `newswire load`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A page or the document of a feed, as it arrived.

    Attributes:
        arrival_id: The arrival's identifier; identifiers sort in the order of arrival.
        corpus: How it came, which is also the corpus of its articles.
        url: The address of the page or of the document, where the sender named one.
        feed: The address of the feed that the body is a document of; `None` for a page.
        media_type: The media type that the sender named, or an empty string.
        charset: The encoding that the sender named.
        body: The bytes.
        received_at: When it arrived.
        origin: The name that its rows have as origin: the URL of a pushed page, the name of a file.
        fault: A reason and a sentence on why it cannot be read; `None` when it can.
    """

    arrival_id: str
    corpus: ArrivalCorpus
    url: str | None
    feed: str | None
    media_type: str
    charset: str | None
    body: bytes
    received_at: datetime
    origin: str
    fault: tuple[RefusalReason, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalOutcome:
    """What became of an arrival.

    Attributes:
        words: The outcome in words.
        refusal: Why nothing of it was taken; None where something was taken or known already.
    """

    words: str
    refusal: RefusalReason | None = None

    @classmethod
    def of_refusal(cls, refusal: Refusal) -> Self:
        """Return the outcome of an arrival that was refused."""
        return cls(words=f"refused: {refusal.detail}", refusal=refusal.reason)

    @property
    def is_transient(self) -> bool:
        """Whether another try may end otherwise: a busy machine stops the reading of good pages too."""
        return self.refusal is not None and self.refusal.is_retried
