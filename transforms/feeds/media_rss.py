"""Media RSS (https://www.rssboard.org/media-rss), whose captions and titles are none of an entry's text."""

from __future__ import annotations

import re

_DECLARED = re.compile(
    r"""xmlns:([\w.-]{1,40})\s*=\s*["']https?://search\.yahoo\.com/mrss/?["']""", re.IGNORECASE
)
_TEXTS = "title|description|text|credit|copyright|keywords|comments|category|restriction"
_USUAL_PREFIX = "media"  # feeds that forget to declare it mean the same


def drop_media_texts(text: str) -> str:
    """Remove the titles, captions and credits of media from the text of a feed.

    feedparser takes a caption for the entry's summary, and the title of a film for the entry's.

    Args:
        text: The feed from its root tag on.
    """
    prefixes = {_USUAL_PREFIX, *_DECLARED.findall(text)}
    names = "|".join(map(re.escape, sorted(prefixes)))
    pattern = re.compile(
        rf"<!--|<!\[CDATA\[|<(?P<name>(?:{names}):(?:{_TEXTS}))(?=[\s/>])[^>]*>", re.IGNORECASE
    )
    parts: list[str] = []
    position = searched = 0
    while found := pattern.search(text, searched):
        name = found["name"]
        searched = found.end()
        if name and found[0].endswith("/>"):
            close = ""
        else:
            close = f"</{name}" if name else "-->" if found[0] == "<!--" else "]]>"
        end = _find_end(text, searched, close)
        if end < 0:
            break
        if name:
            parts.append(text[position : found.start()])
            position = end
        searched = end
    return "".join([*parts, text[position:]])


def _find_end(text: str, start: int, close: str) -> int:
    """Return the offset after a closing mark, which may stand in other letter case, or -1."""
    if not close:
        return start
    end = text.find(close, start)
    if end < 0 or not close.startswith("</"):
        return end if end < 0 else end + len(close)
    return text.find(">", end) + 1 or -1
