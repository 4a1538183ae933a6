"""Find what restricts a figure to a part: a region, a kind of cost, a step of a plan, a version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.claims.attributes import choose_attributes
from transforms.claims.figured_sentences import FiguredSentence
from transforms.claims.link_costs import Context
from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace
from transforms.claims.periods import Period, is_record
from transforms.claims.places import NO_PLACES, OPENING, REACH, list_places
from transforms.claims.scope_words import ScopeWord
from transforms.claims.word_tables import list_words, match_words, name_groups
from transforms.records import UNNAMED_PART, Claim

_FURTHER = "further"
_UNDATED = "time-"
"""How the restrictions begin that are parts of a year."""
_YEAR_EARLIER = "year-earlier"
_TIMES = (_UNDATED, _YEAR_EARLIER)
_MAY_BE_TIMES = frozenset((_YEAR_EARLIER, "sequential"))
# "More than a year earlier" is no figure of that year, nor is 前年同月比8%減.
_COMPARED_BEFORE = re.compile(
    r"\b(?:than|als|que|gegenüber|from|over|compared (?:to|with)|against|on|versus|zum|respecto|rispetto"
    r"|rapport|frente)"
    r"(?: (?:in|im|dem|the|el|al|à|a|del))?(?: l')? ?$|[比较較]$"
)
_COMPARED_AFTER = re.compile(
    r"(?:同[月期]|度)?(?:比|より|に比べ)|(?: 같은 (?:달|기간))?(?:보다|에 비해| 대비|比)"
)
_REGIONS = name_groups("regions")
_REGION = "|".join(sorted(_REGIONS, key=len, reverse=True))
_PART = re.compile(rf" (?:Motor )?({_REGION})(?![\w-])(?!'s? (?:Motor|market))")
_VERSIONED = frozenset(("km", "mi"))
WHOLE = "whole"
"""The restriction that is none: "worldwide", "in all". Said of a figure, it outweighs others elsewhere."""
FORMER_PLAN = "former-plan"
"""The restriction to a plan that was announced before."""
_THAN = re.compile(r"\b(?:than|als|que|de lo|del|dan|niż|än) (?:was |were |had been )?$")
_THAN_REACH = 16  # characters
# "Fell 15 percent due to weak sales in China": the place is that of the cause.
_CAUSE = re.compile(match_words(*list_words("scopes", "causes")))
_BEFORE = 24  # characters between the words of a figure and those before them that restrict it
_OPENER = re.compile(
    r"(?:with|mit|as an?|als|avec|con|com|met|in the|in its|im|in der|en|à|the|die|der|das|le|la|il|el|o|de"
    r"|among|for|of|bei|unter|für|von|bij|onder|voor|van|chez|parmi|pour|entre|para|tra|fra|per|su|sur|nas?|nos?)"
    r"(?: (?:the|an?|dem|der|la|le|il|el|o|de|het))? (?:l')?"
)
# Kinds of vehicles and buyers, whose words may be far before a figure: "kam bei Elektroautos im Juli auf 4 %"
_SEGMENTS = frozenset(("electric", "hybrid", "kei", "registered", "commercial", "fleet", "private"))
_OF_SEGMENT = re.compile(
    r"\b(?:among|for|of|in|bei|unter|im|bij|onder|chez|parmi|pour|entre|para|tra|fra|per|nelle|negli|nei|nos|nas|en)"
    r"(?: (?:the|all|fully|pure|den|der|reinen|rein|les|los|las|le|gli|de|volledig|new|neuen))*(?: d')? ?$"
)
_SEGMENT_BEFORE = 24  # characters before its words
# "일본 닛산자동차": the country of a company is no restriction.
_ENTRY = "entry"
_KOREAN_FROM = "부터"  # which follows the currency at once: 4190만원부터
_HOME_WORDS = ("일본", "日本")
_HOME = re.compile(r"の? ?")
_PLANT_AFTER = re.compile(r"の? ?")
_PLANT_BEFORE = re.compile(r"(?:[ -](?:plant|factory|works|site|[Ww]erk|Fabrik|fabriek|assembly plant))?,? ")
_DIGIT = re.compile(r"\d")  # of another figure, which the words may restrict
_NEXT_FIGURE = re.compile(
    r"(?:[はがでのもに은는이가도]|에서)?\W?\d"
)  # whose words they are: "3,000 jobs and another 5,000"
_MORE = re.compile(r"\bmore\b(?! than)")  # "two more Nissan plants"
_SINCE = re.compile(r"\b(?:since|seit|depuis|desde|dal|od) (?:[^\W\d]+ ){0,2}(?:19|20)\d\d\b|\d{4}年以来")
# "The Japanese carmaker" is no restriction to Japan.
_NATIONAL = re.compile(
    rf" ?(?:{'|'.join(list_words('owners', 'organisations'))}|rival|partner|autobauer|konzern)\b"
    r"|(?:第[一二三四]大|最大)?的?(?:汽车|汽車)?(?:制造商|製造商|车企|車企|车商|企业|公司)"
)
_VENTURE = re.compile(
    r"\b(?:joint[ -]venture|venture|(?:new|merged|combined|holding) company"
    r"|start-?up|subsidiary|unit|gemeinschaftsunternehmen|coentreprise"
    r"|empresa conjunta)\b"
    r"|合弁|新会社|子会社|合资|합작"
)
_VERSION = re.compile(
    r"[」』”\"]? ?(?P<name>[A-Z][\w-]*\+?(?: [A-Z0-9][\w-]*\+?)?|e-4\w+)(?=[\s」』”\",.はのが]|$)"
)
_NO_VERSIONS = frozenset(list_words("scopes", "no_versions"))


def find_scope(
    sentence: FiguredSentence,
    link: Link,
    words: Sequence[ScopeWord],
    *,
    owner: str | None,
    period: Period | None,
) -> str | None:
    """Return what a figure is restricted to, or `None`.

    Args:
        sentence: Its sentence.
        link: The figure with its quantity.
        words: The words of restrictions in the sentence.
        owner: The tag of its owner.
        period: Its time, as far as that is stated.
    """
    has_days = period is not None and (period.begins or period.ends) is not None
    if period is not None and has_days:  # "last year" is the time itself, as is "from April" of a plan
        words = [
            word
            for word in words
            if word.scope not in _MAY_BE_TIMES or word.end <= period.start or period.end <= word.start
        ]
    own, is_settled = choose_attributes(words, sentence, link)
    found = {*_choose_words(own, sentence, link)}
    amount = link.amount
    if _MORE.search(sentence.context.lower, amount.start, amount.end):
        found |= {_FURTHER} - link.quantity.unrestricted
    if WHOLE in found:
        found.discard(_FURTHER)  # "in addition, for a total of 20,000"
    if has_days:
        found = {scope for scope in found if not scope.startswith(_UNDATED)}
    if link.quantity.holding:
        found.add(_find_holding(sentence, link, owner) or "")
    elif "model" in link.quantity.owners and "company" not in link.quantity.owners:
        found |= {*_list_versions(sentence, link, owner)}
    else:
        places = () if is_settled else list_places(own, sentence, link)
        found |= {*places, *_list_parts(sentence, link, owner)}
    if link.unit == "kWh":
        found |= {*_list_packs(sentence, link)}
    found.discard("")
    if link.like is not None and not found:
        return find_scope(sentence, link.like, words, owner=None, period=period)
    return " ".join(sorted(found)) or None


def _list_parts(sentence: FiguredSentence, link: Link, owner: str | None) -> Iterator[str]:
    """Yield the place that follows the name of the owner, as in "Nissan Canada"."""
    for name in sentence.names:
        if name.tag != owner or name.end > link.amount.start:
            continue
        found = _PART.match(sentence.text, name.end) or _PART.search(sentence.text, name.start, name.end)
        if found:
            yield _REGIONS[found[1]]


def _list_packs(sentence: FiguredSentence, link: Link) -> Iterator[str]:
    """Yield the battery itself where it says of which version another figure is: "52 kWh for 440 km"."""
    for amount in sentence.context.amounts:
        if amount.unit in _VERSIONED or amount.is_money:
            yield f"{link.amount.value:g}-kwh"


def add_scope(scope: str | None, part: str) -> str:
    """Return a scope with one more restriction."""
    return " ".join(sorted({*(scope or "").split(), part}))


def meet_scopes(one: str | None, other: str | None) -> bool:
    """Return whether two scopes of one figure in an article are one, as where one is not said."""
    return one == other or any(scope is None or WHOLE in scope.split() for scope in (one, other))


def join_scopes(one: str | None, other: str | None) -> str | None:
    """Return the scope of a figure that is stated in two places with scopes that meet."""
    return next((scope for scope in (one, other) if scope and WHOLE in scope.split()), one or other)


def drop_whole(claim: Claim) -> Claim:
    """Return a claim whose scope has no restriction that is none."""
    if claim.scope is None or WHOLE not in claim.scope:
        return claim
    return replace(claim, scope=" ".join(part for part in claim.scope.split() if part != WHOLE) or None)


def _choose_words(words: Sequence[ScopeWord], sentence: FiguredSentence, link: Link) -> Iterator[str]:
    """Yield the restrictions whose words are among those of the figure, beside them or open the sentence."""
    context = sentence.context
    since = _SINCE.search(context.lower, max(0, link.start - _BEFORE), link.end + REACH)
    if since and link.unit != "year" and not is_record(context.lower, since.start()):
        yield "since"
    if context.lower.startswith(_KOREAN_FROM, link.amount.end) and _ENTRY not in link.quantity.unrestricted:
        yield _ENTRY
    # the name of a version stands farther from its price: "the car with all-wheel drive is to cost"
    reach = _BEFORE if "company" in link.quantity.owners else REACH
    for scope, start, end in words:
        inside = link.start - reach <= start <= link.end
        after = (
            link.end <= start <= link.end + REACH
            and context.is_clause(link.end, start)
            and not _DIGIT.search(context.lower, link.end, start)
            and not _NEXT_FIGURE.match(context.lower, end)
            and not _CAUSE.search(context.lower, link.end, start)
        )
        opening = (start == 0 or _OPENER.fullmatch(context.lower, 0, start)) and link.start <= OPENING
        is_time = scope.startswith(_TIMES) and end <= link.start and context.is_clause(end, link.start)
        is_segment = (
            scope in _SEGMENTS and end <= link.start and _is_segment_before(context, link, start, end)
        )
        if scope == FORMER_PLAN and _THAN.search(context.lower, max(0, start - _THAN_REACH), start):
            continue  # "11,000 more jobs than originally planned"
        if scope == _YEAR_EARLIER and (
            _COMPARED_BEFORE.search(context.lower, max(0, start - 20), start)
            or _COMPARED_AFTER.match(context.lower, end)
        ):
            continue
        if (
            (inside or after or opening or is_time or is_segment)
            and scope not in link.quantity.unrestricted
            and not _NATIONAL.match(context.lower, end)
            and not _is_home(sentence, start, end)
            and not _is_of_plant(sentence, start, end)
        ):
            yield scope


def _is_segment_before(context: Context, link: Link, start: int, end: int) -> bool:
    """Return whether words name the kind of vehicles or buyers of a figure farther on in the clause."""
    return (
        _OF_SEGMENT.search(context.lower, max(0, start - _SEGMENT_BEFORE), start) is not None
        and context.is_clause(end, link.start)
        and not _DIGIT.search(context.lower, end, link.start)
    )


def _is_home(sentence: FiguredSentence, start: int, end: int) -> bool:
    """Return whether words in Korean or Chinese only say of which country the company after them is."""
    if sentence.folded.lower[start:end] not in _HOME_WORDS:
        return False
    return any(
        name.kind == "company" and end <= name.start and _HOME.fullmatch(sentence.text, end, name.start)
        for name in sentence.names
    )


def _is_of_plant(sentence: FiguredSentence, start: int, end: int) -> bool:
    """Return whether words say where the plant beside them is: "its Sunderland plant in Britain"."""
    return any(
        name.kind == "plant"
        and (
            _PLANT_AFTER.fullmatch(sentence.text, end, name.start)
            if end <= name.start
            else _PLANT_BEFORE.fullmatch(sentence.text, name.end, start)
        )
        for name in sentence.names
    )


def _find_holding(sentence: FiguredSentence, link: Link, owner: str | None) -> str | None:
    """Return of which company a share is: the next one after it or its words, or else the last before it."""
    held = [name for name in sentence.names if name.kind == "company" and name.tag != owner]
    after = [name for name in held if name.start >= link.amount.end]
    unnamed = _VENTURE.search(sentence.context.lower, link.amount.end)
    if unnamed and not (after and after[0].start < unnamed.start()):
        return UNNAMED_PART
    before = [name for name in held if name.end <= link.amount.start]
    nearest: NamedPlace | None = after[0] if after else before[-1] if before else None
    if nearest is None:
        return UNNAMED_PART if _VENTURE.search(sentence.context.lower, 0, link.amount.start) else None
    return nearest.tag


def _list_versions(sentence: FiguredSentence, link: Link, owner: str | None) -> Iterator[str]:
    """Yield the version of a model whose figure it is, by the name or the battery before it, if any."""
    own = [name for name in sentence.names if name.tag == owner]
    before = [name for name in own if name.end <= link.amount.start]
    for name in before[-1:] or own[:1]:
        found = _VERSION.match(sentence.text, name.end)
        word = found["name"].partition(" ")[0] if found else ""
        if found and word not in _NO_VERSIONS and word.lower() not in NO_PLACES:
            yield found["name"].lower().replace(" ", "-")
    packs = (
        [amount for amount in sentence.context.amounts if amount.unit == "kWh"] if link.unit != "kWh" else []
    )
    nearest = [amount for amount in packs if amount.end <= link.amount.start][-1:] or packs[:1]
    for amount in nearest:
        yield f"{amount.value:g}-kwh"
