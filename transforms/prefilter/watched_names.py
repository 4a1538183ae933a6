"""The names that make a page worth analysing: those of some tags of a taxonomy."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.tagging.patterns import Pattern, list_patterns
from transforms.tagging.taxonomy import Taxonomy

NAME_ROLES = frozenset({"name", "cased", "ambiguous", "symbol"})
"""The roles of patterns that are names."""


class UnwatchableError(ValueError):
    """The taxonomy has nothing to look for; the text says what it lacks."""


def find_watched_tags(taxonomy: Taxonomy, about: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the tags whose names are looked for.

    Args:
        taxonomy: The taxonomy.
        about: Tags that were asked for; none for the first company of the taxonomy.

    Returns:
        The tags, each once. The models of a company are not looked for with it: many have the names of common
        things, and a report of one names the company.

    Raises:
        UnwatchableError: A tag does not exist or has no names, or the taxonomy has no company.
    """
    named = {entity.tag for entity in taxonomy.entities if entity.names or entity.cased or entity.ambiguous}
    for tag in about:
        if tag not in named:
            raise UnwatchableError(f"the taxonomy has no tag {tag!r} with names to look for")
    companies = [tag.tag for tag in taxonomy.tags if tag.kind == "company" and tag.tag in named]
    if not (about or companies):
        raise UnwatchableError("the taxonomy has no company to look for; name one of its tags")
    return tuple(dict.fromkeys(about)) or (companies[0],)


def list_watched_names(taxonomy: Taxonomy, tags: Sequence[str]) -> list[tuple[str, Pattern]]:
    """List the forms of all names of some tags, and of the phrases in which these mean something else."""
    return [
        (form, pattern)
        for form, pattern in list_patterns(taxonomy)
        if pattern.role in (*NAME_ROLES, "exclude") and pattern.owner in tags
    ]
