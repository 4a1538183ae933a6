"""The passes: when one begins, and what their end gives back."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows.service import passes as passes_module
from flows.service.inbox import Inbox
from flows.service.passes import Passes
from flows.service.spool import Spool
from flows.settings import Settings


def test_a_pass_waits_for_arrivals_that_come_with_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrived: list[str] = []
    seen: list[list[str]] = []
    is_made, is_closed = threading.Event(), threading.Event()

    class Agenda:
        """Records what has arrived when a pass begins."""

        def __init__(self, *_: Any, **__: Any) -> None: ...

        def warm(self) -> None:
            arrived.append("the first")

        def take_pushes(self) -> None:
            seen.append(list(arrived))
            is_made.set()

        def take_files(self) -> None: ...

        def follow_schedule(self) -> None: ...

        def close(self) -> None:
            is_closed.set()

    def sleep(seconds: float) -> None:
        assert seconds == passes_module.DEBOUNCE
        arrived.append("one that comes with it")

    monkeypatch.setattr(passes_module, "Agenda", Agenda)
    monkeypatch.setattr(passes_module, "time", SimpleNamespace(sleep=sleep))
    settings = Settings(home=tmp_path)
    passes = Passes(settings, Spool(settings.spool_folder), Inbox(settings.inbox_folder))
    passes.start()
    assert is_made.wait(60)
    assert not is_closed.is_set()
    assert passes.stop()
    assert is_closed.is_set()
    assert seen[0] == ["the first", "one that comes with it"]
