"""Load the quantities that a run finds claims of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.errors import SettingsError
from flows.run_context import RunContext
from flows.settings import Settings

if TYPE_CHECKING:  # a run with nothing new loads no quantities
    from transforms.claims.quantities import Quantities


def check_quantities(settings: Settings) -> None:
    """Check that quantities of the user's own can be used, before a run sends its first request.

    Raises:
        SettingsError: They cannot be read, or have a mistake.
    """
    if settings.quantities is not None:
        load_quantities_of(settings)


def load_run_quantities(context: RunContext) -> Quantities:
    """Return the quantities of a run; see :func:`load_quantities_of`."""
    return load_quantities_of(context.settings)


def load_quantities_of(settings: Settings) -> Quantities:
    """Return the configured quantities, or those of a carmaker by default.

    Raises:
        SettingsError: The configured file cannot be read, or has a mistake; the text names the line.
    """
    from transforms.claims.load_quantities import QuantitiesError, default_quantities, load_quantities  # noqa: PLC0415 -- see above

    text = settings.read_knowledge().quantities
    try:
        return default_quantities() if text is None else load_quantities(text)
    except QuantitiesError as error:
        raise SettingsError(f"the quantities {settings.quantities} cannot be used: {error}") from error
