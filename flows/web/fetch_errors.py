"""Turn the exceptions of a request into reasons, which can be counted, and sentences."""

from __future__ import annotations

import os
import re

import aiohttp

from flows.web.decoding import BrokenBodyError, TooLargeError
from flows.web.guard import BlockedAddressError
from transforms.records import RefusalReason

# asyncio words all failures alike, and has the reason in the number
_CALL = re.compile(r"\[Errno (\d+)\] Connect call failed \('([^']+)', (\d+)[^)]*\)")
REQUEST_ERRORS = (aiohttp.ClientError, BrokenBodyError, OSError, TooLargeError, ValueError)
"""The ends of a request for which a server, the network or the URL is at fault; aiohttp raises ValueError."""


def classify_error(error: Exception, timeout: float) -> tuple[RefusalReason, str]:
    """Return the reason and the sentence for the exception that a request ended in.

    Args:
        error: One of :data:`REQUEST_ERRORS`, which aiohttp, the decoder or the guard raised.
        timeout: The seconds that the fetch was given, for the sentence on a time-out.
    """
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
            fault = RefusalReason.UNREACHABLE, _describe_connection_error(error)
        case aiohttp.ClientPayloadError():
            fault = RefusalReason.TRUNCATED, "the connection closed before the whole body had come"
        case aiohttp.ClientConnectionError() | OSError():
            fault = RefusalReason.DISCONNECTED, f"the connection broke: {error}"
        case aiohttp.InvalidURL() | ValueError():
            fault = RefusalReason.BAD_ADDRESS, f"this is no address that can be fetched: {error}"
        case _:
            fault = RefusalReason.BAD_ANSWER, f"the server's answer is not HTTP: {_name_fault(error)}"
    return fault


def _name_fault(error: Exception) -> str:
    """Return the first line of an error of aiohttp; the bytes of the answer may follow it."""
    words = error.message if isinstance(error, aiohttp.ClientResponseError) else str(error)
    return words.partition("\n")[0].strip(" :") or type(error).__name__


def _describe_connection_error(error: aiohttp.ClientConnectorError) -> str:
    match error:
        case aiohttp.ClientConnectorDNSError():
            return f"the name {error.host} cannot be looked up"
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError():
            return f"no secure connection to {error.host}: {error.os_error or error}"
    reason = _CALL.sub(_word_call, str(error.os_error))
    return f"{error.host} does not answer: {reason[:1].lower()}{reason[1:]}"


def _word_call(call: re.Match[str]) -> str:
    return f"{os.strerror(int(call[1]))} ({call[2]}, port {call[3]})"
