"""Patterns of large vocabularies, each compiled when a text first needs it.

A module's own patterns are compiled when it is imported. Of the 580 of the cleaning rules and of notices an
index lets a dozen be tried on an article, and to compile them all takes 0.2 s of CPU time.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def compile_when_needed(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that ignores case, or return what was compiled before."""
    return re.compile(pattern, re.IGNORECASE)
