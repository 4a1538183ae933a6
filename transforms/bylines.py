"""Authors' names, out of the many ways in which pages give them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.rulebook import load_rules
from transforms.text import normalise, squeeze

_SPLIT = re.compile(r"\s*(?:[;|/、&\n]|,(?!\s*(?:Jr|Sr|I{2,3}|Ph\.?D|MD)\b)|\s(?:and|und|et|y)\s|\s[-–—]\s)\s*")
_PREFIX = re.compile(
    r"(?:(?:written|words|story|text|posted|reported|published|edited)\s+)?by\s*:?\s+|(?:von|par|por|author|autor|auteur)s?\s*:?\s+"
    r"|(?:文|取材|執筆)\s*[:：=＝]\s*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+|\([^)]*\)|\b\w+\.(?:com|net|org)\S*", re.IGNORECASE)
_DATE = re.compile(r"\d{2}|\b(?:ago|updated|published|posted|read)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:(?:the|our|your|a|an|senior|junior|deputy|managing|executive|associate|contributing|news|staff|chief|web|digital"
    r"|online|editorial|guest|special|business|automotive|auto|freelance|technology|foreign|bureau|site|for|at|of|to)\s)*"
    r"(?:admin(?:istrator)?|staff|team|editors?(?:-in-chief)?|editorial|newsroom|(?:news )?desk|reporters?|writers?"
    r"|correspondents?|journalists?|contributors?|columnists?|bloggers?|publisher|webmaster|author|unknown|anonymous"
    r"|guest|user|root|redaktion|rédaction|redacción|agencies|agency|wire|news|編集部)",
    re.IGNORECASE,
)
_LONGEST = 60
_MOST_WORDS = 6


def clean_authors(raw: Iterable[str], *, sites: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names in `raw`, one each, in order and without doubles.

    Takes off *By*, addresses, handles and what is no name: roles such as *Staff Writer*, the
    names of the site itself (`sites`), dates and sentences.
    """
    own = {_join(site) for site in sites}
    names: dict[str, str] = {}
    for line in raw:
        for part in _SPLIT.split(_ADDRESS.sub(" ", squeeze(line))):
            name = _PREFIX.sub("", f"{part} ", count=1).strip(" .,:·•*|-–—\"'") if part else ""
            if name and _is_name(name) and _join(name) not in own:
                names.setdefault(normalise(name), _set_case(name))
    return tuple(names.values())


def find_authors(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the authors whom bylines name among `lines`; failing those, the one of a biography."""
    bylines: list[str] = []
    biographies: list[str] = []
    rules = [rule for rule in load_rules() if rule.class_ in ("credit", "bio")]
    for line in lines:
        for rule in rules:
            if rule.follows is None and rule.accepts(line) and (found := rule.find_author(line)):
                (bylines if rule.class_ == "credit" else biographies).append(found)
                break
    return clean_authors(bylines) or clean_authors(biographies[-1:])


def _is_name(name: str) -> bool:
    if len(name) > _LONGEST or len(name.split()) > _MOST_WORDS or _DATE.search(name):
        return False
    return any(sign.isalpha() for sign in name) and not _ROLE.fullmatch(name) and not name.endswith(("?", "!", "。"))


def _set_case(name: str) -> str:
    shouted = name.isupper() and len(name.split()) > 1
    return name.title() if shouted else name


def _join(text: str) -> str:
    return normalise(text).replace(" ", "")
