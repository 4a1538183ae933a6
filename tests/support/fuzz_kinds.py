"""Readers of each kind of input: those of the product, with their own errors as the only ones."""

from __future__ import annotations

import io
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from fuzz_mutations import mutate
from fuzz_seeds import SEEDS
from fuzz_tokens import TOKENS
from records import make_page

from flows.config_file import find_feed_faults, load_settings
from flows.errors import SettingsError
from flows.feed_list import add_feeds, clean_name, list_tables, remove_feeds
from flows.intake.archive_bytes import begins_with_record
from flows.intake.input_file import InputFile
from flows.intake.mhtml import read_mhtml
from flows.intake.warc_pages import read_warc
from flows.intake.zip_members import read_zip
from flows.service.pushes import PushError, read_push
from flows.stages.feeds.fetch_feeds import FeedResponse
from flows.stages.feeds.parse_feeds import _make_poll
from flows.web.decoding import BodyDecoder, BrokenBodyError, TooLargeError
from flows.web.exchange import Exchange, FetchResult
from flows.web.host_registry import MAX_BACKOFF
from flows.web.rate_limiter import read_retry_after
from flows.web.robots import RobotsRules
from transforms.feeds.discovery import find_feed_links
from transforms.feeds.hub_links import read_link_headers
from transforms.feeds.opml import OpmlError, parse_opml
from transforms.feeds.parse import is_feed, parse_feed
from transforms.fetching.page_redirects import find_page_redirect
from transforms.pipeline import analyse_page
from transforms.records import Feed, FeedBody, Knowledge, Refusal, RobotsFile
from transforms.tagging.load_taxonomy import TaxonomyError, load_taxonomy
from transforms.text.urls import resolve_url

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
_FEED = Feed(feed_id="f", url="https://wheel.example/feed", name="Wheel")
_CODINGS = ("gzip", "deflate", "br", "zstd", "br, gzip")
READ = "read"


@dataclass(frozen=True, slots=True, kw_only=True)
class FuzzInput:
    """One input; it can be made again from these three."""

    kind: str
    seed: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FuzzOutcome:
    """What became of an input: `read` or the reason of its refusal, with words on it, and its CPU seconds."""

    outcome: str
    detail: str
    seconds: float


def make_input(one: FuzzInput) -> bytes:
    """Make the bytes of an input."""
    rng = random.Random(f"{one.seed} {one.kind} {one.number}")
    return mutate(rng, _list_seeds(one.kind), TOKENS.get(one.kind, ()))


def run_input(one: FuzzInput) -> FuzzOutcome:
    """Read an input as the product does; an exception that is no error of ours is a finding."""
    data = make_input(one)
    start = time.process_time()
    outcome, detail = READERS[one.kind](data)
    return FuzzOutcome(outcome=outcome, detail=detail, seconds=time.process_time() - start)


def check_storable(found: object) -> None:
    """Raise unless every string in a record can be stored: one lone surrogate costs a batch of articles."""
    for text in _list_strings(found):
        text.encode("utf-8")
        assert "\x00" not in text, f"a text has a NUL character: {text[:80]!r}"


def _list_strings(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif is_dataclass(found):
        for field in fields(found):
            yield from _list_strings(getattr(found, field.name))
    elif isinstance(found, tuple | list):
        for one in found:
            yield from _list_strings(one)


@cache
def _list_seeds(kind: str) -> tuple[bytes, ...]:
    return tuple(SEEDS[kind]())


def _read_feed(data: bytes) -> tuple[str, str]:
    is_feed(data)
    received = FeedBody(feed=_FEED, url=_FEED.url, body=data, media_type=None, charset=None)
    parsed, refusal = parse_feed(received, now=NOW)
    check_storable(parsed)
    check_storable(refusal)
    return (refusal.reason, refusal.detail) if refusal else (READ, "")


def _read_opml(data: bytes) -> tuple[str, str]:
    try:
        found = parse_opml(data)
    except OpmlError as error:
        return "no OPML", str(error)
    check_storable(found.feeds)
    return READ, ""


def _read_warc(data: bytes) -> tuple[str, str]:
    begins_with_record(io.BytesIO(data))
    return _judge_files(read_warc("a.warc", io.BytesIO(data), lambda: None))


def _read_zip(data: bytes) -> tuple[str, str]:
    return _judge_files(read_zip("a.zip", io.BytesIO(data), lambda: None))


def _read_mhtml(data: bytes) -> tuple[str, str]:
    return _judge_files([read_mhtml("a.mhtml", data)])


def _judge_files(files: Iterable[InputFile]) -> tuple[str, str]:
    found = list(files)
    for one in found:
        check_storable((one.origin, one.url, one.media_type, one.charset, one.fault and one.fault[1]))
    return next((one.fault for one in found if one.fault), (READ, ""))


def _read_page(data: bytes, media_type: str = "text/html") -> tuple[str, str]:
    find_feed_links(data, charset=None, url="https://wheel.example/a")
    result = analyse_page(
        make_page(data, media_type=media_type, url="https://wheel.example/a"), now=NOW, knowledge=Knowledge()
    )
    if isinstance(result, Refusal):
        check_storable(result)
        return result.reason, result.detail
    check_storable(result.article)
    check_storable(result.tags)
    return READ, ""


def _read_configuration(data: bytes) -> tuple[str, str]:
    with tempfile.NamedTemporaryFile(suffix=".toml") as file:
        Path(file.name).write_bytes(data)
        environment = {"NEWSWIRE_CONFIG": file.name, "NEWSWIRE_KEY": "k", "NEWSWIRE_PUSH_TOKEN": "t" * 40}
        find_feed_faults(environment)
        try:
            settings = load_settings(environment)
        except SettingsError as error:
            str(error).encode("utf-8")
            return "mistake", str(error).replace(file.name, "newswire.toml")
    assert settings is not None
    check_storable(settings.list_feeds())
    return READ, ""


def _change_configuration(data: bytes) -> tuple[str, str]:
    """Add a feed to a configuration and remove it again: all others stay, or the file as it is."""
    with tempfile.NamedTemporaryFile(suffix=".toml") as file:
        path, environment = Path(file.name), {"NEWSWIRE_CONFIG": file.name, "NEWSWIRE_KEY": "k"}
        path.write_bytes(data)
        name = clean_name(data[-60:].decode("utf-8", "replace")) or "New"
        try:
            before = load_settings(environment)
            faults = find_feed_faults(environment)
            add_feeds(path, [(name, "https://new.example/feed")])
        except SettingsError as error:
            assert path.read_bytes() == data, "a file was changed, and the change refused"
            return "left as it is", str(error).replace(file.name, "newswire.toml")
        after = load_settings(environment)
        assert before is not None
        assert after is not None
        assert [one.url for one in after.feeds[:-1]] == [one.url for one in before.feeds]
        assert after.feeds[-1].name == name
        assert len(find_feed_faults(environment)) == len(faults)
        try:
            remove_feeds(path, [len(list_tables(path)) - 1])
        except SettingsError as error:
            return "not removed", str(error).replace(file.name, "newswire.toml")
        assert load_settings(environment) == before
    return READ, ""


def _read_taxonomy(data: bytes) -> tuple[str, str]:
    try:
        load_taxonomy(data.decode("utf-8", "replace"))
    except TaxonomyError as error:
        return "mistake", str(error)
    return READ, ""


def _read_robots(data: bytes) -> tuple[str, str]:
    text = data.decode("utf-8-sig", "replace")
    rules = RobotsRules(RobotsFile(origin="https://wheel.example", fetched_at=NOW, text=text))
    rules.find_refusal("https://wheel.example/a?b=c")
    assert 0 <= rules.crawl_delay <= 30
    return READ, str(len(rules.sitemaps))


def _read_push(data: bytes) -> tuple[str, str]:
    try:
        arrival = read_push(data, content_type=None, url="https://wheel.example/a", received_at=NOW)
    except PushError as error:
        return "refused", str(error)
    check_storable((arrival.url, arrival.origin, arrival.media_type, arrival.charset))
    return READ, ""


def _read_answer(data: bytes) -> tuple[str, str]:
    """Read the headers of an answer, and where its page sends readers: this is done beside the workers."""
    head, _, body = data.partition(b"\r\n\r\n")
    lines = [line.partition(":") for line in head.decode("latin-1").splitlines()]
    exchange = Exchange(
        url="https://wheel.example/a", purpose="feed", started_at=NOW, duration_ms=1, sent=(), status=429,
        headers=tuple((name, value.strip()) for name, _, value in lines), body=body,
    )  # fmt: skip
    retry_at = read_retry_after(exchange, now=NOW)
    assert retry_at is None or NOW <= retry_at <= NOW + MAX_BACKOFF
    hubs = read_link_headers(exchange.url, [value for _, value in exchange.headers])
    target = find_page_redirect(body, url=exchange.url, header=exchange.header("refresh"))
    moved = resolve_url(exchange.url, exchange.header("location") or "")
    poll = FeedResponse(feed=_FEED, result=FetchResult(last=exchange), is_secret=False)
    made = _make_poll(poll, None, (None, None))
    check_storable((made.max_age, made.older_page))
    check_storable((exchange.media_type, exchange.charset, target, moved, hubs))
    return READ if target is None else "sent on", ""


def _decode_body(data: bytes) -> tuple[str, str]:
    coding = _CODINGS[len(data) % len(_CODINGS)]
    try:
        decoder = BodyDecoder(coding, limit=1_000_000)
        decoder.feed(data)
        decoder.finish()
    except (BrokenBodyError, TooLargeError) as error:
        return type(error).__name__, str(error)
    return READ, ""


READERS: dict[str, Callable[[bytes], tuple[str, str]]] = {
    "feeds": _read_feed,
    "sitemaps": _read_feed,
    "lists of feeds": _read_opml,
    "WARC files": _read_warc,
    "ZIP archives": _read_zip,
    "saved pages": _read_mhtml,
    "pages": _read_page,
    "texts": lambda data: _read_page(data, "text/plain"),
    "configurations": _read_configuration,
    "changed lists": _change_configuration,
    "taxonomies": _read_taxonomy,
    "robots.txt": _read_robots,
    "pushes": _read_push,
    "answers": _read_answer,
    "bodies": _decode_body,
}
"""What reads each kind and returns the outcome, with words on it."""
