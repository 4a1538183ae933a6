"""The counts of a scan of a crawl."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class ScanCounts:
    """How far a scan has come, and how many records it passed over.

    Attributes:
        position: The bytes of the file that were read.
        records: The records that were seen.
        without_page: Those of them that hold no page: requests, images, answers of another status.
        unnamed: Those that hold a page without any of the names.
    """

    position: int = 0
    records: int = 0
    without_page: int = 0
    unnamed: int = 0
