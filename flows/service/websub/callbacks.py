"""The callbacks of subscriptions, one address each: hubs confirm and deny there, and push."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from flows.logs import details, log
from flows.service.bodies import BodyReader
from flows.service.passes import Passes
from flows.service.pushes import PushError
from flows.service.spool import Spool, make_arrival
from flows.service.websub.deliveries import DeliveryMemory
from flows.service.websub.hub_requests import CALLBACKS
from flows.service.websub.signatures import SignatureCheck
from flows.service.websub.subscriber import Subscriber
from flows.web.exchange import read_content_type
from transforms.feeds.subscriptions import answer_hub
from transforms.records import Subscription
from transforms.text.redaction import mask_addresses

_MAX_CHALLENGE = 2_000  # characters
_UNKNOWN = HTTPStatus.NOT_FOUND


def make_routes(
    subscriber: Subscriber, spool: Spool, passes: Passes, *, reader: BodyReader | None = None
) -> tuple[Route, ...]:
    """Return the routes of the callbacks.

    Args:
        subscriber: Has the subscriptions, and stores what changes in them.
        spool: Takes what hubs push.
        passes: Woken for each push.
        reader: Reads the bodies of pushes; by default within the limits of the configuration.
    """
    reader = reader or BodyReader(max_bytes=subscriber.settings.listen.max_bytes)
    memory = DeliveryMemory()

    async def verify(request: Request) -> Response:
        subscription = subscriber.registry.find(request.path_params["token"])
        if subscription is None:
            return _refuse_unknown(subscriber)
        return _verify(request, subscription, subscriber)

    async def deliver(request: Request) -> Response:
        subscription = subscriber.registry.find(request.path_params["token"])
        if subscription is None:
            return _refuse_unknown(subscriber)
        feed = subscriber.find_feed(subscription)
        if feed is None or subscription.state in {"ended", "denied"}:
            return Response(status_code=HTTPStatus.GONE)  # the hub should forget the subscription
        name = subscription.subscription_id
        try:
            body = await _read_signed(request, reader, subscriber.keys.derive_secret(name))
            if not memory.has(name, body):
                await _spool_push(request, subscription, feed, body, spool)
                memory.add(name, body)
                passes.wake()
        except PushError as error:
            log.info(
                "push refused: %s", error, extra=details(feed=feed, hub=mask_addresses(subscription.hub))
            )
            return Response(status_code=error.status)
        except OSError as error:
            log.error("a push could not be spooled: %s", error)
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)  # the hub sends it again
        return Response(status_code=HTTPStatus.ACCEPTED)

    path = f"{CALLBACKS}{{token}}"
    return Route(path, verify, methods=["GET"]), Route(path, deliver, methods=["POST"])


def _refuse_unknown(subscriber: Subscriber) -> Response:
    """Answer for a callback that nobody has; right after the start it may be one that is not loaded yet."""
    return Response(status_code=_UNKNOWN if subscriber.is_loaded else HTTPStatus.SERVICE_UNAVAILABLE)


def _verify(request: Request, subscription: Subscription, subscriber: Subscriber) -> Response:
    """Answer a hub that asks whether we want a subscription, or says that it denies it.

    The challenge is echoed for the topic and the mode that we have asked for and that is not confirmed yet.
    """
    query, now = request.query_params, datetime.now(UTC)
    mode, challenge = query.get("hub.mode", ""), query.get("hub.challenge", "")
    after = None
    if mode == "denied" or 0 < len(challenge) <= _MAX_CHALLENGE:
        after = subscriber.registry.change(
            subscription.subscription_id, lambda current: answer_hub(current, query, now=now)
        )
    hub = mask_addresses(subscription.hub)
    if after is None:
        log.info("hub asked for a confirmation that nobody waits for", extra=details(hub=hub))
        return Response(status_code=_UNKNOWN)
    subscriber.wake()
    log.info(
        "hub answered",
        extra=details(hub=hub, mode=mode, state=after.state, until=after.lease_until, detail=after.detail),
    )
    text = challenge if mode != "denied" else ""
    return PlainTextResponse(text, headers={"X-Content-Type-Options": "nosniff"})


async def _read_signed(request: Request, reader: BodyReader, secret: str) -> bytes:
    try:
        check = SignatureCheck(request.headers.get("x-hub-signature", ""), secret)
    except ValueError as error:
        raise PushError(HTTPStatus.FORBIDDEN, str(error)) from error
    body = await reader.read(request, check.feed)
    if not check.is_valid():
        raise PushError(HTTPStatus.FORBIDDEN, "its signature is not that of its body")
    return body


async def _spool_push(
    request: Request, subscription: Subscription, feed: str, body: bytes, spool: Spool
) -> None:
    media_type, charset = read_content_type(request.headers.get("content-type"))
    arrival = make_arrival(
        body,
        corpus="push",
        origin=feed,
        url=subscription.topic,
        feed=feed,
        media_type=media_type or "",
        charset=charset,
        received_at=datetime.now(UTC),
    )
    await run_in_threadpool(spool.write, arrival)
    log.info(
        "push taken",
        extra=details(feed=feed, hub=mask_addresses(subscription.hub), bytes=len(body)),
    )
