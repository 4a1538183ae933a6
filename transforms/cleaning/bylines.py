"""Authors' names, out of the many ways in which pages give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transforms.cleaning.prose import is_prose
from transforms.cleaning.rulebook import recognise
from transforms.text.normalisation import normalise, squeeze

_SPLIT = re.compile(
    r"\s*(?:[;|/、&\n]|,(?!\s*(?:Jr|Sr|I{2,3}|Ph\.?D|MD)\b)|\s(?:and|und|et|y)\s|\s[-–—]\s)\s*"
)
_PREFIX = re.compile(
    r"(?:(?:written|words|story|text|posted|reported|published|edited)\s+)?by\s*:?\s+|(?:von|par|por|author|autor|auteur)s?\s*:?\s+"
    r"|(?:文|取材|執筆)\s*[:：=＝]\s*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|@\w+|\([^)]*\)|\b\w+\.(?:com|net|org)\S*", re.IGNORECASE
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
_AGENCY = re.compile(
    r"(?<=\w)\s+(?:the )?(?:associated press|reuters|afp|bloomberg|dpa|kyodo)$", re.IGNORECASE
)
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’-]+(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|da|van|von|der|la|le|al|bin)){1,3}")
_BY = re.compile(
    r"(?:(?:written|posted|reported|published) )?by:?|authors?:?|words:?|von|par|por", re.IGNORECASE
)
_BIOGRAPHIES = ("author-bio", "author-bio-other-languages")
_CORRESPONDENT = re.compile(r"【[^】=＝]{1,12}[=＝](?P<author>[^】、]{2,12}?)(?:記者|特派員|共同|時事)?】")
_EDGES = " .,:·•*|-–—\"'"
_LONGEST = 60
_LONGEST_LINE = 300
_FEWEST_LETTERS = 5
_MOST_WORDS = 6
_MOST = 20


def clean_authors(raw: Iterable[str], *, sites: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names in `raw`, one each, in order and without doubles.

    Takes off *By*, addresses, handles and what is no name: roles such as *Staff Writer*, the
    names of the site itself (`sites`), dates and sentences.
    """
    own = [key for site in sites if (key := _join(site))]
    names: dict[str, str] = {}
    for line in raw:
        for part in _SPLIT.split(_ADDRESS.sub(" ", squeeze(line[:_LONGEST_LINE]))):
            name = _PREFIX.sub("", f"{part} ", count=1).strip(_EDGES)
            name = _AGENCY.sub("", _ROLE.sub("", name)).strip(_EDGES)
            if name and _is_name(name) and not any(_is_same_house(_join(name), key) for key in own):
                names.setdefault(normalise(name), _set_case(name))
    return tuple(names.values())[:_MOST]


def find_authors(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the authors whom bylines name among `lines`; failing those, the one of a biography.

    A name that stands alone above the reporting is a byline too, when the line before it says
    *By* or the line after it is a date; below it, it may be a reader's.
    """
    bylines: list[str] = []
    biographies: list[str] = []
    above = True
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        above = above and not is_prose(line)
        rules = {rule.name: rule for rule in recognise(line)}
        found = rules["byline"].find_author(line) if "byline" in rules else None
        if not found and above and _NAME.fullmatch(line):
            dated = any(rule.name == "dateline-alone" for rule in recognise(after))
            found = line if _BY.fullmatch(before) or dated else None
        correspondent = _CORRESPONDENT.match(line)
        if found or correspondent:
            bylines.append(found or (correspondent["author"] if correspondent else ""))
        biographies += [rules[name].find_author(line) or "" for name in _BIOGRAPHIES if name in rules]
    return clean_authors(bylines) or clean_authors(biographies[-1:])


def _is_name(name: str) -> bool:
    if len(name) > _LONGEST or len(name.split()) > _MOST_WORDS or _DATE.search(name):
        return False
    return any(sign.isalpha() for sign in name) and not name.endswith(("?", "!", "。"))


def _is_same_house(name: str, site: str) -> bool:
    return name == site or (len(name) > _FEWEST_LETTERS and (site.startswith(name) or name.startswith(site)))


def _set_case(name: str) -> str:
    shouted = name.isupper() and len(name.split()) > 1
    return name.title() if shouted else name


def _join(text: str) -> str:
    return normalise(text).replace(" ", "")
