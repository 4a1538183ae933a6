"""Find and clean authors' names, in the many forms in which pages give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from transforms.cleaning.author_words import (
    ACCOUNT,
    ADMINISTRATOR,
    AGENCY,
    AGENCY_AFTER,
    BOTH_PARTS,
    BUTTON,
    BUTTON_AFTER,
    BUTTON_BEFORE,
    DEGREE,
    HANDLE,
    ORGANISATION,
    OTHER_PART,
    OUTLET,
    OUTLET_AFTER,
    PHOTOGRAPHER,
    ROLE,
    SENT_FROM,
)
from transforms.cleaning.byline_dates import DATED, READING_TIME
from transforms.cleaning.byline_labels import AUTHOR_BEFORE
from transforms.cleaning.east_asian_labels import (
    DEPARTMENT,
    LABEL,
    LABELLED,
    OTHER_LABEL,
    PAPER_BEFORE,
    REPORTED_FROM,
    UNIT_BEFORE,
    UNSPACED_ROLE,
)
from transforms.cleaning.inverted_names import put_given_names_first
from transforms.cleaning.prose import is_prose
from transforms.cleaning.rulebook import match_rules
from transforms.text.capitals import LATIN_CAPITALS
from transforms.text.normalisation import normalise, squeeze
from transforms.text.writing_systems import HANGUL, IDEOGRAPHS, KANA, has_cjk

_SPLIT = re.compile(
    r"\s*(?:[;|/、&；｜／，＆\n]|,(?!\s*(?:Jr|Sr|I{2,3}|Ph\.?D|MD)\b)(?:\s*(?:and|und|et)\s)?|\s(?:and|und|et|og|och|és|oraz|și|ve|и|та|και)\s"
    r"|(?:^|\s)(?:[Ww]ith|[Mm]it|[Aa]vec|[Cc]om|[Cc]on)\s"
    r"(?:Material|Informationen|informations?|informações|información)\s(?:der|von|d[aei]|from)\s"
    r"|\s(?:with|(?:im Gespräch )?mit|avec)\s"
    rf"|\s[-–—]\s|(?<=기자)\s*[·ㆍ]|(?<=[{HANGUL}])[·ㆍ](?=[{HANGUL}]{{2,4}}\s*기자)"
    r"|(?<=[記记]者)\s*[・·])\s*"
)
# Words for "and" that are in other names too, such as "Ortega y Gasset": they join two full names.
_JOINED = re.compile(r"(.+?)\s(?:y|e|i|en|And|AND|Und|UND|ET)\s(.+)")
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|[^\s@]+@[^\s@.]+\.\S+|@\w+(?:@[\w.-]+)?|[(（][^)）]*(?:[)）]|$)"
    r"|(?<=\w)\s?[【［\[][^】］\]]{1,12}[】］\]]|\b\w+\.(?:com|net|org)\S*",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{2}|\b(?:ago|updated|published|posted|min(?:ute)?s? read)\b", re.IGNORECASE)
_NAME = re.compile(
    rf"[{LATIN_CAPITALS}][\w.'’-]+(?: (?:[{LATIN_CAPITALS}][\w.'’-]*|de|da|van|von|der|la|le|al|bin)){{1,3}}"
)
_BY = re.compile(
    r"(?:(?:written|posted|reported|published) )?by:?|authors?:?|words:?|von|par|por", re.IGNORECASE
)
_BY_NAME = re.compile(
    rf"(?i:by|von|par|por|door):? {_NAME.pattern}(?:(?:,| and| und| et| y| en| &) {_NAME.pattern})*"
)
_CORRESPONDENT = re.compile(r"【[^】=＝]{1,12}[=＝](?P<author>[^】、]{2,12}?)(?:記者|特派員|共同|時事)?】")
_BRACKETED = re.compile(r"[【［\[〔(（]\s*([^【】［］\[\]〔〕()（）]{2,60}?)\s*[】］\]〕)）]")
_FOR = re.compile(r"\s+(?:for|at|from)$")
_TWICE = re.compile(r"^(\S+ .+) \1$")  # beside a picture whose text is the name, too
_EDGES = " .,:·•*|-–—→»\"'[]［］【】✍✎✏🖊📝👤\ufe0f"
_MAX_NAME = 60  # characters
_MAX_LINE = 300
_MAX_LABELLED = 120  # characters of a line in which an author is behind a label
_MIN_SITE_NAME = 5  # characters; shorter names begin many others
_MAX_NAME_WORDS = 6
_MAX_AUTHORS = 20
_MAX_SMALL_WORDS = 3  # of which a sentence has more than a name: "covers the industry"
_PARTICLE = re.compile(r"al|bin|d[aeiu]|de[nlr]|della|dos|e|l[ae]|te[nr]|und|van|von|y|zu")
_VERBS = (" is", " was", " ist", " war", " est", " es", " è", " é", " är")
_JOINING = (",", "&", "and", "und", "et", "|", "-", "–", "—")
_OUTLET_AND_PLACE = re.compile(rf"(?<=[^\W_]), [^,—–]{{2,40}} [—–] [{LATIN_CAPITALS}][^,—–]{{1,30}}$")
"""The outlet of an author, and the place of a report: *Iara Monteiro, Vale Hoje — Resende*."""
_SENTENCE = re.compile(r"(?:(?:de|da|do|of|the|para|con|com|que|sobre|und|and|y|e)\s)+[a-zà-ÿ]")
"""The beginning of what is no name but goes on from the words before it, which small letters show."""
_PLACE = re.compile(rf"(?:in|à|en|aus|da|do|du|del|della|em|te|från|from) [{LATIN_CAPITALS}][\w'’-]+")
"""Where somebody writes from or for, as it is behind a name: *à Douai*, *do Correio*."""
_HAS_SCRIPT = re.compile(rf"[{IDEOGRAPHS}{KANA}{HANGUL}]")
_CHINESE_NAMES = re.compile(rf"[{IDEOGRAPHS}]{{2,4}}(?:[ 　]+[{IDEOGRAPHS}]{{2,4}})+")
"""Names of reporters with a space between each two; in a Japanese line it is between the parts of one."""


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
    own = [(key, _is_host(site)) for site in sites if (key := _join(site))]
    names: dict[str, str] = {}
    for line in raw:
        text = PHOTOGRAPHER.sub("", READING_TIME.sub(" ", squeeze(line[:_MAX_LINE])))
        text = UNIT_BEFORE.sub("", _unwrap(text), count=1)
        report = REPORTED_FROM.match(text) or _CORRESPONDENT.fullmatch(text)
        text = report["author"] if report else squeeze(OTHER_LABEL.sub("", _ADDRESS.sub(" ", text)))
        undated = DATED.sub(" ", text)
        is_dated = undated != text  # a line with a date may be anything, so its names must look like names
        text = OTHER_PART.sub("", BOTH_PARTS.sub("by", undated))
        label = LABEL.match(text)
        text = text[label.end() :] if label else text
        if label and "记" in label[0] and _CHINESE_NAMES.fullmatch(text):
            text = "、".join(text.split())
        text = put_given_names_first(_OUTLET_AND_PLACE.sub("", SENT_FROM.sub("", text)))
        whole = AUTHOR_BEFORE.sub("", f"{text} ", count=1).strip(_EDGES)
        parts = [whole] if AGENCY.fullmatch(whole) else list(_split_names(text))
        for place, part in enumerate(parts):
            name = _clean_name(part, is_first=place == 0)
            is_sure = place == 0 and begins_byline(text)
            if is_dated and not (
                is_sure or _NAME.fullmatch(name) or _HAS_SCRIPT.search(name) or AGENCY.fullmatch(name)
            ):
                continue
            if name and _is_name(name) and not _is_own_name(name, own):
                names.setdefault(normalise(name), _set_case(name))
    found = list(names.values())
    return tuple(name for name in found if not _is_in_other(name, found))[:_MAX_AUTHORS]


def _unwrap(line: str) -> str:
    """Return a line without the brackets around all of it, if what is in them begins as a byline does."""
    found = _BRACKETED.fullmatch(line)
    return found[1] if found and (LABEL.match(found[1]) or AUTHOR_BEFORE.match(found[1])) else line


def _split_names(text: str) -> Iterator[str]:
    """Yield the parts of a line between commas, slashes and words such as *and*.

    A degree behind a comma is left out, and so is a single word behind a full name, unless it is an agency:
    it is a trade or a place. So is a place with its preposition, as in *Par Ilse Poel, à Douai*.
    """
    start, separator, first = 0, "", ""
    for match in [*_SPLIT.finditer(text), None]:
        part = text[start : match.start() if match else len(text)]
        is_beside = bool(first) and separator in _JOINING and " " in first and not AGENCY.fullmatch(part)
        is_word = (bool(part) and part.isalpha() and not has_cjk(part)) or _PLACE.fullmatch(part) is not None
        if not (is_beside and (is_word or (separator == "," and DEGREE.fullmatch(part)))):
            both = _JOINED.fullmatch(part)
            is_pair = both and (
                all(map(_is_person, both.groups())) or any(map(AGENCY.fullmatch, both.groups()))
            )
            yield from both.groups() if both and is_pair else (part,)
        first = first or AUTHOR_BEFORE.sub("", part, count=1)
        if match:
            start, separator = match.end(), match[0].strip()


def _clean_name(part: str, *, is_first: bool) -> str:
    """Return the name in a part of a byline, empty when there is none.

    Args:
        part: The part.
        is_first: Whether it is the first part; a later one may be the outlet of the one before.
    """
    name = AUTHOR_BEFORE.sub("", BUTTON_BEFORE.sub("", f"{part} ", count=1), count=1).strip(_EDGES)
    name = _TWICE.sub(r"\1", PAPER_BEFORE.sub("", LABEL.sub("", name, count=1), count=1))
    if BUTTON.fullmatch(name):
        return ""
    name = BUTTON_AFTER.sub("", name).strip(_EDGES)
    if AGENCY.fullmatch(name):
        return name
    name = _FOR.sub("", name)  # the address of the outlet is already left out
    is_outlet = not is_first and len(name.split()) > 1 and OUTLET.search(name) is not None
    if ACCOUNT.search(name.replace("_", " ")) or ADMINISTRATOR.fullmatch(name) or is_outlet:
        return ""
    if handle := HANDLE.fullmatch(name):
        return f"{handle[1]} {handle[2]}".title()
    return _strip_role(UNSPACED_ROLE.sub("", DEPARTMENT.sub("", name)))


def _strip_role(name: str) -> str:
    """Return a name without the outlet and the role behind it, empty when it is nothing else."""
    person = AGENCY_AFTER.sub("", OUTLET_AFTER.sub("", name)).strip(_EDGES)
    if ROLE.fullmatch(person):
        return ""
    person = person if _is_person(person) else name
    stripped = ROLE.sub("", person).strip(_EDGES)
    if stripped.endswith(_VERBS):  # "Ilka Ost is a reporter"
        return ""
    if stripped == person or AGENCY.fullmatch(stripped):
        return stripped
    # no part of an organisation's name is a name, nor is a single word beside a role
    return stripped if _is_person(stripped) and not ORGANISATION.search(person) else ""


def _is_person(name: str) -> bool:
    """Return whether a name has a given and a family name, as far as that is to be seen."""
    return " " in name or has_cjk(name)


def begins_byline(line: str) -> bool:
    """Return whether a line begins with *by* or another word for it, and goes on."""
    label = AUTHOR_BEFORE.match(line)
    return label is not None and bool(line[label.end() :].strip(_EDGES))


def is_byline_label(line: str) -> bool:
    """Return whether a line is nothing but *by* or another word for it."""
    return _BY.fullmatch(line) is not None


def find_authors(lines: Sequence[str]) -> tuple[str, ...]:
    """Find the authors in the bylines among an article's lines, or else in its last biography.

    A line that is nothing but a name, above the reporting, is a byline too when the line before it is
    *By* or the line after it is a date, and so is one of names behind *by*. Below the beginning of the
    reporting it may be a reader's name.
    """
    bylines: list[str] = []
    biographies: list[str] = []
    is_above = True
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        is_above = is_above and not is_prose(line)
        matched = match_rules(line)
        # the surest rules are the first
        byline = next((rule for rule in matched if rule.names == "byline"), None) if matched else None
        found = byline.find_author(line) if byline else None
        if not found and is_above and _NAME.fullmatch(line):
            dated = any(rule.name == "dateline-alone" for rule in match_rules(after))
            found = line if _BY.fullmatch(before) or dated else None
        if not found and is_above and _BY_NAME.fullmatch(line):  # in small letters, too
            found = line
        labelled = None
        if not line.isascii():  # the labels are in Chinese, Japanese and Korean
            labelled = LABELLED.search(line) if len(line) <= _MAX_LABELLED else None
            labelled = labelled or _CORRESPONDENT.match(line) or REPORTED_FROM.match(line)
        if found or labelled:
            bylines.append(next(filter(None, labelled.groups()), "") if labelled else found or "")
        biographies += [rule.find_author(line) or "" for rule in matched if rule.names == "biography"]
    return clean_authors(bylines) or clean_authors(biographies[-1:])


def _is_name(name: str) -> bool:
    if len(name) > _MAX_NAME or len(name.split()) > _MAX_NAME_WORDS or _DATE.search(name):
        return False
    starts_with_number = name[0].isdigit() and " " in name
    if _SENTENCE.match(name) and not any(map(str.isupper, name)):
        return False
    small = [word for word in name.split() if word[:1].islower() and not _PARTICLE.fullmatch(word)]
    if len(small) >= _MAX_SMALL_WORDS:
        return False
    has_letters = any(character.isalpha() for character in name)
    return has_letters and not starts_with_number and not name.endswith(("?", "!", "。"))


def _is_own_name(name: str, own: Sequence[tuple[str, bool]]) -> bool:
    """Return whether a name is the site's; that a person's site has the address of its name says nothing."""
    is_person = _is_person(name) and not OUTLET.search(name) and not ORGANISATION.search(name)
    return any(_is_site_name(_join(name), key) for key, is_host in own if not (is_host and is_person))


def _is_host(site: str) -> bool:
    return "." in site and " " not in site


def _is_in_other(name: str, names: Sequence[str]) -> bool:
    """Return whether another of the names begins this one, as where an outlet follows, or is it in full."""
    if " " not in name:
        return any(other.startswith(f"{name} ") for other in names)
    return any(" " in other and name.startswith(f"{other} ") for other in names)


def _is_site_name(name: str, site: str) -> bool:
    return name == site or (len(name) > _MIN_SITE_NAME and (site.startswith(name) or name.startswith(site)))


def _set_case(name: str) -> str:
    is_in_capitals = name.isupper() and len(name.split()) > 1
    return name.title() if is_in_capitals else name


def _join(text: str) -> str:
    return normalise(text).replace(" ", "")
