"""A target that is a folder of an object store or a disk: editions as files, and a pointer to the newest.

An edition is uploaded under a name of its own. The pointer is replaced once all of it is there, by one
request, which object stores make atomic. So a reader that follows the pointer finds a whole edition, and the
digest in the pointer proves it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any

from fsspec.core import url_to_fs

from flows.errors import TargetError
from flows.filled_target import FilledTarget

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

POINTER = "latest.json"
_FORMAT = 1
_FOLDER = "editions"
_NAME = re.compile(r"(?P<at>\d{8}T\d{6}\.\d{6}Z)-[0-9a-f]{16}\.duckdb")
_TIME = "%Y%m%dT%H%M%S.%fZ"
_CHUNK = 8 << 20  # bytes; S3 takes no part below 5 MB but the last
_MAX_POINTER = 1 << 16
_PATIENCE = {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 3}}  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """The newest edition of a folder.

    Attributes:
        file: Its path in the folder.
        edition_id: Its identifier.
        published_at: When it was published.
        size: Its bytes.
        sha256: The digest of these, in hex digits.
    """

    file: str
    edition_id: str
    published_at: datetime
    size: int
    sha256: str


class ObjectStore:
    """A folder that fsspec opens.

    Args:
        target: Where it is.

    Raises:
        TargetError: A library is missing.
    """

    def __init__(self, target: FilledTarget) -> None:
        self._target = target
        with self._translate("cannot be opened"):
            self._system, self._root = _open_folder(target)

    def read_pointer(self) -> Pointer | None:
        """Return the newest edition, or None where none was published yet.

        Raises:
            TargetError: The store does not answer, or the pointer is none.
        """
        with self._translate("cannot be read"):
            try:
                raw = self._system.cat_file(f"{self._root}/{POINTER}", start=0, end=_MAX_POINTER)
            except FileNotFoundError:
                return None
        return self._parse(raw)

    def check_pointer(self, *, is_known: bool) -> None:
        """Refuse to replace a pointer of others, and to begin anew where a disk may be unmounted.

        The editions of a bucket that was emptied are published anew; a folder without its drive is another
        folder, on this machine, and nobody reads it.

        Args:
            is_known: Whether an edition was published here before.

        Raises:
            TargetError: It is not the place that it was.
        """
        if self.read_pointer() is None and is_known and not self._target.needs_s3:
            raise TargetError(
                f"the target {self._target.name} has no {POINTER} any more: {self._root} was emptied, or its"
                " drive is not mounted; mount it, or `newswire targets publish --again` begins anew there"
            )

    def upload(self, source: IO[bytes], *, edition_id: str, published_at: datetime, now: datetime) -> Pointer:
        """Put an edition into the folder, and have the pointer name it.

        Args:
            source: The bytes of its file.
            edition_id: Its identifier.
            published_at: When it was published.
            now: The present time, which its name tells.

        Raises:
            TargetError: It is not there, and the pointer names the edition before.
        """
        file = f"{_FOLDER}/{now.astimezone(UTC).strftime(_TIME)}-{edition_id}.duckdb"
        place = f"{self._root}/{file}"
        with self._translate("cannot be written to"):
            self._system.makedirs(f"{self._root}/{_FOLDER}", exist_ok=True)
            try:
                size, digest = self._put(source, place)
            except Exception:
                with suppress(Exception):  # half an edition would fill a full disk until the next one
                    self._system.rm_file(place)
                raise
            pointer = Pointer(
                file=file,
                edition_id=edition_id,
                published_at=published_at,
                size=size,
                sha256=digest,
            )
            self._replace_pointer(pointer)
        return pointer

    def _put(self, source: IO[bytes], place: str) -> tuple[int, str]:
        """Write a file, and return its size and its digest, once the store says that it has all of it."""
        digest, size = sha256(), 0
        with self._system.open(place, "wb", block_size=_CHUNK) as copy:
            while chunk := source.read(_CHUNK):
                copy.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        stored = int(self._system.info(place)["size"])
        if stored != size:
            raise OSError(f"{stored:,} of {size:,} bytes of the edition have arrived")
        return size, digest.hexdigest()

    def remove_replaced(self, pointer: Pointer, *, now: datetime) -> int:
        """Remove the editions that were replaced longer ago than readers are left time, and unfinished ones.

        Args:
            pointer: The newest edition, which stays in any case.
            now: The present time.

        Returns:
            The number of removed files.

        Raises:
            TargetError: The store does not answer.
        """
        with self._translate("cannot be tidied"):
            listed = self._system.ls(f"{self._root}/{_FOLDER}", detail=False)
            names = [PurePosixPath(str(path)).name for path in listed]
            newest = PurePosixPath(pointer.file).name
            expired = list_expired(names, newest=newest, now=now, keep=timedelta(seconds=self._target.keep))
            for name in expired:
                with suppress(FileNotFoundError):
                    self._system.rm_file(f"{self._root}/{_FOLDER}/{name}")
        return len(expired)

    def download(self, pointer: Pointer, copy: IO[bytes]) -> bool:
        """Write an edition into a file.

        Returns:
            Whether it was there; not if it was replaced so long ago that it has been removed.

        Raises:
            TargetError: What has arrived is not what was uploaded.
            OSError: The copy cannot be written.
        """
        digest, size = sha256(), 0
        with self._translate("cannot be read"):
            try:
                with self._system.open(
                    f"{self._root}/{pointer.file}", "rb", block_size=_CHUNK, cache_type="readahead"
                ) as source:
                    while chunk := source.read(_CHUNK):
                        _write(copy, chunk)
                        digest.update(chunk)
                        size += len(chunk)
            except FileNotFoundError:
                if self.read_pointer() != pointer:
                    return False
                raise TargetError(
                    f"{POINTER} in the target {self._target.name} names {pointer.file}, which is not there;"
                    " `newswire targets publish --again` replaces both, on the machine that publishes"
                ) from None
        if (size, digest.hexdigest()) != (pointer.size, pointer.sha256):
            raise TargetError(
                f"the target {self._target.name} holds another file than was published as {pointer.file}:"
                f" {size:,} bytes, where it had {pointer.size:,};"
                " `newswire targets publish --again` replaces it"
            )
        return True

    def _replace_pointer(self, pointer: Pointer) -> None:
        text = json.dumps({"format": _FORMAT, **asdict(pointer)}, default=datetime.isoformat, indent=1)
        place = f"{self._root}/{POINTER}"
        if not self._target.needs_s3:  # a file is written piece by piece, and renamed in one
            self._system.pipe_file(f"{place}.new", text.encode())
            Path(f"{place}.new").replace(place)  # `mv` would move it into a folder of that name
        else:
            self._system.pipe_file(place, text.encode())

    def _parse(self, raw: bytes) -> Pointer:
        try:
            fields: dict[str, Any] = json.loads(raw)
            if fields.pop("format") != _FORMAT:
                raise ValueError("another format")  # noqa: TRY301 -- one sentence for all of it
            at = datetime.fromisoformat(fields.pop("published_at"))
            pointer = Pointer(published_at=at, **fields)
            _, name = pointer.file.split("/")
            if not _NAME.fullmatch(name):
                raise ValueError("another name")  # noqa: TRY301 -- the same
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise TargetError(
                f"{POINTER} in the target {self._target.name} was not written by this version of newswire;"
                " if no other version publishes there, `newswire targets publish --again` replaces it"
            ) from error
        return pointer

    @contextmanager
    def _translate(self, what: str) -> Iterator[None]:
        """Translate any error of the store, without its secrets; one of the disk here stays as it is."""
        try:
            yield
        except TargetError:
            raise
        except _OwnDiskError as error:
            raise error.failure from None
        except Exception as error:  # noqa: BLE001 -- fsspec and the libraries below it share no base class
            words = self._target.mask(f"{type(error).__name__}: {error}")
            raise TargetError(f"the target {self._target.name} {what}: {words}") from None


class _OwnDiskError(Exception):
    """The disk of this machine failed, and not the store.

    Attributes:
        failure: The error of the disk.
    """

    def __init__(self, failure: OSError) -> None:
        super().__init__(str(failure))
        self.failure = failure


def _write(copy: IO[bytes], chunk: bytes) -> None:
    try:
        copy.write(chunk)
    except OSError as error:
        error.filename = error.filename or copy.name
        raise _OwnDiskError(error) from error


def list_expired(names: Sequence[str], *, newest: str, now: datetime, keep: timedelta) -> list[str]:
    """Return the files of editions that nobody should be reading any more.

    An edition may be read until its successor came, and for a while after that, by those who found it before.
    Files of other names are somebody else's.

    Args:
        names: The names of files, which tell when each came.
        newest: The file that the pointer names.
        now: The present time.
        keep: How long after its successor came an edition is kept.
    """
    editions = sorted(name for name in names if _NAME.fullmatch(name))
    return [
        name
        for name, successor in pairwise(editions)
        if name != newest and _read_time(successor) <= now - keep
    ]


def _read_time(name: str) -> datetime:
    return datetime.strptime(name.partition("-")[0], _TIME).replace(tzinfo=UTC)


def _open_folder(target: FilledTarget) -> tuple[AbstractFileSystem, str]:
    options: dict[str, Any] = {"use_listings_cache": False}
    if target.needs_s3:
        client = {"endpoint_url": target.endpoint, "region_name": target.region}
        options |= {
            "client_kwargs": {name: value for name, value in client.items() if value},
            "config_kwargs": _PATIENCE,
        }
        if target.key:
            options |= {"key": target.key, "secret": target.secret}
    system, root = url_to_fs(target.address.rstrip("/"), **options)
    return system, str(root)
