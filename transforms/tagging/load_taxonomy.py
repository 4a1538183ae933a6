"""Load a taxonomy from TOML: check its form, then the references between its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NoReturn

from transforms.records import Tag, TagKind
from transforms.tagging.file_format import (
    NAME_LISTS,
    STRENGTHS,
    TagTable,
    TaxonomyFile,
    TopicTable,
    explain_fault,
)
from transforms.tagging.folding import fold
from transforms.tagging.taxonomy import Entity, Pair, Taxonomy, Topic
from transforms.text.data_files import parse_data_file
from transforms.text.normalisation import digest
from transforms.text.toml_lines import find_line

__all__ = ["Taxonomy", "TaxonomyError", "default_taxonomy", "load_taxonomy"]


class TaxonomyError(ValueError):
    """A taxonomy that cannot be used. The message names the line and the mistake."""


@cache
def default_taxonomy() -> Taxonomy:
    """Return the taxonomy that comes with the package, Nissan's."""
    path = resources.files("transforms") / "taxonomy" / "nissan.toml"
    return load_taxonomy(path.read_text(encoding="utf-8"))


def load_taxonomy(text: str) -> Taxonomy:
    """Load a taxonomy from the text of a TOML file.

    Raises:
        TaxonomyError: There is a mistake in the text.
    """
    file = parse_data_file(text, TaxonomyFile, explain=explain_fault, error=TaxonomyError)
    tags = _list_tags(file, text)
    _check_tree(tags, text)
    entities = {tag.tag: tag.kind for tag in tags if tag.kind != "topic"}
    taxonomy = Taxonomy(
        version=f"{file.version}+{digest(text)[:8]}",
        tags=tags,
        entities=_list_entities(file),
        topics=tuple(_make_topic(tag, table) for tag, table in file.topic.items()),
        context=tuple((name, tuple(words)) for name, words in file.context.items()),
    )
    _check_context(taxonomy, entities, text)
    _check_names(taxonomy.entities, entities, text)
    return taxonomy


def _list_tags(file: TaxonomyFile, text: str) -> tuple[Tag, ...]:
    """Return the tags in the order of their kinds; each may be there only once."""
    tables: dict[TagKind, Mapping[str, TagTable]] = {"topic": file.topic, **file.list_entities()}
    tags: dict[str, Tag] = {}
    for kind, rows in tables.items():
        for name, row in rows.items():
            if name in tags:
                _fail(text, (kind, name), f"{name!r} is there twice, as {tags[name].kind} and as {kind}")
            tags[name] = Tag(
                tag=name, kind=kind, label=row.label, parent=row.parent, description=row.description
            )
    return tuple(tags.values())


def _list_entities(file: TaxonomyFile) -> tuple[Entity, ...]:
    return tuple(
        Entity(
            tag=tag,
            names=tuple(table.names),
            cased=tuple(table.cased),
            ambiguous=tuple(table.ambiguous),
            symbols=tuple(table.symbols),
            context=tuple(table.context),
            counter_context=tuple(table.counter_context),
            excludes=tuple(table.excludes),
            common_word=table.common_word,
        )
        for tables in file.list_entities().values()
        for tag, table in tables.items()
    )


def _make_topic(tag: str, table: TopicTable) -> Topic:
    return Topic(
        tag=tag,
        threshold=table.threshold,
        phrases=tuple((word, weight) for key, weight in STRENGTHS.items() for word in getattr(table, key)),
        pairs=tuple(
            Pair(
                owner=f"{tag}/{number}",
                actions=tuple(pair.actions),
                objects=tuple(pair.objects),
                within=pair.within,
                any_order=pair.any_order,
            )
            for number, pair in enumerate(table.pairs)
        ),
        excludes=tuple(table.excludes),
    )


def _check_tree(tags: Sequence[Tag], text: str) -> None:
    """Refuse a parent that is no tag, and a tag that is above itself."""
    parents = {tag.tag: tag.parent for tag in tags}
    for tag in tags:
        path = (tag.kind, tag.tag, "parent")
        above, parent = {tag.tag}, tag.parent
        if parent is not None and (parent == tag.tag or parent not in parents):
            _fail(text, path, f"{parent!r} is no other tag of this taxonomy")
        while parent in parents:
            if parent in above:
                _fail(text, path, f"{tag.tag!r} is a part of itself")
            above.add(parent)
            parent = parents[parent]


def _check_context(taxonomy: Taxonomy, entities: Mapping[str, TagKind], text: str) -> None:
    """Refuse references to anything but a group of context words or a tag."""
    existing = {tag.tag for tag in taxonomy.tags} | {name for name, _ in taxonomy.context}
    for entity in taxonomy.entities:
        for word in entity.context:
            if word.startswith("@") and word[1:] not in existing:
                path = (entities[entity.tag], entity.tag, "context")
                _fail(text, path, f"{word!r} is neither a group of [context] nor a tag")


def _check_names(entities: Sequence[Entity], kinds: Mapping[str, TagKind], text: str) -> None:
    """Refuse a name that always means two things. Ambiguous names may."""
    owners: dict[str, str] = {}
    for entity in entities:
        for key in (key for key in NAME_LISTS if key != "ambiguous"):
            for name in getattr(entity, key):
                owner = owners.setdefault(fold(name), entity.tag)
                if owner != entity.tag:
                    path = (kinds[entity.tag], entity.tag, key)
                    _fail(text, path, f"{name!r} is a name of {owner!r} already")


def _fail(text: str, path: Sequence[str], reason: str) -> NoReturn:
    raise TaxonomyError(f"line {find_line(text, path) or 1}: {reason}")
