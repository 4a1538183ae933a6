"""The taxonomy of a shift, checked before anything is read by it."""

from __future__ import annotations

from flows.errors import SettingsError
from flows.shift import Shift
from transforms.tagging.lexicon import Taxonomy, TaxonomyError, default_taxonomy, load_taxonomy


def open_taxonomy(shift: Shift) -> Taxonomy:
    """Return the configured taxonomy, or Nissan's; raises SettingsError, with the line, for a wrong one."""
    text = shift.settings.read_taxonomy()
    try:
        return load_taxonomy(text) if text else default_taxonomy()
    except TaxonomyError as error:
        raise SettingsError(f"the taxonomy {shift.settings.taxonomy} cannot be used: {error}") from error
