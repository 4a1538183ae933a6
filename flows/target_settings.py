"""The `[publish]` table of the configuration: where each edition is published besides this machine."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Annotated, Self
from urllib.parse import quote, urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationInfo, field_validator, model_validator

from flows.errors import SettingsError
from flows.filled_target import S3, FilledTarget
from transforms.text.normalisation import identify
from transforms.text.secret_spans import find_pairs
from transforms.text.variables import fill_variables, list_variables

_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_FILE = "file://"
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_VARIABLE = re.compile(r"\$\{\w+\}")
_POSTGRES = ("postgresql://", "postgres://")
_FILES_STAY, _SNAPSHOTS_STAY = 3_600, 30 * 86_400  # seconds
_FILLED = ("address", "catalogue", "data", "endpoint", "region", "key", "secret")


class TargetSettings(BaseModel):
    """A `[[publish.targets]]` table: a place to which each edition is published.

    It is either a folder of whole editions, which `address` names, or a lake: DuckLake with a `catalogue`.
    All fields but its name may name variables of the environment, as in ``${NEWSWIRE_S3_KEY}``. They are kept
    as they are written.

    Attributes:
        name: Its name, for commands.
        catalogue: A PostgreSQL database, such as ``postgresql://news:${NEWSWIRE_PG}@db.example.com/news``.
        data: The folder of a lake's files, such as ``s3://bucket/folder`` or ``file:///srv/news``.
        address: The folder of whole editions, in the same form.
        endpoint: The address of an S3 server; empty for that of Amazon.
        region: Its region; empty for that of the environment.
        key: The identifier of an access key; without one, it is found as other programs for S3 find it.
        secret: The access key's secret.
        keep: Seconds for which a replaced edition stays; None for an hour, or for 30 days in a lake.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    catalogue: str = ""
    data: Annotated[str, Field(validate_default=True)] = ""
    address: Annotated[str, Field(validate_default=True)] = ""
    endpoint: str = ""
    region: str = ""
    key: SecretStr = SecretStr("")
    secret: SecretStr = SecretStr("")
    keep: Annotated[int, Field(strict=True, ge=0, le=31_536_000)] | None = None

    @field_validator("name")
    @classmethod
    def _check_name(cls, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise ValueError("a name has up to 40 lower-case letters, digits and '-', a letter first")
        return name

    @field_validator("catalogue")
    @classmethod
    def _check_catalogue(cls, catalogue: str) -> str:
        list_variables(catalogue)
        if not catalogue or _VARIABLE.fullmatch(catalogue):
            return catalogue
        bare = urlsplit(_VARIABLE.sub("", catalogue))
        if bare.password or any(span.start < span.end for span in find_pairs(bare.geturl())):
            raise ValueError(
                "has a password, which is not written into this file: name a variable, as in"
                " postgresql://news:${NEWSWIRE_PG_PASSWORD}@db.example.com/news"
            )
        parts = urlsplit(_VARIABLE.sub("variable", catalogue))
        if not catalogue.startswith(_POSTGRES):
            raise ValueError("must be a PostgreSQL database, as in postgresql://db.example.com/news")
        if len(parts.path.strip("/")) == 0 or not parts.hostname:
            raise ValueError("names a server and a database, as in postgresql://db.example.com/news")
        return catalogue

    @field_validator("data")
    @classmethod
    def _check_data(cls, data: str, info: ValidationInfo) -> str:
        if not data:
            if info.data.get("catalogue"):
                raise ValueError("field required beside a catalogue: the folder of its files")
            return data
        if info.data.get("catalogue") == "":
            raise ValueError("belongs to a lake, which has a catalogue; whole editions have an address")
        return _check_folder(data)

    @field_validator("address")
    @classmethod
    def _check_address(cls, address: str, info: ValidationInfo) -> str:
        catalogue = info.data.get("catalogue")  # None where it has a mistake of its own
        if not address:
            if catalogue == "":
                raise ValueError("field required, or a catalogue and data")
            return address
        if catalogue:
            raise ValueError("does not go with a catalogue: a lake has its files in data")
        return _check_folder(address)

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
        if given and not self.place.startswith(S3):
            raise ValueError(f"{given[0]} belongs to an address that begins with {S3}")
        return self

    @property
    def place(self) -> str:
        """The folder of its files, as it is written."""
        return self.data or self.address

    @property
    def identity(self) -> str:
        """What no other place has, as it is written: a target that moves keeps its name alone."""
        return identify("target", self.address, self.catalogue, self.data, self.endpoint)

    @property
    def stays(self) -> int:
        """The seconds for which a replaced edition stays."""
        if self.keep is not None:
            return self.keep
        return _SNAPSHOTS_STAY if self.catalogue else _FILES_STAY

    def fill(self, environment: Mapping[str, str] = os.environ) -> FilledTarget:
        """Return the target with the values of the variables that it names.

        Raises:
            SettingsError: One is not set, or does not hold the address of a database where one belongs.
        """
        written = {name: _read_plain(getattr(self, name)) for name in _FILLED}
        names = sorted({name for text in written.values() for name in list_variables(text)})
        for name in names:
            if not environment.get(name):
                raise SettingsError(
                    f"the target {self.name} names {name}, which is not set in the environment"
                )
        filled = {name: fill_variables(text, environment) for name, text in written.items()}
        escaped = {name: quote(environment[name], safe="") for name in names}
        if not _VARIABLE.fullmatch(self.catalogue):  # a part of it, such as a password with an @
            filled["catalogue"] = fill_variables(self.catalogue, escaped)
        if self.catalogue and not filled["catalogue"].startswith(_POSTGRES):
            raise SettingsError(
                f"the catalogue of the target {self.name} is no address of a PostgreSQL database"
            )
        masks = {value: f"${{{name}}}" for name in names for value in (environment[name], escaped[name])}
        return FilledTarget(name=self.name, keep=self.stays, masks=tuple(masks.items()), **filled)


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


def _check_folder(address: str) -> str:
    list_variables(address)
    _refuse_written_secrets(address)
    parts = urlsplit(_VARIABLE.sub("variable", address))
    if address.startswith(S3):
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


def _read_plain(value: str | SecretStr) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def _refuse_written_secrets(text: str) -> None:
    bare = _VARIABLE.sub("", text)
    if "@" in urlsplit(bare).netloc or any(span.start < span.end for span in find_pairs(bare)):
        raise ValueError(
            "has a secret, which is not written into this file: name a variable, as in ${NEWSWIRE_SECRET}"
        )
