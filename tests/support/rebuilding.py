"""Run the command `rebuild`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conftest import Workspace


def rebuild(workspace: Workspace, *arguments: str, status: int = 0) -> dict[str, Any]:
    """Run the command, which must end with `status` and leave no file behind; return its JSON output."""
    done = workspace.newswire("rebuild", "--format", "json", *arguments)
    assert done.returncode == status, done.stderr
    assert not (workspace.folder / "var" / "rebuild").exists()
    output: dict[str, Any] = json.loads(done.stdout)
    return output
