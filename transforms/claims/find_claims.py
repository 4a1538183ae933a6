"""Find the claims of an article: its figures, each with its quantity, its owner, its time and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transforms.claims.amounts import Amount
from transforms.claims.claim_parts import choose_period, find_scope, list_evidence
from transforms.claims.ellipses import is_other_actors, link_backwards, link_ellipsis
from transforms.claims.figured_sentences import FiguredSentence, list_figured_sentences
from transforms.claims.linking import Link, link_amount
from transforms.claims.owners import OwnerFinder
from transforms.claims.periods import find_periods
from transforms.claims.quantities import Quantities
from transforms.claims.respective import find_respective_owners
from transforms.claims.statements import StatementWords, find_speaker, find_statement_words, read_qualifier
from transforms.records import ArticleTag, Claim
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
    claims: dict[tuple[object, ...], Claim] = {}
    if not owners.has_names:
        return ()
    for passage in article.passages:
        for sentence in list_figured_sentences(passage, owners.list_names(passage), quantities):
            for claim in _read_sentence(sentence, setting):
                _add(claims, claim)
    return tuple(claims.values())


def _read_sentence(sentence: FiguredSentence, setting: _Setting) -> Iterator[Claim]:
    found: list[tuple[Link, str | None]] = []
    waiting: Amount | None = None
    for amount in sentence.context.amounts:
        link, owner = _link_owned(amount, sentence, setting)
        links = [each for each, _ in found]
        if link is None or (
            links and is_other_actors(amount, link, links[-1], sentence.context, sentence.names)
        ):
            link = link_ellipsis(amount, links, sentence.context, sentence.names, sentence.quantities)
            owner = setting.owners.find_owner(link, sentence) if link else None
        if link is not None:
            former = link_backwards(waiting, link, sentence.context, sentence.names) if waiting else None
            if former is not None:
                found.append((former, setting.owners.find_owner(former, sentence) or owner))
            found.append((link, owner))
        waiting = amount if link is None else None
    if not found:
        return
    words = find_statement_words(sentence.folded.lower)
    owners = find_respective_owners(sentence.folded.lower, [each for each, _ in found], sentence.names)
    found = [(link, owners.get(place, owner)) for place, (link, owner) in enumerate(found)]
    speakers: dict[str | None, str | None] = {}
    for link, owner in found:
        company = setting.owners.find_company(owner)
        if company not in speakers:
            speakers[company] = find_speaker(sentence.text, sentence.names, words, generic=company)
        links = [each for each, _ in found]
        yield _make_claim(
            sentence,
            link,
            links,
            words,
            owner=owner,
            company=company,
            speaker=speakers[company],
            setting=setting,
        )


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
    links: Sequence[Link],
    words: StatementWords,
    *,
    owner: str | None,
    company: str | None,
    speaker: str | None,
    setting: _Setting,
) -> Claim:
    amount, lower = link.amount, sentence.folded.lower
    month = setting.quantities.fiscal_years.get(company or "", 1)
    period = None
    if link.unit != "year":
        periods = find_periods(lower, fiscal_month=month, published=setting.published)
        period = choose_period(lower, periods, link, links)
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
        scope=find_scope(sentence, link),
    )


def _add(claims: dict[tuple[object, ...], Claim], claim: Claim) -> None:
    """Add a claim, or its evidence to that of the same claim in another place."""
    key = (
        claim.subject,
        claim.quantity,
        claim.value_low,
        claim.value_high,
        claim.unit,
        claim.change_from,
        claim.scope,
    )
    first = claims.get(key)
    if first is None:
        claims[key] = claim
        return
    claims[key] = replace(
        first,
        period=first.period or claim.period,
        period_begin=first.period_begin if first.period else claim.period_begin,
        period_end=first.period_end if first.period else claim.period_end,
        qualifier=first.qualifier or claim.qualifier,
        rounded=first.rounded or claim.rounded,
        attributed_to=first.attributed_to or claim.attributed_to,
        evidence=first.evidence + claim.evidence,
    )
