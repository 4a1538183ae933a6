"""The checks of `newswire doctor`, each on one part of the installation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
from flows.doctor.state import check_state
from flows.doctor.targets import check_targets
from flows.doctor.watching import check_watches
from flows.settings import Settings

CHECKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
    check_libraries,
    check_configuration,
    check_environment,
    check_taxonomy_file,
    check_quantities_file,
    check_requests,
    check_ports,
    check_state,
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
