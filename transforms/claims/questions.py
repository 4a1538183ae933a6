"""Find the figures that are only asked for: "Will Nissan cut 9,000 jobs?" states none."""

from __future__ import annotations

import re

from transforms.claims.word_tables import list_words, match_words

_ASKED = re.compile(r"[?？][\"'”’»」』)]*$|(?:のか|だろうか|でしょうか|ますか|ですか)。?$")
# "Why is Nissan cutting 9,000 jobs?" takes the figure for granted.
_GRANTED = re.compile(match_words(*list_words("statements", "asking")))
# "Nissan cuts 9,000 jobs: is that enough?" asks for something else.
_TURN = re.compile(
    r"[:;：；–—…!]| - |[,、，] ?(?:but|aber|doch|mais|pero|ma|mas|però|maar|ale|men|が|但)|\. "
)


def is_asked(lower: str, start: int, end: int) -> bool:
    """Return whether a sentence asks whether something is so, and does not state it.

    Args:
        lower: The sentence in lower case.
        start: Where its figure begins.
        end: Where that ends.
    """
    return bool(
        _ASKED.search(lower)
        and not _GRANTED.search(lower)
        and not _TURN.search(lower, end)
        and not _TURN.search(lower, 0, start)
    )
