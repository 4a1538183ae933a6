"""Name the format of a file that is neither text nor HTML, by the bytes that it begins with.

Signatures are those of the formats' specifications, as `file` knows them; none of them may begin a text.
"""

from __future__ import annotations

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"PK\x03\x04", "a ZIP archive, or a document of an office program"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an older office program"),
    (b"\x1f\x8b", "data compressed by gzip"),
    (b"BZh", "data compressed by bzip2"),
    (b"\xfd7zXZ\x00", "data compressed by xz"),
    (b"\x28\xb5\x2f\xfd", "data compressed by zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"ARROW1\x00", "an Arrow file"),
    (b"OggS\x00", "an Ogg sound or film"),
    (b"fLaC\x00", "a FLAC sound"),
    (b"ID3", "an MP3 sound"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM film"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x7fELF", "a program"),
    (b"\x00asm", "a program"),
)
# Containers say what they hold a few bytes further on.
_WITHIN = (
    (b"RIFF", 8, b"WEBP", "a WebP image"),
    (b"RIFF", 8, b"WAVE", "a WAV sound"),
    (b"RIFF", 8, b"AVI ", "an AVI film"),
    (b"", 4, b"ftypavif", "an AVIF image"),
    (b"", 4, b"ftyphei", "a HEIF image"),
    (b"", 4, b"ftyp", "an MP4 film or sound"),
    (b"", 8, b"DUCK", "a DuckDB database"),
    (b"", 257, b"ustar", "a TAR archive"),
)
_AMBIGUOUS = (b"BZh", b"ID3", b"PAR1", b"wOFF", b"wOF2", b"%!PS")  # that a text could begin with
SNIFFED = 4_096
"""How many bytes of a file are enough to recognise its format."""


def recognise_format(body: bytes) -> str | None:
    """Return which format the bytes of a file are in, such as ``a PNG image``; None where it may be text."""
    start = body[:SNIFFED]
    for signature, kind in _SIGNATURES:
        if start.startswith(signature) and (signature not in _AMBIGUOUS or not _is_text(start)):
            return kind
    for signature, offset, inner, kind in _WITHIN:
        if start.startswith(signature) and start.startswith(inner, offset):
            return kind
    return None


def _is_text(start: bytes) -> bool:
    return not any(byte < ord(" ") and byte not in b"\t\n\r\f" for byte in start)
