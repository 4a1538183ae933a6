"""Tell an article on a person who bears the name of a company: "Rafi Nissan, 19", "Judge Orly Nissan".

Asked only where no word of the whole article speaks for the company, so that an office before the name of a
carmaker ("President Honda welcomed the plan") is no person in a report on cars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.tagging.matching import Match
from transforms.tagging.passages import Passage

_TITLES = (
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Judge|Justice|Rabbi|Sir|Dame|Lord|Sgt|Sergeant|Capt|Captain|Lt|Lieutenant"
    r"|Col|Colonel|Gen|General|Minister|Senator|Sen|Mayor|Councillor|Coach|Inspector|Constable|Detective|Father"
    r"|Reverend|Rev|Frau|Herr|Madame|Mme|Mlle|Monsieur|Docteur"
    r"|Señor|Señora|Sra|Signor|Signora|Mevrouw|Pani)\.? (?:[A-ZÀ-Ý][\w'’-]+ )?$"
)
_TITLE = re.compile(_TITLES)
_AGE = re.compile(
    r"(?: [A-ZÀ-Ý][\w'’-]*\.?)?,(?: (?:aged|who is))? [1-9]\d,|[^.\n]{0,40}\baged [1-9]\d\b"
    r"|,(?: (?:de|di|âgée?))?(?: de)? [1-9]\d (?:años|ans|anni|anos|Jahre|jaar|lat|år)\b"
)
_FAMILY_NAME = re.compile(r" ([A-ZÀ-Ý][a-zà-ÿ'’-]+)\b")
_TITLE_REACH = 32  # characters before a name


def is_borne_by_person(passages: Sequence[Passage], matches: Sequence[Sequence[Match]]) -> bool:
    """Return whether an article uses a company's name as that of a person.

    Args:
        passages: Its title and its text.
        matches: The names of the company in each.
    """
    whole = " ".join(passage.text for passage in passages)
    for passage, found in zip(passages, matches, strict=True):
        for match in found:
            before = passage.text[max(0, match.start - _TITLE_REACH) : match.start]
            if _TITLE.search(before) or _AGE.match(passage.text, match.end):
                return True
            family = _FAMILY_NAME.match(passage.text, match.end)
            if family and re.search(rf"(?<!{match.pattern.written} )\b{family[1]}, [1-9]\d,", whole):
                return True
    return False
