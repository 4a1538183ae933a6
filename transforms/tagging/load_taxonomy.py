"""The taxonomy as data: read from TOML, checked, and turned into records."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, NoReturn, get_args

from transforms.records import Tag, TagKind
from transforms.tagging.folding import fold
from transforms.tagging.taxonomy import Entity, Pair, Taxonomy, Topic
from transforms.text.normalisation import digest
from transforms.text.toml_lines import find_line

__all__ = ["Taxonomy", "TaxonomyError", "default_taxonomy", "load_taxonomy"]

_KINDS: tuple[TagKind, ...] = get_args(TagKind)
_STRENGTHS = {"strong": 1.0, "fair": 0.6, "weak": 0.35}
_ANY = {"label": str, "description": str, "parent": str}
_ENTITY = dict.fromkeys(("names", "cased", "guarded", "symbols", "near", "unless", "excludes"), list)
_NAMING = ("names", "cased", "guarded", "symbols")
_TOPIC = dict.fromkeys((*_STRENGTHS, "excludes"), list)
_FORMS: Mapping[str, Mapping[str, type]] = {
    "entity": {**_ANY, "common": bool, **_ENTITY},
    "topic": {**_ANY, "threshold": float, "pairs": list, **_TOPIC},
    "pair": {"actions": list, "objects": list, "within": int},
}
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class TaxonomyError(ValueError):
    """A taxonomy that cannot be used; its text names the line and what is wrong there."""


@cache
def default_taxonomy() -> Taxonomy:
    """Return the taxonomy that comes with the package: Nissan's."""
    path = resources.files("transforms") / "taxonomy" / "nissan.toml"
    return load_taxonomy(path.read_text(encoding="utf-8"))


def load_taxonomy(text: str) -> Taxonomy:
    """Read a taxonomy from TOML; raise `TaxonomyError` naming the line of the first mistake."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = place[1] if place and place[1] else text.count("\n") + 1
        raise TaxonomyError(f"line {line}: {_PLACE.sub('', str(error))}") from error
    return _Reader(text, tables).read()


class _Reader:
    def __init__(self, text: str, tables: dict[str, Any]) -> None:
        self._text = text
        self._context: dict[str, list[str]] = tables.pop("context", {})
        self._version = tables.pop("version", None)
        self._tables = tables
        rows = {kind: table for kind, table in tables.items() if isinstance(table, dict)}
        self._kinds = {tag: kind for kind in reversed(_KINDS) for tag in rows.get(kind, {})}

    def read(self) -> Taxonomy:
        if not isinstance(self._version, str) or not self._version:
            self._fail("version", 'a taxonomy begins with its version, such as version = "1"')
        for kind in self._tables:
            if kind not in _KINDS:
                self._fail(kind, f"{kind!r} is no kind of tag; the kinds are {', '.join(_KINDS)}")
            if not isinstance(self._tables[kind], dict):
                self._fail(kind, f"{kind!r} should be a table")
        self._check("context", self._context, dict.fromkeys(self._context, list))
        rows = [(kind, tag, row) for kind in _KINDS for tag, row in self._tables.get(kind, {}).items()]
        tags = tuple(self._read_tag(kind, tag, row) for kind, tag, row in rows)
        self._check_tree({tag.tag: tag for tag in tags})
        entities = tuple(
            self._read_entity(f"{kind}.{tag}", tag, row) for kind, tag, row in rows if kind != "topic"
        )
        self._check_names(entities)
        return Taxonomy(
            version=f"{self._version}+{digest(self._text)[:8]}",
            tags=tags,
            entities=entities,
            topics=tuple(
                self._read_topic(f"{kind}.{tag}", tag, row) for kind, tag, row in rows if kind == "topic"
            ),
            context=tuple((name, tuple(words)) for name, words in self._context.items()),
        )

    def _read_tag(self, kind: TagKind, tag: str, row: dict[str, Any]) -> Tag:
        place = f"{kind}.{tag}"
        self._check(place, row, _FORMS["topic" if kind == "topic" else "entity"])
        if not _IDENTIFIER.fullmatch(tag):
            self._fail(place, f"{tag!r} is no identifier: small letters, digits and single hyphens")
        if self._kinds[tag] != kind:
            self._fail(place, f"{tag!r} is there twice, as {kind} and as {self._kinds[tag]}")
        for key in ("label", "description"):
            if not row.get(key):
                self._fail(place, f"{tag!r} has no {key}")
        parent = row.get("parent")
        if parent is not None and (parent == tag or parent not in self._kinds):
            self._fail(place, f"{parent!r} is no other tag of this taxonomy", "parent")
        return Tag(tag=tag, kind=kind, label=row["label"], parent=parent, description=row["description"])

    def _check_tree(self, tags: Mapping[str, Tag]) -> None:
        for tag in tags.values():
            above, parent = {tag.tag}, tag.parent
            while parent is not None:
                if parent in above:
                    self._fail(f"{tag.kind}.{tag.tag}", f"{tag.tag!r} is a part of itself", "parent")
                above.add(parent)
                parent = tags[parent].parent

    def _check_names(self, entities: Sequence[Entity]) -> None:
        """Refuse a name that is always meant and means two things; names that are guarded may."""
        meant: dict[str, str] = {}
        for entity in entities:
            for key in ("names", "cased", "symbols"):
                for name in getattr(entity, key):
                    other = meant.setdefault(fold(name), entity.tag)
                    if other != entity.tag:
                        place = f"{self._kinds[entity.tag]}.{entity.tag}"
                        self._fail(place, f"{name!r} is a name of {other!r} already", key)

    def _read_entity(self, place: str, tag: str, row: dict[str, Any]) -> Entity:
        lists = {key: tuple(row.get(key, ())) for key in _ENTITY}
        if not any(lists[key] for key in _NAMING):
            self._fail(place, f"{tag!r} has nothing it could be found by: {', '.join(_NAMING)}")
        for key in ("guarded", "unless"):
            if lists[key] and not lists["near"]:
                self._fail(place, f"`{key}` of {tag!r} needs a list `near`", key)
        for word in lists["near"]:
            if word.startswith("@") and word[1:] not in {*self._kinds, *self._context}:
                self._fail(place, f"{word!r} is neither a group of [context] nor a tag", "near")
        return Entity(tag=tag, common=row.get("common", False), **lists)

    def _read_topic(self, place: str, tag: str, row: dict[str, Any]) -> Topic:
        pairs = tuple(
            self._read_pair(f"{place}.pairs", number, pair)
            for number, pair in enumerate(row.get("pairs", ()))
        )
        phrases = tuple((word, weight) for key, weight in _STRENGTHS.items() for word in row.get(key, ()))
        if not phrases and not pairs:
            self._fail(place, f"{tag!r} has nothing it could be found by: strong, fair, weak or pairs")
        threshold = float(row.get("threshold", 1.0))
        if threshold <= 0:
            self._fail(place, "a threshold is above zero", "threshold")
        return Topic(
            tag=tag,
            threshold=threshold,
            phrases=phrases,
            pairs=pairs,
            excludes=tuple(row.get("excludes", ())),
        )

    def _read_pair(self, place: str, number: int, row: dict[str, Any]) -> Pair:
        self._check(place, row, _FORMS["pair"], number)
        if not all(row.get(key) for key in _FORMS["pair"]):
            self._fail(place, "a pair has actions, objects and within", number=number)
        return Pair(actions=tuple(row["actions"]), objects=tuple(row["objects"]), within=row["within"])

    def _check(self, place: str, row: object, form: Mapping[str, type], number: int = 0) -> None:
        if not isinstance(row, dict):
            self._fail(place, f"{place} should be a table")
        for key, value in row.items():
            if key not in form:
                self._fail(place, f"{key!r} is not known here; known are {', '.join(form)}", key, number)
            kinds: Collection[type] = (int, float) if form[key] is float else (form[key],)
            if type(value) not in kinds:
                self._fail(place, f"{key!r} should be of type {form[key].__name__}", key, number)
            if (
                form[key] is list
                and key != "pairs"
                and not all(isinstance(each, str) and each.strip() for each in value)
            ):
                self._fail(place, f"{key!r} is a list of words or phrases", key, number)

    def _fail(self, place: str, reason: str, key: str | None = None, number: int = 0) -> NoReturn:
        raise TaxonomyError(f"line {find_line(self._text, place, key, number=number)}: {reason}")
