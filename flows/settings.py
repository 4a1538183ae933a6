"""The configuration: `newswire.toml`, the environment and what holds where neither speaks."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
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

from flows.config_errors import explain_config_error
from flows.errors import SettingsError
from flows.host_ports import split_host_port
from transforms.records import Feed
from transforms.text.normalisation import identify
from transforms.text.redaction import FeedAddress, hide_address, is_masked, read_address
from transforms.text.urls import canonical_url

_CONFIG_NAME = "newswire.toml"
_SEEDS = (Path("corpus"), Path("..", "shared", "seeds"))


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FeedSettings(_Section):
    """One `[[feeds]]` table: a feed to poll.

    `url` is its address without the secrets in it, which can therefore be told; the address to ask
    is private, and so in no dump of the settings and in no parameter of a flow run.
    """

    url: HttpUrl
    name: str = ""
    _address: FeedAddress = PrivateAttr()

    @field_validator("url", mode="before")
    @classmethod
    def _hide_secrets(cls, written: object) -> object:
        if isinstance(written, str) and is_masked(written):
            raise ValueError("its secret is hidden here; write the secret itself, or ${NAME} for a variable")
        return hide_address(written) if isinstance(written, str) else written

    @model_validator(mode="wrap")
    @classmethod
    def _keep_secrets(
        cls, values: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        feed = handler(values)
        if isinstance(values, Mapping):  # and not such settings already
            written = _restore_variables(str(HttpUrl(values["url"])))
            environment = os.environ if info.context is None else info.context
            feed._address = read_address(written, environment)  # noqa: SLF001 -- of this very class
        return feed

    @property
    def address(self) -> FeedAddress:
        """The address to ask, with what must not be told of it."""
        return self._address


class FetchSettings(_Section):
    """The `[fetch]` table: how publishers' servers are treated. Times are in seconds."""

    contact: str = "https://newswire.example/contact"
    timeout: Annotated[float, Field(gt=0, le=300)] = 20.0
    delay: Annotated[float, Field(ge=0, le=3600)] = 1.0
    parallel: Annotated[int, Field(ge=1, le=64)] = 16
    private: tuple[str, ...] = ()
    connect_to: Mapping[str, str] = {}

    @field_validator("private")
    @classmethod
    def _check_private(cls, places: tuple[str, ...]) -> tuple[str, ...]:
        for place in places:
            split_host_port(place)
        return places

    @field_validator("connect_to")
    @classmethod
    def _check_targets(cls, targets: Mapping[str, str]) -> Mapping[str, str]:
        for target in targets.values():
            split_host_port(target)
        return targets


class ArchiveSettings(_Section):
    """The `[archive]` table: after how many bytes a file of the archive is full and a new one begun."""

    size: Annotated[int, Field(ge=1_000_000)] = 1_000_000_000


class ScheduleSettings(_Section):
    """The `[schedule]` table: the least and the most seconds between two polls of one feed."""

    min: Annotated[int, Field(ge=1)] = 300
    max: Annotated[int, Field(le=604_800)] = 86_400

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if self.min > self.max:
            raise ValueError("min must not be more than max")
        return self


class ReadSettings(_Section):
    """The `[read]` table: how many processes read pages, and how long one page may take them."""

    workers: Annotated[int, Field(ge=1, le=64)] = 2
    timeout: Annotated[float, Field(gt=0, le=60)] = 5.0


class Settings(_Section):
    """All that can be configured. Relative paths start where we stand.

    `home` holds the state; `patience` is how many seconds to wait for somebody else who writes.
    """

    home: Path = Path("var")
    patience: Annotated[float, Field(ge=0, le=3600)] = 10.0
    corpus_dir: Path | None = None
    taxonomy: Path | None = None
    fetch: FetchSettings = FetchSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    read: ReadSettings = ReadSettings()
    archive: ArchiveSettings = ArchiveSettings()
    feeds: tuple[FeedSettings, ...] = ()

    @field_validator("feeds")
    @classmethod
    def _tell_feeds_apart(cls, feeds: tuple[FeedSettings, ...]) -> tuple[FeedSettings, ...]:
        told: dict[str, str] = {}
        for feed in feeds:
            whole = canonical_url(feed.address.address) + (feed.address.authorization or "")
            if told.setdefault(name_feed(feed), whole) != whole:
                words = f"two feeds at {feed.address.public} differ in their secrets alone"
                raise ValueError(
                    f"{words}; have each address name a variable of its own, as in ${{NEWSWIRE_A}}"
                )
        return feeds

    @property
    def warehouse(self) -> Path:
        """The writer's database file."""
        return self.home / "warehouse.duckdb"

    @property
    def edition(self) -> Path:
        """The published database that people query."""
        return self.home / "news.duckdb"

    @property
    def archive_folder(self) -> Path:
        """The folder of WARC files."""
        return self.home / "archive"

    def list_feeds(self) -> tuple[Feed, ...]:
        """Return the configured feeds, each once, in the order of the file."""
        feeds: dict[str, Feed] = {}
        for feed in self.feeds:
            url, feed_id = feed.address.public, name_feed(feed)
            feeds.setdefault(feed_id, Feed(feed_id=feed_id, url=url, name=feed.name or feed.url.host or url))
        return tuple(feeds.values())

    def list_addresses(self) -> Mapping[str, FeedAddress]:
        """Return the address to ask for each feed, by its identifier."""
        return {name_feed(feed): feed.address for feed in reversed(self.feeds)}

    def read_taxonomy(self) -> str | None:
        """Return the text of the configured taxonomy; null for the one that comes along."""
        if self.taxonomy is None:
            return None
        try:
            return self.taxonomy.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"the taxonomy {self.taxonomy} cannot be read: {error}") from error

    def find_seeds(self) -> Path | None:
        """Return the folder of the seed corpus; null when there is none in the usual places."""
        places = (self.corpus_dir,) if self.corpus_dir else _SEEDS
        return next((place for place in places if place.is_dir()), None)


def find_config(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the configuration that counts, whether it is there or not."""
    return Path(environment.get("NEWSWIRE_CONFIG") or _CONFIG_NAME)


def name_feed(feed: FeedSettings) -> str:
    """Return the identifier of a feed: that of its address without secrets, which may change."""
    return identify("feed", canonical_url(feed.address.public))


def load_settings(environment: Mapping[str, str] = os.environ, **overrides: Any) -> Settings | None:
    """Read the configuration; null when there is none and nothing asks for one.

    The file is the one that `NEWSWIRE_CONFIG` names, else `newswire.toml` where we stand.
    `NEWSWIRE_HOME` and `NEWSWIRE_CORPUS_DIR` win over the file, `overrides` over both. Raises
    :class:`SettingsError`, with the line, for a file that cannot be read or has no meaning.
    """
    path = find_config(environment)
    if not environment.get("NEWSWIRE_CONFIG") and not path.exists():
        return None
    return _read_settings(path, environment, overrides)


def default_settings(environment: Mapping[str, str] = os.environ, **overrides: Any) -> Settings:
    """Return the settings that hold without a file: no feeds, and the environment's folders."""
    return _check(_merge({}, environment, overrides), environment, path=None, text="")


def _read_settings(path: Path, environment: Mapping[str, str], overrides: Mapping[str, Any]) -> Settings:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SettingsError(
            f"{path}, line {line}: not UTF-8; save the file as UTF-8 and try again"
        ) from error
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {error.strerror}; NEWSWIRE_CONFIG names the file"
        ) from error
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error
    return _check(_merge(written, environment, overrides), environment, path=path, text=text)


def _merge(
    written: Mapping[str, Any], environment: Mapping[str, str], overrides: Mapping[str, Any]
) -> dict[str, Any]:
    said = {"home": environment.get("NEWSWIRE_HOME"), "corpus_dir": environment.get("NEWSWIRE_CORPUS_DIR")}
    return {**written, **{name: value for name, value in (said | dict(overrides)).items() if value}}


def _check(
    values: Mapping[str, Any], environment: Mapping[str, str], *, path: Path | None, text: str
) -> Settings:
    try:
        settings = Settings.model_validate(values, context=environment)
    except ValidationError as error:
        raise SettingsError(
            "\n".join(explain_config_error(fault, path, text, _KNOWN) for fault in error.errors())
        ) from None
    if settings.corpus_dir and not settings.corpus_dir.is_dir():
        raise SettingsError(f"the corpus folder {settings.corpus_dir} does not exist; see --corpus-dir")
    return settings


def _restore_variables(url: str) -> str:
    """Write ``${NAME}`` as it was: pydantic percent-encodes the braces in some parts of an address."""
    return re.sub(r"\$%7B(\w+)%7D", r"${\1}", url, flags=re.ASCII)


_SECTIONS = (Settings, FetchSettings, ReadSettings, ScheduleSettings, ArchiveSettings, FeedSettings)
_KNOWN = frozenset(name for section in _SECTIONS for name in section.model_fields)
