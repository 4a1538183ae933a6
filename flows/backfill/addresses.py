"""Where the segments of a backfill are: on disk, or in a file system that fsspec opens."""

from __future__ import annotations

import gzip
import io
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flows.backfill.segments import Segment
from flows.errors import UsageError
from flows.intake.files import may_be_warc
from flows.intake.input_paths import list_input_files
from flows.logs import details, log
from transforms.text.normalisation import digest

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_LISTS = frozenset({".txt", ".lst", ".list", ".paths"})
_MAX_LIST = 64 << 20  # bytes of a list: a million lines
_SAMPLE = 1 << 16  # bytes at the beginning and at the end of a file, of which a digest is made
_VERSIONS = ("ETag", "etag", "LastModified", "last_modified", "updated", "mtime", "md5Hash", "generation")
_WARC_NAMES = (".warc", ".warc.gz", ".warc.zst")
_COMMENT = "#"
_LOOKUPS = 32
"""Files that are looked up at a time. A server takes some 50 ms for each of the three requests of a file."""
_PAUSES = (2.0, 20.0)
"""Seconds before each repetition of a copy that broke off.

s3fs asks again for the rest of a small file, but reads those of more than 50 MB in parts, each once.
"""
_FINAL_ERRORS = (FileNotFoundError, IsADirectoryError, PermissionError)


class DownloadError(Exception):
    """A segment could not be fetched from where it is."""


def list_segments(addresses: Sequence[str]) -> list[Segment]:
    """List the segments that addresses name.

    Args:
        addresses: WARC files, folders of them, lists of them (a line each, relative to the list), and
            patterns with ``*`` of file systems other than the disk.

    Raises:
        UsageError: One does not exist, cannot be opened or names no file; or two segments have one origin.
    """
    origins: dict[str, str] = {}
    for address in addresses:
        found = list(_expand(address))
        if not found:
            raise UsageError(f"{address} names no WARC file (.warc, .warc.gz, .warc.zst)")
        for place, origin in found:
            before = origins.setdefault(origin, place)
            if before != place:
                raise UsageError(
                    f"{before} and {place} would both be {origin!r};"
                    " name the folder above them, or a list of them"
                )
    with ThreadPoolExecutor(_LOOKUPS, thread_name_prefix="look-up") as threads:
        try:
            return list(threads.map(_find, origins.values(), origins))
        finally:
            threads.shutdown(cancel_futures=True)  # behind one that cannot be read


@contextmanager
def open_segment(segment: Segment, folder: Path) -> Iterator[Path]:
    """Yield the path of a segment's file, of a copy in `folder` where it is on another file system.

    Raises:
        DownloadError: It could not be copied.
    """
    if not _is_remote(segment.address):
        yield Path(segment.address)
        return
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".segment-", suffix=".warc") as copy:
        _copy(segment, Path(copy.name))
        yield Path(copy.name)


def _copy(segment: Segment, target: Path) -> None:
    """Copy a segment from another file system, again after a pause where the connection was lost."""
    for pause in (*_PAUSES, None):
        try:
            _copy_once(segment, target)
        except Exception as error:  # fsspec and the libraries below it share no base class
            if pause is None or isinstance(error, _FINAL_ERRORS):
                raise DownloadError(f"it could not be copied: {type(error).__name__}: {error}") from error
            log.warning(
                "a segment is copied again, since its connection was lost: %s",
                error,
                extra=details(origin=segment.origin),
            )
            time.sleep(pause)
        else:
            return


def _copy_once(segment: Segment, target: Path) -> None:
    system, path = _open_system(segment.address)
    system.get_file(path, str(target))
    copied = target.stat().st_size
    if copied < segment.size:  # a file that its server unpacks has more
        raise EOFError(f"it breaks off after {copied:,} of {segment.size:,} bytes")


def _expand(address: str) -> Iterator[tuple[str, str]]:
    """Yield the address and the origin of each segment that an address names."""
    if not address:  # as of a variable that is not set: it would be the working folder
        raise UsageError("one of the addresses is empty")
    if _is_list(address):
        for line in _read_list(address).splitlines():
            name = line.strip()
            if name and not name.startswith(_COMMENT):
                place = name if _is_remote(name) else _join(address, name)
                yield place, urlsplit(name).path.lstrip("/") if _is_remote(name) else name
    elif _is_remote(address):
        yield from _expand_remote(address)
    else:
        path = Path(address)
        files = list_input_files([path])
        if path.is_dir():
            files, others = [one for one in files if may_be_warc(Path(one[1]))], len(files)
            if len(files) < others:
                log.warning(
                    "files in a folder that are no WARC files are left out",
                    extra=details(left_out=others - len(files)),
                )
        elif not may_be_warc(path):
            raise UsageError(f"{path} is no WARC file, and no list of them ({', '.join(sorted(_LISTS))})")
        for origin, file in files:
            yield file, origin


def _expand_remote(address: str) -> Iterator[tuple[str, str]]:
    system, path = _open_system(address)
    system.invalidate_cache()  # of an earlier run in this process
    try:
        if "*" in path:
            places = sorted(system.glob(path))
        elif not system.isfile(path) and system.isdir(path):
            places = sorted(system.find(path))
        else:
            yield address, PurePosixPath(urlsplit(address).path or path).name
            return
    except Exception as error:  # as in `_copy`
        raise UsageError(f"{address} cannot be listed: {type(error).__name__}: {error}") from error
    root = path.partition("*")[0].rpartition("/")[0] if "*" in path else path.rstrip("/")
    for place in map(str, places):
        if place.lower().endswith(_WARC_NAMES):
            yield system.unstrip_protocol(place), place.removeprefix(root).lstrip("/")


def _find(address: str, origin: str) -> Segment:
    try:
        if _is_remote(address):
            size, version, ends = _look_up(*_open_system(address))
        else:
            state = Path(address).stat()
            size, version = state.st_size, str(state.st_mtime_ns)
            with Path(address).open("rb") as file:
                ends = file.read(_SAMPLE)
                file.seek(max(0, size - _SAMPLE))
                ends += file.read(_SAMPLE)
    except UsageError:
        raise
    except Exception as error:  # as in `_copy`
        raise UsageError(f"{address} cannot be read: {type(error).__name__}: {error}") from error
    return Segment(
        origin=origin,
        address=address,
        size=size,
        identity=f"{size}-{digest(version)[:12]}-{digest(ends)[:12]}",
    )


def _look_up(system: AbstractFileSystem, path: str) -> tuple[int, str, bytes]:
    """Return the size of a file, the version that its system states, and its beginning and end."""
    info: dict[str, Any] = system.info(path)
    size = int(info.get("size") or 0)
    version = " ".join(str(info[name]) for name in _VERSIONS if info.get(name))
    ends = system.cat_file(path, start=0, end=min(size, _SAMPLE))
    return size, version, ends + system.cat_file(path, start=max(0, size - _SAMPLE), end=size)


def _open_system(address: str) -> tuple[AbstractFileSystem, str]:
    from fsspec.core import url_to_fs  # noqa: PLC0415 -- it comes with Prefect; files on disk do not need it

    try:
        system, path = url_to_fs(address)
    except ImportError as error:
        raise UsageError(f"{address} needs another library: {error}") from error
    except Exception as error:  # as in `_copy`
        raise UsageError(f"{address} cannot be opened: {error}") from error
    return system, str(path)


def _is_remote(address: str) -> bool:
    return "://" in address


def _is_list(address: str) -> bool:
    name = PurePosixPath(urlsplit(address).path if _is_remote(address) else address).name.lower()
    return PurePosixPath(name.removesuffix(".gz")).suffix in _LISTS and not name.endswith(_WARC_NAMES)


def _read_list(address: str) -> str:
    try:
        if _is_remote(address):
            system, path = _open_system(address)
            raw = bytes(system.cat_file(path, start=0, end=_MAX_LIST))
        else:
            with Path(address).open("rb") as file:
                raw = file.read(_MAX_LIST)
        if raw.startswith(b"\x1f\x8b"):
            with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
                raw = packed.read(_MAX_LIST)
        return raw.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError(f"{address} does not exist") from error
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{address} is no list: a list is a text in UTF-8 with an address a line, plain or packed by gzip"
        ) from error
    except (OSError, EOFError) as error:
        raise UsageError(f"the list {address} cannot be read: {error}") from error


def _join(address: str, name: str) -> str:
    """Return the address of a line of a list, which is relative to the list."""
    if _is_remote(address):
        return f"{address.rpartition('/')[0]}/{name}"
    return os.fspath(Path(address).parent / name)
