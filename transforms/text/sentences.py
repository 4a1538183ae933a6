"""Where the sentences of a text begin."""

from __future__ import annotations

import re

# A mark, white space and then a capital, a digit or a quotation mark; or a new line, or 。！？.
_BORDER = re.compile(
    r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[¿¡]?[^\W_a-z])|\n\s*|[。！？][」』）]*(?=\S)",
)
# What a full stop may stand behind without ending anything: "U.S. President", "Nissan Motor Co. said".
_ABBREVIATION = re.compile(r"(?:^|[^\w])(?:[A-Za-z]|Co|Corp|Inc|Ltd|Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Gov|vs|No)$")
_LONGEST = 6


def find_sentences(text: str) -> list[int]:
    """Return the offsets at which the sentences of `text` begin, in order, the first of them always 0."""
    return [
        0,
        *(
            match.end()
            for match in _BORDER.finditer(text)
            if 0 < match.end() < len(text)
            and not (
                text[match.start()] == "."
                and _ABBREVIATION.search(text, max(0, match.start() - _LONGEST), match.start())
            )
        ),
    ]
