"""A long run publishes between its batches: at once where there is no edition, and then every minute."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from flows.jobs.workers import Workers
from flows.pipeline.batches import analyse_and_load
from flows.pipeline.interim import publish_meanwhile
from flows.run_context import RunContext
from flows.run_session import RunSession
from flows.settings import Settings
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.publish import publish_warehouse
from warehouse.errors import WarehouseFullError

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


class Run:
    """A run whose clock is set by hand, and whose publishing takes as long as it is told."""

    def __init__(self, folder: Path, *, has_edition: bool, takes: float = 1.0) -> None:
        self.seconds, self.takes = 0.0, takes
        self.published: list[float] = []
        self.error: Exception | None = None
        settings = Settings(home=folder)
        if has_edition:
            settings.edition.touch()
        self.context = RunContext(
            settings=settings,
            workers=Workers(settings.read),
            session=RunSession(clock=lambda: self.seconds),
        )

    def __call__(self, stage: Any, context: RunContext) -> Any:
        assert stage is publish_warehouse
        assert not context.compacts
        self.published.append(self.seconds)
        self.context.settings.edition.touch()
        self.seconds += self.takes
        if self.error:
            raise self.error
        return True


@pytest.mark.parametrize(
    ("has_edition", "takes", "expected"),
    [
        (True, 1.0, [60, 130, 200]),  # a minute after the end of the last
        (False, 1.0, [10, 80, 150, 220]),
        (True, 5.0, [60, 170]),  # a twentieth of the time at most goes into it
    ],
)
def test_editions_are_published_between_batches(
    tmp_path: Path, has_edition: bool, takes: float, expected: list[float]
) -> None:
    run = Run(tmp_path, has_edition=has_edition, takes=takes)
    for seconds in range(10, 240, 10):
        run.seconds = max(run.seconds, seconds)
        publish_meanwhile(run, run.context)
    assert [int(at) // 10 * 10 for at in run.published] == expected


def test_a_run_goes_on_where_its_edition_cannot_be_published(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run = Run(tmp_path, has_edition=False)
    run.error = WarehouseFullError("there is no room left")
    publish_meanwhile(run, run.context)
    assert "there is no room left" in caplog.text
    publish_meanwhile(run, run.context)
    assert len(run.published) == 1


def test_it_is_asked_between_batches_and_not_behind_the_last(tmp_path: Path) -> None:
    calls: list[str] = []

    def run_stage(stage: Any, *_: Any) -> list[Any]:
        calls.append(stage.__name__)
        return []

    def between(*_: object) -> None:
        calls.append("between")

    batches = [RawBatch(pages=()) for _ in range(3)]
    context = Run(tmp_path, has_edition=True).context
    assert len(list(analyse_and_load(run_stage, context, batches, between=between))) == 3
    stages = ["analyse_pages", "apply_site_boilerplate", "load_articles"]
    assert calls == [*stages, "between", *stages, "between", *stages]


def test_there_is_an_edition_while_the_first_page_is_waited_for(
    workspace: Workspace, server: ScriptedServer
) -> None:
    requested, released = threading.Event(), threading.Event()

    def hold_answer(peer: socket.socket, request: bytes) -> None:
        del peer, request
        requested.set()
        released.wait(300)

    page = server.script("/page", hold_answer)
    feed = f"<rss version='2.0'><channel><item><title>A</title><link>{page}</link></item></channel></rss>"
    workspace.configure(server.answer("/feed", feed.encode()))
    process = workspace.start_warm("run")
    assert requested.wait(120)
    assert workspace.ask("SELECT outcome FROM entries") == [("pending",)]
    released.set()
    process.communicate()
    assert process.returncode == 0
