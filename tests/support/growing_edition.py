"""An edition that grows by a tag at each publish, and what each of its readers must find in it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field

from duckdb import DuckDBPyConnection

from flows.settings import Settings
from transforms.records import Tag
from warehouse.connection import open_writer
from warehouse.load import load_tags
from warehouse.publish import publish_edition

_WHOLE = "SELECT (SELECT count(*) FROM tags), (SELECT taxonomy FROM edition)"


def grow(settings: Settings, number: int) -> None:
    """Load as many tags as the number says, and publish the edition on this machine.

    A load of articles would add four megabytes to the file, each time.
    """
    tags = [
        Tag(tag=f"tag-{one}", kind="topic", label=f"Tag {one}", parent=None, description="One of many")
        for one in range(number)
    ]
    with open_writer(settings.warehouse, wait=0) as con:
        load_tags(con, tags, version=str(number))
    assert publish_edition(settings.warehouse, settings.edition, wait=0)


@dataclass(slots=True)
class Reader:
    """A reader that connects again and again, in a thread.

    Attributes:
        connect: Opens the newest edition.
        pause: The seconds between two rounds, the more the longer a round takes.
        seen: The numbers of tags that it saw, each once.
        rounds: How often it has read.
        faults: What was wrong.
    """

    connect: Callable[[], DuckDBPyConnection]
    pause: float = 1.0
    seen: list[int] = field(default_factory=list)
    rounds: int = 0
    faults: list[str] = field(default_factory=list)

    def read(self) -> None:
        """Connect and count once."""
        with closing(self.connect()) as con:
            [(tags, version)] = con.execute(_WHOLE).fetchall()
        self.rounds += 1
        if str(tags) != version:
            self.faults.append(f"a torn edition: {tags} tags of version {version}")
        if self.seen and tags < self.seen[-1]:
            self.faults.append(f"{tags} tags after {self.seen[-1]}")
        if tags not in self.seen:
            self.seen.append(tags)


def read_meanwhile(readers: list[Reader], work: Callable[[], None]) -> None:
    """Let all readers read again and again, with pauses, until the work is done, and once more after that."""
    ended = threading.Event()

    def read_on(reader: Reader) -> None:
        is_last = False
        while not is_last:
            is_last = ended.is_set()
            try:
                reader.read()
            except Exception as error:  # noqa: BLE001 -- any error is a finding
                reader.faults.append(f"{type(error).__name__}: {error}")
            ended.wait(reader.pause)

    threads = [threading.Thread(target=read_on, args=(reader,)) for reader in readers]
    for thread in threads:
        thread.start()
    try:
        work()
    finally:
        ended.set()
        for thread in threads:
            thread.join()
