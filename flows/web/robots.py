"""Robots.txt files by RFC 9309, which say what a client may fetch from a site.

The rules apply to pages and sitemaps, which the client finds by itself. They do not apply to feeds: a
feed is published for readers like this one and was named in the configuration by a person, so fetching
it is no crawling in the words of the RFC. Google's feed fetcher, miniflux, FreshRSS and the feed fetcher
of Media Cloud do the same.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from protego import Protego

from flows.web.exchange import Attempt, Exchange
from transforms.records import Purpose, RefusalReason, RobotsFile

AGENT = "nissan-newswire"
"""The product name that sites can write rules for."""
ROBOTS_PURPOSES: frozenset[Purpose] = frozenset({"page", "sitemap"})
"""The purposes that need the permission of robots.txt."""
_MAX_AGE = timedelta(hours=24)  # RFC 9309, section 2.4
_UNREACHABLE_AGE = timedelta(minutes=5)  # an outage must not close a site to us for a day
_CLOCK_SLACK = timedelta(minutes=1)  # clocks are corrected by fractions of it all the time
_MAX_CRAWL_DELAY = 30.0  # seconds: a batch of 50 pages of one site then takes 25 minutes

# Groups for other crawlers are merged into one: 20,000 names before 20,000 rules, which fit into
# 500 KiB, would otherwise be 400 million rules for the parser.
_AGENT_LINE = re.compile(r"^[ \t]*user[- ]?agent[ \t]*[: \t][ \t]*([^#\r\n]*)", re.IGNORECASE)


class RobotsRules:
    """The rules of one robots.txt that apply to this client."""

    def __init__(self, file: RobotsFile) -> None:
        self._fault = (file.reason, file.detail or file.reason.sentence) if file.reason else None
        self._rules = Protego.parse(_merge_other_groups(file.text))

    def find_refusal(self, url: str) -> tuple[RefusalReason, str] | None:
        """Return the reason and the sentence why `url` must not be fetched, `None` when it may be."""
        if self._fault is None and not self._rules.can_fetch(url, AGENT):
            return RefusalReason.ROBOTS, "the site's robots.txt asks not to fetch this address"
        return self._fault

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The addresses of the sitemaps that the file lists, in its order."""
        return tuple(self._rules.sitemaps)

    @property
    def crawl_delay(self) -> float:
        """Seconds that the site asks for between two requests, from 0 to 30."""
        return min(max(self._rules.crawl_delay(AGENT) or 0.0, 0.0), _MAX_CRAWL_DELAY)


def read_robots_response(origin: str, last: Attempt, *, now: datetime) -> RobotsFile:
    """Interpret the response to the request for a robots.txt file, by RFC 9309, 2.3.1.1 to 2.3.1.4.

    A file that came applies with its rules. 4xx, or more than five redirects, mean that there is no
    file and all is allowed. 5xx and an unusable answer mean that nothing is allowed. When no answer
    came, the pages of the site are refused for the same reason as the file.

    Args:
        origin: Scheme, host and port of the site.
        last: The last step of fetching the file.
        now: When it was fetched.

    Returns:
        The file, with an empty text when there is none, and a reason when nothing is allowed.
    """
    status = last.status if isinstance(last, Exchange) else None
    if last.reason is None:
        assert isinstance(last, Exchange)  # a request that was not sent has a reason
        text = last.body.decode("utf-8-sig", "replace")
        return RobotsFile(origin=origin, fetched_at=now, text=text)
    is_client_error = status is not None and 400 <= status < 500  # noqa: PLR2004 -- 4xx
    if is_client_error or last.reason in {RefusalReason.REDIRECT, RefusalReason.NO_CONTENT}:
        return RobotsFile(origin=origin, fetched_at=now, text="")
    fault = last.reason, last.detail
    if status is not None or not last.url.startswith(f"{origin}/"):
        detail = f"the site's robots.txt is out of reach, so none of its pages may be fetched: {last.detail}"
        fault = RefusalReason.ROBOTS_UNREACHABLE, detail
    return RobotsFile(origin=origin, fetched_at=now, text="", reason=fault[0], detail=fault[1])


def is_fresh(file: RobotsFile, now: datetime) -> bool:
    """Return whether a file still applies at `now`: for a day, or 5 minutes when it was out of reach.

    The age of a file from the future, which was fetched while the clock was ahead, is not known.
    """
    age = now - file.fetched_at
    return -_CLOCK_SLACK < age < (_UNREACHABLE_AGE if file.reason else _MAX_AGE)


def _merge_other_groups(text: str) -> str:
    lines: list[str] = []
    for line in text.splitlines():
        named = _AGENT_LINE.match(line)
        kept = line if named is None or _is_our_name(named[1]) else "User-agent: another"
        if kept != "User-agent: another" or lines[-1:] != [kept]:
            lines.append(kept)
    return "\n".join(lines)


def _is_our_name(name: str) -> bool:
    plain = name.strip().lower().replace("*", "")
    return not plain or AGENT.startswith(plain) or plain.startswith(AGENT)
