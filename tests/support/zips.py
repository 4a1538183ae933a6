"""Write ZIP archives, sound ones and such as a careless program leaves."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable

_LOCAL_FLAGS, _CENTRAL_FLAGS = 6, 8  # where the flags of a member are, behind its two signatures


def make_zip(members: Iterable[tuple[str, bytes]], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make an archive of names and contents, which may have a name twice; the same bytes each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of a name that is there twice
        for name, body in members:
            archive.writestr(zipfile.ZipInfo(name), body, compress_type=method)
    return made.getvalue()


def encrypt(archive: bytes) -> bytes:
    """Mark the members of an archive as encrypted."""
    return _toggle(archive, 0, 0x1)


def unmark_utf8(archive: bytes) -> bytes:
    """Leave out that the names of members are UTF-8, as `zip` does where its locale is not."""
    return _toggle(archive, 1, 0x8)


def _toggle(archive: bytes, byte: int, flag: int) -> bytes:
    marked = bytearray(archive)
    for signature, offset in ((b"PK\x03\x04", _LOCAL_FLAGS), (b"PK\x01\x02", _CENTRAL_FLAGS)):
        place = archive.find(signature)
        while place >= 0:
            marked[place + offset + byte] ^= flag
            place = archive.find(signature, place + 1)
    return bytes(marked)
