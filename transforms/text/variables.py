"""The variables of the environment that a configuration may name, written ``${NEWSWIRE_NAME}``.

Any other may hold a secret of another program, which the server that the address names would receive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

PREFIX = "NEWSWIRE_"
_VARIABLE = re.compile(r"\$\{([A-Za-z_]\w*)\}", re.ASCII)


class ForeignVariableError(ValueError):
    """A configuration names a variable that is not for it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"it names the variable {name}, and only variables that begin with {PREFIX} may be named;"
            f" set {PREFIX}{name} in the environment and write ${{{PREFIX}{name}}}"
        )


def list_variables(text: str) -> list[str]:
    """List the variables that a text of the configuration names, in order.

    Raises:
        ForeignVariableError: One of them does not begin with ``NEWSWIRE_``.
    """
    names: list[str] = _VARIABLE.findall(text)
    for name in names:
        if not name.startswith(PREFIX):
            raise ForeignVariableError(name)
    return names


def find_variables(text: str) -> list[str]:
    """Return the variables of Newswire that a text names, in order; those of others are passed over."""
    return [name for name in _VARIABLE.findall(text) if name.startswith(PREFIX)]


def find_variable(text: str) -> str | None:
    """Return the first variable of Newswire that a text names, if any."""
    return next(iter(find_variables(text)), None)


def fill_variables(text: str, values: Mapping[str, str]) -> str:
    """Return a text with the values of the variables that it names; one that has none stays as written."""
    return _VARIABLE.sub(lambda found: values.get(found[1]) or found[0], text)


def has_variable(url: str) -> bool:
    """Return whether a URL names any variable, which only an address given by a person may.

    Percent-encoded names count: the braces of a configured address may come back encoded.
    """
    return _VARIABLE.search(unquote(url)) is not None
