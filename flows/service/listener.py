"""The listener: takes pushes over HTTP, and says how the service is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from flows.logs import details, log
from flows.service.bodies import BodyReader
from flows.service.passes import Passes
from flows.service.pushes import PushError, read_push
from flows.service.senders import Senders
from flows.service.spool import Spool
from flows.settings import Settings
from transforms.text.redaction import mask_feed_address

_MAX_LOGGED = 300  # characters of an address


class _Listener:
    def __init__(self, settings: Settings, spool: Spool, passes: Passes, reader: BodyReader) -> None:
        self._senders = Senders(settings.listen.read_token())
        self._reader = reader
        self._spool = spool
        self._passes = passes

    async def push(self, request: Request) -> Response:
        """Take a push: its sender and size are checked, and it is on disk before the answer goes out."""
        try:
            host = request.client.host if request.client else ""
            check_body = self._senders.check(request.headers, host=host)
            body = await self._reader.read(request)
            check_body(body)
            arrival = read_push(
                body,
                content_type=request.headers.get("content-type"),
                url=_read_address(request) or request.query_params.get("url"),
                received_at=datetime.now(UTC),
            )
            await run_in_threadpool(self._spool.write, arrival)
            self._senders.note_taken(request.headers)
        except PushError as error:
            stated = _read_address(request) or request.query_params.get("url") or ""
            of = mask_feed_address(stated[:_MAX_LOGGED]) or None
            log.info("push refused: %s", error, extra=details(status=int(error.status), url=of))
            return _refuse(error.status, str(error))
        except OSError as error:
            log.error("a push could not be spooled: %s", error)
            return _refuse(
                HTTPStatus.INSUFFICIENT_STORAGE, "it could not be written to disk; send it again later"
            )
        self._passes.wake()
        return JSONResponse({"arrival_id": arrival.arrival_id}, status_code=HTTPStatus.ACCEPTED)

    async def health(self, request: Request) -> Response:
        """Say how many arrivals wait, since when, and how the last pass ended."""
        del request
        waiting, oldest = await run_in_threadpool(lambda: (self._spool.count(), self._spool.find_oldest()))
        report = self._passes.last_report
        is_well = self._passes.is_alive and self._passes.last_error is None
        state = {
            "status": "ok" if is_well else "failing",
            "waiting": waiting,
            "oldest_waiting": oldest,
            "last_pass": asdict(report) if report else None,
            "last_error": self._passes.last_error,
        }
        return Response(json.dumps(state, default=str), media_type="application/json")


def make_app(
    settings: Settings,
    spool: Spool,
    passes: Passes,
    *,
    routes: Sequence[BaseRoute] = (),
    reader: BodyReader | None = None,
) -> Starlette:
    """Make the application of the listener.

    Args:
        settings: The configuration.
        spool: Where arrivals are kept until the warehouse has them.
        passes: Woken when something has arrived.
        routes: Further routes, such as those of WebSub.
        reader: Reads the bodies of pushes; by default within the limits of the configuration.

    Raises:
        SettingsError: The token names a variable that is not set.
    """
    reader = reader or BodyReader(max_bytes=settings.listen.max_bytes)
    listener = _Listener(settings, spool, passes, reader)
    return Starlette(
        routes=[
            Route("/push", listener.push, methods=["POST"]),
            Route("/health", listener.health),
            *routes,
        ]
    )


def _read_address(request: Request) -> str | None:
    """Return the address of the header X-Url; servers read headers as Latin-1, clients write UTF-8."""
    stated = request.headers.get("x-url")
    try:
        return stated and stated.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return stated


def _refuse(status: HTTPStatus, detail: str) -> Response:
    return JSONResponse({"error": detail}, status_code=status)
