"""What went wrong on the way, named: each exception its reason, for counting, and a sentence."""

from __future__ import annotations

import aiohttp

from flows.web.decoding import BrokenBodyError, TooLargeError
from flows.web.guard import BlockedAddressError
from transforms.records import RefusalReason


def name_fault(error: Exception, timeout: float) -> tuple[RefusalReason, str]:
    """Return reason and sentence for what a request ended in; `timeout` are the seconds it had."""
    if isinstance(error, aiohttp.ClientConnectorError) and isinstance(error.os_error, BlockedAddressError):
        error = error.os_error
    match error:
        case BlockedAddressError():
            fault = RefusalReason.BLOCKED_ADDRESS, str(error)
        case TooLargeError():
            fault = RefusalReason.TOO_LARGE, f"the answer is too large: {error}"
        case BrokenBodyError():
            fault = RefusalReason.TRUNCATED, str(error)
        case TimeoutError():
            fault = RefusalReason.TIMEOUT, f"no whole answer within {timeout:g} seconds"
        case aiohttp.ClientConnectorError():
            fault = RefusalReason.UNREACHABLE, _describe_connecting(error)
        case aiohttp.ClientPayloadError():
            fault = RefusalReason.TRUNCATED, "the connection closed before the whole body had come"
        case aiohttp.ClientConnectionError() | OSError():
            fault = RefusalReason.DISCONNECTED, f"the connection broke: {error}"
        case aiohttp.InvalidURL() | ValueError():
            fault = RefusalReason.BAD_ADDRESS, f"this is no address that can be fetched: {error}"
        case _:
            fault = (
                RefusalReason.BAD_ANSWER,
                f"the server's answer is not HTTP: {type(error).__name__}: {error}",
            )
    return fault


def _describe_connecting(error: aiohttp.ClientConnectorError) -> str:
    match error:
        case aiohttp.ClientConnectorDNSError():
            return f"the name {error.host} cannot be looked up"
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError():
            return f"no secure connection to {error.host}: {error.os_error or error}"
    return f"{error.host} does not answer: {error.os_error.strerror or error.os_error}"
