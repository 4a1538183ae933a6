"""Find and clean authors' names, in the many forms in which pages give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transforms.cleaning.author_words import (
    ACCOUNT,
    AGENCY,
    AGENCY_AFTER,
    BUTTON,
    BUTTON_AFTER,
    BUTTON_BEFORE,
    ORGANISATION,
    OUTLET,
    OUTLET_AFTER,
)
from transforms.cleaning.east_asian_labels import (
    DEPARTMENT,
    LABEL,
    LABELLED,
    OTHER_LABEL,
    UNSPACED_ROLE,
)
from transforms.cleaning.prose import is_prose
from transforms.cleaning.rulebook import match_rules
from transforms.text.normalisation import normalise, squeeze
from transforms.text.writing_systems import has_cjk

_SPLIT = re.compile(
    r"\s*(?:[;|/、&；｜／，＆\n]|,(?!\s*(?:Jr|Sr|I{2,3}|Ph\.?D|MD)\b)|\s(?:and|und|et|y)\s|\s[-–—]\s)\s*"
)
_PREFIX = re.compile(
    r"(?:(?:written|words|story|text|posted|reported|published|edited)\s+)?by\s*:?\s+|(?:von|par|por|author|autor|auteur)s?\s*:?\s+"
    r"|(?:文|取材|執筆)\s*[:：=＝]\s*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|@\w+|[(（][^)）]*[)）]|\b\w+\.(?:com|net|org)\S*", re.IGNORECASE
)
_DATE = re.compile(r"\d{2}|\b(?:ago|updated|published|posted|read)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:^|[\s,(]+)(?:(?:the|our|your|a|an|senior|junior|deputy|managing|executive|associate|contributing|news|staff|chief"
    r"|web|digital|online|editorial|guest|special|business|automotive|auto|freelance|technology|political|sports|foreign"
    r"|national|bureau|site|for|at|of|to|by)\s)*"
    r"(?:admin(?:istrator)?|staff|team|editors?(?:-in-chief|-at-large)?|editorial|newsroom|bureau|desk|reporters?|writers?"
    r"|correspondents?|journalists?|contributors?|columnists?|bloggers?|publisher|webmaster|author|unknown|anonymous"
    r"|guest|user|root|redaktion|rédaction|redacción|agencies|agency|wire|編集部|MD|MS|MBA|RDN?|Ph\.?D|CFA|JD|Esq)\.?\)?$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’-]+(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|da|van|von|der|la|le|al|bin)){1,3}")
_BY = re.compile(
    r"(?:(?:written|posted|reported|published) )?by:?|authors?:?|words:?|von|par|por", re.IGNORECASE
)
BYLINE_RULES = ("byline", "timed-byline", "dated-byline")
"""The rules that recognise bylines, the surest first."""
_BIOGRAPHIES = ("author-bio", "author-bio-other-languages")
_CORRESPONDENT = re.compile(r"【[^】=＝]{1,12}[=＝](?P<author>[^】、]{2,12}?)(?:記者|特派員|共同|時事)?】")
_EDGES = " .,:·•*|-–—\"'"
_MAX_NAME = 60  # characters
_MAX_LINE = 300
_MAX_LABELLED = 120  # characters of a line in which an author is behind a label
_MIN_SITE_NAME = 5  # characters; shorter names begin many others
_MAX_NAME_WORDS = 6
_MAX_AUTHORS = 20


def clean_authors(raw: Iterable[str], *, sites: Iterable[str] = ()) -> tuple[str, ...]:
    """Split and clean the names of authors.

    *By*, addresses and handles are removed, and everything that is no name: roles such as
    *Staff Writer*, the names of the site itself, accounts of its software, buttons, dates and sentences.
    Of an agency or another organisation there is the whole name or none.

    Args:
        raw: Lines with one name or several.
        sites: The names of the site.

    Returns:
        The names in order, each once.
    """
    own = [key for site in sites if (key := _join(site))]
    names: dict[str, str] = {}
    for line in raw:
        text = squeeze(OTHER_LABEL.sub("", _ADDRESS.sub(" ", squeeze(line[:_MAX_LINE]))))
        label = LABEL.match(text)
        text = text[label.end() :] if label else text
        whole = _PREFIX.sub("", f"{text} ", count=1).strip(_EDGES)
        parts = [whole] if AGENCY.fullmatch(whole) else _SPLIT.split(text)
        for place, part in enumerate(parts):
            name = _clean_name(part, is_first=place == 0)
            if name and _is_name(name) and not any(_is_site_name(_join(name), key) for key in own):
                names.setdefault(normalise(name), _set_case(name))
    return tuple(names.values())[:_MAX_AUTHORS]


def _clean_name(part: str, *, is_first: bool) -> str:
    """Return the name in a part of a byline, empty when there is none.

    Args:
        part: The part.
        is_first: Whether it is the first part; a later one may be the outlet of the one before.
    """
    name = _PREFIX.sub("", BUTTON_BEFORE.sub("", f"{part} ", count=1), count=1).strip(_EDGES)
    name = LABEL.sub("", name, count=1)
    if BUTTON.fullmatch(name):
        return ""
    name = BUTTON_AFTER.sub("", name).strip(_EDGES)
    if AGENCY.fullmatch(name):
        return name
    is_outlet = not is_first and len(name.split()) > 1 and OUTLET.search(name) is not None
    if ACCOUNT.search(name) or is_outlet:
        return ""
    name = UNSPACED_ROLE.sub("", DEPARTMENT.sub("", name))
    person = AGENCY_AFTER.sub("", OUTLET_AFTER.sub("", name)).strip(_EDGES)
    person = person if _is_person(person) else name
    stripped = _ROLE.sub("", person).strip(_EDGES)
    if stripped == person or AGENCY.fullmatch(stripped):
        return stripped
    # no part of an organisation's name is a name, nor is a single word beside a role
    return stripped if _is_person(stripped) and not ORGANISATION.search(person) else ""


def _is_person(name: str) -> bool:
    """Return whether a name has a given and a family name, as far as that is to be seen."""
    return " " in name or has_cjk(name)


def find_authors(lines: Sequence[str]) -> tuple[str, ...]:
    """Find the authors in the bylines among an article's lines, or else in its last biography.

    A line that is nothing but a name, above the reporting, is a byline too when the line before it is
    *By* or the line after it is a date. Below the beginning of the reporting it may be a reader's name.
    """
    bylines: list[str] = []
    biographies: list[str] = []
    is_above = True
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        is_above = is_above and not is_prose(line)
        matched = match_rules(line)
        rules = {rule.name: rule for rule in matched} if matched else {}
        byline = next((rules[name] for name in BYLINE_RULES if name in rules), None) if rules else None
        found = byline.find_author(line) if byline else None
        if not found and is_above and _NAME.fullmatch(line):
            dated = any(rule.name == "dateline-alone" for rule in match_rules(after))
            found = line if _BY.fullmatch(before) or dated else None
        labelled = None
        if not line.isascii():  # the labels are in Chinese, Japanese and Korean
            labelled = LABELLED.search(line) if len(line) <= _MAX_LABELLED else None
            labelled = labelled or _CORRESPONDENT.match(line)
        if found or labelled:
            bylines.append(next(filter(None, labelled.groups()), "") if labelled else found or "")
        if rules:
            biographies += [rules[name].find_author(line) or "" for name in _BIOGRAPHIES if name in rules]
    return clean_authors(bylines) or clean_authors(biographies[-1:])


def _is_name(name: str) -> bool:
    if len(name) > _MAX_NAME or len(name.split()) > _MAX_NAME_WORDS or _DATE.search(name):
        return False
    return any(character.isalpha() for character in name) and not name.endswith(("?", "!", "。"))


def _is_site_name(name: str, site: str) -> bool:
    return name == site or (len(name) > _MIN_SITE_NAME and (site.startswith(name) or name.startswith(site)))


def _set_case(name: str) -> str:
    is_in_capitals = name.isupper() and len(name.split()) > 1
    return name.title() if is_in_capitals else name


def _join(text: str) -> str:
    return normalise(text).replace(" ", "")
