"""Secrets in feed addresses: told apart from the rest, hidden from all that is written, and put back.

A feed's address may carry user info, parameters such as ``token`` or ``apikey``, and names of
environment variables, written ``${NAME}``. What may be told of it holds none of their values.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus, unquote, urlsplit, urlunsplit

MASK = "***"
_NAME = (
    r"(?:[\w.-]*[_.-])?(?:api|access|auth|oauth|feed|rss|private|user|client|session|security|app)?"
    r"(?:key|token|auth|sig|signature|hmac|jwt|password|passwd|passphrase|pwd|pass|secret|credential)"
)
_SECRET_PAIR = re.compile(rf"(?<=[?&;])({_NAME}=)(?!\$\{{)([^&;#\s\"'<>]+)", re.IGNORECASE)
_USER_INFO = re.compile(r"(?<=://)[^/?#\s\"'<>]*@")
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_PLAIN_WORD = re.compile(r"[A-Za-z]?[a-z]*|[0-9]{1,5}")
_LEAST = 6  # `key=1` and `key=nissan` must not take all ones and all Nissans out of a text
_LEAST_NAMED = 4  # what was given as a password or by a variable is one
_CODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_PORTS = {"http": 80, "https": 443}


class MaskedAddressError(ValueError):
    """An address whose secret was hidden cannot be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAddress:
    """A feed's address: `public` may be told, `address` is asked for, with `authorization` as a header.

    `missing` are the environment variables that it names and that are not set. `hidden` pairs each
    spelling of a secret with what stands for it, `shown` what stands for a secret with its spelling
    in an address.
    """

    public: str
    address: str = field(repr=False)
    authorization: str | None = field(default=None, repr=False)
    missing: tuple[str, ...] = ()
    hidden: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    shown: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def is_secret(self) -> bool:
        """Tell whether the address holds anything that must not be told."""
        return bool(self.hidden)

    def hide(self, text: str) -> str:
        """Return `text` without the address's secrets, in whatever spelling they stand there."""
        for secret, mask in self.hidden:
            text = text.replace(secret, mask)
        return text

    def hide_bytes(self, body: bytes) -> bytes:
        """Do the same for bytes in UTF-8, UTF-16 or anything else that extends ASCII."""
        for secret, mask in self.hidden:
            for coding in _CODINGS:
                body = body.replace(secret.encode(coding), mask.encode(coding))
        return body

    def is_own(self, url: str) -> bool:
        """Tell whether `url` is at the server that the feed is at: same scheme, host and port."""
        return name_origin(url) == name_origin(self.address)

    def reveal(self, url: str) -> str:
        """Put the secrets back into `url`, which the feed gave, if it is at the feed's own server."""
        if self.is_own(url):
            for mask, secret in self.shown:
                url = url.replace(mask, secret)
        return url


def read_address(written: str, environment: Mapping[str, str]) -> FeedAddress:
    """Take apart an address as it is `written` in the configuration.

    A variable's value is the plain secret: it is percent-encoded here. Raises
    :class:`MaskedAddressError` for an address that was copied from where its secret is hidden.
    """
    if is_masked(written):
        raise MaskedAddressError("its secret is hidden here; write the secret itself, or ${NAME}")
    values = {name: environment.get(name, "") for name in _VARIABLE.findall(written)}
    filled = _VARIABLE.sub(lambda found: quote(values[found[1]], safe=""), written)
    parts = urlsplit(filled)
    user_info, _, place = parts.netloc.rpartition("@")
    address = urlunsplit(parts._replace(netloc=place)) if user_info else filled
    public = hide_address(written)
    hidden: list[tuple[str, str]] = []
    shown: list[tuple[str, str]] = []
    for name, value in values.items():
        shown.append((f"${{{name}}}", quote(value, safe="")))
        hidden += _spell(value, f"${{{name}}}", least=_LEAST_NAMED)
    for found in _SECRET_PAIR.finditer(written):
        name, value = found[1], found[2]
        shown.append((f"{name}{MASK}", f"{name}{value}"))
        hidden += [(f"{name}{value}", f"{name}{MASK}"), *_spell(unquote(value), MASK)]
    authorization = None
    if user_info:
        user, _, password = (unquote(part) for part in user_info.partition(":"))
        token = base64.b64encode(f"{user}:{password}".encode()).decode()
        authorization = f"Basic {token}"
        hidden += [(f"{user_info}@", ""), (f"{user}:{password}", MASK), (token, MASK)]
        hidden += _spell(password, MASK, least=_LEAST_NAMED)
    if hidden or values:
        hidden += [(address, public), (filled, public)]
    return FeedAddress(
        public=public,
        address=address,
        authorization=authorization,
        missing=tuple(name for name, value in values.items() if not value),
        hidden=tuple(sorted(dict(reversed(hidden)).items(), key=lambda pair: (-len(pair[0]), pair))),
        shown=tuple(shown),
    )


def hide_address(text: str) -> str:
    """Hide what looks like a secret in the addresses of `text`: user info, and values of telling names."""
    return _SECRET_PAIR.sub(rf"\1{MASK}", _USER_INFO.sub("", text))


def is_masked(url: str) -> bool:
    """Tell whether a secret of `url` is hidden, so that nobody can ask for it."""
    return any(found[2] == MASK for found in _SECRET_PAIR.finditer(url))


def names_variable(url: str) -> bool:
    """Tell whether `url` names an environment variable, which only an address given by a person may.

    Percent-encoding does not hide it: the braces of a configured address may come back encoded.
    """
    return _VARIABLE.search(unquote(url)) is not None


def name_origin(url: str) -> tuple[str, str, int | None] | None:
    """Return scheme, host and port, by which servers are told apart; null for what is no address."""
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return None


def _spell(secret: str, mask: str, *, least: int = _LEAST) -> list[tuple[str, str]]:
    """Return the spellings that a secret is looked for in, each with its mask; none if it is any word."""
    if len(secret) < least or (least == _LEAST and _PLAIN_WORD.fullmatch(secret)):
        return []
    spellings = (
        secret,
        quote(secret, safe=""),
        quote(secret),
        quote_plus(secret),
        html.escape(secret),
        secret.replace("/", "\\/"),  # as some write JSON
    )
    return [(spelling, mask) for spelling in spellings]
