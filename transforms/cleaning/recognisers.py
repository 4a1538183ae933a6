"""Functions that recognise boilerplate which patterns cannot describe, by the names that rules give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from transforms.cleaning.button_lines import is_button_line
from transforms.cleaning.dated_bylines import find_dated_author, is_dated_byline, is_sure_byline
from transforms.cleaning.tickers import is_ticker


@dataclass(frozen=True, slots=True, kw_only=True)
class Recogniser:
    """Takes the place of a rule's patterns.

    Attributes:
        accepts: Returns whether a folded text is boilerplate of the rule's kind.
        find_author: Returns the author whom such a text names, where it may name one.
    """

    accepts: Callable[[str], bool]
    find_author: Callable[[str], str | None] | None = None


RECOGNISERS: Mapping[str, Recogniser] = {
    "ticker": Recogniser(accepts=is_ticker),
    "button line": Recogniser(accepts=is_button_line),
    "sure byline": Recogniser(accepts=is_sure_byline, find_author=find_dated_author),
    "dated byline": Recogniser(accepts=is_dated_byline, find_author=find_dated_author),
}
