"""Describe a fetch that failed by a fault of ours, without importing the HTTP client."""

from __future__ import annotations

from flows.logs import details, log
from transforms.records import RefusalReason
from transforms.text.exceptions import find_place


def describe_own_fault(error: Exception) -> tuple[RefusalReason, str]:
    """Return the reason and the sentence where no server is to blame, but our code or the machine."""
    return RefusalReason.BAD_ANSWER, f"our client failed on it: {type(error).__name__}"


def log_own_fault(error: Exception, *, url: str | None = None) -> None:
    """Log where our code failed, but not the text of the error, which may quote an address with a secret.

    Args:
        error: The exception.
        url: The address of the fetch, masked.
    """
    values = details(url=url, error=type(error).__name__, place=find_place(error))
    log.warning("a fetch failed by a fault of ours", extra=values)
