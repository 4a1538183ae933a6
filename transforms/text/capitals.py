"""The capital letters of the Latin script, with those of Polish, Czech, Turkish or Vietnamese names."""

from __future__ import annotations

_EXTENDED = (*range(0x100, 0x250), *range(0x1E00, 0x1F00))  # Unicode's Latin Extended-A, -B and Additional

LATIN_CAPITALS = "A-ZÀ-ÖØ-Þ" + "".join(letter for letter in map(chr, _EXTENDED) if letter.isupper())
"""The inside of a character class: put it between square brackets in a regular expression."""
