"""Find whose figure it is that a phrase before the subject has: "Having cut 9,000 jobs, Nissan is …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace

_FRONTED = re.compile(
    r"(?:Having|After|By|With|At|For|[A-Z]\w+(?:ing|ed|ando|iendo|endo|ées?|és?)|En|Après|Avec|Pour|Tras|Con|Por|Dopo|A|Após|Com"
    r"|Mit|Nach|Für|Met|Voor|Na|Po|Z|Med|Efter|För)\b"
)
# Behind the comma at most an article and an adjective are before the subject: "la nouvelle Leaf".
_SUBJECT = re.compile(r"[^,;:.]{0,40}, ?((?:[^\W\d_]{1,3} )?(?:[^\W\d_A-Z]\w* )?)")


def find_subject_behind(link: Link, text: str, names: Sequence[NamedPlace]) -> str | None:
    """Return the tag of the subject behind a phrase that begins a sentence and has a figure, or `None`.

    Args:
        link: The figure.
        text: The sentence.
        names: The names in it that may own the figure.
    """
    if not _FRONTED.match(text) or any(name.start < link.start for name in names):
        return None
    found = _SUBJECT.match(text, link.end)
    return next((name.tag for name in names if found and name.start == found.end()), None)
