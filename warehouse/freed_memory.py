"""The settings with which DuckDB gives back the memory of a query.

By default it keeps up to 128 and 512 MB for the next one. That made the peak of a load 50 MB higher, and that
of a process that shows pages 80 MB, and took no less CPU time.
"""

from __future__ import annotations

FREED_EARLY = {"allocator_flush_threshold": "1MB", "allocator_bulk_deallocation_flush_threshold": "1MB"}
"""For processes that read much."""
FREED_LATER = dict.fromkeys(FREED_EARLY, "16MB")
"""For a writer until it loads many articles at once: one alone takes a tenth less CPU time so."""
