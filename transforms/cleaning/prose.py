"""Distinguish sentences from the short lines around them."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.text.normalisation import measure_length
from transforms.text.writing_systems import is_spaced

# After its full stop a sentence may close its quotation or bracket, or have a footnote character.
_CLOSERS = "\"'”’“»」』)]）】*†"
# Those of Arabic, Urdu, Hindi and its neighbours, Burmese, Khmer, Armenian and Amharic are among them.
_STOPS = tuple(".!?…。！？:؟۔।॥။។։።")
_ELLIPSIS = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*(?:(?:read|see|continue|full)\s+(?:more|on|reading|story)\W*|»|›|→|>+)?$",
    re.IGNORECASE,
)
# A shorter line is a caption, a heading or a button, whatever it ends in. Of the 3,103 blocks that end
# in a stop in the text of 181 labelled pages 94 in a hundred are longer.
_MIN_WORDS = 8
# Long enough to be prose even without a closing stop: 18 blocks of text on those pages, and none
# of boilerplate.
_PLENTY_OF_WORDS = 40
_PLENTY_OF_CHARACTERS = 2 * _PLENTY_OF_WORDS - 1  # the fewest in which so many words fit
# Thai and Lao have no full stop. Their vowel signs part the letters into runs of about a word each; headlines
# have up to 25 of these, and paragraphs more.
_UNSTOPPED = re.compile("[\u0e01-\u0eff]{12}")
_PLENTY_UNSTOPPED = 26
_MIN_ANNOUNCEMENT = 4  # words; fewer before a colon are a heading
_OTHER_ARTICLES = re.compile(
    r"\W*(?:read|see|watch|also|related|more (?:on|about|from|stories|news|articles)|you (?:might|may)"
    r"|mehr (?:zu|zum|zur|über|dazu|von|aus)|lesen|lies|weitere (?:artikel|themen|nachrichten|informationen)"
    r"|auch interessant|das könnte|lire|à (?:lire|voir)|plus d|sur le même|más (?:sobre|de|noticias)"
    r"|lea|leer|te puede|leggi|lees|läs|関連|あわせ|合わせ|こちら|詳し|更多|相关|延伸)",
    re.IGNORECASE,
)
_MAX_CACHED = 3_000  # characters; longer texts are looked at each time, to keep none of them in memory
# Enough words, found without counting all of them.
_ENOUGH_WORDS = re.compile(rf"\W*(?:\w+\W+){{{_MIN_WORDS - 1}}}\w")


def ends_sentence(text: str) -> bool:
    """Return whether `text` ends as a sentence does: in a full stop, a question mark or the like."""
    return text.rstrip().rstrip(_CLOSERS).rstrip().endswith(_STOPS)


def is_elided(text: str) -> bool:
    """Return whether `text` breaks off in an ellipsis, as teasers do."""
    return ("…" in text or "..." in text) and _ELLIPSIS.search(text.rstrip()) is not None


def announces_list(text: str) -> bool:
    """Return whether `text` is a sentence that announces a list of its own, and not one of other articles."""
    return (
        text.endswith((":", "："))
        and measure_length(text) >= _MIN_ANNOUNCEMENT
        and _OTHER_ARTICLES.match(text) is None
    )


def is_prose(text: str) -> bool:
    """Return whether `text` reads as reporting: one whole sentence or more."""
    return _is_prose_cached(text) if len(text) <= _MAX_CACHED else _is_prose(text)


def _is_prose(text: str) -> bool:
    if not text.isascii() and _UNSTOPPED.search(text):
        return measure_length(text) >= _PLENTY_UNSTOPPED  # a full stop is that of an abbreviation
    if ends_sentence(text) and not text.rstrip().endswith(":"):
        if is_spaced(text):
            return _ENOUGH_WORDS.match(text) is not None
        return measure_length(text) >= _MIN_WORDS
    return len(text) >= _PLENTY_OF_CHARACTERS and measure_length(text) >= _PLENTY_OF_WORDS


# several stages ask about each block of a page in turn
_is_prose_cached = lru_cache(1_024)(_is_prose)
