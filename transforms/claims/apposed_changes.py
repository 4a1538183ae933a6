"""Link the change that stands behind its level.

As in "10,476 sales (up 58 percent)" and "837,781 cars, a 4 percent increase from 2015".
"""

from __future__ import annotations

import re

from transforms.claims.amounts import Amount
from transforms.claims.linking import Link, make_link
from transforms.claims.quantities import Quantities, Quantity
from transforms.claims.word_tables import list_words, match_words

_RISING = match_words(*list_words("grammar", "rising"))
_FALLING = match_words(*list_words("grammar", "falling"))
_WORD = rf"(?:(?P<rising>{_RISING})|(?P<falling>{_FALLING}))"
# At most three words are between the level and a bracket: "1,23 million de véhicules (-6%)".
_BRACKETED = re.compile(
    r"(?: [^\W\d][\w'’-]*){0,3} ?[(（]"
    rf"(?:(?P<plus>\+)|(?P<minus>[-–−])|{_WORD} (?:by |of |um |de )?(?:[a-z]+ )?)?"
)
_ARTICLE = r"(?:an?|the|ein|eine|une?|una?|um|uma|een) "
_APPOSED = re.compile(rf"(?:[^;:.\d]|\.(?=\w)){{0,100}}(?:[,(（—–]|--?) ?{_ARTICLE}(?:[a-z]+ )?")
# "A 20 percent increase in capacity" is of that.
_NOUN = re.compile(
    rf" (?:[a-z-]+ ){{0,2}}{_WORD}"
    r"(?! (?:in|of|to|for)\b"
    r"(?! (?:the )?(?:same|prior|previous|last|first|second|third|fourth|year|month|[12]\d{3})))"
)
# 329.1亿日元(2.1亿美元),下滑90.2%; 5.98万亿日元,比去年同期减少1.3%
_CHINESE = re.compile(
    r"(?:[(（][^()（）]{1,30}[)）])?[,，、](?:同比|环比|[比较較](?:去年同期|上年同期|上年|去年|前一年))?(?:大幅|骤|微)?"
    r"(?:(?P<falling>下滑|下降|下跌|减少|減少|降低|萎缩|大跌|暴跌)|(?P<rising>增长|增長|上升|上涨|增加|大增))了?"
)


def link_apposed_change(amount: Amount, last: Link, lower: str, quantities: Quantities) -> Link | None:
    """Return the link of a change in brackets or in apposition to the level before it.

    Args:
        amount: The change, in percent.
        last: The link of the amount before it.
        lower: Their sentence in lower case.
        quantities: All quantities.
    """
    changes = [each for each in quantities.quantities.values() if each.level == last.quantity.quantity]
    if amount.unit != "percent" or not changes:
        return None
    gap = last.amount.end, amount.left
    found = bracketed = _BRACKETED.fullmatch(lower, *gap) or _CHINESE.fullmatch(lower, *gap)
    if not (bracketed and any(bracketed.groups())):
        is_apposed = bracketed or _APPOSED.fullmatch(lower, last.amount.end, amount.start)
        found = _NOUN.match(lower, amount.end) if is_apposed else None
    if found is None:
        return None
    said = found.groupdict()
    is_rise = bool(said["rising"] or said.get("plus"))
    quantity = next((each for each in changes if _is_rise(each) == is_rise), None)
    return make_link(amount, quantity, "percent", like=last) if quantity else None


def _is_rise(quantity: Quantity) -> bool:
    return any("rise" in pair.actions for pair in quantity.pairs)
