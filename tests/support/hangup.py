"""Start processes that heed the end of their terminal, also where tests run under nohup, which ignores it."""

from __future__ import annotations

import sys

HEEDING = (
    sys.executable,
    "-c",
    "import os, sys, signal as s; s.signal(s.SIGHUP, s.SIG_DFL); os.execvp(sys.argv[1], sys.argv[1:])",
)
"""What to put before the words of a command: a program hands on to the next what it ignores."""
