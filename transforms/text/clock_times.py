"""Times of day and time zones, as pages print them beside dates.

Zones are in capitals, as nearly all pages write them: in small letters *est*, *art* and *ist* are words.
Names of two letters are zones only right after a time: *ET* and *PT* mean something else elsewhere.
"""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick

_ZONES = (
    r"UTC|GMT|UCT|BST|IST|WEST|WET|CEST|CET|EEST|EET|MESZ|MEZ|MSK|TRT|GST|PKT|ICT|WIB|WITA|WIT|MYT|SGT|PHT|HKT"
    r"|KST|JST|ACST|ACDT|AEST|AEDT|AWST|NZST|NZDT|SAST|EAT|CAT|WAT|BRT|CLT|CLST|NST|NDT|AST|ADT|EST|EDT|CST|CDT"
    r"|MST|MDT|PST|PDT|AKST|AKDT|HST"
)
# These by themselves have no other meaning that news is likely to have; IST, EAT, ART and CAT have.
_PLAIN_ZONES = (
    r"UTC|GMT|CEST|CET|EEST|EET|MESZ|MEZ|HKT|KST|JST|AEST|AEDT|AWST|NZST|NZDT|AKST|AKDT|EDT|CDT|MDT|PDT"
)
# In small letters these are no words either, unlike *est*, *cet* and *ist*.
_SMALL_ZONES = r"utc|gmt|bst|cest|jst|kst|edt|pst|pdt|cst|cdt"
_OFFSET = r"[+-]\d{1,2}(?::?\d{2})?"
_HALF = r"(?:[ap]\.m\.|[AP]\.M\.|[ap]m\b|[AP]M\b)"

ZONE = rf"\(?(?:(?:{_ZONES}|{_SMALL_ZONES}|[ECMP]T)\b(?:{_OFFSET})?|Z\b|[+-]\d{{2}}:?\d{{2}}\b)\)?"
"""A zone right after a time, such as ``GMT+9`` or ``+0900``."""
TIME = (
    rf"(?:(?<![\d.,:])[0-2]?\d ?[:.h時] ?[0-5]\d(?:(?::[0-5]\d)(?:\.\d{{1,6}})?|分)?(?![\d%])(?: ?{_HALF})?"
    rf"|\b[01]?\d ?{_HALF}|\b[0-2]\d[0-5]\d(?= ?(?:{_ZONES})\b)|\b[0-2]?\d(?:時|(?= (?:Uhr|o'clock)\b)))"
    r"(?: ?(?:Uhr|uhr|hrs?|h|o'clock)\b)?"
)
"""A time of day without its zone, such as ``6:00 a.m.``, ``0600``, ``06h00`` or ``6時``."""
# `06.00` is a time only with something after it that says so; by itself it may be any number.
_IN_TEXT = re.compile(
    rf"{TIME}(?<!\d\.\d\d) ?(?:{ZONE})?|\b[0-2]?\d\.[0-5]\d(?= ?(?:{ZONE}|{_HALF}|[Uu]hr\b))"
    rf" ?(?:{_HALF})? ?(?:[Uu]hr\b|{ZONE})?|\b(?:{_PLAIN_ZONES}|utc|gmt)\b(?:{_OFFSET})?"
)
# All alternatives but the last begin with a number of one, two or four digits, and few characters
# may follow these. Trying them there alone takes a tenth of the time of looking for the whole expression.
# Looking behind the first digit and not before it lets the search skip to the next one.
_NUMBER = re.compile(r"\d(?<!\d.)(?:\d?(?= ?[:.h時aApP]| Uhr| uhr| o'clock)|\d{3}(?= ?[A-Z]))")
_ZONE_ALONE = AhoCorasick([*_PLAIN_ZONES.split("|"), "utc", "gmt"])


def remove_clock_times(text: str) -> str:
    """Return a text without its times of day and time zones; a space is left for each."""
    starts = [number.start() for number in _NUMBER.finditer(text)]
    if zones := _ZONE_ALONE.find_matches_as_indexes(text, overlapping=True):
        starts = sorted((*starts, *(start for _, start, _ in zones)))
    kept: list[str] = []
    done = 0
    for start in starts:
        found = _IN_TEXT.match(text, start) if start >= done else None
        if found:
            kept.append(text[done:start])
            done = found.end()
    return " ".join([*kept, text[done:]]) if kept else text
