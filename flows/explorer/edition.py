"""The edition while pages read it: opened once, read by several threads, opened again when it is replaced."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from flows.explorer.errors import BusyError, OldEditionError, TooMuchError
from flows.logs import details, log
from warehouse.edition import open_edition, open_session
from warehouse.explorer.facts import EditionFacts, read_edition_facts

_REPEAT = 0.05  # seconds between two interrupts: one that falls between two statements stops nothing
_REMEDY = "Choose a shorter time or one corpus."
_Identity = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the queries of pages may take.

    Attributes:
        memory: The memory of DuckDB for all pages together, as DuckDB writes sizes.
        threads: The threads of DuckDB for all pages together.
        seconds: The time of one page, and of its wait for a connection.
        pages: The number of pages that read at the same time.
    """

    memory: str = "192MB"
    threads: int = 2
    seconds: float = 15.0
    pages: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSession:
    """A connection to the edition for one page, with what all pages tell of the edition."""

    con: duckdb.DuckDBPyConnection
    facts: EditionFacts


@dataclass(slots=True, kw_only=True)
class _OpenFile:
    """A file that is open, with the number of pages that read it."""

    identity: _Identity
    con: duckdb.DuckDBPyConnection
    facts: EditionFacts
    opened: ExitStack
    readers: int = field(default=0)


class EditionReader:
    """Gives each page a connection to the newest edition.

    All connections belong to one database in memory, to which the edition is attached, so that the memory
    limit is that of all pages together. A replaced file is closed once its last page is done: the
    publisher can write the edition after the next into it only while nobody has it open.
    """

    def __init__(self, path: Path, *, limits: Limits | None = None) -> None:
        """Read the edition at `path`, which need not exist yet, within limits."""
        self._path = path
        self._limits = limits or Limits()
        self._free = threading.BoundedSemaphore(self._limits.pages)
        self._lock = threading.Lock()
        self._current: _OpenFile | None = None

    @contextmanager
    def connect(self) -> Iterator[EditionSession]:
        """Yield a connection to the newest edition, for the thread of one page.

        Raises:
            EditionMissingError: There is no edition yet.
            WarehouseError: The file is damaged.
            BusyError: No connection became free in time.
            TooMuchError: The block's queries took more time or memory than they may.
        """
        if not self._free.acquire(timeout=self._limits.seconds):
            raise BusyError("Other pages are being made. Try again in a few seconds.")
        try:
            with self._borrow() as file, open_session(file.con) as con, self._limit(con):
                yield EditionSession(con=con, facts=file.facts)
        finally:
            self._free.release()

    def close_replaced(self) -> None:
        """Close the file if it was replaced or removed and no page reads it."""
        with self._lock:
            if self._current and self._current.identity != self._identify():
                self._retire()

    def close(self) -> None:
        """Close the file, once its last page is done."""
        with self._lock:
            self._retire()

    @contextmanager
    def _borrow(self) -> Iterator[_OpenFile]:
        with self._lock:
            file = self._open_newest()
            file.readers += 1
        try:
            yield file
        finally:
            with self._lock:
                file.readers -= 1
                if file.readers == 0 and file is not self._current:
                    file.opened.close()

    def _open_newest(self) -> _OpenFile:
        identity = self._identify()
        if self._current and self._current.identity == identity:
            return self._current
        self._retire()
        options = {
            "memory_limit": self._limits.memory,
            "threads": str(self._limits.threads),
            "temp_directory": "",  # nothing is written, wherever this process was started
        }
        with ExitStack() as stack:
            con = stack.enter_context(open_edition(self._path, options=options))
            facts = read_edition_facts(con)
            self._current = _OpenFile(
                identity=identity or (0, 0, 0, 0), con=con, facts=facts, opened=stack.pop_all()
            )
        log.info("edition opened", extra=details(edition=facts.edition_id))
        return self._current

    def _retire(self) -> None:
        file, self._current = self._current, None
        if file and file.readers == 0:
            file.opened.close()

    def _identify(self) -> _Identity | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns

    @contextmanager
    def _limit(self, con: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Interrupt the queries of the block from the end of its time on, until it ends."""
        done = threading.Event()

        def interrupt() -> None:
            pause = self._limits.seconds
            while not done.wait(pause):
                con.interrupt()
                pause = _REPEAT

        watch = threading.Thread(target=interrupt, name="time limit of a page", daemon=True)
        watch.start()
        try:
            yield
        except duckdb.InterruptException as error:
            raise TooMuchError(
                f"The page took more than {self._limits.seconds:g} seconds. {_REMEDY}"
            ) from error
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            log.warning("the edition has not what a page reads: %s", error)
            raise OldEditionError(
                "It was published by a version of Newswire that did not have what this page reads. "
                "`newswire run` publishes it anew."
            ) from error
        except duckdb.OutOfMemoryException as error:
            raise TooMuchError(
                f"The page took more than {self._limits.memory} of memory. {_REMEDY}"
            ) from error
        finally:
            done.set()
            watch.join()
