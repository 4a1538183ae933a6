"""`python -m flows.explorer`: serves the explorer as a part of `newswire up`."""

from __future__ import annotations

import os
import sys

from flows.config_file import default_settings, load_settings
from flows.errors import NewswireError
from flows.explore_settings import ExploreSettings
from flows.explorer.server import serve_explorer
from flows.log_output import configure_logging, read_form
from flows.logs import log, notice


def main() -> int:
    """Serve by the configuration of the working folder and the environment; return the exit status."""
    configure_logging(verbosity=1, form=read_form(os.environ, default="text"), with_libraries=False)
    settings = load_settings() or default_settings()
    explore = settings.explore or ExploreSettings()
    try:
        serve_explorer(settings.edition, explore, when_ready=lambda address: notice(f"explorer at {address}"))
    except NewswireError as error:
        log.error("%s", error)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
