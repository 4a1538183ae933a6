"""Notes which database files are opened for writing, for tests of how often that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse import connection
from warehouse.writing_instance import WritingInstance


def note_opened_files(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that gets each file when it is opened, until the end of the test."""
    opened = list[object]()

    class Noted(WritingInstance):
        def __init__(self, path: Path, *, threads: int | None) -> None:
            opened.append(path)
            super().__init__(path, threads=threads)

    monkeypatch.setattr(connection, "WritingInstance", Noted)
    return opened
