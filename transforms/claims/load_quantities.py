"""Load the quantities from TOML: check their form, then the references between their tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import NoReturn

from transforms.claims.quantities import ActionPair, CountedUnit, Quantities, Quantity
from transforms.claims.quantity_format import QuantitiesFile, explain_fault
from transforms.claims.units import is_currency
from transforms.records import ComparedQuantity
from transforms.text.data_files import parse_data_file
from transforms.text.normalisation import digest
from transforms.text.toml_lines import find_line

BUILT_IN_UNITS = ("percent", "money", "year")
"""Units that are read by rules and need no words in a file."""
_RULES = (".py", ".toml")


class QuantitiesError(ValueError):
    """A file of quantities that cannot be used. The message names the line and the mistake."""


@cache
def default_quantities() -> Quantities:
    """Return the quantities that come with the package, those of a carmaker."""
    path = resources.files("transforms") / "taxonomy" / "quantities.toml"
    return load_quantities(path.read_text(encoding="utf-8"))


def load_quantities(text: str) -> Quantities:
    """Load quantities from the text of a TOML file.

    Raises:
        QuantitiesError: There is a mistake in the text.
    """
    file = parse_data_file(text, QuantitiesFile, explain=explain_fault, error=QuantitiesError)
    _check_units(file, text)
    _check_quantities(file, text)
    _check_comparison(file, text)
    _check_restrictions(file, text)
    return Quantities(
        version=f"{file.version}+{digest(text + _digest_rules())[:8]}",
        units=tuple(
            CountedUnit(
                unit=unit,
                words=_resolve(("unit", unit, "words"), table.words, file, text),
                counters=tuple(table.counters),
                limit=table.limit,
                beyond=table.beyond,
            )
            for unit, table in file.unit.items()
        ),
        quantities={
            name: _make_quantity(name, number, file, text) for number, name in enumerate(file.quantity)
        },
        scopes=tuple((name, tuple(words)) for name, words in file.scope.items()),
        fiscal_years=file.fiscal_years,
        compared=tuple(_make_compared(name, file) for name in file.quantity),
    )


@cache
def _digest_rules() -> str:
    """Return a digest of the modules and words of this package, by which claims are found and compared."""
    files = sorted(resources.files("transforms.claims").iterdir(), key=lambda file: file.name)
    # An editor or an installer may leave other files beside them.
    return digest("".join(file.read_text(encoding="utf-8") for file in files if file.name.endswith(_RULES)))


def _make_compared(name: str, file: QuantitiesFile) -> ComparedQuantity:
    table, comparison = file.quantity[name], file.comparison
    return ComparedQuantity(
        quantity=name,
        label=table.label,
        description=table.description,
        is_change=table.change or name in comparison.announced,
        is_lasting=name in comparison.lasting,
        falls_by=comparison.falls_by.get(name),
        rises_by=comparison.rises_by.get(name),
        share_of=comparison.share_of.get(name),
    )


def _check_units(file: QuantitiesFile, text: str) -> None:
    """Refuse a table for a unit that is built in, and a limit to a unit that no table describes."""
    for name in BUILT_IN_UNITS:
        if name in file.unit:
            _fail(text, ("unit", name), f"{name!r} is built in and has no words of its own")
    existing = {*BUILT_IN_UNITS, *file.unit}
    for name, unit_table in file.unit.items():
        if unit_table.beyond is not None and unit_table.beyond not in file.unit:
            _fail(
                text,
                ("unit", name, "beyond"),
                f"{unit_table.beyond!r} is no unit; there are {_list(existing)}",
            )


def _check_quantities(file: QuantitiesFile, text: str) -> None:
    """Refuse units of a quantity that no table describes, or that it may not have."""
    existing = {*BUILT_IN_UNITS, *file.unit}
    for name, table in file.quantity.items():
        for unit in table.units:
            if unit not in existing:
                _fail(text, ("quantity", name, "units"), f"{unit!r} is no unit; there are {_list(existing)}")
        if table.bare is not None and table.bare not in table.units:
            _fail(text, ("quantity", name, "bare"), f"{table.bare!r} is none of its units")
        for unit in table.most:
            if unit not in table.units and not ("money" in table.units and is_currency(unit)):
                _fail(text, ("quantity", name, "most"), f"{unit!r} is none of its units")


def _check_comparison(file: QuantitiesFile, text: str) -> None:
    """Refuse a comparison with a quantity that is not in the file, and a change of one."""
    for name, table in file.quantity.items():
        if table.level is not None and table.level not in file.quantity:
            reason = f"{table.level!r} is no quantity; there are {_list(file.quantity)}"
            _fail(text, ("quantity", name, "level"), reason)
    for key in ("lasting", "announced"):
        for name in getattr(file.comparison, key):
            if name not in file.quantity:
                _fail(text, ("comparison", key), f"{name!r} is no quantity; there are {_list(file.quantity)}")
    for key in ("falls_by", "rises_by", "share_of"):
        for pair in getattr(file.comparison, key).items():
            for name in pair:
                if name not in file.quantity:
                    path = ("comparison", key)
                    _fail(text, path, f"{name!r} is no quantity; there are {_list(file.quantity)}")


def _check_restrictions(file: QuantitiesFile, text: str) -> None:
    """Refuse a restriction that has no words, and one of a quantity that is not in the file."""
    for scope, names in file.restricts.items():
        if scope not in file.scope:
            _fail(text, ("restricts", scope), f"{scope!r} is no scope; there are {_list(file.scope)}")
        for name in names:
            if name not in file.quantity:
                _fail(
                    text, ("restricts", scope), f"{name!r} is no quantity; there are {_list(file.quantity)}"
                )


def _make_quantity(name: str, number: int, file: QuantitiesFile, text: str) -> Quantity:
    table = file.quantity[name]
    level = file.quantity.get(table.level or "")  # whose names are what rises and falls

    def resolve(words: Iterable[str], *path: str | int) -> tuple[str, ...]:
        return _resolve(("quantity", name, *path), words, file, text)

    return Quantity(
        quantity=name,
        number=number,
        label=table.label,
        description=table.description,
        units=frozenset(table.units),
        owners=tuple(table.owners),
        change=table.change,
        level=table.level,
        names=resolve(table.names, "names"),
        verbs=resolve(table.verbs, "verbs"),
        beside=resolve(table.beside, "beside"),
        outcomes=resolve(table.outcomes, "outcomes"),
        pairs=tuple(
            ActionPair(
                actions=resolve(pair.actions, "pairs", place, "actions"),
                objects=resolve(
                    (*pair.objects, *(level.names if level and pair.object_first else ())),
                    "pairs",
                    place,
                    "objects",
                ),
                object_first=pair.object_first,
            )
            for place, pair in enumerate(table.pairs)
        ),
        topic=table.topic,
        covers=resolve(table.covers, "covers"),
        prevails=table.prevails,
        bare=table.bare,
        least=table.least,
        most=table.most,
        owned=table.owned,
        excludes=resolve(table.excludes, "excludes"),
        holding=table.holding,
        unrestricted=frozenset(scope for scope, names in file.restricts.items() if name not in names),
    )


def _resolve(
    path: tuple[str | int, ...], words: Iterable[str], file: QuantitiesFile, text: str
) -> tuple[str, ...]:
    """Return a list of words with those of the groups and units that it refers to."""
    resolved: list[str] = []
    for word in words:
        group, unit = file.group.get(word[1:]), file.unit.get(word[1:])
        if not word.startswith("@"):
            resolved.append(word)
        elif group is not None:
            resolved += group
        elif unit is not None and path[0] != "unit":
            resolved += [*_resolve(("unit", word[1:], "words"), unit.words, file, text), *unit.counters]
        else:
            _fail(text, path, f"{word!r} is no group or unit; there are {_list({*file.group, *file.unit})}")
    return tuple(dict.fromkeys(resolved))


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _fail(text: str, path: Sequence[str | int], reason: str) -> NoReturn:
    raise QuantitiesError(f"line {find_line(text, path) or 1}: {reason}")
