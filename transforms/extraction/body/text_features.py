"""The features of a candidate's text and of its tag, which do not depend on the rest of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from transforms.cleaning.prose import ends_sentence, is_elided
from transforms.extraction.body.candidates import Candidate
from transforms.text.normalisation import compact_text

TEXT_FEATURES = (
    *("paragraph", "list-item", "heading", "table-cell", "container", "caption"),
    *("ends-sentence", "elided", "starts-lower", "ends-colon", "pipe", "digits", "commas", "quotation"),
    *("in-stated-text", "repeated", "is-title"),
)
"""The names of the features, in the order in which :func:`describe_texts` gives them."""
_SAMPLE = 200  # characters of a text of which the share of digits is taken
_COMPARED = 60  # letters and digits of a text that are looked up in the stated text
_MAX_COMMAS = 9
_DIGITS = "0123456789"
_DIGIT_BYTES = _DIGITS.encode()
_OTHER = re.compile(r"[^\x00-\x7f]")
# The features of tags: paragraph, list-item, heading, table-cell, container, caption; other tags have none.
_OF_TAGS = {
    "p": (1, 0, 0, 0, 0, 0),
    **dict.fromkeys(("li", "dd", "dt"), (0, 1, 0, 0, 0, 0)),
    **{f"h{level}": (0, 0, level, 0, 0, 0) for level in range(1, 7)},
    **dict.fromkeys(("td", "tr", "th"), (0, 0, 0, 1, 0, 0)),
    **dict.fromkeys(("div", "section", "article", "main", "body", "center", "pre"), (0, 0, 0, 0, 1, 0)),
    "figcaption": (0, 0, 0, 0, 0, 1),
}
_TAG_NUMBERS = {tag: number for number, tag in enumerate(_OF_TAGS, start=1)}
_TAG_TABLE = np.array([(0, 0, 0, 0, 0, 0), *_OF_TAGS.values()], np.float64).T


def describe_texts(
    candidates: Sequence[Candidate], chosen: Sequence[int], *, title: str | None, stated_text: str
) -> npt.NDArray[np.float64]:
    """Compute the features of the texts of some of a page's candidates.

    Args:
        candidates: All candidates of the page.
        chosen: The indices of those to describe.
        title: The page's headline.
        stated_text: As for :func:`~transforms.extraction.body.features.compute_features`.

    Returns:
        An array of shape (features, chosen), with rows in the order of `TEXT_FEATURES`.
    """
    repeats = Counter([candidate.text for candidate in candidates])
    key = title.casefold() if title is not None else ""
    described = [candidates[index] for index in chosen]
    tags = [_TAG_NUMBERS.get(candidate.tag, 0) for candidate in described]
    rows = [
        (
            *_describe_text(candidate.text, stated_text),
            repeats[candidate.text] > 1,
            # a text that ignores case is never shorter
            len(candidate.text) <= len(key) and candidate.text.casefold() == key,
        )
        for candidate in described
    ]
    of_texts = np.array(rows, np.float64).reshape(len(rows), len(TEXT_FEATURES) - len(_TAG_TABLE))
    return np.concatenate((_TAG_TABLE[:, tags], of_texts.T))


def _describe_text(text: str, stated_text: str) -> tuple[float, ...]:
    return (
        ends_sentence(text),
        is_elided(text),
        text[0].islower(),
        text[-1] == ":",
        "|" in text,
        _measure_digits(text[:_SAMPLE]),
        min(text.count(","), _MAX_COMMAS),
        '"' in text or "“" in text,
        _compare_stated(text, stated_text) if stated_text else 0,
    )


def _measure_digits(text: str) -> float:
    """Return the share of digits among the characters of a text."""
    if text.isascii():
        return (len(text) - len(text.encode().translate(None, _DIGIT_BYTES))) / len(text)
    return (sum(map(text.count, _DIGITS)) + sum(map(str.isdigit, _OTHER.findall(text)))) / len(text)


def _compare_stated(text: str, stated_text: str) -> int:
    """Return 1 when the text is in the stated text, -1 when it is not."""
    key = compact_text(text[: 2 * _COMPARED])[:_COMPARED]
    return 1 if key and key in stated_text else -1
