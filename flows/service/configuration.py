"""The configuration of a running service: read again when its file changes."""

from __future__ import annotations

from flows.config_file import default_settings, find_config, load_settings, warn_of_feed_faults
from flows.errors import SettingsError
from flows.logs import log
from flows.settings import Settings

_FIXED = ("listen", "read", "prefect", "explore")


class Configuration:
    """The settings, which follow the file that they came from.

    A new feed is polled without a restart. The folder of the state stays, and so does what was made of the
    settings at the start: the listener with its token, the worker processes, the other parts of the service.
    A change of these is logged as one that waits for a restart.

    Args:
        settings: The settings at the start.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._at_start = settings
        self._stamp = _read_stamp()
        warn_of_feed_faults()

    def refresh(self) -> bool:
        """Read the file again if it has changed; return whether the settings are new.

        A file with a mistake is reported, and the settings stay as they are.
        """
        stamp = _read_stamp()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            changed = load_settings() or default_settings()
        except SettingsError as error:
            log.warning("the configuration stays as it was: %s", error)
            return False
        self.settings = changed.model_copy(update={"home": self.settings.home})
        warn_of_feed_faults()
        log.info("the configuration has changed")
        if waiting := _list_waiting(self._at_start, self.settings):
            log.warning("%s of the configuration hold after a restart", " and ".join(waiting))
        return True


def _list_waiting(at_start: Settings, changed: Settings) -> list[str]:
    """Return the tables of the file that differ from what the running parts were made of."""
    return [f"[{name}]" for name in _FIXED if getattr(at_start, name) != getattr(changed, name)]


def _read_stamp() -> tuple[int, int] | None:
    try:
        found = find_config().stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns
