"""The members of a ZIP archive: each is read as a file that lies in a folder of the archive's name.

Of a WACZ archive (https://specs.webrecorder.net/wacz/1.1.1/) the WARC files are read; the rest is about them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import PurePosixPath
from typing import BinaryIO

from flows.intake.archive_bytes import FREE_BYTES, MAX_EXPANSION
from flows.intake.file_pages import WARC_NAME, ZIP_STARTS, read_stream
from flows.intake.input_file import InputFile, make_fault
from flows.intake.zip_stream import MemberStream
from flows.job_failures import word_exception
from transforms.records import RefusalReason
from transforms.text.normalisation import scrub

MAX_MEMBERS = 100_000
"""Members of an archive that is read: each takes some memory before the first one is."""
# others take as much memory as the file says
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED, _UTF8 = 0x1, 0x800  # flags of a member
_ADVICE = "unpack it, and load its files"
_SEGMENT = re.compile(r"archive/")
_WACZ = re.compile(r"\.wacz$", re.IGNORECASE)


def read_zip(origin: str, file: BinaryIO, beat: Callable[[], None]) -> Iterator[InputFile]:
    """Read the pages in the members of a ZIP or WACZ archive.

    Names of members are labels alone: nothing is written under them. Folders and hidden members are left out,
    as they are of a folder.

    Args:
        origin: The origin of the archive; that of a member is below it.
        file: The archive.
        beat: Called before each member, and after every 16 MB that were read of a WARC file.

    Yields:
        Each page, and a fault for each member that cannot be read. Members that expand more than a
        hundredfold end the reading.

    Raises:
        OSError: The file cannot be read.
    """
    size = file.seek(0, 2)
    try:
        archive = zipfile.ZipFile(file)
        listed = archive.infolist()
    except (MemoryError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 -- it raises BadZipFile, ValueError, struct.error … by input
        detail = f"the ZIP archive is damaged, or not complete: {word_exception(error)}"
        yield make_fault(origin, RefusalReason.UNREADABLE, detail)
        return
    if fault := _find_fault(listed):
        yield make_fault(origin, *fault)
        return
    members = _choose_members(origin, listed)
    if not members:
        yield make_fault(origin, RefusalReason.EMPTY, "the archive holds no file that could be a page")
    newest = {_name_member(origin, member): member for member in members}
    left = FREE_BYTES + MAX_EXPANSION * size
    for member in members:
        beat()
        if left <= 0:  # members may share their bytes, so that no single one expands much
            detail = (
                f"the archive expands more than {MAX_EXPANSION} times; what follows was not read; {_ADVICE}"
            )
            yield make_fault(origin, RefusalReason.TOO_LARGE, detail)
            return
        name = _name_member(origin, member)
        if fault := _refuse_member(member, newest[name]):
            yield make_fault(name, *fault)
            continue
        stream = MemberStream(archive, member)
        yield from _read_member(name, stream, member, beat)
        left -= stream.unpacked


def _find_fault(listed: Sequence[zipfile.ZipInfo]) -> tuple[RefusalReason, str] | None:
    """Return why the archive as a whole is not read, if so."""
    if len(listed) > MAX_MEMBERS:
        detail = f"the archive has {len(listed):,} members; at most {MAX_MEMBERS:,} are read; {_ADVICE}"
        return RefusalReason.TOO_LARGE, detail
    names = {member.filename for member in listed[:1]} & {"mimetype"}
    if names or any(member.filename == "[Content_Types].xml" for member in listed):
        return RefusalReason.NOT_TEXT, "the file is a document of an office program or an electronic book"
    return None


def _choose_members(origin: str, listed: Sequence[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    shown = [member for member in listed if not member.is_dir() and not _is_hidden(member.filename)]
    segments = [
        one for one in shown if one.filename.startswith("archive/") and WARC_NAME.search(one.filename)
    ]
    is_named = _WACZ.search(origin) is not None
    is_wacz = is_named or (bool(segments) and any(one.filename == "datapackage.json" for one in shown))
    return segments if is_wacz else shown


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return "__MACOSX" in parts or any(part.startswith(".") and part.strip(".") for part in parts)


def _name_member(origin: str, member: zipfile.ZipInfo) -> str:
    """Return the origin of a member; a name that is not marked as UTF-8 mostly is nevertheless."""
    name = member.filename
    if not member.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return f"{origin}/{scrub(name).lstrip('/')}"


def _refuse_member(member: zipfile.ZipInfo, newest: zipfile.ZipInfo) -> tuple[RefusalReason, str] | None:
    """Return why a member is not read, if that can be told without reading it."""
    if newest is not member:
        return RefusalReason.UNREADABLE, "a later member of the archive has the same name, and counts"
    if member.flag_bits & _ENCRYPTED:
        return RefusalReason.UNREADABLE, "the member is encrypted; unpack the archive by its password"
    if member.compress_type not in _METHODS:
        detail = f"the member is compressed by method {member.compress_type}, which is not read; {_ADVICE}"
        return RefusalReason.UNREADABLE, detail
    return None


def _read_member(
    name: str, stream: MemberStream, member: zipfile.ZipInfo, beat: Callable[[], None]
) -> Iterator[InputFile]:
    """Yield the pages of a member; of one that is damaged those alone that are whole, and the damage."""
    with stream:
        if stream.read(len(ZIP_STARTS[0])) in ZIP_STARTS:
            detail = f"the member is an archive within the archive, or of an office program; {_ADVICE}"
            yield make_fault(name, RefusalReason.NOT_TEXT, detail)
            return
        stream.seek(0)
        file_name = PurePosixPath(member.filename).name
        for page in read_stream(name, file_name, stream, beat, size=member.file_size):
            if not (stream.fault and page.origin == name):  # the pages in a WARC file have names of their own
                yield page
        if stream.fault:
            yield make_fault(name, RefusalReason.UNREADABLE, stream.fault)
