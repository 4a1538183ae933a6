"""The command that rebuilds, run and listened to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conftest import RequestHandler


def rebuild(desk: RequestHandler, *arguments: str, status: int = 0) -> dict[str, Any]:
    """Run the command and return what it tells as JSON."""
    done = desk.newswire("rebuild", "--format", "json", *arguments)
    assert done.returncode == status, done.stderr
    assert not (desk.folder / "var" / "rebuild").exists()
    told: dict[str, Any] = json.loads(done.stdout)
    return told
