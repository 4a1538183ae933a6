"""Let Python look for cycles rarely, when it is imported: before all else that workers need.

The server that workers are forked from imports this module first. No module that it imports then becomes
garbage, and to look through them again and again took 0.07 s of CPU time.
"""

from __future__ import annotations

from flows.garbage import collect_rarely

collect_rarely()
