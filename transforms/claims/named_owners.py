"""Find the owner of a figure among the names right before and right behind its words."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.claims import owner_grammar as grammar
from transforms.claims.figured_sentences import FiguredSentence
from transforms.claims.holders import find_holder
from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace


def find_beside(link: Link, sentence: FiguredSentence, names: Sequence[NamedPlace]) -> str | None:
    """Return the company, model or plant that a figure belongs to by the words in front of it.

    Of a share that is its holder, who may stand behind it.
    """
    holder = find_holder(link, sentence.text, names) if link.quantity.holding else None
    if holder:
        return holder
    for kind in link.quantity.owners:
        own = [name for name in names if name.kind == kind]
        found = (
            grammar.find_possessor(link, sentence.text, own)
            if kind == "company"
            else grammar.find_part(link, sentence.text, own, others=sentence.names, after=False)
        )
        if found:
            return grammar.find_possessed(sentence.text, found, names) or found
    return None


def find_behind(link: Link, sentence: FiguredSentence, names: Sequence[NamedPlace]) -> str | None:
    """Return the model or plant behind the words of a figure."""
    for kind in link.quantity.owners:
        own = [name for name in names if name.kind == kind and kind != "company"]
        if own:
            found = grammar.find_part(link, sentence.text, own, others=sentence.names, after=True)
            if found:
                return found
    return None
