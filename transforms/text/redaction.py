"""Mask the secrets in feed addresses, and restore them for the feed's own server.

A feed's address may have user info, parameters such as ``token`` or ``apikey``, random parts that nobody
guesses, and names of environment variables, written ``${NEWSWIRE_NAME}``. Its public form has none of their
values.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus, unquote, urlsplit, urlunsplit

from transforms.text.secret_names import Secrecy
from transforms.text.secret_spans import MASK, find_headers, find_pairs, find_unnamed, mask_spans
from transforms.text.variables import fill_variables, list_variables

_USER_INFO = re.compile(
    r"(?<=//)[^/?#\s\"'<>]*@|(?<=\\/\\/)[^/?#\s\"'<>\\]*@|(?<=%2F%2F)(?:(?!%2F|%3F|%23)[^/?#&\s\"'<>])*%40",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
_PLAIN_WORD = re.compile(r"[A-Za-z]?[a-z]*|[0-9]{1,5}")
_MIN_LENGTH = 6  # characters; `key=1` and `key=nissan` must not mask all ones and all Nissans of a text
_MIN_NAMED = 4  # characters; a value that was given as a password or by a variable is surely a secret
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_PORTS = {"http": 80, "https": 443}


class MaskedAddressError(ValueError):
    """An address whose secret is masked cannot be requested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAddress:
    """A feed's address, with its secrets and without.

    Attributes:
        public: The address with its secrets masked, which may be stored and shown.
        address: The address to request.
        authorization: The value of the header of that name, if the address has user info.
        missing: The environment variables that the address names and that are not set.
        masks: Each spelling of a secret, paired with its mask; longer ones come first.
        secrets: Each mask, paired with the secret as it is spelt in an address.
    """

    public: str
    address: str = field(repr=False)
    authorization: str | None = field(default=None, repr=False)
    missing: tuple[str, ...] = ()
    masks: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    secrets: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def is_secret(self) -> bool:
        """Whether the address has a secret."""
        return bool(self.masks)

    def mask(self, text: str) -> str:
        """Mask the address's secrets in a text, in all their spellings."""
        for secret, mask in self.masks:
            text = text.replace(secret, mask)
        return text

    def mask_bytes(self, body: bytes) -> bytes:
        """Mask the address's secrets in bytes: in UTF-8, UTF-16 or another encoding that extends ASCII."""
        for secret, mask in self.masks:
            for encoding in _ENCODINGS:
                body = body.replace(secret.encode(encoding), mask.encode(encoding))
        return body

    def is_same_origin(self, url: str) -> bool:
        """Return whether a URL has the scheme, the host and the port of the feed."""
        return parse_origin(url) == parse_origin(self.address)

    def unmask(self, url: str) -> str:
        """Restore the secrets in a masked URL of the feed's own server; return any other as it is."""
        if self.is_same_origin(url):
            for mask, secret in self.secrets:
                url = url.replace(mask, secret)
        return url


def parse_feed_address(written: str, environment: Mapping[str, str]) -> FeedAddress:
    """Parse the address of a feed, and find its secrets.

    Args:
        written: The address as it is written in the configuration.
        environment: The values of environment variables. They are plain: they are percent-encoded here.

    Raises:
        MaskedAddressError: The address was copied from a place where its secret is masked.
        ForeignVariableError: It names a variable that does not begin with ``NEWSWIRE_``.
    """
    if is_masked(written):
        raise MaskedAddressError("its secret is hidden here; write the secret itself, or ${NEWSWIRE_NAME}")
    values = {name: environment.get(name, "") for name in list_variables(written)}
    quoted = {name: quote(value, safe="") for name, value in values.items()}
    filled = fill_variables(written, quoted)
    parts = urlsplit(filled)
    user_info, _, place = parts.netloc.rpartition("@")
    address = urlunsplit(parts._replace(netloc=place)) if user_info else filled
    public = mask_feed_address(written)
    masks: list[tuple[str, str]] = []
    secrets: list[tuple[str, str]] = []
    for name, value in values.items():
        secrets.append((f"${{{name}}}", quoted[name]))
        masks += _list_spellings(value, f"${{{name}}}", min_length=_MIN_NAMED)
    bare = _USER_INFO.sub("", written)
    for span in find_pairs(bare):
        name, value = bare[span.begin : span.start], bare[span.start : span.end]
        secrets.append((f"{name}{span.mask}", f"{name}{value}"))
        masks += [(f"{name}{value}", f"{name}{span.mask}"), *_list_spellings(unquote(value), span.mask)]
    named = mask_spans(bare, find_pairs(bare))
    for span in find_unnamed(named):
        value = named[span.start : span.end]
        secrets.append((span.mask, value))
        masks += [(value, span.mask), *_list_spellings(unquote(value), span.mask)]
    authorization = None
    if user_info:
        user, _, password = (unquote(part) for part in user_info.partition(":"))
        token = base64.b64encode(f"{user}:{password}".encode()).decode()
        authorization = f"Basic {token}"
        masks += [(f"{user_info}@", ""), (f"{user}:{password}", MASK), (token, MASK)]
        masks += _list_spellings(password, MASK, min_length=_MIN_NAMED)
    if masks or values:
        masks += [(address, public), (filled, public)]
    return FeedAddress(
        public=public,
        address=address,
        authorization=authorization,
        missing=tuple(name for name, value in values.items() if not value),
        masks=tuple(sorted(dict(reversed(masks)).items(), key=lambda pair: (-len(pair[0]), pair))),
        secrets=tuple(secrets),
    )


def mask_addresses(text: str) -> str:
    """Mask what looks like a secret in the addresses in a text.

    That is user info, and the values of parameters with names such as ``token`` or ``apikey``.
    """
    if "=" not in text and "@" not in text and "%" not in text and "\\u003" not in text:
        return text
    bare = _USER_INFO.sub("", text)
    return mask_spans(bare, find_pairs(bare))


def mask_text(text: str) -> str:
    """Mask what looks like a secret in a text for people: in addresses, headers and quoted pairs."""
    masked = mask_addresses(text)
    return mask_spans(masked, find_headers(masked))


def mask_feed_address(url: str) -> str:
    """Return the public form of a feed's address: also random parts of its path and its query are masked."""
    named = mask_addresses(url)
    return mask_spans(named, find_unnamed(named))


def mask_feed_addresses(text: str) -> str:
    """Mask the addresses of feeds in a text, as `mask_feed_address` does each."""
    if not _ADDRESS.search(text):
        return mask_feed_address(text)  # a relative one, or none
    return _ADDRESS.sub(lambda found: mask_feed_address(found[0]), mask_addresses(text))


def mask_article_address(url: str) -> str:
    """Mask the secrets in the address of an article, so that it still tells the article from others.

    Only parameters that are surely secrets are masked; a random ``key`` has a mask of its own.
    """
    bare = _USER_INFO.sub("", url)
    return mask_spans(bare, find_pairs(bare, least=Secrecy.CERTAIN))


def is_masked(url: str) -> bool:
    """Return whether a secret of a URL is masked, so that it cannot be requested."""
    return MASK in unquote(url)


def parse_origin(url: str) -> tuple[str, str, int | None] | None:
    """Return the scheme, the host and the port of a URL, or `None` if it cannot be parsed."""
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return None


def _list_spellings(secret: str, mask: str, *, min_length: int = _MIN_LENGTH) -> list[tuple[str, str]]:
    """Return the spellings of a secret, each with its mask; none for one that may be an ordinary word."""
    if len(secret) < min_length or (min_length == _MIN_LENGTH and _PLAIN_WORD.fullmatch(secret)):
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
