"""Link amounts whose quantity the sentence leaves out, since it has named it for an amount beside them.

"A 40 per cent stake ... the remaining 60 per cent"; "20,000 jobs, or 15 percent of its workforce"; "Honda
sold 3.8 million cars and Nissan 3.3 million".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.claims.amounts import Amount
from transforms.claims.cues import ACTION, OBJECT
from transforms.claims.link_costs import Context
from transforms.claims.linking import Link, make_link
from transforms.claims.movements import link_movement
from transforms.claims.named_places import NamedPlace
from transforms.claims.quantities import Quantity
from transforms.claims.respective import AT_OWNER, is_respective

_IN_PLACE = re.compile(
    r" (?P<in>in|en|em|na|w|i|au|aux|nel|nei)(?: (?:the|den|dem|der|los|las))? (?!20\d\d|the |its )"
)
_LISTED = re.compile(
    rf"{_IN_PLACE.pattern}[^\W\d][\w .'’-]{{1,24}}(?:, (?:and )?| and | und | et | y | e | en | i )"
    r"(?:only |just |a further )?"
)
_REST = re.compile(
    r"(?:remaining|other|rest of the|balance of|remainder of|残り|残る|restlichen|restants|restante) ?$"
)
_LONGEST = 24  # characters before a rest
_APPOSITION = re.compile(
    r"(?: (?:in|at|by|over|across|until|within|worldwide|globally|weltweit|dans|d'ici|bis|entro|até|hasta|tot"
    r"|en|nel|nei|no|na|w|i|im|wereldwijd|na całym|globalt)\b[\w .'’]{0,24}?)?"
    r",? ?\(?(?:or|that is|i\.e\.|equal to|equivalent to|some|about|around|nearly|roughly|representing"
    r"|which is|soit|oder|das sind|czyli|to|vilket är|ofwel|dat is"
    r"|pari(?: al?)?|o sea|es decir|ou seja|el|o|、)?"
    r"(?: (?:about|around|nearly|roughly|some|environ|rund))? ?"
)
# The number of people that a share is: "Ridurre del 10% il personale, pari a circa 600 addetti".
_EQUIVALENT = re.compile(
    r"(?: [^\W\d]\S*){0,2},? ?\(?(?:or|equal to|equivalent to|pari|soit|das sind|das entspricht|oder"
    r"|lo que equivale|equivalente|o sea|ou seja|czyli|motsvarande|oftewel)(?: a)?"
    r"(?: (?:about|around|roughly|some|nearly|circa|rund|etwa|environ))? ?"
)
_TOTAL = re.compile(
    r"[^.;]{0,60}?\b(?:bringing|taking|raising|lifting|pushing|brings|takes|making|for)\b"
    r"(?: (?:the|its|their|a))?(?: (?:overall|planned|global|combined))?"
    r" (?:total|tally|sum|overall number|figure)(?: (?:number|cuts|figure))?(?: of [\w ]{1,24}?)?"
    r"(?: (?:to|of))?(?: (?:about|around|some|nearly|roughly))? ?"
    r"|[^.;]{0,40}?(?:portant (?:ainsi )?(?:le|leur) total|pour un total"
    r"|con lo que el total (?:asciende|sube|llega)|elevando el total|hasta un total|portando il totale"
    r"|per un totale|elevando o total|totalizando)"
    r"(?: (?:à|de|a|di|para))? ?"
    r"|[^.;]{0,40}?(?:auf|damit|womit)(?: [\w ]{0,24}?)? ?(?:insgesamt|zusammen) ?"
    r"|[^。]{0,16}?(?:合わせて|合計で?|計|総数は) ?"
)
_EQUALS = re.compile(r"(?:に当たる|にあたる|に相当する)")
# "51,000 cars, of which 4,000 in Germany": a part, whose restriction has to be said.
_PART = re.compile(
    r"(?: [^\W\d][\w'’-]*){0,9}?,? ?\(?(?:of which|of them|of those|including|davon|darunter|dont|de ellos"
    r"|de los cuales|de las cuales|entre ellos|di cui|dos quais|das quais|sendo|waarvan|waaronder|z czego"
    r"|w tym|varav)"
    r"(?: (?:about|around|some|rund|etwa|environ|unos|unas|circa|cerca de|ongeveer))? "
)
_OTHER_ACTOR = re.compile(
    r"(?: (?:last year|in \d{4}|vehicles|cars|people|percent|per cent))*"
    r",?(?: and| while| but| against)?(?: at| of| in| for)?(?: the)? ?"
)
_APPOSED_CHANGE = re.compile(r"[^;:]{0,90}, (?:an?|the|ein|eine|un|une|una|um|uma|een|en) (?:[\w-]+ )?")
_OTHER_VERB = re.compile(
    r"(?:'s)?(?: (?:manage[sd]?|sold|made|built|has|had|with|only|just|about|some|around|nearly"
    r"|the other|plans? to|wants? to|is to|will|would|intends? to|aims? to|lose|cut|shed|close|sell"
    r"|build|make|delivered|shipped))* ?|[がは]"
)


def link_ellipsis(
    amount: Amount,
    links: Sequence[Link],
    context: Context,
    names: Sequence[NamedPlace],
    quantities: Sequence[Quantity],
) -> Link | None:
    """Return the link of an amount to the quantity of one before it, or `None` if it shares none.

    Args:
        amount: An amount that no words of its own link to a quantity.
        links: The amounts before it that have a quantity.
        context: The sentence.
        names: The names in it.
        quantities: The quantities that it may state.
    """
    shared = next((link for link in reversed(links) if _is_rest(amount, link, context)), None)
    if shared is None and links:
        last = links[-1]
        is_shared = (
            _is_coordinated(amount, last, context)
            or _is_apposition(amount, last, context)
            or _is_total(amount, last, context)
            or is_part(amount, last, context)
            or _is_listed(amount, last, context)
            or _is_other_actor(amount, last, context, names)
            or _is_at_other(amount, last, context, names)
        )
        shared = last if is_shared else None
    if shared is None and links:
        quantity = _find_change(amount, links[-1], context, quantities) or _find_gapped(
            amount, links, context, quantities
        )
        if quantity is not None:
            return make_link(amount, quantity, amount.unit or links[-1].unit)
    return _share(amount, shared) if shared else link_movement(amount, links, context, names, quantities)


def is_other_actors(
    amount: Amount, link: Link, last: Link, context: Context, names: Sequence[NamedPlace]
) -> bool:
    """Return whether words before another company's name link its figure: "Nissan sold 3 and Honda 4"."""
    is_before = bool(link.cues) and all(cue.end <= last.amount.end for cue in link.cues)
    return is_before and link.quantity is last.quantity and _is_other_actor(amount, last, context, names)


def link_backwards(
    amount: Amount, following: Link, context: Context, names: Sequence[NamedPlace]
) -> Link | None:
    """Return the link of an amount to the quantity of the one after it, as in 15%にあたる2万人を減らす."""
    if amount.unit not in following.quantity.units:
        return None
    gap = context.lower[amount.end : following.amount.left]
    is_other = gap.startswith("、") and any(
        name.start == amount.end + 1 and context.lower[name.end : following.amount.left] in {"が", "は"}
        for name in names
    )
    return _share(amount, following) if is_other or _EQUALS.fullmatch(gap) else None


def _is_at_other(amount: Amount, last: Link, context: Context, names: Sequence[NamedPlace]) -> bool:
    """Return whether both figures are followed by their owners: "rose 2 percent at Nissan and 3 at Honda"."""
    if amount.unit not in {None, last.unit} or amount.has_noun:
        return False
    found = [AT_OWNER.match(context.lower, end) for end in (last.amount.end, amount.end)]
    starts = {name.start: name.end for name in names}
    owners = [starts.get(each.end()) for each in found if each]
    if len(owners) < len(found) or None in owners:
        return False
    gap = context.lower[owners[0] : amount.left]
    return gap in {" and ", ", ", ", and ", " but ", ", but ", " or "}


def _find_change(
    amount: Amount, last: Link, context: Context, quantities: Sequence[Quantity]
) -> Quantity | None:
    """Return how the figure before has changed: "sold 279,546 cars in June, a drop of 17.6 percent"."""
    if amount.unit not in {"percent", last.unit} or amount.has_noun or not last.amount.end <= amount.left:
        return None
    for quantity in quantities:
        for number in range(len(quantity.pairs)) if quantity.level == last.quantity.quantity else ():
            for action in context.cues.list_cues(ACTION, f"{quantity.quantity}/{number}"):
                if last.amount.end < action.start and action.end <= amount.left:
                    is_apposed = _APPOSED_CHANGE.fullmatch(context.lower, last.amount.end, action.start)
                    if is_apposed and context.lower[action.end : amount.left] in {" ", " of "}:
                        return quantity
    return None


def _find_gapped(
    amount: Amount, links: Sequence[Link], context: Context, quantities: Sequence[Quantity]
) -> Quantity | None:
    """Return what changes by the verb of another: "revenue fell 9.7 percent and unit sales 10.1 percent"."""
    changed = next((link for link in reversed(links[-2:]) if link.quantity.change), None)
    if changed is None or {amount.unit, changed.unit} != {"percent"} or amount.link not in {None, "by"}:
        return None
    verbs = {cue.start for cue in changed.cues}
    for quantity in quantities:
        for number in range(len(quantity.pairs)) if quantity.level else ():
            owner = f"{quantity.quantity}/{number}"
            if any(
                links[-1].amount.end < thing.start and thing.end + 1 == amount.left
                for thing in context.cues.list_cues(OBJECT, owner)
            ) and any(action.start in verbs for action in context.cues.list_cues(ACTION, owner)):
                return quantity
    return None


def _share(amount: Amount, link: Link) -> Link:
    return make_link(amount, link.quantity, amount.unit or link.unit)


def _is_rest(amount: Amount, last: Link, context: Context) -> bool:
    before = context.lower[max(0, amount.start - _LONGEST) : amount.start]
    if amount.unit is None or amount.unit != last.unit or not _REST.search(before):
        return False
    return amount.unit != "percent" or last.amount.value + amount.value <= 100  # noqa: PLR2004 -- percent


def _is_coordinated(amount: Amount, last: Link, context: Context) -> bool:
    """Return whether a figure of the same unit and kind is joined: "packs of 52 kWh and 75 kWh"."""
    gap = context.lower[last.amount.end : amount.left]
    if is_respective(context.lower) and gap in {", ", " and ", ", and ", "、", "と"}:
        return amount.unit in {None, last.unit} and not amount.has_noun
    if amount.unit is None or amount.unit != last.amount.unit or last.quantity.change or amount.has_noun:
        return False
    return gap in {" and ", " or ", " und ", " et ", "と", "または"} and last.amount.end >= last.end


def _is_apposition(amount: Amount, last: Link, context: Context) -> bool:
    """Return whether a share of the whole says the same as the number before it."""
    if not last.quantity.change:
        return False
    if last.unit == "percent" and amount.unit in last.quantity.units and amount.unit != "percent":
        return bool(_EQUIVALENT.fullmatch(context.lower, last.end, amount.left))
    if amount.unit != "percent" or last.unit == "percent":
        return False
    if "percent" not in last.quantity.units:
        return False
    if not _APPOSITION.fullmatch(context.lower[last.amount.end : amount.left]):
        return False
    owners = [f"{last.quantity.quantity}/{number}" for number in range(len(last.quantity.pairs))]
    objects = [cue for owner in owners for cue in context.cues.list_cues(OBJECT, owner)]
    return any(amount.end < cue.start <= amount.end + _LONGEST for cue in objects)


def _is_listed(amount: Amount, last: Link, context: Context) -> bool:
    """Return whether figures are listed by place: "rose 11 percent in Canada, 9 in Mexico and 2 in China"."""
    if amount.unit not in {None, last.amount.unit} or amount.has_noun or amount.link not in {None, "by"}:
        return False
    between = _LISTED.fullmatch(context.lower, last.amount.end, amount.left)
    after = _IN_PLACE.match(context.lower, amount.end)
    return bool(between and after and between["in"] == after["in"])


def _is_total(amount: Amount, last: Link, context: Context) -> bool:
    """Return whether a figure adds up those before: "another 11,000 jobs, bringing the total to 20,000"."""
    if not last.quantity.change or amount.unit not in {None, last.unit} or amount.has_noun:
        return False
    is_more = amount.value > last.amount.value
    return is_more and bool(_TOTAL.fullmatch(context.lower, last.amount.end, amount.start))


def is_part(amount: Amount, last: Link, context: Context) -> bool:
    """Return whether a figure is a part of the one before it: "20,000 jobs, of which 900 in Europe"."""
    if amount.unit not in {None, last.amount.unit} or amount.has_noun or amount.value >= last.amount.value:
        return False
    return bool(_PART.fullmatch(context.lower, last.amount.end, amount.left))


def _is_other_actor(amount: Amount, last: Link, context: Context, names: Sequence[NamedPlace]) -> bool:
    """Return whether another company's figure follows: "and Nissan 3.3 million"."""
    if amount.unit not in {None, last.unit} or amount.has_noun or amount.link in {"from", "by"}:
        return False
    for name in names:
        if last.end <= name.start and name.end <= amount.left:
            is_next = any(
                _OTHER_ACTOR.fullmatch(context.lower, end, name.start) for end in (last.end, last.amount.end)
            )
            if is_next and _OTHER_VERB.fullmatch(context.lower, name.end, amount.left):
                return True
    return False
