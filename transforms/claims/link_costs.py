"""Measure how far an amount is from a name or a verb of a quantity, where the grammar links them at all.

Links that the grammar forbids have no cost: "by 20,000" is a difference and "to 20,000" a level, and no
clause may end between a figure and its verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from transforms.claims import gaps, word_order
from transforms.claims.amounts import Amount
from transforms.claims.candidates import MIN_BARE
from transforms.claims.cues import Cues
from transforms.claims.quantities import Quantity
from transforms.tagging.matching import Match
from transforms.text.writing_systems import is_spaced, is_unspaced

REACH = 45
"""The number of characters between an amount and its verb, in languages with spaces."""
FAR_REACH = 72
"""The number of characters between an amount and the name of its quantity, or within a pair."""
_MIN_NAMED = 100  # a smaller number without a unit is none of what the noun after it names
_UNSPACED_REACH = 24
_VERB_AFTER = 10  # characters between a Japanese amount and its verb
# In "the recall of 9,000 vans built in Avila" the participle only describes the vans.
_PARTICIPLE_ENDS = (" by ", " in ", " at ", " between ", " from ", " since ")
_PARTICIPLE_COST = 20.0
_INSIDE_COST = 4.0  # "42.000 verkaufte Autos": another verb beside the figure says more
_BESIDE_COST = 3.0  # "hat 9.000 Stellen abgebaut": so does the participle of which "hat" is the auxiliary
# "Inwestycja Nissana o wartości 500 mln euro": of the noun before.
_WORTH = ("o wartości", "w wysokości", "rzędu")
_OF = (" of ", " in ", " on ", " for ")
_OBJECT_PENALTY = 12.0
# "Kommt 2028 auf den Markt": of verbs in two parts, the one that follows a year.
_ADNOMINAL = ("の", "ある", "を超える", "を上回る", "に上る")  # 500万台ある生産能力
_OWN_FIGURE = re.compile(r" (?:of|von|de|di|van) (?:[a-z]+ ){0,2}[^\w\s]{0,3}\d")
_CONVERSION = re.compile(r"^ ?\([^()]{2,40}\)")  # "a 136 billion yen ($1.1 billion) profit"
_TO_MARKET = (
    "auf den markt",
    "in den handel",
    "op de markt",
    "sul mercato",
    "sur le marché",
    "in vendita",
    "in commercio",
    "en vente",
    "a la venta",
    "à venda",
)
_NAME_PENALTY = 4.0  # a verb beside the figure says more than a noun before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A sentence in lower case with its amounts and cues, and the tags of its article."""

    lower: str
    amounts: Sequence[Amount]
    cues: Cues
    tags: AbstractSet[str]

    def is_open(self, start: int, end: int, amount: Amount, reach: int) -> bool:
        """Return whether two places are in one clause, within reach, without another amount of that unit."""
        if end - start > (reach if is_spaced(self.lower[start:end]) else _UNSPACED_REACH):
            return False
        if gaps.has_border(self.lower, start, end):
            return False
        return not any(
            start <= other.start < end
            and other is not amount
            and other.unit == amount.unit
            and not (other.link == "by" and amount.link == "to")  # "cut the price by $6,000 to $39,770"
            for other in self.amounts
        )

    def is_clause(self, start: int, end: int) -> bool:
        """Return whether two places are in one clause."""
        return not gaps.has_border(self.lower, start, end)

    def is_unspaced(self, cue: Match) -> bool:
        """Return whether a word is of a script without spaces."""
        return is_unspaced(self.lower[cue.start])


def measure_name(amount: Amount, cue: Match, quantity: Quantity, context: Context) -> float | None:
    """Return the cost of "capacity of 240,000" or "a 40 per cent stake", or `None` if they are not linked."""
    is_beside = cue.start >= amount.end
    if amount.link == "from" and not is_beside:
        return None
    if amount.link == ("to" if quantity.change else "by"):
        return _measure_revision(amount, cue, context) if quantity.change else None
    if amount.start < cue.start < amount.end < cue.end:  # whose first word is counted: "18,580 vehicle sales"
        return None if quantity.change else 0.5
    if cue.start >= amount.start and cue.end <= amount.end:  # the noun that is counted: "20,000 job cuts"
        return 0.0 if quantity.change or amount.change_from is not None else None
    return (
        _measure_name_after(amount, cue, quantity, context)
        if is_beside
        else _measure_name_before(amount, cue, quantity, context)
    )


def _measure_revision(amount: Amount, cue: Match, context: Context) -> float | None:
    """Return the cost of "raised its job cuts from 9,000 to 20,000", or `None` if no plan is revised."""
    if not gaps.is_revised(context.lower, (cue.start, cue.end), (amount.left, amount.end)):
        return None
    first, last = (amount.end, cue.start) if cue.start >= amount.end else (cue.end, amount.left)
    if context.lower.startswith(", from", cue.end) and cue.end + len(", ") == amount.left:
        return 1.0
    return last - first + 1.0 if first <= last and context.is_open(first, last, amount, FAR_REACH) else None


def _measure_name_after(amount: Amount, cue: Match, quantity: Quantity, context: Context) -> float | None:
    gap = _CONVERSION.sub("", context.lower[amount.end : cue.start])
    is_named = amount.unit is not None or (amount.value >= _MIN_NAMED and not gap.startswith(_OF))
    has_own = _OWN_FIGURE.match(context.lower, cue.end)  # "51 billion yen on sales of 2.2 trillion yen"
    if not is_named or has_own or len(gap) > REACH or not gaps.is_adjectives(gap):
        return None
    # 1000人規模の人員を削減, 9000名员工被裁: the noun is the object of a verb, which says more
    is_object = context.lower.startswith("を", cue.end) or (
        context.is_unspaced(cue)
        and not (quantity.change or amount.is_money)
        and not gap.startswith(_ADNOMINAL)
    )
    return len(gap) + (_OBJECT_PENALTY if is_object else 0.5)


def _measure_name_before(amount: Amount, cue: Match, quantity: Quantity, context: Context) -> float | None:
    if amount.left < cue.end <= amount.start and not amount.has_noun:
        return 1.0  # the preposition is a part of the name: "recall of"
    gap = context.lower[cue.end : amount.left]
    # "Job cuts at Nissan: 9,000"; a list has many prices and ranges of others so
    end = amount.left - (len(gap) - len(gap.rstrip(": ")) if quantity.change else 0)
    begin = word_order.skip_relative(context.lower, cue.end, end) if cue.end <= end else end
    is_open = cue.end <= end and context.is_open(begin, end, amount, FAR_REACH)
    is_small = amount.unit is None and amount.value < MIN_BARE and amount.change_from is None and len(gap) > 1
    is_of = gaps.is_of(gap) or context.lower.startswith(_WORTH, amount.left)
    if not is_open or amount.has_noun or is_small or (amount.link == "of" and not is_of):
        return None
    is_limit = amount.low is None or amount.high is None
    is_linked = (
        amount.link in {"of", "to"}
        or gaps.has_copula(gap)
        or gaps.has_last_copula(context.lower, amount.end)
        or context.is_unspaced(cue)
        or (is_limit and gap == " ")  # "headcount below 100,000"
        or (quantity.change and amount.unit == "percent" and gap == " ")  # "saw its sales decline 4 percent"
    )
    if word_order.is_against(context.lower, cue.end, amount.left, amount.end):
        return None
    is_object = context.lower.startswith("を", amount.end)  # that of the verb after it
    return len(gap) + _NAME_PENALTY * (2 if is_object else 1) if is_linked else None


def measure_verb(amount: Amount, cue: Match, quantity: Quantity, context: Context) -> float | None:
    """Return the cost of "employs 3,900 people" or "10,000 were sold", or `None` if they are not linked."""
    del quantity
    if amount.year:
        return _measure_year(amount, cue, context)
    if amount.left < cue.end <= amount.start:  # the preposition is a part of the verb: "starts at"
        return 1.0 + amount.start - cue.end
    if cue.start < amount.end and cue.end > amount.left:
        is_inside = amount.start < cue.start and cue.end < amount.end and not context.is_unspaced(cue)
        return _INSIDE_COST if is_inside and amount.link not in {"to", "from"} else None
    if amount.link in {"to", "from", "by"} or amount.has_noun:
        return None
    if cue.end <= amount.left:
        is_open = context.is_open(cue.end, amount.left, amount, REACH)
        return amount.left - cue.end + 1.0 if is_open else None
    return _measure_verb_after(amount, cue, context)


def _measure_verb_after(amount: Amount, cue: Match, context: Context) -> float | None:
    gap = context.lower[amount.end : cue.start]
    if context.is_unspaced(cue):
        is_near = len(gap) <= _VERB_AFTER and not gaps.has_pause(gap)
    else:
        span = cue.start, cue.end
        is_object = word_order.is_object(context.lower, amount.end, span)
        is_near = len(gap) <= REACH and (word_order.is_passive(gap) or is_object)
    is_participle = gap == " " and context.lower.startswith(_PARTICIPLE_ENDS, cue.end)
    return len(gap) + (_PARTICIPLE_COST if is_participle else 1.0) if is_near else None


def measure_beside(amount: Amount, cue: Match, quantity: Quantity, context: Context) -> float | None:
    """Return the cost of "has 133,000 employees", or `None` if anything is between verb and figure.

    The preposition of a figure may be such a word, as in "desde 29.900 euros".
    """
    del quantity, context
    if amount.left < cue.end <= amount.start:
        return _BESIDE_COST
    is_beside = amount.link is None and amount.unit is not None and 0 <= amount.left - cue.end <= 1
    return _BESIDE_COST if is_beside else None


def measure_outcome(amount: Amount, cue: Match, quantity: Quantity, context: Context) -> float | None:
    """Return the cost of "25,000 people work for it", or `None` if the figure is not the subject."""
    del quantity
    gap = context.lower[amount.end : cue.start]
    is_subject = amount.link is None and amount.end <= cue.start and len(gap) <= REACH
    if context.is_unspaced(cue):
        return len(gap) + 1.0 if is_subject and len(gap) <= _VERB_AFTER else None
    return len(gap) + 1.0 if is_subject and word_order.is_passive(gap) else None


def _measure_year(amount: Amount, cue: Match, context: Context) -> float | None:
    """Return the cost of "goes on sale in 2026"; a year without a preposition may be a part of a name."""
    if cue.start >= amount.end:
        gap = context.lower[amount.end : cue.start]
        is_near = (context.is_unspaced(cue) and gaps.is_east_asian_time(gap)) or (
            gap == " " and context.lower.startswith(_TO_MARKET, cue.start)
        )
        return len(gap) + 1.0 if is_near else None
    is_open = cue.end <= amount.left and context.is_open(cue.end, amount.left, amount, FAR_REACH)
    return amount.left - cue.end + 1.0 if is_open and gaps.is_when(context.lower, amount.start) else None
