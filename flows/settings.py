"""The settings, a class for each table of the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from flows.errors import SettingsError
from flows.explore_settings import ExploreSettings
from flows.feed_settings import FeedSettings, name_feed
from flows.host_ports import split_host_port
from flows.listen_settings import ListenSettings
from flows.setting_paths import FilePath, FolderPath, HomePath
from flows.target_settings import PublishSettings, TargetSettings
from flows.watch_settings import WatchSettings
from transforms.records import Feed, Knowledge
from transforms.text.redaction import FeedAddress

_SEEDS = (Path("corpus"), Path("..", "shared", "seeds"))


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FetchSettings(_Section):
    """The `[fetch]` table: how requests are made.

    Attributes:
        contact: An address or URL that every request carries.
        timeout: The time limit of one page or feed with its redirects, in seconds.
        delay: The time between two requests to one host, in seconds.
        parallel: The number of hosts that are asked at the same time.
        private: Hosts with ports on addresses that are not public, which may be asked nevertheless.
        connect_to: For some hosts, the host and port to connect to instead.
    """

    contact: str = "https://newswire.example/contact"
    timeout: Annotated[float, Field(strict=True, gt=0, le=300)] = 20.0
    delay: Annotated[float, Field(strict=True, ge=0, le=3600)] = 1.0
    parallel: Annotated[int, Field(strict=True, ge=1, le=64)] = 16
    private: tuple[str, ...] = ()
    connect_to: Mapping[str, str] = {}

    @field_validator("private")
    @classmethod
    def _check_private(cls, places: tuple[str, ...]) -> tuple[str, ...]:
        for place in places:
            split_host_port(place)
        return places

    @field_validator("connect_to", mode="before")
    @classmethod
    def _refuse_settings(cls, written: object) -> object:
        misplaced = sorted(SETTING_TABLES.keys() & {*written}) if isinstance(written, Mapping) else []
        if misplaced:
            raise ValueError(
                f"{', '.join(misplaced)} is a setting and no host: TOML takes each line below"
                " [fetch.connect_to] for a part of it, up to the next table; write it above, in its own table"
            )
        return written

    @field_validator("connect_to")
    @classmethod
    def _check_targets(cls, targets: Mapping[str, str]) -> Mapping[str, str]:
        for target in targets.values():
            split_host_port(target)
        return targets


class ArchiveSettings(_Section):
    """The `[archive]` table: `size` is the number of bytes after which a new file is begun."""

    size: Annotated[int, Field(strict=True, ge=1_000_000)] = 1_000_000_000


class HistorySettings(_Section):
    """The `[history]` table: for how many days replaced articles are kept for `as_of`."""

    days: Annotated[int, Field(strict=True, ge=0, le=36_500)] = 90


class RetentionSettings(_Section):
    """The `[retention]` table: for how many days `newswire prune` keeps articles; 0 for ever.

    Attributes:
        days: The age of the corpora that are not named.
        corpora: The age by corpus.
    """

    days: Annotated[int, Field(strict=True, ge=0, le=36_500)] = 0
    corpora: Mapping[str, Annotated[int, Field(strict=True, ge=0, le=36_500)]] = {}


class ScheduleSettings(_Section):
    """The `[schedule]` table: the shortest and the longest interval between polls of a feed, in seconds."""

    min: Annotated[int, Field(strict=True, ge=1)] = 300
    max: Annotated[int, Field(strict=True, le=604_800)] = 86_400

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if self.min > self.max:
            raise ValueError("min must not be more than max")
        return self


class ReadSettings(_Section):
    """The `[read]` table: how many processes read pages, and the CPU seconds that one page may use."""

    workers: Annotated[int, Field(strict=True, ge=1, le=64)] = 2
    timeout: Annotated[float, Field(strict=True, gt=0, le=60)] = 5.0


class PrefectSettings(_Section):
    """The `[prefect]` table, with which `newswire up` runs a Prefect server on loopback too, at `port`."""

    port: Annotated[int, Field(strict=True, ge=1, le=65_535)] = 4200


class Settings(_Section):
    """All settings. Relative paths start at the working folder.

    Attributes:
        home: The folder of the state.
        lock_timeout: How long to wait for another process that writes to the warehouse, in seconds.
        corpus_dir: The folder of the seed corpus, or None to look in the usual places.
        taxonomy: A taxonomy to use in place of the built-in one, or None.
        quantities: Quantities to find claims of in place of the built-in ones, or None.
        fetch: How requests are made.
        schedule: How often feeds are polled.
        read: How pages are parsed.
        archive: How WARC files are written.
        history: How long articles are kept as they were.
        retention: How long articles are kept.
        listen: Where the service listens.
        watches: Where the new rows of watches are sent.
        prefect: The Prefect server that the service runs beside itself, or None for none.
        explore: The explorer that the service runs beside itself, or None for none.
        publish: Where editions are published besides this machine.
        feeds: The feeds to poll, in the order of the file.
    """

    home: HomePath = Path("var")
    lock_timeout: Annotated[float, Field(strict=True, ge=0, le=3600)] = 10.0
    corpus_dir: FolderPath | None = None
    taxonomy: FilePath | None = None
    quantities: FilePath | None = None
    fetch: FetchSettings = FetchSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    read: ReadSettings = ReadSettings()
    archive: ArchiveSettings = ArchiveSettings()
    history: HistorySettings = HistorySettings()
    retention: RetentionSettings = RetentionSettings()
    listen: ListenSettings = ListenSettings()
    watches: WatchSettings = WatchSettings()
    prefect: PrefectSettings | None = None
    explore: ExploreSettings | None = None
    publish: PublishSettings = PublishSettings()
    feeds: tuple[FeedSettings, ...] = ()

    @property
    def warehouse(self) -> Path:
        """The writer's database file."""
        return self.home / "warehouse.duckdb"

    @property
    def edition(self) -> Path:
        """The published database that people query."""
        return self.home / "news.duckdb"

    @property
    def spool_folder(self) -> Path:
        """The folder of arrivals that are not in the warehouse yet."""
        return self.home / "spool"

    @property
    def inbox_folder(self) -> Path:
        """The folder into which people drop files."""
        return self.home / "inbox"

    @property
    def watch_folder(self) -> Path:
        """The folder of watches, and of the journal of their rows."""
        return self.home / "watches"

    @property
    def backfill_folder(self) -> Path:
        """The folder of the analysed segments of backfills."""
        return self.home / "backfill"

    @property
    def archive_folder(self) -> Path:
        """The folder of WARC files."""
        return self.home / "archive"

    def name_target_folder(self, target: str) -> Path:
        """Return the folder of a target's state, and of copies of its editions."""
        return self.home / "targets" / target

    def list_feeds(self) -> tuple[Feed, ...]:
        """Return the configured feeds, each once, in the order of the file."""
        feeds: dict[str, Feed] = {}
        for feed in self.feeds:
            url, feed_id = feed.address.public, name_feed(feed)
            feeds.setdefault(feed_id, Feed(feed_id=feed_id, url=url, name=feed.name or feed.url.host or url))
        return tuple(feeds.values())

    def list_addresses(self) -> Mapping[str, FeedAddress]:
        """Return the address of each feed with its secrets, by the feed's identifier."""
        return {name_feed(feed): feed.address for feed in reversed(self.feeds)}

    def list_pages_back(self) -> Mapping[str, int]:
        """Return how many older pages the first poll of each feed reads, by the feed's identifier."""
        return {name_feed(feed): feed.back for feed in reversed(self.feeds)}

    def read_knowledge(self) -> Knowledge:
        """Return the texts of the configured taxonomy and quantities.

        Raises:
            SettingsError: A file cannot be read.
        """
        texts: dict[str, str] = {}
        for name, path in (("taxonomy", self.taxonomy), ("quantities", self.quantities)):
            if path is not None:
                try:
                    texts[name] = path.read_text(encoding="utf-8")
                except (OSError, UnicodeDecodeError) as error:
                    raise SettingsError(f"the {name} {path} cannot be read: {error}") from error
        return Knowledge(**texts)

    def find_seeds(self) -> Path | None:
        """Return the folder of the seed corpus: the one that is named, or the first of the usual places.

        Returns:
            The folder, or None where it does not exist, which is no mistake: not every machine has a corpus.
        """
        places = (self.corpus_dir,) if self.corpus_dir else _SEEDS
        return next((place for place in places if place.is_dir()), None)


_SECTIONS: Mapping[str, type[BaseModel]] = {
    "the lines before all tables": Settings,
    "[fetch]": FetchSettings,
    "[read]": ReadSettings,
    "[schedule]": ScheduleSettings,
    "[archive]": ArchiveSettings,
    "[history]": HistorySettings,
    "[retention]": RetentionSettings,
    "[listen]": ListenSettings,
    "[watches]": WatchSettings,
    "[prefect]": PrefectSettings,
    "[explore]": ExploreSettings,
    "[publish]": PublishSettings,
    "[[publish.targets]]": TargetSettings,
    "[[feeds]]": FeedSettings,
}
SETTING_TABLES: Mapping[str, str] = {
    name: table for table, section in reversed([*_SECTIONS.items()]) for name in section.model_fields
}
"""The names of all settings, each with the first table that has it."""
