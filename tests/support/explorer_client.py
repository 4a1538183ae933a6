"""Asks the explorer for pages, in this process and without a socket."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

import httpx
from starlette.applications import Starlette

from flows.explorer.app import build_app
from flows.explorer.edition import Limits

PORT = 8648
ADDRESS = f"http://127.0.0.1:{PORT}"


@dataclass(frozen=True)
class ExplorerClient:
    """The explorer on an edition."""

    app: Starlette

    def ask(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        """Return the answer to a request; underscores in the names of headers stand for hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return asyncio.run(self._send(method, path, named))

    def read(self, path: str) -> str:
        """Return the page at an address, which must be there."""
        answer = self.ask(path)
        assert answer.status_code == httpx.codes.OK, answer.text
        return answer.text

    def close(self) -> None:
        self.app.state.edition.close()

    async def _send(self, method: str, path: str, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
            return await client.request(method, path, headers=headers)


def open_explorer(edition: Path, limits: Limits | None = None) -> ExplorerClient:
    """Return the explorer on an edition; close it after use."""
    return ExplorerClient(build_app(edition, host="127.0.0.1", port=PORT, limits=limits))
