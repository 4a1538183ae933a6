"""Find the secrets in addresses and in texts that quote addresses and headers."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from transforms.text.random_values import cut_extension, is_ordinary, is_random
from transforms.text.secret_names import Secrecy, is_public_name, is_secret_header, judge_name

MASK = "***"
_MASK_DIGITS = 8  # hexadecimal digits
# The separators of pairs, and of name and value: plain, percent-encoded, as JSON has them.
_TOKEN = re.compile(
    r"(?P<eq>=|\\u003d|%(?:25)*3D)"
    r"|(?P<sep>\\u00(?:26|3f|3b|23)|[?&;#/\s\"'<>\\(){}|,~]|%(?:25)*(?:3F|26|3B|23|2F))",
    re.IGNORECASE,
)
_PLAIN_END = re.compile(r"[&;#\s\"'<>\\]")
_PATH_END = re.compile(r"[/?&;#\s\"'<>\\]")
_ENCODED_END = re.compile(r"[&;#\s\"'<>\\]|%(?:25)*(?:26|3B|23)", re.IGNORECASE)
_VARIABLE = re.compile(r"\$(?:\{|%7B)", re.IGNORECASE)
_HEADER = re.compile(
    r"(?<![\w/-])(?P<name>[A-Za-z0-9]{1,40}(?:-[A-Za-z0-9]{1,40}){1,6}|Authorization|Cookie|Apikey)"
    r"[\"']?\s?:\s?[\"']?(?P<value>[^\r\n\"'<>]+)",
    re.IGNORECASE,
)
_QUOTED_PAIR = re.compile(
    r"(?P<q>[\"'])(?P<name>[\w.-]{1,60})(?P=q)\s?:\s?(?P<r>[\"'])(?P<value>[^\"'\r\n]+)(?P=r)"
)
_SCHEME = re.compile(r"\b(?P<scheme>Bearer|Token|Basic)\s+(?P<value>[\w.~+/=-]{8,})", re.IGNORECASE)
# Hosts whose long identifiers name channels and topics that are public.
_PUBLIC_HOSTS = ("news.google.com", "youtube.com", "bsky.app")


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretSpan:
    """A secret in a text.

    Attributes:
        start: Its first character.
        end: The character after its last.
        begin: The first character of its name, or `start` where it has none.
        mask: What to show in its place. A secret without a name has a mask of its own, with eight digits of
            its SHA-256, so that addresses that differ in it alone can be told apart. Nobody can guess it from
            them, since only values of 60 bits and more have such a mask.
    """

    start: int
    end: int
    begin: int
    mask: str = MASK


def find_pairs(text: str, *, least: Secrecy = Secrecy.POSSIBLE) -> Iterator[SecretSpan]:
    """Find the values of parameters whose names are those of secrets, wherever they are in a text.

    Args:
        text: An address, or any text.
        least: Names that are less surely those of secrets count only where the value is random.
    """
    begin = end = 0
    for token in _TOKEN.finditer(text):
        if token.start() < end:
            continue
        name, is_separator = text[begin : token.start()], token["sep"] is not None
        start, begin = begin, token.end()
        if is_separator or not name:
            continue
        secrecy = judge_name(name)
        if not secrecy:
            continue
        before = text[start - 1 : start]
        is_in_path = before == "/" or (before == ";" and "?" not in text[:start])
        pattern = _PATH_END if is_in_path else _PLAIN_END if token[0] == "=" else _ENCODED_END
        ending = pattern.search(text, token.end())
        value = text[token.end() : ending.start() if ending else len(text)]
        if not value or _VARIABLE.match(value) or not _is_secret(value, secrecy, least):
            continue
        end = begin = token.end() + len(value)
        mask = MASK if secrecy >= least else make_mask(value)
        yield SecretSpan(start=token.end(), end=end, begin=start, mask=mask)


def find_unnamed(address: str) -> Iterator[SecretSpan]:
    """Find the random parts of an address, in its path and in parameters whatever they are called.

    That is for the addresses of feeds: those of articles have random parts that are no secrets.
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return
    if any(host == one or host.endswith(f".{one}") for one in _PUBLIC_HOSTS):
        return
    at = address.find(parts.path, address.find(parts.netloc) + len(parts.netloc)) if parts.path else 0
    before = ""
    for segment in parts.path.split("/"):
        is_named = judge_name(before) >= Secrecy.LIKELY and not is_ordinary(segment)
        if not _VARIABLE.search(segment) and MASK not in segment and (is_named or is_random(segment)):
            secret = cut_extension(segment)
            yield SecretSpan(start=at, end=at + len(secret), begin=at, mask=make_mask(secret))
        at += len(segment) + 1
        before = segment
    at = address.find("?") + 1
    for pair in parts.query.split("&"):
        name, _, value = pair.partition("=")
        start = at + len(name) + 1
        if value and MASK not in value and not is_public_name(name) and is_random(value):
            yield SecretSpan(start=start, end=start + len(value), begin=start, mask=make_mask(value))
        at += len(pair) + 1


def find_headers(text: str) -> Iterator[SecretSpan]:
    """Find the values of secret headers and of quoted pairs in a text, and values behind ``Bearer``."""
    for found in _HEADER.finditer(text):
        if is_secret_header(found["name"]):
            yield _span(found)
    for found in _QUOTED_PAIR.finditer(text):
        if judge_name(found["name"]) >= Secrecy.LIKELY:
            yield _span(found)
    for found in _SCHEME.finditer(text):
        is_basic = found["scheme"].lower() == "basic"
        if _is_basic(found["value"]) if is_basic else not is_ordinary(found["value"]):
            yield _span(found)


def mask_spans(text: str, spans: Iterator[SecretSpan]) -> str:
    """Return a text with its secrets masked; of spans that overlap the first counts."""
    pieces: list[str] = []
    done = 0
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if span.start >= done:
            pieces += [text[done : span.start], span.mask]
            done = span.end
    return "".join([*pieces, text[done:]])


def make_mask(secret: str) -> str:
    """Return the mask of a random secret, by which it can be told from others."""
    return MASK + hashlib.sha256(unquote(secret).encode("utf-8", "surrogatepass")).hexdigest()[:_MASK_DIGITS]


def _is_secret(value: str, secrecy: Secrecy, least: Secrecy) -> bool:
    if secrecy < least:
        return secrecy >= Secrecy.LIKELY and is_random(value)
    return secrecy > Secrecy.POSSIBLE or not is_ordinary(value)


def _is_basic(value: str) -> bool:
    try:
        return b":" in base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False


def _span(found: re.Match[str]) -> SecretSpan:
    return SecretSpan(start=found.start("value"), end=found.end("value"), begin=found.start())
