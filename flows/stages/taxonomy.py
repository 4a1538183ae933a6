"""The taxonomy of a shift, checked before anything is read by it."""

from __future__ import annotations

from flows.errors import SettingsError
from flows.run_context import RunContext
from transforms.tagging.load_taxonomy import Taxonomy, TaxonomyError, default_taxonomy, load_taxonomy


def open_taxonomy(context: RunContext) -> Taxonomy:
    """Return the configured taxonomy, or Nissan's; raises SettingsError, with the line, for a wrong one."""
    text = context.settings.read_taxonomy()
    try:
        return load_taxonomy(text) if text else default_taxonomy()
    except TaxonomyError as error:
        raise SettingsError(f"the taxonomy {context.settings.taxonomy} cannot be used: {error}") from error
