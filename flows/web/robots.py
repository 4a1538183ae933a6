"""robots.txt by RFC 9309: what a site allows us, read from the answer at `/robots.txt`.

It is asked about pages and sitemaps, which we come upon by ourselves. It is not asked about feeds:
a feed is published for readers like this one and was named in the configuration by a person, so
asking for it is no crawling in the words of the RFC; Google's feed fetcher, miniflux, FreshRSS and
the feed fetcher of Media Cloud do the same.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from protego import Protego

from flows.web.exchange import Exchange
from transforms.records import Purpose, RefusalReason, RobotsFile

AGENT = "nissan-newswire"
"""The name by which sites can give us rules of our own."""
ASKED_FOR: frozenset[Purpose] = frozenset({"page", "sitemap"})
"""What is asked for only where robots.txt allows it."""
_MAX_AGE = timedelta(hours=24)  # as RFC 9309 has it, section 2.4
_UNREACHABLE_AGE = timedelta(minutes=5)  # an outage must not close a site to us for a day
# Seconds of crawl delay that are honoured: a batch of 50 pages of one site then takes 25 minutes.
_LONGEST_DELAY = 30.0

# Groups for other crawlers are made one group: 20,000 names before 20,000 rules, which fit into
# 500 KiB, would otherwise be 400 million rules for the parser.
_AGENT_LINE = re.compile(r"^[ \t]*user[- ]?agent[ \t]*[: \t][ \t]*([^#\r\n]*)", re.IGNORECASE)


class RobotsRules:
    """The rules of one robots.txt, as they are for us."""

    def __init__(self, file: RobotsFile) -> None:
        self._fault = (file.reason, file.detail or "") if file.reason else None
        self._rules = Protego.parse(_drop_others(file.text))

    def refuse(self, url: str) -> tuple[RefusalReason, str] | None:
        """Return reason and sentence when `url` must not be asked for, null when it may."""
        if self._fault is None and not self._rules.can_fetch(url, AGENT):
            return RefusalReason.ROBOTS, "the site's robots.txt asks not to fetch this address"
        return self._fault

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the file names, in its order."""
        return tuple(self._rules.sitemaps)

    @property
    def crawl_delay(self) -> float:
        """The pause in seconds that the site asks for between two requests, within reason."""
        return min(max(self._rules.crawl_delay(AGENT) or 0.0, 0.0), _LONGEST_DELAY)


def judge_answer(origin: str, last: Exchange, *, now: datetime) -> RobotsFile:
    """Return what the last exchange on the way to the robots.txt of `origin` means.

    A file counts by its rules; 4xx, or more than five redirects, mean that there is none and all is
    allowed; 5xx and an answer that cannot be used mean that nothing is (RFC 9309, 2.3.1.1 to
    2.3.1.4). Where no answer came, what kept us from the file keeps us from the pages beside it.
    """
    if last.reason is None:
        text = last.body.decode("utf-8-sig", "replace")
        return RobotsFile(origin=origin, fetched_at=now, text=text)
    is_client_error = last.status is not None and 400 <= last.status < 500  # noqa: PLR2004 -- 4xx
    if is_client_error or last.reason in {RefusalReason.REDIRECT, RefusalReason.NO_CONTENT}:
        return RobotsFile(origin=origin, fetched_at=now, text="")
    fault = last.reason, last.detail
    if last.status is not None or not last.url.startswith(f"{origin}/"):
        detail = f"robots.txt cannot be had, which means no until it can: {last.detail}"
        fault = RefusalReason.ROBOTS_UNREACHABLE, detail
    return RobotsFile(origin=origin, fetched_at=now, text="", reason=fault[0], detail=fault[1])


def is_fresh(file: RobotsFile, now: datetime) -> bool:
    """Tell whether the file still counts at `now`."""
    return now - file.fetched_at < (_UNREACHABLE_AGE if file.reason else _MAX_AGE)


def _drop_others(text: str) -> str:
    lines: list[str] = []
    for line in text.splitlines():
        named = _AGENT_LINE.match(line)
        kept = line if named is None or _means_us(named[1]) else "User-agent: another"
        if kept != "User-agent: another" or lines[-1:] != [kept]:
            lines.append(kept)
    return "\n".join(lines)


def _means_us(name: str) -> bool:
    plain = name.strip().lower().replace("*", "")
    return not plain or AGENT.startswith(plain) or plain.startswith(AGENT)
