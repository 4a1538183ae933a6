"""The `[[feeds]]` tables of the configuration."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    HttpUrl,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)

from transforms.text.normalisation import identify
from transforms.text.redaction import FeedAddress, is_masked, mask_addresses, parse_feed_address
from transforms.text.urls import canonicalise_url


class FeedSettings(BaseModel):
    """One `[[feeds]]` table: a feed to poll.

    Attributes:
        url: The address with its secrets masked, which can be printed and stored. The address with
            the secrets is a private attribute, and so in no dump of the settings and in no parameter of
            a flow run.
        name: The name that the user chose, or an empty string.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: HttpUrl
    name: str = ""
    _address: FeedAddress = PrivateAttr()

    @field_validator("url", mode="before")
    @classmethod
    def _hide_secrets(cls, written: object) -> object:
        if isinstance(written, str) and is_masked(written):
            raise ValueError("its secret is hidden here; write the secret itself, or ${NAME} for a variable")
        return mask_addresses(written) if isinstance(written, str) else written

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


def name_feed(feed: FeedSettings) -> str:
    """Return the identifier of a feed, which is made of its address without secrets, as these may change."""
    return identify("feed", canonicalise_url(feed.address.public))


def _restore_variables(url: str) -> str:
    """Undo the percent-encoding of ``${NAME}``, which pydantic applies in some parts of an address."""
    return re.sub(r"\$%7B(\w+)%7D", r"${\1}", url, flags=re.ASCII)
