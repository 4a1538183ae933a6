"""How far the targets are behind the edition of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from flows.settings import Settings
from flows.target_settings import TargetSettings
from flows.targets.delivery_state import DeliveryState, read_delivery_state
from flows.targets.held_edition import hold_edition


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLag:
    """A target beside the edition of this machine.

    Attributes:
        target: The target.
        state: The note on it.
        is_behind: Whether it lacks the edition.
        lag: The time from the edition that it has to that of this machine; None where it has none yet, or
            there is no edition.
    """

    target: TargetSettings
    state: DeliveryState
    is_behind: bool
    lag: timedelta | None


def list_lags(settings: Settings) -> Iterator[TargetLag]:
    """Yield each target of the configuration with its lag; nothing is asked over the network.

    Raises:
        WarehouseError: The edition cannot be read.
    """
    if not settings.publish.targets:
        return
    edition_id: str | None = None
    published_at: datetime | None = None
    with hold_edition(settings.edition) as edition:
        if edition:
            edition_id, published_at = edition.edition_id, edition.published_at
    for target in settings.publish.targets:
        state = read_delivery_state(settings.name_target_folder(target.name), place=target.identity)
        is_behind = edition_id is not None and state.edition_id != edition_id
        lag = published_at - state.published_at if published_at and state.published_at else None
        yield TargetLag(target=target, state=state, is_behind=is_behind, lag=lag)
