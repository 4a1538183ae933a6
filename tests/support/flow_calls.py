"""Call flows as code that imports them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Workspace
    from prefect_server import PrefectServer


def call_flow(workspace: Workspace, prefect: PrefectServer, call: str) -> None:
    """Call a flow in a process of its own, as code that imports it does."""
    folder, environment = workspace.folder, workspace.environment | prefect.environment
    words, output = ("-c", f"from flows import flows; flows.{call}"), folder / "flow.txt"
    running = workspace.find_starter().start(words, folder=folder, environment=environment, output=output)
    assert running.wait(240) == 0, output.read_text()
