"""The edition while pages read it: opened once, read by several threads, opened again when it is replaced."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from flows.explorer.errors import BusyError, OldEditionError, TooMuchError
from flows.logs import details, log
from warehouse.edition import open_edition, open_session
from warehouse.errors import WarehouseError
from warehouse.explorer.facts import Days, EditionFacts, find_days, read_edition_facts
from warehouse.freed_memory import FREED_EARLY

_REPEAT = 0.05  # seconds between two interrupts: one that falls between two statements stops nothing
_PATIENCE = 6  # times the limit of a page: a tenth of a core is little for a year of articles
_WARM = 300.0  # seconds from the last page on for which new editions are opened in advance
_REMEDY = "Choose a shorter time or one corpus."
_Identity = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the queries of pages may take.

    Attributes:
        memory: The memory of DuckDB for all pages together, as DuckDB writes sizes. It takes up to a half
            more, and the rest of the process 180 MB.
        threads: The threads of DuckDB for all pages together.
        spill: The size of what does not fit into it, in a folder that is removed at the end.
        seconds: The time of one page, and of its wait for a connection. On a busy machine, where as much
            processor time takes longer, a page has up to six times as long.
        pages: The number of pages that read at the same time.
    """

    memory: str = "170MB"
    spill: str = "2GB"
    threads: int = 2
    seconds: float = 20.0
    pages: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSession:
    """A connection to the edition for one page, with the facts on the edition that all pages show."""

    con: duckdb.DuckDBPyConnection
    facts: EditionFacts
    days: dict[str | None, Days | None]

    def find_days(self, corpus: str | None) -> Days | None:
        """Return the first and the last day of a corpus, or of all; looked for once an edition."""
        if corpus is not None and all(one.corpus != corpus for one in self.facts.corpora):
            return None  # and nothing is remembered of it: anybody can write any name into an address
        if corpus not in self.days:
            self.days[corpus] = find_days(self.con, self.facts, corpus)
        return self.days[corpus]


@dataclass(slots=True, kw_only=True)
class _OpenFile:
    """A file that is open, with the number of pages that read it."""

    identity: _Identity
    con: duckdb.DuckDBPyConnection
    facts: EditionFacts
    opened: ExitStack
    days: dict[str | None, Days | None] = field(default_factory=dict)
    readers: int = 0


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
        self._last_read = 0.0

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
                yield EditionSession(con=con, facts=file.facts, days=file.days)
        finally:
            self._free.release()

    def close_replaced(self) -> None:
        """Close the file if it was replaced or removed and no page reads it.

        While somebody reads pages, the new one is opened at once and not with the next of them.
        """
        with self._lock:
            newest = self._identify()
            if not self._current or self._current.identity == newest:
                return
            self._retire()
            if newest and time.monotonic() - self._last_read < _WARM:
                with suppress(WarehouseError, OldEditionError, duckdb.Error):  # the next page says so
                    self._open_newest()

    def close(self) -> None:
        """Close the file, once its last page is done."""
        with self._lock:
            self._retire()

    @contextmanager
    def _borrow(self) -> Iterator[_OpenFile]:
        with self._lock:
            file = self._open_newest()
            file.readers += 1
            self._last_read = time.monotonic()
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
        with ExitStack() as stack:
            spill = stack.enter_context(TemporaryDirectory(prefix="newswire-explorer-"))
            options = {
                "memory_limit": self._limits.memory,
                "threads": str(self._limits.threads),
                "temp_directory": spill,
                "max_temp_directory_size": self._limits.spill,
                **FREED_EARLY,
            }
            con = stack.enter_context(open_edition(self._path, options=options))
            with _explain_absence():
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
        except OSError:  # opening it says why
            return None
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns

    @contextmanager
    def _limit(self, con: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Interrupt the queries of the block from the end of its time on, until it ends."""
        done = threading.Event()

        def interrupt() -> None:
            pause, limit = self._limits.seconds, self._limits.seconds
            begun, used = time.monotonic(), time.process_time()
            while not done.wait(pause):
                pause = _REPEAT
                is_starved = time.process_time() - used < limit
                if not is_starved or time.monotonic() - begun > _PATIENCE * limit:
                    con.interrupt()

        watch = threading.Thread(target=interrupt, name="time limit of a page", daemon=True)
        watch.start()
        try:
            with _explain_absence():
                yield
        except duckdb.InterruptException as error:
            raise TooMuchError(
                f"The page took more than {self._limits.seconds:g} seconds. {_REMEDY}"
            ) from error
        except duckdb.OutOfMemoryException as error:
            raise TooMuchError(
                f"The page took more than {self._limits.memory} of memory. {_REMEDY}"
            ) from error
        finally:
            done.set()
            watch.join()


@contextmanager
def _explain_absence() -> Iterator[None]:
    """Explain that a file has no table, view or macro that the block reads."""
    try:
        yield
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        log.warning("the edition has not what a page reads: %s", error)
        raise OldEditionError(
            "It was published by a version of Newswire that did not have what this page reads. "
            "`newswire run` publishes it anew."
        ) from error
