"""Checks of the installation: its configuration, and the Prefect server that it names."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from flows.config_file import find_config, find_feed_faults, salvage_settings
from flows.description.counts import write_plural
from flows.doctor.finding import Finding
from flows.extras import list_missing
from flows.prefect_api import find_prefect_api
from flows.settings import Settings

_TIMEOUT = 3.0  # seconds


def check_configuration(settings: Settings) -> Iterator[Finding]:
    """Report the configuration and the seed corpus, and what is wrong with the file."""
    config = find_config()
    mistakes = salvage_settings()[1]
    for mistake in mistakes.splitlines() if mistakes else ():
        yield Finding(
            ok=False,
            message=f"configuration: {mistake}",
            remedy="correct it; until then no command but this works",
        )
    for fault in find_feed_faults():
        yield Finding(
            ok=False,
            message=f"configuration: {fault.message}",
            remedy="correct it, or remove it by `newswire feeds remove`; the other feeds go on",
        )
    name = config if config.exists() else "none, so runs poll the sample site"
    feeds = len(settings.list_feeds())
    if not mistakes:
        times = Counter(feed.address.public for feed in settings.feeds)
        doubles = ", ".join(url for url, number in times.items() if number > 1)
        noted = f"; listed more than once, and counted once: {doubles}" if doubles else ""
        yield Finding(ok=True, message=f"configuration: {name}, {write_plural(feeds, 'feed')}{noted}")
    named = settings.corpus_dir
    none = f"{named} does not exist" if named else "none found; --corpus-dir or NEWSWIRE_CORPUS_DIR name it"
    yield Finding(ok=True, message=f"seed corpus: {settings.find_seeds() or none}")


def check_prefect(settings: Settings) -> Iterator[Finding]:
    """Check that the Prefect server answers, if one is configured."""
    del settings
    api = find_prefect_api(os.environ)
    if api is None:
        yield Finding(ok=True, message="Prefect: no server configured, so runs are plain calls")
        return
    fault = api.find_fault(timeout=_TIMEOUT)
    yield Finding(
        ok=fault is None,
        message=f"Prefect: the server at {api.url} {f'does not answer: {fault}' if fault else 'answers'}",
        remedy="start it, or unset PREFECT_API_URL: until then runs are plain calls" if fault else "",
    )


def check_explorer(settings: Settings) -> Iterator[Finding]:
    """Check that the packages of the explorer are installed, if the configuration has its table."""
    missing = list_missing("explore") if settings.explore else []
    if missing:
        yield Finding(
            ok=False,
            message=f"explorer: [explore] is set, but not installed are {', '.join(missing)}",
            remedy="type `make explore` once in the checkout of newswire, or remove the table",
        )
