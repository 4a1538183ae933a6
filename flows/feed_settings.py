"""The `[[feeds]]` tables of the configuration."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from flows.config_errors import explain_config_error, locate_mistake
from transforms.text.normalisation import identify
from transforms.text.redaction import FeedAddress, is_masked, mask_feed_address, parse_feed_address
from transforms.text.urls import canonicalise_url
from transforms.text.variables import list_variables

MAX_PAGES_BACK = 1_000
"""Older pages that the first poll of a feed may be told to read: ten thousand entries of most feeds."""
_MAX_ADDRESS = 2_083  # characters, as pydantic has it


class FeedSettings(BaseModel):
    """One `[[feeds]]` table: a feed to poll.

    Attributes:
        url: The address with its secrets masked, which can be printed and stored. The address with
            the secrets is a private attribute, and so in no dump of the settings and in no parameter of
            a flow run.
        name: The name that the user chose, or an empty string.
        back: The number of older pages that its first poll reads, where the feed names any.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: HttpUrl
    name: str = ""
    back: Annotated[int, Field(strict=True, ge=0, le=MAX_PAGES_BACK)] = 0
    _address: FeedAddress = PrivateAttr()

    @field_validator("url", mode="before")
    @classmethod
    def _hide_secrets(cls, written: object) -> object:
        if not isinstance(written, str):
            return written
        if len(written) > _MAX_ADDRESS:
            raise ValueError(f"it has more than {_MAX_ADDRESS:,} characters")
        if is_masked(written):
            raise ValueError("its secret is hidden here; write the secret itself, or ${NEWSWIRE_NAME}")
        list_variables(written)
        return mask_feed_address(written)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_secrets(
        cls, values: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        feed = handler(values)
        if isinstance(values, Mapping):  # an instance has its address already
            written = _restore_variables(str(HttpUrl(values["url"])))
            environment = os.environ if info.context is None else info.context
            feed._address = parse_feed_address(written, environment)  # noqa: SLF001 -- of this very class
        return feed

    @property
    def address(self) -> FeedAddress:
        """The address with its secrets, and its public form."""
        return self._address


_SETTINGS = dict.fromkeys(FeedSettings.model_fields, "[[feeds]]")


def name_feed(feed: FeedSettings) -> str:
    """Return the identifier of a feed, which is made of its address without secrets, as these may change."""
    return identify("feed", canonicalise_url(feed.address.public))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFault:
    """A `[[feeds]]` table that cannot be used.

    Attributes:
        position: Its position in the list, from 0.
        message: The mistake, with the file and the line.
    """

    position: int
    message: str


def read_feeds(
    tables: Sequence[object], environment: Mapping[str, str], *, path: Path | None, text: str
) -> tuple[list[FeedSettings], list[FeedFault]]:
    """Read the `[[feeds]]` tables; one that cannot be used is left out and reported.

    Args:
        tables: The tables as they are written.
        environment: The environment variables that they may name.
        path: The file, for the messages; None where there is none.
        text: Its text.
    """
    feeds: list[FeedSettings] = []
    faults: list[FeedFault] = []
    addresses: dict[str, str] = {}
    for position, table in enumerate(tables):
        try:
            feed = FeedSettings.model_validate(table, context=environment)
        except ValidationError as error:
            for mistake in error.errors():
                mistake["loc"] = ("feeds", position, *mistake["loc"])
                message = explain_config_error(mistake, path, text, _SETTINGS)
                faults.append(FeedFault(position=position, message=message))
            continue
        full = canonicalise_url(feed.address.address) + (feed.address.authorization or "")
        if addresses.setdefault(name_feed(feed), full) == full:
            feeds.append(feed)
            continue
        words = (
            f": its address differs in its secret alone from that of another feed, {feed.address.public};"
            " have each name a variable of its own, as in ${NEWSWIRE_A}"
        )
        faults.append(
            FeedFault(
                position=position, message=locate_mistake(("feeds", position, "url"), words, path, text)
            )
        )
    return feeds, faults


def _restore_variables(url: str) -> str:
    """Undo the percent-encoding of ``${NAME}``, which pydantic applies in some parts of an address."""
    return re.sub(r"\$%7B(\w+)%7D", r"${\1}", url, flags=re.ASCII)
