"""The content of the sample site: plain files, of which some are replaced in the second edition.

A folder under `sites/` is a site, named for its host. Its `morning/` has the whole site, and `evening/` only
the files that changed by then. `a/index.html` is served at `/a/`, and every other file at its own path.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

Edition = Literal["morning", "evening"]
EDITIONS: tuple[Edition, ...] = ("morning", "evening")

_HERE = Path(__file__).parent  # importlib.resources would double the time of the import

_MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A file as it is served; `etag` is a strong entity tag, made from the bytes, with its quotes."""

    body: bytes
    media_type: str
    etag: str
    modified: datetime


def list_feeds() -> tuple[tuple[str, str], ...]:
    """Return the name and address of every feed, in the order of `manifest.toml`."""
    return tuple((feed["name"], feed["url"]) for feed in _read_manifest()["feeds"])


@cache
def read_edition(edition: Edition) -> Mapping[tuple[str, str], Resource]:
    """Read all resources of an edition, by host and path."""
    manifest = _read_manifest()
    feeds = {feed["url"]: feed["media_type"] for feed in manifest["feeds"]}
    resources = {}
    for included in EDITIONS[: EDITIONS.index(edition) + 1]:
        for site in (_HERE / "sites").iterdir():
            for path, file in _list_paths(site / included):
                body = file.read_bytes()
                default = _MEDIA_TYPES[file.name.rpartition(".")[2]]
                resources[site.name, path] = Resource(
                    body=body,
                    media_type=feeds.get(f"http://{site.name}{path}", default),
                    etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"',
                    modified=manifest["editions"][included],
                )
    return MappingProxyType(resources)


def _list_paths(folder: Path, path: str = "/") -> Iterator[tuple[str, Path]]:
    if not folder.is_dir():  # a site with nothing new in the evening
        return
    for child in folder.iterdir():
        if child.is_dir():
            yield from _list_paths(child, f"{path}{child.name}/")
        else:
            yield path + child.name.removesuffix("index.html"), child


@cache
def _read_manifest() -> dict[str, Any]:
    return tomllib.loads((_HERE / "manifest.toml").read_text(encoding="utf-8"))
