"""Load the taxonomy that a run tags articles with, and the quantities that it finds claims of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.errors import SettingsError
from flows.settings import Settings

if TYPE_CHECKING:  # a run with nothing new loads neither, and need not import all of tagging
    from transforms.claims.quantities import Quantities
    from transforms.tagging.load_taxonomy import Taxonomy


def check_knowledge(settings: Settings) -> None:
    """Check that files of the user's own can be used, before a run sends its first request.

    Raises:
        SettingsError: One cannot be read, or has a mistake.
    """
    if settings.taxonomy is not None:
        load_configured_taxonomy(settings)
    if settings.quantities is not None:
        load_configured_quantities(settings)


def load_configured_taxonomy(settings: Settings) -> Taxonomy:
    """Return the configured taxonomy, or Nissan's by default.

    Raises:
        SettingsError: The configured one cannot be read, or has a mistake; the text names the line.
    """
    from transforms.tagging.load_taxonomy import TaxonomyError, default_taxonomy, load_taxonomy  # noqa: PLC0415 -- see above

    text = settings.read_knowledge().taxonomy
    try:
        return default_taxonomy() if text is None else load_taxonomy(text)
    except TaxonomyError as error:
        raise SettingsError(f"the taxonomy {settings.taxonomy} cannot be used: {error}") from error


def load_configured_quantities(settings: Settings) -> Quantities:
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
