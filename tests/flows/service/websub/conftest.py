"""A hub, and a listener with a subscriber that is subscribed to a feed with it."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette
from waiting import wait_until
from websub_hub import Hub, serve_hub

from flows.listen_settings import ListenSettings
from flows.service.bodies import BodyReader
from flows.service.spool import Spool
from flows.service.websub.callbacks import make_routes
from flows.service.websub.subscriber import Subscriber
from flows.settings import FetchSettings, Settings
from warehouse.connection import open_writer
from warehouse.load import sync_feeds

FEED = "https://wheel.example/feed"
TOPIC = "https://wheel.example/topic"
_NAME_HUBS = "UPDATE store.feeds SET hubs = $hubs, topic = $topic"


@dataclass
class Wakings:
    """Stands in for the passes: counts how often they are woken."""

    count: int = 0

    def wake(self) -> None:
        self.count += 1


@dataclass
class Listening:
    """A listener with the callbacks alone.

    Attributes:
        settings: The configuration.
        subscriber: The subscriber, whose thread is not started: tests call its `sync`.
        spool: Where pushes end.
        passes: What pushes wake.
    """

    settings: Settings
    subscriber: Subscriber
    spool: Spool
    passes: Wakings

    def list_states(self) -> list[tuple[str, str | None]]:
        """Return the state of each subscription as it is stored, and what its hub has not confirmed."""
        with open_writer(self.settings.warehouse, wait=5) as con:
            return con.execute(
                "SELECT state, awaited FROM store.subscriptions ORDER BY requested_at, state"
            ).fetchall()

    def name_hubs(self, *hubs: str) -> None:
        """Let the feed name these hubs, as if it had been polled."""
        with open_writer(self.settings.warehouse, wait=5) as con:
            con.execute(_NAME_HUBS, {"hubs": hubs, "topic": TOPIC})


@pytest.fixture(scope="session")
def served_hub() -> Iterator[Hub]:
    with serve_hub() as hub:
        yield hub


@pytest.fixture
def hub(served_hub: Hub) -> Hub:
    """A hub that confirms, and that nobody has asked yet."""
    served_hub.reset()
    return served_hub


@pytest.fixture(scope="session")
def polled_warehouse(served_hub: Hub, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with one feed, which names the hub; copies of it are five times as fast as new ones."""
    settings = Settings(home=tmp_path_factory.mktemp("polled"), feeds=({"url": FEED},))
    with open_writer(settings.warehouse, wait=0) as con:
        sync_feeds(con, settings.list_feeds(), now=datetime.now(UTC))
        con.execute(_NAME_HUBS, {"hubs": [served_hub.url], "topic": TOPIC})
    return settings.warehouse


@pytest.fixture
def listening(
    hub: Hub, tmp_path: Path, polled_warehouse: Path, request: pytest.FixtureRequest
) -> Iterator[Listening]:
    """A listener whose one feed names the hub; nothing is subscribed to yet.

    A test may name the seconds that a body may take, by a parameter.
    """
    with socket.create_server(("127.0.0.1", 0)) as taken:
        public = f"http://127.0.0.1:{taken.getsockname()[1]}"
        settings = Settings(
            home=tmp_path / "var",
            fetch=FetchSettings(delay=0, timeout=5, private=(hub.place,)),
            feeds=({"url": FEED},),
            listen=ListenSettings.model_construct(public=public),  # that of a configuration is never http
        )
        settings.home.mkdir()
        shutil.copyfile(polled_warehouse, settings.warehouse)
        made = Listening(
            settings=settings,
            subscriber=Subscriber(settings),
            spool=Spool(settings.spool_folder),
            passes=Wakings(),
        )
        reader = BodyReader(max_bytes=100_000, timeout=getattr(request, "param", 1), max_at_once=3)
        app = Starlette(routes=make_routes(made.subscriber, made.spool, made.passes, reader=reader))
        with _serve(app, taken):
            yield made


@contextmanager
def _serve(app: Starlette, listener: socket.socket) -> Iterator[None]:
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    wait_until(lambda: server.started)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()
