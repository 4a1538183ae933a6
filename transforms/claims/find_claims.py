"""Find the claims of an article: its figures, each with its quantity, its owner, its time and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transforms.claims.amounts import Amount
from transforms.claims.announcements import is_former_plan, list_told
from transforms.claims.apposed_changes import link_apposed_change
from transforms.claims.benchmarks import find_benchmarks, is_said_of
from transforms.claims.claim_parts import choose_period, list_evidence
from transforms.claims.cues import VERB
from transforms.claims.ellipses import is_other_actors, is_part, link_backwards, link_ellipsis
from transforms.claims.figured_sentences import FiguredSentence, list_figured_sentences
from transforms.claims.former_years import is_of_year_before
from transforms.claims.linking import Link, link_amount
from transforms.claims.movements import link_level
from transforms.claims.owners import OwnerFinder
from transforms.claims.periods import Period, find_periods
from transforms.claims.possessives import is_of_same_part
from transforms.claims.quantities import Quantities
from transforms.claims.questions import is_asked
from transforms.claims.respective import find_respective_owners
from transforms.claims.scope_words import ScopeWord, compile_scope_search
from transforms.claims.scopes import FORMER_PLAN, add_scope, drop_whole, find_scope, join_scopes, meet_scopes
from transforms.claims.shared_nouns import share_level
from transforms.claims.speakers import ANALYSTS, find_speaker, is_expected_by_analysts
from transforms.claims.statements import StatementWords, find_statement_words, read_qualifier
from transforms.claims.tenses import move_period, read_tense, settle_period
from transforms.records import UNNAMED_PART, ArticleTag, Claim
from transforms.tagging.article_matches import ArticleMatches


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What the claims of all sentences of an article are read with."""

    owners: OwnerFinder
    quantities: Quantities
    published: date | None


def find_claims(
    article: ArticleMatches,
    tags: Sequence[ArticleTag],
    quantities: Quantities,
    *,
    published: date | None,
) -> tuple[Claim, ...]:
    """Find the claims in the title and the kept text of an article.

    An article that names no company, model or plant of the taxonomy has none. A figure is a claim if the
    words around it say which of the quantities it is of. A figure that is stated twice is one claim, with the
    evidence of both places.

    Args:
        article: The article with the names of the taxonomy in it.
        tags: Its tags. A figure without an owner in its sentence is that of the article's only subject.
        quantities: The quantities to look for.
        published: The day of publication, by which "this year" and months without a year are read.

    Returns:
        The claims in the order of the text, those of the title first. Each piece of evidence is
        ``text[start:end]`` of the field that it names.
    """
    owners = OwnerFinder(article, tags)
    setting = _Setting(owners=owners, quantities=quantities, published=published)
    tagged = {tag.tag for tag in tags}
    claims: list[Claim] = []
    if not owners.has_names:
        return ()
    for passage in article.passages:
        names = owners.list_names(passage)
        for sentence in list_figured_sentences(passage, names, quantities, tags=tagged):
            for claim in _read_sentence(sentence, setting):
                _add(claims, claim)
    return tuple(drop_whole(claim) for claim in claims)


def _read_sentence(sentence: FiguredSentence, setting: _Setting) -> Iterator[Claim]:
    found = _link_amounts(sentence, setting)
    lower = sentence.folded.lower
    found = [(link, owner) for link, owner in found if not is_asked(lower, link.amount.left, link.amount.end)]
    links = [link for link, _ in found]
    found = [(share_level(link, links, setting.quantities), owner) for link, owner in found]
    if not found:
        return
    restrictions = [*compile_scope_search(setting.quantities).find(sentence.folded)]
    words = find_statement_words(sentence.folded.lower)
    owners = find_respective_owners(sentence.folded.lower, [each for each, _ in found], sentence.names)
    found = [(link, owners.get(place, owner)) for place, (link, owner) in enumerate(found)]
    speakers: dict[str | None, str | None] = {}
    for link, owner in found:
        company = setting.owners.find_company(owner)
        if company not in speakers:
            speakers[company] = find_speaker(sentence.text, sentence.names, words, generic=company)
        claim = _make_claim(
            sentence,
            link,
            words,
            owner=owner,
            company=company,
            speaker=speakers[company],
            restrictions=restrictions,
            setting=setting,
        )
        whole = next((each for each, _ in found if each.end <= link.amount.left and not link.cues), None)
        # a part of which is not said which is no figure to compare: "61,000 cars, of which 9,000 were blue"
        if claim.scope is not None or whole is None or not is_part(link.amount, whole, sentence.context):
            yield claim


def _link_amounts(sentence: FiguredSentence, setting: _Setting) -> list[tuple[Link, str | None]]:
    """Link the amounts of a sentence to their quantities, and find their owners."""
    found: list[tuple[Link, str | None]] = []
    waiting: Amount | None = None
    for amount in sentence.context.amounts:
        link, owner = _link_owned(amount, sentence, setting)
        links = [each for each, _ in found]
        level = link_level(amount, links[-1], sentence.context, sentence.quantities) if links else None
        if level is not None:
            link, owner = level, found[-1][1]
        elif link is None and (apposed := _link_apposed(amount, links, sentence, setting)):
            link, owner = apposed, found[-1][1]
        elif link is None or (
            links and is_other_actors(amount, link, links[-1], sentence.context, sentence.names)
        ):
            link = link_ellipsis(amount, links, sentence.context, sentence.names, sentence.quantities)
            owner = setting.owners.find_owner(link, sentence) if link else None
        if link is not None:
            former = link_backwards(waiting, link, sentence.context, sentence.names) if waiting else None
            if former is not None:
                found.append((former, setting.owners.find_owner(former, sentence) or owner))
            found.append((link, _keep_part(link, owner, found, sentence, setting)))
        waiting = amount if link is None else None
    return found


def _link_apposed(
    amount: Amount, links: Sequence[Link], sentence: FiguredSentence, setting: _Setting
) -> Link | None:
    if not links:
        return None
    return link_apposed_change(amount, links[-1], sentence.context.lower, setting.quantities)


def _keep_part(
    link: Link,
    owner: str | None,
    found: Sequence[tuple[Link, str | None]],
    sentence: FiguredSentence,
    setting: _Setting,
) -> str | None:
    """Return the plant or model of the figure before where a company's figure goes on about it."""
    last, part = found[-1] if found else (None, None)
    if last is None or part is None or part == owner or setting.owners.find_company(part) != owner:
        return owner
    return part if is_of_same_part(link, last, part, sentence.text, sentence.names) else owner


def _link_owned(
    amount: Amount, sentence: FiguredSentence, setting: _Setting
) -> tuple[Link | None, str | None]:
    """Return the cheapest link of an amount whose figure has an owner, if its quantity needs one."""
    choice = sentence.quantities
    while link := link_amount(amount, choice, sentence.context):
        if setting.owners.is_nobodys(link, sentence):
            return None, None
        owner = setting.owners.find_owner(link, sentence)
        if owner is not None or not link.quantity.owned:
            return link, owner
        choice = [quantity for quantity in choice if quantity is not link.quantity]
    return None, None


def _make_claim(
    sentence: FiguredSentence,
    link: Link,
    words: StatementWords,
    *,
    owner: str | None,
    company: str | None,
    speaker: str | None,
    restrictions: Sequence[ScopeWord],
    setting: _Setting,
) -> Claim:
    amount, lower = link.amount, sentence.folded.lower
    if speaker == ANALYSTS and not is_expected_by_analysts(lower, amount.start):
        speaker = None
    month = setting.quantities.fiscal_years.get(company or "", 1)
    period, is_former = None, False
    published = setting.published
    is_dated = link.unit != "year" and not _has_other_verb(link, sentence)
    periods = find_periods(lower, fiscal_month=month, published=published) if is_dated else ()
    if periods:
        is_change = link.quantity.change
        is_guess = any(each.is_guessed or each.is_open for each in periods)
        tense = read_tense(lower, amount.start) if is_guess else None
        periods = tuple(
            each for each in periods if not each.is_leaving or each.start == 0 or tense == "ahead"
        )
        told = list_told(lower, periods, is_change=is_change, published=published)
        benchmarks = find_benchmarks(lower)
        periods = tuple(each for each in periods if is_said_of(amount.start, each.start, benchmarks))
        others = [each for each in sentence.context.amounts if each is not amount]
        period = choose_period(lower, periods, told, link, others)
        period = period and _move_to_former_year(settle_period(period, tense, published), link, lower)
        is_plan = is_change and FORMER_PLAN not in link.quantity.unrestricted
        is_former = is_plan and published is not None and is_former_plan(told, link, others, published)
    scope = find_scope(sentence, link, restrictions, owner=owner, period=period)
    if is_former:
        scope = add_scope(scope, FORMER_PLAN)
    if owner == company and _is_unnamed_site(link, sentence, scope, setting):
        scope = add_scope(scope, UNNAMED_PART)
    return Claim(
        subject=owner,
        quantity=link.quantity.quantity,
        value_low=amount.low,
        value_high=amount.high,
        unit=link.unit,
        change_from=amount.change_from,
        period_begin=period.begins if period else None,
        period_end=period.ends if period else None,
        period=sentence.cut(period.start, period.end)[2] if period else None,
        qualifier=read_qualifier(lower, words, amount.start, attributed_to=speaker),
        rounded=amount.rounded,
        attributed_to=speaker,
        evidence=list_evidence(sentence, link),
        scope=scope,
    )


def _move_to_former_year(period: Period, link: Link, lower: str) -> Period:
    """Return the time of a sentence a year earlier for a figure that it compares with.

    A change from the year before is a figure of this year, and "last year" behind a figure is its own time.
    """
    amount = link.amount
    is_level = not link.quantity.change and link.unit != "percent"
    is_compared = period.start < amount.left and is_of_year_before(lower, amount.left, amount.end)
    return move_period(period, -1) if is_level and is_compared else period


def _has_other_verb(link: Link, sentence: FiguredSentence) -> bool:
    """Return whether a sentence on a topic has a verb of another quantity: cars "built since 2020"."""
    context = sentence.context
    return (
        link.quantity.prevails
        and link.quantity.topic in context.tags
        and any(
            context.cues.list_cues(VERB, other.quantity)
            for other in sentence.quantities
            if other is not link.quantity
        )
    )


def _is_unnamed_site(link: Link, sentence: FiguredSentence, scope: str | None, setting: _Setting) -> bool:
    """Return whether a figure is that of a plant of which the article does not say which it is."""
    if "plant" not in link.quantity.owners or scope is not None:
        return False
    return setting.owners.refers_to_site(link, sentence)


def _add(claims: list[Claim], claim: Claim) -> None:
    """Add a claim, or its evidence to that of the same claim in another place.

    What a figure is restricted to may be said in one place alone, such as the title.
    """
    for place, first in enumerate(claims):
        if _state_figure(first) == _state_figure(claim) and meet_scopes(first.scope, claim.scope):
            claims[place] = _join(first, claim)
            return
    claims.append(claim)


def _state_figure(claim: Claim) -> tuple[object, ...]:
    ends = (claim.value_low, claim.value_high, claim.change_from)
    return (claim.subject, claim.quantity, claim.unit, *ends)


def _join(first: Claim, claim: Claim) -> Claim:
    return replace(
        first,
        scope=join_scopes(first.scope, claim.scope),
        period=first.period or claim.period,
        period_begin=first.period_begin if first.period else claim.period_begin,
        period_end=first.period_end if first.period else claim.period_end,
        qualifier=first.qualifier or claim.qualifier,
        rounded=first.rounded or claim.rounded,
        attributed_to=first.attributed_to or claim.attributed_to,
        evidence=first.evidence + claim.evidence,
    )
