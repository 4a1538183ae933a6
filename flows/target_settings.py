"""The `[publish]` table of the configuration: where each edition is published besides this machine."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from flows.errors import SettingsError
from transforms.text.redaction import mask_text
from transforms.text.secret_spans import find_pairs
from transforms.text.variables import fill_variables, list_variables

_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_S3, _FILE = "s3://", "file://"
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_VARIABLE = re.compile(r"\$\{\w+\}")


class TargetSettings(BaseModel):
    """A `[[publish.targets]]` table: a place to which each edition is published.

    The address and the next four may name variables of the environment, as in ``${NEWSWIRE_S3_KEY}``. They
    are kept as they are written.

    Attributes:
        name: Its name, for commands.
        address: A folder of an object store or of a disk, such as ``s3://bucket/folder`` or ``file:///srv/news``.
        endpoint: The address of an S3 server; empty for that of Amazon.
        region: Its region; empty for that of the environment.
        key: The identifier of an access key; without one, it is found as other programs for S3 find it.
        secret: The access key's secret.
        keep: Seconds for which a replaced edition stays, for those who are still reading it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    address: str
    endpoint: str = ""
    region: str = ""
    key: SecretStr = SecretStr("")
    secret: SecretStr = SecretStr("")
    keep: Annotated[int, Field(ge=0, le=31_536_000)] = 3600

    @field_validator("name")
    @classmethod
    def _check_name(cls, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise ValueError("a name has up to 40 lower-case letters, digits and '-', a letter first")
        return name

    @field_validator("address")
    @classmethod
    def _check_address(cls, address: str) -> str:
        list_variables(address)
        _refuse_written_secrets(address)
        parts = urlsplit(_VARIABLE.sub("variable", address))
        if address.startswith(_S3):
            if not _BUCKET.fullmatch(parts.netloc):
                raise ValueError("an address of S3 names a bucket, as in s3://bucket/folder")
        elif address.startswith(_FILE):
            if parts.netloc or len(parts.path) < 2:  # noqa: PLR2004 -- the slash alone
                raise ValueError("the address of a folder is absolute, as in file:///srv/newswire")
        else:
            raise ValueError("must begin with s3:// or file:///")
        if parts.query or parts.fragment:
            raise ValueError("has neither ? nor #")
        return address

    @field_validator("endpoint")
    @classmethod
    def _check_endpoint(cls, endpoint: str) -> str:
        list_variables(endpoint)
        _refuse_written_secrets(endpoint)
        if endpoint and not endpoint.startswith(("https://", "http://", "${")):
            raise ValueError("must be an http or https address")
        return endpoint

    @field_validator("key", "secret")
    @classmethod
    def _check_secret(cls, value: SecretStr) -> SecretStr:
        written = value.get_secret_value()
        list_variables(written)
        if written and not _VARIABLE.fullmatch(written):
            raise ValueError("is not written into this file: name a variable, as in ${NEWSWIRE_S3_SECRET}")
        return value

    @model_validator(mode="after")
    def _check_pairs(self) -> Self:
        if bool(self.key.get_secret_value()) != bool(self.secret.get_secret_value()):
            raise ValueError("key and secret come together")
        given = [name for name in ("endpoint", "region", "key") if _read_plain(getattr(self, name))]
        if given and not self.address.startswith(_S3):
            raise ValueError(f"{given[0]} belongs to an address that begins with {_S3}")
        return self

    @property
    def needs_s3(self) -> bool:
        """Whether it is reached by the libraries for S3."""
        return self.address.startswith(_S3)

    def fill(self, environment: Mapping[str, str] = os.environ) -> FilledTarget:
        """Return the target with the values of the variables that it names.

        Raises:
            SettingsError: One is not set.
        """
        written = {
            name: _read_plain(getattr(self, name))
            for name in ("address", "endpoint", "region", "key", "secret")
        }
        names = [name for text in written.values() for name in list_variables(text)]
        for name in names:
            if not environment.get(name):
                raise SettingsError(
                    f"the target {self.name} names {name}, which is not set in the environment"
                )
        filled = {name: fill_variables(text, environment) for name, text in written.items()}
        masks = tuple((environment[name], f"${{{name}}}") for name in sorted(set(names)))
        return FilledTarget(name=self.name, keep=self.keep, masks=masks, **filled)


class FilledTarget(BaseModel):
    """A target with its secrets, which are in no text that it makes of itself.

    Attributes:
        name: Its name.
        address: The address.
        endpoint: The address of the S3 server, or an empty string.
        region: Its region, or an empty string.
        key: The identifier of the access key, or an empty string.
        secret: Its secret.
        keep: Seconds for which a replaced edition stays.
        masks: Each value that came out of the environment, with the name of its variable.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    address: str = Field(repr=False)
    endpoint: str = Field(default="", repr=False)
    region: str = ""
    key: str = Field(default="", repr=False)
    secret: str = Field(default="", repr=False)
    keep: int
    masks: tuple[tuple[str, str], ...] = Field(default=(), repr=False)

    @property
    def needs_s3(self) -> bool:
        """Whether it is reached by the libraries for S3."""
        return self.address.startswith(_S3)

    def mask(self, text: str) -> str:
        """Mask the target's secrets in a text, such as the error of a library."""
        for value, name in sorted(self.masks, key=lambda mask: -len(mask[0])):
            text = text.replace(value, name)
        return mask_text(text)


class PublishSettings(BaseModel):
    """The `[publish]` table: `targets` are the places to which each edition is published."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    targets: tuple[TargetSettings, ...] = ()

    @field_validator("targets")
    @classmethod
    def _check_names(cls, targets: tuple[TargetSettings, ...]) -> tuple[TargetSettings, ...]:
        names = [target.name for target in targets]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"two targets are called {twice[0]!r}")
        return targets


def _read_plain(value: str | SecretStr) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def _refuse_written_secrets(text: str) -> None:
    bare = _VARIABLE.sub("", text)
    if "@" in urlsplit(bare).netloc or any(span.start < span.end for span in find_pairs(bare)):
        raise ValueError(
            "has a secret, which is not written into this file: name a variable, as in ${NEWSWIRE_SECRET}"
        )
