"""Checks of the targets to which editions are published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from flows.description.counts import write_plural
from flows.doctor.finding import Finding, describe_age, describe_moment
from flows.errors import NewswireError
from flows.settings import Settings
from flows.targets.lag import TargetLag, list_lags
from flows.targets.open_target import open_target
from warehouse.errors import WarehouseError

_PATIENCE = timedelta(minutes=10)  # until a target that nothing is known against counts as behind


def check_targets(settings: Settings) -> Iterator[Finding]:
    """Check that each target can be used and has the edition; silent without targets."""
    try:
        lags = list(list_lags(settings))
    except WarehouseError:
        return  # the check of the databases says so
    for lag in lags:
        yield _check_target(lag, datetime.now(UTC))


def _check_target(lag: TargetLag, now: datetime) -> Finding:
    name, state = f"target {lag.target.name}", lag.state
    try:
        open_target(lag.target.fill())
    except NewswireError as error:
        return Finding(ok=False, message=f"{name}: it cannot be used", remedy=str(error))
    if not lag.is_behind:
        return Finding(
            ok=True, message=f"{name}: has the edition since {describe_moment(state.delivered_at, now)}"
        )
    behind = f"{describe_age(lag.lag)} behind" if lag.lag else "has no edition yet"
    if state.failures:
        times = f"{write_plural(state.failures, 'attempt')} failed"
        remedy = f"{state.error}; the next publish tries again, `newswire targets publish` does so now"
        return Finding(
            ok=False,
            message=f"{name}: {behind}, {times}, the last {describe_moment(state.failed_at, now)}",
            remedy=remedy,
        )
    is_late = lag.lag is not None and lag.lag > _PATIENCE
    return Finding(
        ok=not is_late,
        message=f"{name}: {behind}",
        remedy="type `newswire targets publish`, or let `newswire up` do it" if is_late else "",
    )
