"""The checks of `newswire doctor`, each on one part of this installation."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from packaging.requirements import Requirement

from flows.settings import Settings, find_config
from warehouse.connection import open_edition, open_writer
from warehouse.errors import WarehouseBusyError, WarehouseError
from warehouse.read import read_feed_health, read_totals

_LITTLE_ROOM = 1 << 30
_PATIENCE = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the checkup: what was seen, and where it is not sound, what to do."""

    sound: bool
    what: str
    remedy: str = ""


def check_python(settings: Settings) -> Iterator[Finding]:
    """See whether this Python, and the libraries in it, are the ones asked for."""
    del settings
    yield Finding(sound=True, what=f"Python {'.'.join(map(str, sys.version_info[:3]))}")
    wrong = list(_find_wrong_versions())
    yield Finding(
        sound=not wrong,
        what=f"libraries: {', '.join(wrong)}" if wrong else "libraries are the ones asked for",
        remedy="install them from requirements.lock: `make clean run`" if wrong else "",
    )


def check_configuration(settings: Settings) -> Iterator[Finding]:
    """Tell what is configured; that it can be read was shown by getting here."""
    config = find_config()
    named = config if config.exists() else "none, so runs poll the sample site"
    feeds = len(settings.list_feeds())
    yield Finding(sound=True, what=f"configuration: {named}, {feeds} feeds")
    seeds = settings.find_seeds()
    yield Finding(
        sound=True, what=f"seed corpus: {seeds or 'none found; --corpus-dir or NEWSWIRE_CORPUS_DIR name it'}"
    )


def check_state(settings: Settings) -> Iterator[Finding]:
    """See whether the state can be written, has room, and opens."""
    home = settings.home
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            pass
    except OSError as error:
        yield Finding(
            sound=False,
            what=f"state: {home} cannot be written: {error.strerror}",
            remedy="change its permissions, or name another folder with NEWSWIRE_HOME",
        )
        return
    free = shutil.disk_usage(home).free
    yield Finding(
        sound=free > _LITTLE_ROOM,
        what=f"state: {home} can be written, {free / (1 << 30):.1f} GB free",
        remedy="" if free > _LITTLE_ROOM else "make room: below 1 GB a load may not fit",
    )
    yield from _check_warehouse(settings)
    yield from _check_edition(settings)


def check_prefect(settings: Settings) -> Iterator[Finding]:
    """See whether the Prefect server that is configured answers."""
    del settings
    url = os.environ.get("PREFECT_API_URL")
    if not url:
        yield Finding(sound=True, what="Prefect: no server configured, so runs are plain calls")
        return
    fault = (
        _ask(f"{url.rstrip('/')}/health") if url.startswith(("http://", "https://")) else "no http address"
    )
    yield Finding(
        sound=fault is None,
        what=f"Prefect: the server at {url} {f'does not answer: {fault}' if fault else 'answers'}",
        remedy="start it, or unset PREFECT_API_URL to run without it" if fault else "",
    )


CHECKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
    check_python,
    check_configuration,
    check_state,
    check_prefect,
)


def _ask(url: str) -> str | None:
    """Return what is wrong with the answer at `url`, null if nothing is."""
    try:
        with urllib.request.urlopen(url, timeout=_PATIENCE):  # noqa: S310 -- the caller saw to the scheme
            return None
    except urllib.error.URLError as error:
        return str(error.reason)
    except (OSError, ValueError) as error:
        return str(error)


def _check_warehouse(settings: Settings) -> Iterator[Finding]:
    if not settings.warehouse.exists():
        yield Finding(sound=True, what="warehouse: none yet, the first run makes it")
        return
    try:
        with open_writer(settings.warehouse, wait=_PATIENCE) as con:
            totals = read_totals(con)
    except WarehouseBusyError as error:
        yield Finding(sound=True, what=f"warehouse: in use, {error}")
    except WarehouseError as error:
        yield Finding(
            sound=False, what=f"warehouse: {error}", remedy="restore the file from a backup of its folder"
        )
    else:
        waiting = totals.get("entries.pending", 0)
        yield Finding(
            sound=True,
            what=f"warehouse: opens, {totals['articles']} articles, {waiting} entries on the work list",
        )


def _check_edition(settings: Settings) -> Iterator[Finding]:
    if not settings.edition.exists():
        yield Finding(sound=True, what="edition: none yet, the first run publishes it")
        return
    try:
        with open_edition(settings.edition) as con:
            health = [row for row in read_feed_health(con) if row["configured"]]
    except WarehouseError as error:
        yield Finding(
            sound=False, what=f"edition: {error}", remedy="delete it; the next run publishes a new one"
        )
        return
    yield Finding(sound=True, what="edition: opens")
    for row in health:
        if row["failures"]:
            yield Finding(
                sound=False,
                what=f"feed {row['name']}: failed {row['failures']} times, {row['last_detail']}",
                remedy=f"look at {row['url']}; correct or remove it in {find_config()} if it has moved",
            )


def _find_wrong_versions() -> Iterator[str]:
    for line in importlib.metadata.requires("nissan-newswire") or ():
        wanted = Requirement(line)
        if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
            continue
        try:
            found = importlib.metadata.version(wanted.name)
        except importlib.metadata.PackageNotFoundError:
            yield f"{wanted.name} is missing"
            continue
        if not wanted.specifier.contains(found, prereleases=True):
            yield f"{wanted.name} is {found}, not {wanted.specifier}"
