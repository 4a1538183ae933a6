"""Pages that send their readers on to another: by a refresh of the page, of the server, or by a script alone.

Search engines, link shorteners and moved sites answer with such a page instead of a redirect of HTTP.
"""

from __future__ import annotations

import html
import re

from transforms.text.normalisation import count_words
from transforms.text.urls import canonicalise_url, resolve_url

_MAX_SIZE = 65_536  # bytes at the beginning; the page that only redirects is smaller
_MAX_DELAY = 10  # seconds; an article that loads itself again does so after minutes
_MAX_WORDS = 40  # "You are being redirected. If nothing happens, click here."
_REFRESH = re.compile(
    r"\s*(\d{1,6})(?:\.\d*)?\s*(?:[;,]\s*|\s)(?:url\s*=\s*)?[\"']?\s*([^\"'\s]{1,4000})", re.IGNORECASE
)
_META = re.compile(r"<meta\s[^>]{0,6000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_LOCATION = re.compile(
    r"\blocation(?:\.href)?\s*=(?!=)\s*[\"']([^\"'\s]{1,4000})[\"'](?!\s*[+.])"
    r"|\blocation\.(?:replace|assign)\(\s*[\"']([^\"'\s]{1,4000})[\"']\s*\)"
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(/))")
_TAG = re.compile(r"<[^<>]*>")


def find_page_redirect(body: bytes, *, url: str, header: str | None = None) -> str | None:
    """Find the address to which a page sends its readers on.

    A refresh counts if it comes within seconds and leads elsewhere. One in ``noscript`` or in a script counts
    only if the page has next to nothing to read: an article may warn those without scripts.

    Args:
        body: The bytes of the page; the first 64 KiB are looked at.
        url: The address that they came from.
        header: The server's ``Refresh`` header, if it sent one.
    """
    delays = [_read_refresh(header)] if header else []
    text = body[:_MAX_SIZE].decode("utf-8", "replace")
    if "refresh" not in text and "location" not in text and "REFRESH" not in text.upper():
        return _choose(delays, url, is_short=True)
    text, _ = _cut_out(text, "<!--", "-->")
    text, scripts = _cut_out(text, "<script", "</script")
    text, _ = _cut_out(text, "<style", "</style")
    shown, hidden = _cut_out(text, "<noscript", "</noscript")
    delays += map(_read_refresh, _list_refreshes(shown))
    is_short = len(body) < _MAX_SIZE and count_words(_TAG.sub(" ", shown)) <= _MAX_WORDS
    if is_short:
        delays += map(_read_refresh, _list_refreshes(hidden))
        delays += [(0, _unescape(found[1] or found[2])) for found in _LOCATION.finditer(scripts)]
    return _choose(delays, url, is_short=is_short)


def _choose(delays: list[tuple[int, str] | None], url: str, *, is_short: bool) -> str | None:
    """Return the first target that counts: of a page with a text only one that leaves no time to read it."""
    for delay, link in filter(None, delays):
        target = resolve_url(url, link)
        is_soon = delay <= (_MAX_DELAY if is_short else 0)
        if target and is_soon and canonicalise_url(target) != canonicalise_url(url):
            return target
    return None


def _list_refreshes(markup: str) -> list[str]:
    found = []
    for meta in _META.finditer(markup):
        named = {name.lower(): one or other or bare for name, one, other, bare in _ATTRIBUTE.findall(meta[0])}
        if named.get("http-equiv", "").strip().lower() == "refresh":
            found.append(html.unescape(named.get("content", "")))
    return found


def _read_refresh(content: str) -> tuple[int, str] | None:
    """Return the seconds and the link of a refresh, such as ``0; url=/news``; `None` without a link."""
    found = _REFRESH.match(content)
    return (int(found[1]), found[2]) if found else None


def _unescape(literal: str) -> str:
    """Undo the escapes of a string in JavaScript."""
    return _ESCAPE.sub(lambda found: "/" if found[3] else chr(int(found[1] or found[2], 16)), literal)


def _cut_out(text: str, opening: str, closing: str) -> tuple[str, str]:
    """Return a text without some elements, and what is in them; one that is not closed reaches to the end."""
    lower = text.lower()
    if len(lower) != len(text):  # some capitals are two characters in lower case
        lower = text
    rest: list[str] = []
    inside: list[str] = []
    position = 0
    while (start := lower.find(opening, position)) >= 0:
        end = lower.find(closing, start)
        end = len(text) if end < 0 else end
        rest.append(text[position:start])
        inside.append(text[start:end])
        position = end + len(closing)
    rest.append(text[position:])
    return " ".join(rest), " ".join(inside)
