"""Find places without a tag that restrict a figure: "2,400 jobs in Aguascalientes"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.claims.figured_sentences import FiguredSentence
from transforms.claims.linking import Link
from transforms.claims.period_days import read_month_names
from transforms.claims.scope_words import ScopeWord
from transforms.claims.word_tables import list_words

REACH = 60
"""The number of characters between a figure and the words after it that restrict it."""
OPENING = 120
"""The number of characters between the beginning of a sentence and a figure that words there restrict."""
NO_PLACES = frozenset((*list_words("statements", "no_speakers"), *list_words("scopes", "no_places")))
"""Words with a capital after a preposition that are no places."""

_NAME = r"[A-ZÀ-Ý][\w'’-]*(?: (?:(?:de|del|la|do|da|of) )?[A-ZÀ-Ý][\w'’-]*){0,2}"
_SITE = (
    "plant|factory|works|site|cent(?:re|er)|headquarters|office|campus|operations?|unit|arm|division"
    "|warehouse"
)
_PLACE = re.compile(
    r"(?<!based )(?<!located )"
    r"\b(?:(?:[Ii]n|[Ee]n|[Ee]m|[Àà]|across|à|em|en|a|au|aux|na|no|nel|nella|im|[Ii]n de[rmn]|en el"
    r"|(?:usine|site|siège|planta|fábrica|sede)(?: [a-zà-ÿ]+)? de)"
    rf"(?: the (?:city|state|town|prefecture) of)? (?P<name>{_NAME})"
    rf"|(?:at|into|in|for) (?:its|the|a|their) (?P<site>{_NAME})(?: [a-z-]+){{0,4}}? (?:{_SITE})\b)"
)
_TIME_ENDS = ("quartal", "halbjahr", "zeitraum", "jahr", "monat")  # of compounds: "im Berichtsquartal"
_LEAD = re.compile(r"(?:At|Bei|Bij|Chez|Presso|Na|En) [A-Z]\w+ (?=(?:in|en|em|à|a|no|na) )")


def list_places(words: Sequence[ScopeWord], sentence: FiguredSentence, link: Link) -> Iterator[str]:
    """Yield the places without a tag among or after the words of a figure, or at the beginning.

    Args:
        words: The words of restrictions in the sentence, which are no names of places.
        sentence: The sentence.
        link: The figure.
    """
    cased = sentence.folded.cased
    lead = _LEAD.match(cased)  # "At Nissan in Amsterdam 150 jobs go"
    opening = _PLACE.match(cased, lead.end() if lead else 0) if 0 < link.start <= OPENING else None
    found = [opening] if opening else []
    found += [
        each
        for each in _PLACE.finditer(cased, link.start, link.end + 2 * REACH)
        if each.start() <= link.end + REACH
        and sentence.context.is_clause(min(link.end, each.start()), each.start())
    ]
    for each in found:
        group = "name" if each["name"] else "site"
        start, end = each.span(group)
        known = [(word.start, word.end) for word in words]
        known += [(name.start, name.end) for name in sentence.names]
        is_known = any(start < last and begin < end for begin, last in known)
        if not is_known and not _is_no_place(each[group]):
            yield each[group].lower().replace(" ", "-")


def _is_no_place(name: str) -> bool:
    """Return whether a word with a capital is a time, an amount or a noun of German."""
    first = name.partition(" ")[0].lower()
    if len(first) == 1 or any(map(str.isdecimal, first)):
        return True  # the "U" of "U.S.", "JPY54"
    months = read_month_names()
    return first in NO_PLACES or first.endswith(_TIME_ENDS) or re.split(r"[-/–]", first)[0] in months
