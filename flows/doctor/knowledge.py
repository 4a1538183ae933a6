"""Checks of the files of the user's own by which articles are tagged and claims found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from duckdb import CatalogException

from flows.config_file import find_config
from flows.doctor.finding import Finding
from flows.errors import SettingsError
from flows.settings import Settings
from flows.stages.knowledge import load_configured_quantities, load_configured_taxonomy
from warehouse.claims import count_other_claims
from warehouse.edition import open_edition
from warehouse.errors import EditionMissingError, WarehouseError


def check_taxonomy_file(settings: Settings) -> Iterator[Finding]:
    """Check a taxonomy of the user's own; silent where there is none."""
    if settings.taxonomy is None:
        return
    try:
        taxonomy = load_configured_taxonomy(settings)
    except SettingsError as error:
        yield _make_fault("taxonomy", error)
    else:
        yield Finding(ok=True, message=f"taxonomy: {settings.taxonomy}, {len(taxonomy.tags)} tags")


def check_quantities_file(settings: Settings) -> Iterator[Finding]:
    """Check quantities of the user's own; silent where there are none."""
    if settings.quantities is None:
        return
    try:
        count = len(load_configured_quantities(settings).quantities)
    except SettingsError as error:
        yield _make_fault("quantities", error)
    else:
        yield Finding(ok=True, message=f"quantities: {settings.quantities}, {count} quantities")


def check_stored_claims(settings: Settings) -> Iterator[Finding]:
    """Check whether today's quantities and rules found the claims of stored articles; silent if so."""
    # other checks report these; an edition of an earlier version has no claims
    with suppress(SettingsError, WarehouseError, EditionMissingError, CatalogException):
        version = load_configured_quantities(settings).version
        with open_edition(settings.edition) as con:
            count = count_other_claims(con, version=version)
        if count:
            articles = f"{count:,} article{'' if count == 1 else 's'}"
            message = f"claims: those of {articles} were found by other quantities or rules than today's"
            yield Finding(ok=True, message=f"{message}; `newswire retag` finds and compares them again")


def _make_fault(name: str, error: SettingsError) -> Finding:
    remedy = f"correct the file, or its name in {find_config()}; no run begins before"
    return Finding(ok=False, message=f"{name}: {error}", remedy=remedy)
