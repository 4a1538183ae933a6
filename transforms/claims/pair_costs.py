"""Measure how far an amount is from an action and its object: "cut costs by 250 billion yen"."""

from __future__ import annotations

import re

from transforms.claims import gaps, word_order
from transforms.claims.amounts import Amount
from transforms.claims.link_costs import FAR_REACH, REACH, Context
from transforms.claims.quantities import ActionPair
from transforms.claims.word_tables import list_words, match_words
from transforms.tagging.matching import Match

_FEWER_THINGS = re.compile(r"(?: [^\W\d_][\w'’-]*){1,4} ")
_PREDICATE = re.compile(r"(?:,|\b(?:and|und|et|y|e|en|i|oraz|och)) (?:(?:will|to|va|zu|att) )?$")
_PREDICATE_REACH = 10  # characters
_ITALIAN_BY = ("di ", "del ")
# "Ist um 14 Prozent auf 55.100 Fahrzeuge gesunken": the level that it came to is between.
_TO_LEVEL = re.compile(r" (?:auf|naar|tot) (?:[^\W\d]+ )?\d\S*(?: [^\W\d]\S*){0,4} ")
_PASSED = ("下回", "上回", "割")  # 1%を下回った is a level, and 前年を1%下回った a change
_MOVED = ("up", "down", "plus", "minus")
_CHINESE_VERB = re.compile(rf"(?:{match_words(*list_words('grammar', 'verbs_first'))})了?")
_PLACE = re.compile(
    r"\bat (?:its|the|their|one of|[\w.-]+['’]s?)(?: [\w'’.-]+){0,3} $"
)  # "cut production at its Kyushu plant": no plant is cut
_PLACE_REACH = 36  # characters
_PROTEST = ("抗议", "抗議", "反对", "反対", "反對")  # "9000人抗议日产裁员": of those who do so
# "Baut 9.000 Stellen ab" cuts them, "baut ein Werk mit 9.000 Stellen" does not: the prefix is behind.
_PARTED = {"baut": " ab", "baute": " ab", "bauten": " ab"}
_YEAR_ON_YEAR = re.compile(r" (?:year|month|quarter)[ -](?:on|over)[ -](?:year|month|quarter)\b")
# Characters between a German verb and its object: "streicht nach einem Einbruch im Quartal 900 Stellen".
_MIDDLE_REACH = 70
_JOINED = re.compile(r" (?:and|und|et|y|e|en|och|i|oraz) ")
_UNSPACED_AFTER = 12  # characters between a Japanese amount and its action
_SPACED_AFTER = 20  # and a German one: "um 1,5 Milliarden Euro senken"


def measure_pair(
    amount: Amount, action: Match, thing: Match, pair: ActionPair, *, change: bool, context: Context
) -> float | None:
    """Return the cost of an amount with an action and its object, or `None` if they are not linked.

    Args:
        amount: The amount.
        action: A match of one of the pair's actions.
        thing: A match of one of its objects.
        pair: The pair.
        change: Whether the quantity is a difference, of which "to 20,000" is none.
        context: The sentence.
    """
    is_level = change and amount.link in {"to", "from"}
    if amount.left <= action.start and action.end < amount.start:
        return None  # "less than half of its capacity"
    is_overlap = action.start < thing.end and thing.start < action.end
    if is_level or amount.has_noun or is_overlap or not _has_prefix(context.lower, action):
        return None
    if thing.start < amount.start:
        cost = _measure_object_before(amount, action, thing, pair, context)
        is_place = cost is not None and _PLACE.search(
            context.lower, max(0, thing.start - _PLACE_REACH), thing.start
        )
        return None if is_place else cost
    if amount.end <= action.start and action.end < thing.start:
        return _measure_noun(amount, action, thing, context)
    return _measure_object_behind(amount, action, thing, pair, context)


def _measure_object_behind(
    amount: Amount, action: Match, thing: Match, pair: ActionPair, context: Context
) -> float | None:
    """Return the cost of "cut 9,000 jobs", whose object is counted, or of "wzrosła o 7 proc. sprzedaż"."""
    if action.end <= amount.left and _is_subject_last(amount, action, thing, context):
        return _measure_action(amount, action, thing.end, context)
    gap = context.lower[amount.end : thing.start]
    if amount.link == "by" and thing.end <= action.start and word_order.is_fronted_degree(gap):
        return len(gap) + 1.0 if context.is_open(thing.end, action.start, amount, FAR_REACH) else None
    is_each = (
        amount.unit == "percent" and " in " in context.lower[amount.start : amount.end]
    )  # "one in ten jobs"
    is_counted = (
        thing.start < amount.end
        or gaps.is_partitive(gap)
        or (is_each and gaps.is_adjectives(gap))
        or (not gap and context.is_unspaced(thing))  # 1000名员工
    )
    if not is_counted or (pair.object_first and action.end <= amount.left):
        return None
    return _measure_action(amount, action, max(amount.end, thing.end), context)


def _measure_noun(amount: Amount, action: Match, thing: Match, context: Context) -> float | None:
    """Return the cost of "a 20 percent cut in production", or of "7 Prozent weniger Autos verkauft"."""
    before, after = context.lower[amount.end : action.start], context.lower[action.end : thing.start]
    before = _YEAR_ON_YEAR.sub("", before)
    if before == " " and gaps.is_compared(context.lower, action.start, action.end):
        is_verb_last = _FEWER_THINGS.fullmatch(after) and not gaps.has_border(after, 0, len(after))
        return len(after) / 2 + 1.0 if is_verb_last else None
    if amount.link == "by" and before == " " and (after == " " or word_order.is_inverted(after)):
        return len(after) / 2 + 1.0  # "der um 4 Prozent gesunkene Absatz", "um 4 Prozent sank der Absatz"
    is_linked = len(before) <= REACH and gaps.is_adjectives(before) and gaps.is_noun_object(after)
    return len(before) + len(after) / 2 if is_linked else None


def _measure_action(amount: Amount, action: Match, end: int, context: Context) -> float | None:
    """Return the cost of an action whose object is what the amount counts, which ends at `end`."""
    if action.end <= amount.left:
        is_japanese = context.is_unspaced(action) and not _CHINESE_VERB.fullmatch(
            context.lower, action.start, action.end
        )  # whose verbs come last
        if is_japanese:
            is_relative = word_order.is_east_asian_relative(context.lower[action.end : amount.left])
            return (amount.left - action.end) / 2 + 0.5 if is_relative else None
        is_open = context.is_open(action.end, amount.left, amount, _MIDDLE_REACH)
        return amount.left - action.end + 0.5 if is_open else None
    if amount.left < action.end <= amount.start:  # the preposition is a part of the action: "creation of"
        return 0.5
    if action.start < end:
        return 0.5 if action.start >= amount.start else None
    gap = context.lower[end : action.start]
    if context.is_unspaced(action):
        is_near = len(gap) <= _UNSPACED_AFTER and not gaps.has_pause(gap) and not gap.startswith(_PROTEST)
    else:
        is_near = len(gap) <= REACH and (
            word_order.is_passive(gap) or word_order.is_object(context.lower, end, (action.start, action.end))
        )
    return len(gap) + 0.5 if is_near else None


def _measure_object_before(
    amount: Amount, action: Match, thing: Match, pair: ActionPair, context: Context
) -> float | None:
    """Return the cost of an object before the amount, with the action on either side of it."""
    if thing.end > amount.left or (amount.unit == "percent" and gaps.has_whole(context.lower, amount.end)):
        return None  # of the last: "cut 9,000 jobs and a fifth of its capacity"
    if action.end <= amount.left or action.start <= amount.start < action.end:  # "halve" is action and amount
        return _measure_both_before(amount, action, thing, pair, context)
    begin = word_order.skip_relative(context.lower, thing.end, amount.left)
    if action.start < amount.end or not context.is_open(begin, amount.left, amount, FAR_REACH):
        return None
    gap = context.lower[amount.end : action.start]
    if context.is_unspaced(action):
        is_level = gap == "を" and context.lower.startswith(_PASSED, action.start)
        is_near = len(gap) <= _UNSPACED_AFTER and not gaps.has_pause(gap) and not is_level
    else:
        is_compared = gap == " " and gaps.is_compared(context.lower, action.start, action.end)
        is_by = amount.link == "by" and (
            (len(gap) <= _SPACED_AFTER and word_order.is_passive(gap)) or _TO_LEVEL.fullmatch(gap) is not None
        )
        is_near = is_compared or is_by
    return len(gap) + (amount.left - thing.end) / 2 + 1.0 if is_near else None


def _measure_both_before(
    amount: Amount, action: Match, thing: Match, pair: ActionPair, context: Context
) -> float | None:
    """Return the cost of an object and an action before the amount: "sales fell 6 percent"."""
    is_chinese = bool(_CHINESE_VERB.fullmatch(context.lower, action.start, amount.left)) or (
        action.end <= thing.start and bool(_CHINESE_VERB.fullmatch(context.lower, action.start, action.end))
    )  # "裁减中国员工3000人"
    if context.is_unspaced(action) and action.end <= amount.left and not is_chinese:
        return None  # a Japanese verb comes last: in 10%減の26万台 the vehicles are a level
    is_compared = gaps.is_compared(context.lower, action.start, action.end)
    if is_compared and amount.link != "by" and not context.lower.startswith(_MOVED, action.start):
        return None  # "more expensive cars came to 5 percent"
    first, second = sorted((action, thing), key=lambda match: match.start)
    if first is thing and _JOINED.match(context.lower, action.end, amount.left):
        return None  # "9.000 Stellen abbauen und 20 Prozent der Anteile verkaufen"
    is_whole = amount.link == "of" and second is thing and amount.unit != "percent"  # "capacity of 240,000"
    if is_whole and context.lower.startswith(_ITALIAN_BY, amount.left):
        is_whole = False  # "ridurre i costi di 500 miliardi"
    if (
        first is thing
        and not pair.object_first
        and action.end <= amount.left
        and _PREDICATE.search(context.lower, max(0, action.start - _PREDICATE_REACH), action.start)
    ):
        return None  # the object of another verb: "recorta 9.000 empleos y reducirá un 20 % su capacidad"
    is_action_first = pair.object_first and first is action
    if is_whole or (is_action_first and not _is_subject_behind(amount, first, second, context)):
        return None
    end = max(min(second.end, amount.left), first.end)
    begin = word_order.skip_relative(context.lower, first.end, second.start) if first is thing else first.end
    is_near = is_action_first or context.is_open(begin, second.start, amount, FAR_REACH)
    is_open = is_near and context.is_open(end, amount.left, amount, REACH)
    return (amount.left - end) + (second.start - first.end) / 2 + 1.0 if is_open else None


def _is_subject_behind(amount: Amount, action: Match, thing: Match, context: Context) -> bool:
    """Return whether an action before its subject has the figure: "im Mai sank der Absatz um 4 Prozent"."""
    gap = context.lower[action.end : thing.start]
    if word_order.is_inverted(gap) or (gap == " " and amount.link == "by"):
        return amount.link == "by" or (amount.unit == "percent" and amount.link != "to")
    is_noun = gap == " " or gaps.is_noun_object(gap)  # "spadek sprzedaży wyniósł 4 proc."
    return is_noun and amount.unit == "percent" and gaps.has_copula(context.lower[thing.end : amount.left])


def _is_subject_last(amount: Amount, action: Match, thing: Match, context: Context) -> bool:
    """Return whether a share is between its action and what it is a share of: "cayeron un 4 % las ventas"."""
    lower = context.lower
    return amount.unit == "percent" and (
        gaps.is_owned(lower, amount.end, thing.start)
        or word_order.is_fronted_state(lower, action.start, amount.end, thing.start)
        or (amount.link == "by" and lower[amount.end : thing.start] == " ")  # "wzrosła o 7 proc. sprzedaż"
    )


def _has_prefix(lower: str, action: Match) -> bool:
    """Return whether a verb has the prefix without which it means something else, if it is such a verb."""
    prefix = _PARTED.get(lower[action.start : action.end])
    return prefix is None or re.search(rf"{prefix}\b", lower[action.end :]) is not None
