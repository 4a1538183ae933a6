"""The HTTP client: follows redirects itself, obeys robots.txt and limits the rate of its requests."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from yarl import URL

from flows.logs import details, log
from flows.settings import FetchSettings
from flows.web.attempt_log import refuse_request
from flows.web.exchange import Attempt, FetchResult, UnsentRequest, count_seconds
from flows.web.guard import BlockedAddressError
from flows.web.host_registry import HostRegistry, name_origin
from flows.web.own_faults import describe_own_fault, log_own_fault
from flows.web.polite_sender import PoliteSender, Request
from flows.web.robots import ROBOTS_PURPOSES, RobotsRules, read_robots_response
from transforms.records import Purpose, RefusalReason
from transforms.text.redaction import mask_addresses
from warehouse.errors import WarehouseError

MAX_REDIRECTS = 5
_REPEATED_REDIRECTS = frozenset({307, 308})  # the others would turn a POST into a GET (RFC 9110, 15.4)
_JITTER = random.SystemRandom().random


class Client:
    """A polite HTTP client. Use as an async context manager, within one event loop."""

    def __init__(
        self,
        settings: FetchSettings,
        hosts: HostRegistry | None = None,
        *,
        on_backoff: Callable[[], None] | None = None,
        has_room: Callable[[], bool] = lambda: True,
        jitter: Callable[[], float] = _JITTER,
    ) -> None:
        """Prepare a client.

        Args:
            settings: Time-out, delay, parallel requests and the exceptions for private addresses.
            hosts: The state of hosts, which the clients of one run share.
            on_backoff: Called in a thread each time that a server asked us to wait.
            has_room: Returns whether there is memory for another page; asked before each is requested.
            jitter: Returns a random number from 0 to 1, for the pauses.
        """
        from flows.web.transport import Transport  # noqa: PLC0415 -- aiohttp takes a load of files 0.1 s to import

        self._settings = settings
        self._hosts = HostRegistry() if hosts is None else hosts
        self._robots_locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._transport = Transport(settings)
        self._sender = PoliteSender(
            self._transport, settings, self._hosts, on_backoff=on_backoff, has_room=has_room, jitter=jitter
        )

    @property
    def timeout(self) -> float:
        """Seconds that all requests of one fetch may take together."""
        return self._settings.timeout

    async def __aenter__(self) -> Self:
        await self._transport.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._transport.__aexit__(kind, error, trace)

    async def fetch(
        self,
        url: str,
        purpose: Purpose,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        authorization: str | None = None,
        mask: Callable[[str], str] = mask_addresses,
        timeout: float | None = None,  # noqa: ASYNC109 -- of the requests, without the waits between them
    ) -> FetchResult:
        """Fetch an address. Never raises for anything that a server does.

        The time-out holds for all requests together, to the page, its redirects and the robots.txt of each
        of their sites. Waiting for a turn does not count, nor for the robots.txt that another fetch reads.

        Args:
            url: The address.
            purpose: The kind of content that is expected; pages and sitemaps need the permission of
                robots.txt.
            etag: Makes the request conditional on this entity tag.
            last_modified: Makes the request conditional on this date.
            authorization: The value of an Authorization header. These three are sent to the origin of
                `url` alone, not to where it redirects.
            mask: Hides secrets in the addresses and host names that are logged.
            timeout: Seconds for all requests together; by default those of the settings.
        """
        own = {"If-None-Match": etag, "If-Modified-Since": last_modified, "Authorization": authorization}
        headers = {name: value for name, value in own.items() if value}
        *hops, last = await self._follow(url, purpose, headers, mask, seconds=timeout)
        return FetchResult(hops=tuple(hops), last=last)

    async def post(
        self,
        url: str,
        purpose: Purpose,
        body: bytes,
        *,
        media_type: str,
        headers: Mapping[str, str] | None = None,
        mask: Callable[[str], str] = mask_addresses,
    ) -> Attempt:
        """Send `body` to an address. Never raises for anything that a server does.

        The checks and limits are those of :meth:`fetch`; only redirects that repeat the request are followed.

        Args:
            url: The address.
            purpose: The kind of request.
            body: The bytes.
            media_type: Their Content-Type.
            headers: Further headers, which are sent to the origin of `url` alone.
            mask: Hides secrets in the addresses and host names that are logged.

        Returns:
            The last request, sent or unsent. Its status says whether the server took the body: an answer
            without content, such as a 202, has a reason as well.
        """
        content = media_type, body
        return (await self._follow(url, purpose, dict(headers or {}), mask, content=content))[-1]

    async def list_sitemaps(self, url: str) -> tuple[tuple[str, ...], tuple[Attempt, ...]]:
        """List the sitemaps that the robots.txt of a site names.

        Args:
            url: Any address of the site.

        Returns:
            The addresses of the sitemaps, none when robots.txt is out of reach; and the requests for
            it, none when the registry has it already.
        """
        try:
            address = self._transport.guard.check_url(url)
        except BlockedAddressError:
            return (), ()
        attempts, rules = await self._read_robots(address, mask_addresses, self.timeout)
        return () if isinstance(rules, UnsentRequest) else rules.sitemaps, tuple(attempts)

    async def _follow(
        self,
        url: str,
        purpose: Purpose,
        own: Mapping[str, str],
        mask: Callable[[str], str],
        *,
        content: tuple[str, bytes] | None = None,
        seconds: float | None = None,
    ) -> list[Attempt]:
        """Send a request to `url` and follow its redirects; `own` headers are sent to its own origin alone.

        With `content`, a media type and bytes, it is a POST. All requests together may take `seconds`.
        """
        media_type, body = content or (None, None)
        attempts: list[Attempt] = []
        left = self.timeout if seconds is None else seconds
        origin: str | None = None
        target = url
        with _end_at_fault(attempts, url, purpose, mask):
            for _ in range(1 + MAX_REDIRECTS):
                try:
                    address = self._transport.guard.check_url(target)
                except BlockedAddressError as error:
                    way = f"the server redirected to {target}, and " if attempts else ""
                    fault = RefusalReason.BLOCKED_ADDRESS, f"{way}{error}"
                    return [*attempts, refuse_request(target, purpose, fault, mask)]
                origin = origin or name_origin(address)
                own = own if name_origin(address) == origin else {}
                headers = {**own, "Content-Type": media_type} if media_type else own
                request = Request(
                    url=target, address=address, purpose=purpose, headers=headers, mask=mask, body=body
                )
                if purpose in ROBOTS_PURPOSES:
                    requests, refused = await self._check_robots(request, left)
                    attempts += requests
                    left -= count_seconds(requests)
                    if refused:
                        return [*attempts, refused]
                attempt, redirect = await self._sender.send(request, left)
                attempts.append(attempt)
                if redirect is None or isinstance(attempt, UnsentRequest):
                    break
                if body is not None and attempt.status not in _REPEATED_REDIRECTS:
                    detail = (
                        f"the server answered {attempt.status}, which takes nothing that is sent, and names"
                        f" {mask(redirect)}: the address to send to may have moved there"
                    )
                    attempts[-1] = replace(attempt, detail=detail)
                    break
                left -= count_seconds([attempt])
                target = redirect
            else:
                attempts[-1] = replace(attempts[-1], detail=_describe_redirects(attempts, target))
        return attempts

    async def _check_robots(
        self, request: Request, left: float
    ) -> tuple[list[Attempt], UnsentRequest | None]:
        """Return the requests for robots.txt, and `request` unsent if its rules do not allow it.

        They may take the `left` seconds of the request.
        """
        attempts, rules = await self._read_robots(request.address, request.mask, left)
        if isinstance(rules, UnsentRequest):
            return attempts, replace(rules, url=request.url, purpose=request.purpose)
        fault = rules.find_refusal(str(request.address))
        return attempts, refuse_request(request.url, request.purpose, fault, request.mask) if fault else None

    async def _read_robots(
        self, address: URL, mask: Callable[[str], str], left: float
    ) -> tuple[list[Attempt], RobotsRules | UnsentRequest]:
        """Return the requests for robots.txt, and its rules or the request for it that has to wait.

        A file that did not come in the seconds that were left, fewer than a fetch has, says nothing of its
        site: the next page asks for it again.
        """
        origin = name_origin(address)
        async with self._robots_locks[origin]:
            rules = self._hosts.find_robots(origin)
            if rules is not None:
                return [], rules
            url = f"{origin}/robots.txt"
            attempts = await self._follow(url, "robots", {}, mask, seconds=left)
            last = attempts[-1]
            if last.reason is RefusalReason.TIMEOUT and left < self.timeout:
                fault = (
                    RefusalReason.TIMEOUT,
                    f"no whole answer, robots.txt included, in {self.timeout:g} seconds",
                )
                return attempts, refuse_request(url, "robots", fault, mask)
            if isinstance(last, UnsentRequest) and last.reason is RefusalReason.ASKED_TO_WAIT:
                return attempts[:-1], last
            file = read_robots_response(origin, last, now=datetime.now(UTC))
            rules = await asyncio.to_thread(RobotsRules, file)  # a hostile one takes a second
            self._hosts.add_robots(file, rules)
            log.debug(
                "robots.txt read",
                extra=details(origin=mask(origin), reason=file.reason, crawl_delay=rules.crawl_delay),
            )
            return attempts, rules


def _describe_redirects(attempts: list[Attempt], target: str) -> str:
    """Say why redirects are followed no further, the last one of which leads to `target`."""
    if any(one.url == target for one in attempts):
        return f"the server redirects in a circle, again to {target}"
    return f"the server redirected more than {MAX_REDIRECTS} times, the last time to {target}"


@contextmanager
def _end_at_fault(
    attempts: list[Attempt], url: str, purpose: Purpose, mask: Callable[[str], str]
) -> Iterator[None]:
    """End the attempts at `url` with a refusal if the block fails by a fault of ours."""
    try:
        yield
    except WarehouseError:  # a back-off could not be kept, and the next run would not know of it
        raise
    except Exception as error:  # noqa: BLE001 -- one address must not end the fetches beside it
        log_own_fault(error, url=mask(url))
        attempts.append(refuse_request(url, purpose, describe_own_fault(error), mask))
