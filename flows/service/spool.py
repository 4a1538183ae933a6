"""The spool: arrivals that are on disk and not yet in the warehouse, a file each.

A file has one line of JSON, with the fields of the arrival, and then its bytes. It is written under another
name, flushed and renamed, so a file with the suffix is complete, whatever is killed. The files in the folder
are the work that is left: nothing else remembers it.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from flows.logs import details, log
from flows.service.state_folder import StateFolder
from transforms.records import Arrival, ArrivalCorpus, RefusalReason
from transforms.text.normalisation import digest, identify
from warehouse.disk_sync import sync_path

_SUFFIX, _PART, _ASIDE = ".arrival", ".part", ".aside"
_TIME = "%Y%m%dT%H%M%S%f"
_MAX_BYTES = 64_000_000  # in memory at a time, beside one arrival


class Spool:
    """A folder of arrivals. Any number of threads and processes may write; one reads and removes.

    Args:
        folder: The folder; it is created with the first arrival.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._home = StateFolder(folder.parent)

    def write(self, arrival: Arrival) -> str:
        """Write an arrival, and return its identifier once it is on disk.

        Raises:
            OSError: It could not be written, or what holds the folder is another one than before; nothing of
                it stays.
        """
        if not self._home.is_same():
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(self._folder))
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._find_path(arrival.arrival_id)
        part = path.with_name(f"{path.name}{_PART}")
        try:
            with part.open("wb") as file:
                file.write(_encode_head(arrival) + b"\n")
                file.write(arrival.body)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_path(self._folder)
        return arrival.arrival_id

    def read(self, limit: int) -> list[Arrival]:
        """Read the first arrivals, in their order: up to `limit`, and no more once they have 64 MB.

        A file that is no arrival, which no kill leaves behind, is put aside.
        """
        arrivals: list[Arrival] = []
        size = 0
        for path in self._list_files():
            if len(arrivals) == limit or size >= _MAX_BYTES:
                break
            try:
                head, _, body = path.read_bytes().partition(b"\n")
                arrivals.append(_decode(head, body))
                size += len(body)
            except (ValueError, KeyError, TypeError, PermissionError, IsADirectoryError) as error:
                log.warning(
                    "an arrival cannot be read and is put aside: %s", path.name, extra=details(why=error)
                )
                path.replace(path.with_name(f"{path.name}{_ASIDE}"))
        return arrivals

    def remove(self, arrival_ids: Iterable[str]) -> None:
        """Remove arrivals; to be called once the warehouse has them."""
        for arrival_id in arrival_ids:
            self._find_path(arrival_id).unlink(missing_ok=True)

    def put_aside(self, arrival_id: str) -> None:
        """Give an arrival that cannot be taken another name, under which it stays for a person to look at."""
        path = self._find_path(arrival_id)
        log.error("arrival put aside, it cannot be taken", extra=details(file=path.name))
        path.replace(path.with_name(f"{path.name}{_ASIDE}"))

    def count(self) -> int:
        """Return the number of arrivals."""
        return len(self._list_files())

    def find_oldest(self) -> datetime | None:
        """Return when the arrival came that has waited longest; `None` when none waits."""
        oldest = min(self._list_files(), default=None)
        return _read_time(oldest.name) if oldest else None

    def clear_parts(self) -> None:
        """Remove what killed writers left unfinished; to be called before anybody writes."""
        for path in self._scan(f"{_SUFFIX}{_PART}"):
            path.unlink(missing_ok=True)

    def _find_path(self, arrival_id: str) -> Path:
        return self._folder / f"{arrival_id}{_SUFFIX}"

    def _list_files(self) -> list[Path]:
        return sorted(self._scan(_SUFFIX))

    def _scan(self, suffix: str) -> Iterator[Path]:
        if self._folder.is_dir():
            yield from (path for path in self._folder.iterdir() if path.name.endswith(suffix))


def make_arrival(
    body: bytes,
    *,
    corpus: ArrivalCorpus,
    origin: str,
    received_at: datetime,
    url: str | None = None,
    feed: str | None = None,
    media_type: str = "",
    charset: str | None = None,
    fault: tuple[RefusalReason, str] | None = None,
) -> Arrival:
    """Make the record of an arrival; see :class:`Arrival` for the arguments."""
    name = identify("arrival", corpus, origin, url or "", feed or "", digest(body))
    return Arrival(
        arrival_id=f"{received_at.astimezone(UTC):{_TIME}}-{name}",
        corpus=corpus,
        url=url,
        feed=feed,
        media_type=media_type,
        charset=charset,
        body=body,
        received_at=received_at,
        origin=origin,
        fault=fault,
    )


def _encode_head(arrival: Arrival) -> bytes:
    head = {
        "arrival_id": arrival.arrival_id,
        "corpus": arrival.corpus,
        "url": arrival.url,
        "feed": arrival.feed,
        "media_type": arrival.media_type,
        "charset": arrival.charset,
        "received_at": arrival.received_at.isoformat(),
        "origin": arrival.origin,
    }
    return json.dumps(head).encode()


def _decode(head: bytes, body: bytes) -> Arrival:
    fields = json.loads(head)
    return Arrival(**{**fields, "received_at": datetime.fromisoformat(fields["received_at"])}, body=body)


def _read_time(name: str) -> datetime | None:
    try:
        return datetime.strptime(name.partition("-")[0], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
