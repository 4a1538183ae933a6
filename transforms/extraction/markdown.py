"""Handle Markdown in plain text files: underlined headings, links and emphasis."""

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
_EMPHASISED_LINE = re.compile(r"\s*_(?=\S)([^_\n]{1,500})(?<=\S)_\s*")


def convert_headings(text: str) -> str:
    """Rewrite each heading that is underlined by ``===`` or ``---`` as one that begins with ``##``."""
    if not any(underline in text for underline in ("\n===", "\n---")):
        return text
    return _UNDERLINED.sub(r"## \1", text)


def strip_markup(line: str) -> str:
    """Remove the markup of emphasis and links from a line; the text of links stays, their addresses go."""
    if not any(character in line for character in "*_["):
        return line
    line = _LINK.sub(r"\1", line)
    line = _STRONG.sub(lambda found: found[1] or found[2], line)
    line = _EMPHASIS.sub(r"\1", line)
    return _EMPHASISED_LINE.sub(r"\1", line) if _EMPHASISED_LINE.fullmatch(line) else line
