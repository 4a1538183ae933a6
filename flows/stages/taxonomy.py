"""Load the taxonomy that a run tags articles with."""

from __future__ import annotations

from flows.errors import SettingsError
from flows.run_context import RunContext
from transforms.tagging.load_taxonomy import Taxonomy, TaxonomyError, default_taxonomy, load_taxonomy


def load_run_taxonomy(context: RunContext) -> Taxonomy:
    """Return the configured taxonomy, or Nissan's by default.

    Raises:
        SettingsError: The configured one has a mistake; the text names the line.
    """
    text = context.settings.read_taxonomy()
    try:
        return load_taxonomy(text) if text else default_taxonomy()
    except TaxonomyError as error:
        raise SettingsError(f"the taxonomy {context.settings.taxonomy} cannot be used: {error}") from error
