"""Refusals: why something did not become an article, one declaration for each reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, Self

RefusalStage = Literal["fetch", "parse", "extract", "clean", "load", "tag", "rebuild"]
"""The step that refused.

`parse` reads feeds, `extract` and `clean` read pages, `load` reads files that were handed over, `tag`
tags existing articles again, and `rebuild` reads archived pages again.
"""
MAX_DETAIL = 300
"""The characters of an error's text that a refusal keeps in its detail."""

_RETRIED: Final = True
_FINAL: Final = False


class RefusalReason(StrEnum):
    """Why a request, a feed, a page or a file was refused.

    A member is its own string, such as ``"not-found"``: that is what the warehouse stores and what
    people count by. Adding a reason means adding a member here and using it where the refusal is made.

    Attributes:
        sentence: What the reason means, for people.
        is_retried: Whether the same request or file may succeed later, so that it is tried again.
    """

    sentence: str
    is_retried: bool

    def __new__(cls, value: str, sentence: str, is_retried: bool) -> Self:
        """Make a member that equals `value`."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence = sentence
        member.is_retried = is_retried
        return member

    # The request was not sent.
    BAD_ADDRESS = "bad-address", "The address is not one that can be fetched.", _FINAL
    BLOCKED_ADDRESS = "blocked-address", "The address is not a public one.", _FINAL
    NO_SECRET = "no-secret", "The address needs a secret that the environment does not set.", _FINAL
    STRANGE_VARIABLE = "strange-variable", "A page's link names an environment variable.", _FINAL
    ROBOTS = "robots", "The site's robots.txt asks not to fetch this address.", _FINAL
    ROBOTS_UNREACHABLE = "robots-unreachable", "The site's robots.txt could not be fetched.", _RETRIED
    # The entry stays due and the attempt is not counted, so no retry is planned by this reason.
    ASKED_TO_WAIT = "asked-to-wait", "The server asked us to wait before the next request.", _FINAL
    BATCH_FULL = (
        "batch-full",
        "The pages before fill the memory; this one is fetched with the next ones.",
        _FINAL,
    )

    # No usable answer came.
    UNREACHABLE = "unreachable", "No connection to the server could be made.", _RETRIED
    DISCONNECTED = "disconnected", "The connection broke.", _RETRIED
    TIMEOUT = "timeout", "The server did not answer in time.", _RETRIED
    BAD_ANSWER = "bad-answer", "The server's answer is not valid HTTP.", _RETRIED
    TRUNCATED = "truncated", "The answer ended before it was complete.", _RETRIED
    TOO_LARGE = "too-large", "The answer or the file is larger than the limit.", _FINAL

    # The answer's status.
    REDIRECT = "redirect", "The server redirected to another address.", _FINAL
    BAD_REDIRECT = "bad-redirect", "The server redirected to something that is not a web address.", _FINAL
    FORBIDDEN = "forbidden", "The server does not let us have this address.", _FINAL
    NOT_FOUND = "not-found", "There is nothing at this address.", _FINAL
    GONE = "gone", "The server says that the address is gone for good.", _FINAL
    TOO_MANY_REQUESTS = "too-many-requests", "The server had too many requests from us.", _RETRIED
    NO_CONTENT = "no-content", "The server's answer has no content.", _FINAL
    CLIENT_ERROR = "client-error", "The server rejected the request.", _FINAL
    SERVER_ERROR = "server-error", "The server failed.", _RETRIED

    # A body came, but its content is not of the expected kind.
    EMPTY = "empty", "The content is empty.", _FINAL
    NOT_A_FEED = "not-a-feed", "The content is not a feed.", _FINAL
    BROKEN_FEED = "broken-feed", "The feed is damaged or incomplete.", _FINAL
    NOT_HTML = "not-html", "The content is not HTML.", _FINAL
    NOT_TEXT = "not-text", "The file is not a text file.", _FINAL
    NOT_UTF8 = "not-utf8", "The text is not UTF-8, and no other encoding was named.", _FINAL
    BROKEN_ARCHIVE = "broken-archive", "The WARC file is damaged or incomplete.", _FINAL
    NO_TEXT = "no-text", "The page has no text besides boilerplate.", _FINAL
    NO_ARTICLE = "no-article", "The page is not an article.", _FINAL
    UNREADABLE = "unreadable", "The content could not be read.", _FINAL

    # The content is at fault. A busy machine stops good pages too, so a slow one gets another chance.
    READING_TIMEOUT = "reading-timeout", "Reading the content took too long and was stopped.", _RETRIED
    MEMORY = "memory", "Reading the content took too much memory and was stopped.", _FINAL
    CRASHED = "crashed", "The process that read the content crashed.", _FINAL

    # The machine is at fault.
    KILLED = "killed", "The process that read the content was killed from outside.", _RETRIED
    MACHINE_FAULT = (
        "machine-fault",
        "The machine lacked memory, room on a disk, file descriptors or a library to read the content.",
        _RETRIED,
    )

    # A rebuild could not read the page again.
    KEPT = "kept", "The page could not be read again and was left as it was.", _FINAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why something did not become an article.

    Attributes:
        url: The address that was refused, where it has one.
        origin: What it came from: the address of the feed, or the name of the file.
        stage: The step that refused it.
        reason: The reason, to count by.
        detail: A sentence for people about this case.
    """

    url: str | None
    origin: str
    stage: RefusalStage
    reason: RefusalReason
    detail: str
