"""What went wrong on the way, named: each exception its reason, for counting, and a sentence."""

from __future__ import annotations

import aiohttp

from flows.web.decoding import BrokenBodyError, TooLargeError
from flows.web.guard import BlockedAddressError


def name_fault(error: Exception, timeout: float) -> tuple[str, str]:
    """Return reason and sentence for what a request ended in; `timeout` are the seconds it had."""
    if isinstance(error, aiohttp.ClientConnectorError) and isinstance(error.os_error, BlockedAddressError):
        error = error.os_error
    match error:
        case BlockedAddressError():
            fault = "blocked-address", str(error)
        case TooLargeError():
            fault = "too-large", f"the answer is too large: {error}"
        case BrokenBodyError():
            fault = "truncated", str(error)
        case TimeoutError():
            fault = "timeout", f"no whole answer within {timeout:g} seconds"
        case aiohttp.ClientConnectorError():
            fault = "unreachable", _describe_connecting(error)
        case aiohttp.ClientPayloadError():
            fault = "truncated", "the connection closed before the whole body had come"
        case aiohttp.ClientConnectionError() | OSError():
            fault = "disconnected", f"the connection broke: {error}"
        case aiohttp.InvalidURL() | ValueError():
            fault = "bad-address", f"this is no address that can be fetched: {error}"
        case _:
            fault = "bad-answer", f"the server's answer is not HTTP: {type(error).__name__}: {error}"
    return fault


def _describe_connecting(error: aiohttp.ClientConnectorError) -> str:
    match error:
        case aiohttp.ClientConnectorDNSError():
            return f"the name {error.host} cannot be looked up"
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError():
            return f"no secure connection to {error.host}: {error.os_error or error}"
    return f"{error.host} does not answer: {error.os_error.strerror or error.os_error}"
