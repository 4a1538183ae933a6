"""The file of a backup: a tar archive (POSIX.1-2001) whose last member lists all others with their digests.

It is written and read in one pass, since a backup may be larger than the memory and the rest of the disk. The
members are compressed already, or are a database that is.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from flows.logs import details, log
from warehouse.errors import WarehouseError

_MANIFEST = "manifest.json"
_FORMAT = 1
_CHUNK = 1 << 20
_MAX_MANIFEST = 256_000_000  # bytes: a million files
_MODE = 0o600  # the key of hubs is among the members


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of a backup: its path below the state folder, its bytes, and their SHA-256."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        version: The version of newswire that made it.
        made_at: When, as a text in ISO 8601.
        has_archive: Whether the archive is in it.
        tables: The number of rows in each table of the warehouse.
        members: The files, in their order.
    """

    version: str
    made_at: str
    has_archive: bool
    tables: Mapping[str, int]
    members: tuple[Member, ...]


class _HashingReader(io.RawIOBase):
    """Reads a file for tarfile, and computes the digest of the bytes that it hands over."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self._source.read(size)
        self.digest.update(chunk)
        return chunk


def write_members(
    file: BinaryIO, paths: Iterable[tuple[str, Path]], describe: Callable[..., Manifest]
) -> Manifest:
    """Write a backup.

    Args:
        file: The file, open for writing.
        paths: The name and the path of each member. One that is gone by now is left out.
        describe: Makes the manifest of the members, given as ``members``.

    Returns:
        The manifest, which is the last member.
    """
    members: list[Member] = []
    with tarfile.open(fileobj=file, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        for name, path in paths:
            try:
                source = path.open("rb")
            except FileNotFoundError:  # as a file of the inbox that somebody has taken back meanwhile
                log.info("a file that is gone is not in the backup", extra=details(file=name))
                continue
            with source:
                info = tar.gettarinfo(arcname=name, fileobj=source)
                info.uid = info.gid = 0
                info.uname = info.gname = ""
                reader = _HashingReader(source)
                tar.addfile(info, reader)
                members.append(Member(name=name, bytes=info.size, sha256=reader.digest.hexdigest()))
        manifest = describe(members=tuple(members))
        text = json.dumps({"format": _FORMAT, **asdict(manifest)}, indent=1).encode()
        info = tarfile.TarInfo(_MANIFEST)
        info.size, info.mode = len(text), _MODE
        tar.addfile(info, io.BytesIO(text))
    return manifest


def read_members(path: Path, put: Callable[[str, Iterator[bytes]], None]) -> Manifest:
    """Read a backup, and compare every member with the manifest.

    Args:
        path: The backup.
        put: Takes the name of each member, and its bytes in chunks. It is called before they are compared.

    Raises:
        WarehouseError: The file is no backup, is cut off, or a member has other bytes than the manifest says.
    """
    found: dict[str, Member] = {}
    manifest: Manifest | None = None
    with _translate_errors(path), tarfile.open(path, mode="r|") as tar:
        for info in tar:
            source = tar.extractfile(info) if info.isreg() else None
            if source is None or not _is_safe(info.name) or info.name in found or manifest is not None:
                raise WarehouseError(f"{path} is no backup of newswire: it holds {info.name!r}")
            if info.name == _MANIFEST:
                manifest = _parse_manifest(path, source.read(_MAX_MANIFEST))
                continue
            digest = hashlib.sha256()
            put(info.name, _hash_chunks(source, digest.update))
            found[info.name] = Member(name=info.name, bytes=info.size, sha256=digest.hexdigest())
    if manifest is None:
        raise WarehouseError(f"{path} is cut off: it has no manifest")
    if tuple(found.values()) != manifest.members:
        listed = {member.name: member for member in manifest.members}
        wrong = sorted(name for name in found.keys() | listed.keys() if found.get(name) != listed.get(name))
        raise WarehouseError(f"{path} is damaged: {wrong[0]} is not what the manifest says")
    return manifest


def _hash_chunks(source: IO[bytes], update: Callable[[bytes], None]) -> Iterator[bytes]:
    while chunk := source.read(_CHUNK):
        update(chunk)
        yield chunk


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and str(path) == name


def _parse_manifest(path: Path, text: bytes) -> Manifest:
    try:
        stated = json.loads(text)
        form = stated.pop("format")
        members = tuple(Member(**member) for member in stated.pop("members"))
        if form != _FORMAT:
            raise WarehouseError(f"{path} was made by newer code: its format is {form}. Update newswire")
        return Manifest(**stated, members=members)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WarehouseError(f"{path} is damaged: its manifest cannot be read") from error


@contextmanager
def _translate_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, EOFError) as error:
        raise WarehouseError(f"{path} is no backup of newswire, or is cut off: {error}") from error
    except FileNotFoundError as error:
        raise WarehouseError(f"there is no file {path}") from error
