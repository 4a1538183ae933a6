"""The marks of Markdown that plain text files are full of, taken for what they mean."""

from __future__ import annotations

import re

_UNDERLINED = re.compile(
    r"^(?=[^\n]*\w)(?!#)([^\n]{1,150}[^\s.:,;])[ \t]*\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE
)
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,300})\]\((?:https?://|/|#|mailto:)[^()\s]{0,500}(?: \"[^\"\n]{0,200}\")?\)"
)
_STRONG = re.compile(
    r"(?<![\w*])\*\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*\*(?![\w*])|(?<![\w_])__(?=\S)([^_\n]{1,500}?)(?<=\S)__(?![\w_])"
)
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500}?)(?<=\S)\*(?![\w*])")
_WHOLLY_EMPHASISED = re.compile(r"\s*_(?=\S)([^_\n]{1,500})(?<=\S)_\s*")


def mark_headings(text: str) -> str:
    """Return `text` with each line that is underlined by ``===`` or ``---`` marked as a heading by ``##``."""
    return _UNDERLINED.sub(r"## \1", text)


def strip_marks(line: str) -> str:
    """Take the marks of emphasis and of links off a line; addresses go, the words that link to them stay."""
    if not any(sign in line for sign in "*_["):
        return line
    line = _LINK.sub(r"\1", line)
    line = _STRONG.sub(lambda found: found[1] or found[2], line)
    line = _EMPHASIS.sub(r"\1", line)
    return _WHOLLY_EMPHASISED.sub(r"\1", line) if _WHOLLY_EMPHASISED.fullmatch(line) else line
