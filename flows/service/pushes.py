"""Read a push: which page or feed document it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

from flows.service.spool import make_arrival
from flows.web.exchange import read_content_type
from transforms.feeds.parse import is_feed
from transforms.records import Arrival
from transforms.text.normalisation import digest, squeeze
from transforms.text.redaction import mask_article_address, mask_feed_address
from transforms.text.urls import resolve_url

_MAX_ADDRESS = 2_000  # characters
_HEAD = {"Title": ("title",), "Author": ("authors", "author"), "Date": ("published_at", "date")}
_UNSAFE = re.compile(r"[\x00-\x20\x7f\ud800-\udfff]")


class PushError(Exception):
    """A push that is not taken; its text is the reason as a sentence."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def read_push(body: bytes, *, content_type: str | None, url: str | None, received_at: datetime) -> Arrival:
    """Make the arrival of a push.

    Args:
        body: The bytes: a feed document, an HTML page, plain text, or a JSON object with ``url`` and either
            ``html`` or ``text``; beside a text it may have ``title``, ``authors`` and ``published_at``.
        content_type: The Content-Type header.
        url: The address of the page or the feed, from the header or the query.
        received_at: When it came.

    Raises:
        PushError: It is none of these, or it has no address where it needs one.
    """
    media_type, charset = read_content_type(content_type)
    media_type = media_type or ""
    if not body.strip():
        raise _refuse("its body is empty")
    page = _read_object(body) if _may_be_object(body, media_type) else None
    if page is not None:
        url, body, media_type, charset = page["url"], page["body"], page["media_type"], "utf-8"
    _check_address(url)
    if page is None and is_feed(body, media_type=media_type, charset=charset):
        if not url:
            raise _refuse("a feed document needs its address, in the header X-Url or as ?url=")
        address = mask_feed_address(url)  # as that of a configured feed, so that it is the same feed
        return make_arrival(
            body,
            corpus="push",
            origin=address,
            received_at=received_at,
            url=address,
            feed=address,
            media_type=media_type,
            charset=charset,
        )
    if not media_type.startswith("text/") and media_type != "application/xhtml+xml":
        media_type = "text/html"
    page_address = mask_article_address(url) if url else None
    return make_arrival(
        body,
        corpus="push",
        origin=page_address or f"push-{digest(body)[:16]}",
        received_at=received_at,
        url=page_address,
        media_type=media_type,
        charset=charset,
    )


def _may_be_object(body: bytes, media_type: str) -> bool:
    """Return whether a body may be JSON; many clients name another type, or none, but no text or markup."""
    if media_type == "application/json":
        return True
    return body.lstrip()[:1] == b"{" and not media_type.startswith("text/")


def _read_object(body: bytes) -> Mapping[str, Any] | None:
    """Read a JSON object with a page; return None for a JSON Feed, which is a feed document."""
    try:
        values = json.loads(body)
    except json.JSONDecodeError as error:
        words = f"the body is no valid JSON: line {error.lineno}, column {error.colno}: {error.msg}"
        raise _refuse(words) from error
    except (ValueError, RecursionError) as error:
        raise _refuse("the body is no valid JSON") from error
    if not isinstance(values, dict):
        raise _refuse("the JSON must be an object with url and either html or text; push each page by itself")
    if "items" in values and "version" in values:
        return None
    html, text, url = values.get("html"), values.get("text"), values.get("url")
    written = html if html is not None else text
    if not isinstance(written, str) or not written.strip() or not isinstance(url, str | None):
        raise _refuse("the JSON must have url and either html or text, as strings")
    return {
        "url": url,
        "body": (written if html is not None else _write_head(values) + written).encode("utf-8", "replace"),
        "media_type": "text/plain" if html is None else "text/html",
    }


def _write_head(values: Mapping[str, Any]) -> str:
    """Return what an object states beside its text as the lines with which text files begin."""
    lines = []
    for name, keys in _HEAD.items():
        stated = next((values[key] for key in keys if values.get(key)), None)
        parts = stated if isinstance(stated, list) else [stated]
        if words := squeeze(", ".join(part for part in parts if isinstance(part, str))):
            lines.append(f"{name}: {words}\n")
    if len(lines) == 1:  # a single line may be the headline: a header has two
        lines.append(f"URL: {mask_article_address(values['url'])}\n" if values.get("url") else "Slug: push\n")
    return "".join(lines) + "\n" if lines else ""


def _check_address(url: str | None) -> None:
    if url and len(url) > _MAX_ADDRESS:
        raise _refuse(f"the address has more than {_MAX_ADDRESS:,} characters")
    if url and (_UNSAFE.search(url) or resolve_url("", url) is None):
        raise _refuse("the address is no http or https address")


def _refuse(reason: str) -> PushError:
    return PushError(HTTPStatus.BAD_REQUEST, reason)
