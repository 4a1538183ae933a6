"""Compile all patterns, when it is imported, for workers that will read many pages.

The server that workers are forked from imports this module after :mod:`flows.jobs.preload`. It takes 0.3 s
of CPU time once; otherwise each worker compiles what its pages need.
"""

from __future__ import annotations

import gc

from transforms.cleaning.corrections import compile_corrections
from transforms.cleaning.rulebook import compile_rules
from transforms.extraction.notices import compile_notices

compile_corrections()
compile_rules()
compile_notices()
gc.freeze()  # the patterns too are never garbage
