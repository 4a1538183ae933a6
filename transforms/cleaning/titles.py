"""Clean and compare headlines, and make a title for an article that has none."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from transforms.text.normalisation import find_words, measure_length, split_words, squeeze
from transforms.text.sentences import cut_first_sentence
from transforms.text.writing_systems import CJK, has_cjk

_MAX_LENGTH = 120
_MAX_STATED = 500
# ㅣ and ǀ are letters that stand for a bar in Korean and German titles
_SEPARATOR = re.compile(r"\s+[|\-–—:·•«»›/_~]{1,2}\s+|\s*[|｜ㅣǀ]\s*|\s*»\s*|:\s+|\s*：\s*")
_SUFFIX = re.compile(
    r"\s+(?:::|[|»«›·•_~–—/-]{1,2})\s+|\s*[|｜ㅣǀ]\s*|\s*»\s*|(?<=\w)_(?=\w)"
    rf"|(?<=[{CJK}])-(?=[{CJK}])"
)
_PREFIX = re.compile(r"\s+(?:::|[|«»›·•~–—-]{1,2})\s+|\s*[|｜ㅣǀ]\s*")
# In front of a colon stands who speaks, on a company's own site the company; a paper calls itself one.
_COLON = re.compile(r":\s+|\s*：\s*")
_PAPER = re.compile(
    r"(?:echo|courier|gazette|news|times|post|herald|tribune|journal|daily|weekly|press|chronicle|observer"
    r"|bote|kurier|zeitung|anzeiger|nachrichten|\w*blatt|courrier|presse|corriere|gazzetta|giornale"
    r"|diario|noticias|jornal|folha|correio|krant|courant|dagblad|nieuws|tidning|avis)(?![^\W_])"
    r"|(?:新聞|新报|日報|新報|時報|日报|晚报|早报|晨报|时报|일보|신문|뉴스|타임스)$",
    re.IGNORECASE,
)
_PLAIN_SIGNS = frozenset("-–—/")  # which stand within headlines too
_ALONE = re.compile(r"(?:[>\"'=：:©ⓒ]|版[权權]所有|&copy;|&#169;|[Cc]opyright|\d{4})\s*(?:The\s+)?\Z")
_OWNED = re.compile(
    r"(?:[©ⓒ]|&copy;|&#169;|[Cc]opyright|\([Cc]\)|版[权權]所有|著作権)(?:\s*(?:[©ⓒ]|\([Cc]\)))?[\s:：]*"
    r"(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?(?:The\s+)?\Z"
)
_AFTER = re.compile(r"\s*(?:[<\"'.,。　|&]|\d{4}\b|\Z)")
_FORM = r"(?:Ltd|Limited|Inc|LLC|plc|Corp|Co|GmbH|AG|SE|KG|S\.?A\.?S?|S\.?[pr]\.?[Al]|B\.?V|Pty)\b"
_OWNER_AFTER = re.compile(
    rf"\s+{_FORM}|\s*(?:版[权權]所有|[,.]?\s*(?:All rights reserved|Alle Rechte|Tous droits))", re.IGNORECASE
)
_EDGE = re.compile(r"[>。　|｜]\s*(?:The\s+)?\Z")
_FEW_SITES = 64  # whose names are kept: all titles and headings of a page are compared with them
_MAX_PLACES = 40  # of a name on a page
_MAX_BEFORE = 60  # characters
_MAX_SUFFIXES = 3
_MAX_SECTION = 2  # words
_MIN_BEFORE_SECTION = 4
_SECTION = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,15}")
# The way up from a page to the front, as the software of Korean papers writes it: "… < 사회 < 기사본문".
_TRAIL = re.compile(r"(?:\s+<\s+[^<>|]{1,16}){1,4}\Z")
_DAY = re.compile(
    r"(?:[A-Z][a-z]{2,8}day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}"
    r"|\d{1,2}\.? [A-Z]?[a-zà-ÿ]{2,9}\.? \d{4})"
    r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[./]\d{1,2}[./]\d{4}"
)
_MIN_HEADLINE = 3  # words
_MAX_NAME = 6
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,}(?:, [\w. ]{2,30})?|[A-Z][\w.'’ -]{2,25}(?:, [\w. ]{2,30})?(?= ?\([A-Z]))"
    r"(?: ?\([A-Z][\w. /-]{1,25}\))? ?[-–—:] "
)
# Words that a shortened title must not end in.
_DANGLING = re.compile(
    r"an?|the|of|in|on|at|to|for|by|with|from|as|and|or|but|its|his|her|their|is|are|was|that|which|who|will|while"
    r"|into|than|der|die|das|den|dem|und|im|von|mit|für|le|la|les|de|des|et|du|el|los|y|en|un|une|una",
    re.IGNORECASE,
)
_MIN_SIMILARITY = 0.6  # Jaccard similarity of the words of two titles


def strip_site_name(title: str, sites: Iterable[str]) -> str:
    """Remove the site's name from the end, or the beginning, of a page's title.

    Args:
        title: The title, such as ``Plant to close | Volt Lane``.
        sites: The names of the site, such as *Volt Lane* or ``www.voltlane.example``.
    """
    names = {key for site in sites for key in _list_site_keys(site)}
    title = squeeze(title[:_MAX_STATED])
    while borders := list(_SEPARATOR.finditer(title)):
        first, last = borders[0], borders[-1]
        if _join_words(title[last.end() :]) in names:
            title = title[: last.start()]
        elif _join_words(title[: first.start()]) in names:
            title = title[first.end() :]
        else:
            break
    return title


def strip_shown_name(title: str, markup: str) -> str:
    """Remove names of the site or its sections from an end of a title that states them beside a sign.

    A site need not name itself for machines. The words behind a bar, a guillemet, a dot or a double colon
    are its name when the page shows them alone somewhere else too, as its foot and its menu do, and so
    behind an underscore in Chinese and Japanese; behind other signs, and before any, only when they are in a
    copyright notice, and before a colon when they are those of a paper, too.

    Args:
        title: The title as the page states it.
        markup: The page.
    """
    for _ in range(_MAX_SUFFIXES):
        borders = list(_SUFFIX.finditer(title))
        if not borders:
            break
        border = borders[-1]
        headline, name = title[: border.start()], title[border.end() :]
        is_plain = not _PLAIN_SIGNS.isdisjoint(border[0]) or _is_within_word(title, border)
        if not _is_name_beside(headline, name, markup, only_owner=is_plain):
            break
        title = headline
    before = _PREFIX.search(title)
    colon = _COLON.search(title)
    is_paper = colon and _PAPER.search(title, 0, colon.start()) and not title[colon.end() :][:1].islower()
    if colon and is_paper and not (before and before.start() < colon.start()):
        before = colon
    if before and _is_name_beside(title[before.end() :], title[: before.start()], markup, only_owner=True):
        title = title[before.end() :]
    return title


def strip_section(title: str, *, stated: str) -> str:
    """Remove the name of a section, or a date, that stands between a headline and the name of the site.

    Such a name is brief, and parted by the sign that parts the site's name: a bar or an underscore, and in
    Chinese and Japanese any. Other signs are within headlines, too, and so may be the words between them.

    Args:
        title: The title without the name of the site.
        stated: The title as the page states it.
    """
    behind = _SUFFIX.match(stated, len(title)) if stated.startswith(title) else None
    if behind and (trail := _TRAIL.search(title)) and measure_length(title[: trail.start()]) >= _MIN_HEADLINE:
        return title[: trail.start()]
    borders = list(_SUFFIX.finditer(title)) if behind else []
    if not behind or not borders or borders[-1][0].strip() != behind[0].strip():
        return title
    start, place = _find_path(title, borders)
    headline, name = title[:start], title[borders[-1].end() :]
    is_parted = _PLAIN_SIGNS.isdisjoint(behind[0]) or (has_cjk(name) and has_cjk(headline[-1:]))
    is_brief = measure_length(name) <= _MAX_SECTION or _is_day(name)
    is_section = place > 1 or (is_parted and is_brief)
    return headline if is_section and measure_length(headline) >= _MIN_BEFORE_SECTION else title


def _find_path(title: str, borders: Sequence[re.Match[str]]) -> tuple[int, int]:
    """Find where the sections of a site begin behind a headline, one within another: *… - News - Cars*.

    Returns:
        The position of the sign before them, and how many there are: single words with a capital. Where
        they are no such path, the position of the last sign, and 1.
    """
    parts = [
        title[left.end() : right]
        for left, right in zip(borders, [*(b.start() for b in borders[1:]), len(title)], strict=True)
    ]
    count = 0
    while count < len(parts) and _SECTION.fullmatch(parts[-1 - count]):
        count += 1
    count = max(1, count)
    return borders[-count].start(), count


def _is_day(text: str) -> bool:
    """Return whether a text is the date of a day with its year, in figures or with the English month."""
    return _DAY.fullmatch(text) is not None


def _is_within_word(title: str, border: re.Match[str]) -> bool:
    """Return whether a sign joins two words of a script that parts words, as in a file's name."""
    return border[0] == "_" and not has_cjk(title[border.start() - 1])


def _is_name_beside(headline: str, name: str, markup: str, *, only_owner: bool) -> bool:
    """Return whether one part of a title is a headline, and the other a name that a page shows."""
    is_split = measure_length(headline) >= _MIN_HEADLINE and 0 < measure_length(name) <= _MAX_NAME
    return is_split and _is_shown_alone(name, markup, only_owner=only_owner)


def _is_shown_alone(name: str, markup: str, *, only_owner: bool) -> bool:
    """Return whether a page shows a name by itself, or behind a copyright sign (`only_owner`)."""
    before = _OWNED if only_owner else _ALONE
    written = html.escape(name.removeprefix("The "), quote=False)
    # looking for the name and then around it takes a fiftieth of the time of one expression
    start = markup.find(written)
    for _ in range(_MAX_PLACES):
        if start < 0:
            break
        end = start + len(written)
        around = markup[max(0, start - _MAX_BEFORE) : start]
        if _AFTER.match(markup, end) and before.search(around):
            return True
        if _OWNER_AFTER.match(markup, end) and (_OWNED.search(around) or _EDGE.search(around)):
            return True
        start = markup.find(written, end)
    return False


def is_site_name(title: str, sites: Iterable[str]) -> bool:
    """Return whether a title is nothing but one of the names of the site (`sites`)."""
    return _join_words(title) in {key for site in sites for key in _list_site_keys(site)}


def make_title(text: str) -> str:
    """Return a title for a text without a headline: its first sentence, cut to 120 characters.

    A longer sentence is cut between words, not after an article or a preposition, and ends in an
    ellipsis. A dateline such as ``TOKYO (Agency) -`` is left out.
    """
    line = squeeze(text)
    dateline = _DATELINE.match(line)
    sentence = cut_first_sentence(line[dateline.end() :] if dateline else line)
    if len(sentence) <= _MAX_LENGTH:
        return sentence.rstrip(".。") if not sentence.endswith("...") else sentence
    kept = sentence[: _MAX_LENGTH - 1]
    if " " in kept:
        parts = kept.rsplit(" ", 1)[0].split(" ")
        while len(parts) > 1 and _DANGLING.fullmatch(parts[-1].strip("(,")):
            parts.pop()
        kept = " ".join(parts)
    return kept.rstrip(",;:-–—( 、") + "…"


def is_similar_title(left: str, right: str) -> bool:
    """Return whether two titles share most of their words, as two versions of a headline do."""
    ours, theirs = set(split_words(left)), set(split_words(right))
    return bool(ours and theirs) and len(ours & theirs) >= _MIN_SIMILARITY * len(ours | theirs)


def is_title(text: str, title: str) -> bool:
    """Return whether a text is a title, letter by letter, or some of its words without those around them.

    A headline may be read with and without the kicker or the button in its heading, and with and without the
    space that divides them.
    """
    words, wanted = find_words(text), find_words(title)
    return "".join(words) == "".join(wanted) or f" {' '.join(words)} " in f" {' '.join(wanted)} "


@lru_cache(_FEW_SITES)
def _list_site_keys(site: str) -> frozenset[str]:
    host = re.sub(r"^(?:https?://)?(?:www\.|m\.)?", "", site.strip().casefold()).split("/")[0]
    keys = {_join_words(site), _join_words(host)}
    if "." in host and " " not in host:
        labels = host.split(".")
        keys |= {_join_words(label) for label in labels[:-1] if len(label) > len("com")}
        keys.add(_join_words("".join(labels[:2])) if len(labels) > 1 else "")
    return frozenset(keys - {""})


def _join_words(text: str) -> str:
    return re.sub(r"^the(?=.{4})", "", "".join(split_words(text)))
