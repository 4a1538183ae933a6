"""The configuration of a running service: read again when its file changes."""

from __future__ import annotations

from flows.config_file import default_settings, find_config, load_settings, warn_of_feed_faults
from flows.errors import SettingsError
from flows.logs import log
from flows.settings import Settings


class Configuration:
    """The settings, which follow the file that they came from.

    A new feed is polled without a restart. The folder of the state stays, and so does the address that the
    listener is bound to.

    Args:
        settings: The settings at the start.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
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
        return True


def _read_stamp() -> tuple[int, int] | None:
    try:
        found = find_config().stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns
