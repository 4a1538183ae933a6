"""What an exception says, and where it was raised, as one line for a refusal or the log."""

from __future__ import annotations

import traceback

from transforms.text.normalisation import squeeze

_OURS = ("flows.", "transforms.", "warehouse.", "newswire.")
_MAX_PLACE = 140  # characters: a name of a module may be made by whoever raised the exception
_READ = 3_000  # characters of the text of an exception, which may quote a whole page


def word_exception(error: BaseException, *, limit: int) -> str:
    """Return the type, the text and the place of an exception on one line that can be stored.

    The place is the last line of our code that ran, and the line in a library that raised the exception.
    Where the whole does not fit, the text is cut and not the place, which engineers look for.

    Args:
        error: The exception.
        limit: The most characters that are returned.
    """
    try:
        text = f"{type(error).__name__}: {error}"
    except Exception:  # noqa: BLE001 -- the text of an exception is made by whoever raised it
        text = type(error).__name__
    place = find_place(error)
    suffix = f" (raised at {place})" if place else ""
    return squeeze(text[:_READ])[: limit - len(suffix)] + suffix


def find_place(error: BaseException) -> str:
    """Return where an exception was raised, as ``module:line``; an empty string where it never was."""
    places = [
        (str(frame.f_globals.get("__name__")), line) for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    if not places:
        return ""
    ours = next((place for place in reversed(places) if place[0].startswith(_OURS)), places[-1])
    words = [f"{module}:{line}" for module, line in dict.fromkeys((ours, places[-1]))]
    return squeeze(", in ".join(words))[:_MAX_PLACE]
