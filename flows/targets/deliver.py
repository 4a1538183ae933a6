"""Publish the edition to the targets: to those that do not have it yet, whatever kept them from it."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from flows.errors import NewswireError
from flows.logs import bind_fields, details, log
from flows.settings import Settings
from flows.target_settings import TargetSettings
from flows.targets.delivery_state import DeliveryState, read_delivery_state, write_delivery_state
from flows.targets.held_edition import HeldEdition, hold_edition
from flows.targets.open_target import open_target
from warehouse.errors import WarehouseError

LOCK = "lock"
"""The lock in the folder of a target, which whoever writes to it holds."""


def deliver_edition(
    settings: Settings, environment: Mapping[str, str] = os.environ, *, again: bool = False
) -> bool:
    """Publish the edition to each target that does not have it.

    A target that fails is logged and noted, and tried again by the next call. So is one that another process
    is writing to: that may publish an earlier edition, or compact a lake.

    Args:
        settings: The configuration.
        environment: Holds the secrets of targets.
        again: Whether to publish also to those that are noted to have it: somebody may have emptied one.

    Returns:
        Whether each target has the edition now.

    Raises:
        WarehouseError: The edition cannot be read.
    """
    targets = settings.publish.targets
    if not targets:
        return True
    with hold_edition(settings.edition) as edition:
        if edition is None:
            return True
        delivered = [
            _deliver(target, edition, settings.name_target_folder(target.name), environment, again=again)
            for target in targets
        ]
    return all(delivered)


def _deliver(
    target: TargetSettings,
    edition: HeldEdition,
    folder: Path,
    environment: Mapping[str, str],
    *,
    again: bool,
) -> bool:
    state = read_delivery_state(folder, place=target.identity)
    if state.edition_id == edition.edition_id and not again:
        return True
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with bind_fields(target=target.name), FileLock(folder / LOCK, timeout=0):
            return _attempt(target, edition, folder, environment, again=again)
    except Timeout:
        log.debug("another process is writing to the target %s", target.name)
        return False


def _attempt(
    target: TargetSettings,
    edition: HeldEdition,
    folder: Path,
    environment: Mapping[str, str],
    *,
    again: bool,
) -> bool:
    before = replace(read_delivery_state(folder, place=target.identity), place=target.identity)
    start = time.monotonic()
    try:
        place = open_target(target.fill(environment))
        if not again:
            place.check_place(has_edition=before.edition_id is not None)
        delivery = place.publish(edition)
    except (NewswireError, WarehouseError, OSError) as error:
        log.warning("%s; the edition stays as it was there, and the next publish tries again", error)
        failed = replace(before, failures=before.failures + 1, failed_at=datetime.now(UTC), error=str(error))
        write_delivery_state(folder, failed)
        return False
    seconds = round(time.monotonic() - start, 3)
    done = DeliveryState(
        place=target.identity,
        edition_id=delivery.edition_id,
        published_at=delivery.published_at,
        delivered_at=datetime.now(UTC),
        bytes=delivery.bytes,
        seconds=seconds,
    )
    write_delivery_state(folder, done)
    log.info("edition published to a target", extra=details(bytes=delivery.bytes, delivery_seconds=seconds))
    return True
