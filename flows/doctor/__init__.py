"""The checks of `newswire doctor`, each on one part of the installation."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from flows.doctor.archive import check_archive
from flows.doctor.clock import check_clock
from flows.doctor.databases import check_databases
from flows.doctor.environment import check_environment
from flows.doctor.finding import Finding
from flows.doctor.installation import check_configuration, check_explorer, check_prefect
from flows.doctor.knowledge import check_quantities_file, check_stored_claims, check_taxonomy_file
from flows.doctor.libraries import check_libraries
from flows.doctor.requests import check_ports, check_requests
from flows.doctor.running import check_push_token, check_run_lock, check_service
from flows.doctor.schedule import check_schedule
from flows.doctor.sql_sandbox import check_sql_sandbox
from flows.doctor.state import check_semaphores, check_state
from flows.doctor.targets import check_targets
from flows.doctor.watching import check_watches
from flows.settings import Settings

_CHECKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
    check_libraries,
    check_configuration,
    check_environment,
    check_taxonomy_file,
    check_quantities_file,
    check_requests,
    check_ports,
    check_state,
    check_semaphores,
    check_databases,
    check_stored_claims,
    check_archive,
    check_clock,
    check_service,
    check_push_token,
    check_run_lock,
    check_schedule,
    check_watches,
    check_targets,
    check_sql_sandbox,
    check_explorer,
    check_prefect,
)


def run_checks(settings: Settings) -> Iterator[Finding]:
    """Make all checks; one that may not look at a file says so, and the others go on.

    That is so where the state belongs to another user, as that of a service does.
    """
    told: set[str] = set()
    for check in _CHECKS:
        try:
            yield from check(settings)
        except OSError as error:
            if error.filename is None:
                raise
            place = Path(os.fsdecode(error.filename)).parent
            message = f"{place} cannot be looked into: {error.strerror}"
            if message not in told:
                remedy = "be the user that it belongs to, or change its permissions"
                yield Finding(ok=False, message=message, remedy=remedy)
            told.add(message)
