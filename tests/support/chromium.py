"""Find the browser of the tests, which no package index has."""

from __future__ import annotations

import shutil

ABSENCE = "Chromium is not installed, so that the tests in a browser were left out: apt-get install chromium"


def find_chromium() -> str | None:
    """Return the program of Debian's package, or of one like it; None if there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")
