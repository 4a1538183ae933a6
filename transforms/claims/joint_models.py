"""Find figures of several models together: "recalls 173,000 Rogue and Altima vehicles"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.claims.named_places import NamedPlace

_JOINT = re.compile(
    r"s?(?:,|,? and|,? &|/|,? und|,? et|,? y|,? e|,? en|,? i|,? och|、|・|と|와|과|和|与|及|以及)? ?(?:the )?"
)


# 「ノート」や「セレナ」など5車種, 「ノート」「セレナ」の3車種: some of those that a figure is of.
_AMONG = re.compile(
    r"[」』”\"]?(?:など|等|を含む|の)?(?:乗用車|計|全)?[2-9]?[0-9]?車種|[」』”\"]?(?:など|等)(?:の|計)?"
)


def is_joint(tag: str, sentence: str, names: Sequence[NamedPlace]) -> bool:
    """Return whether a model is named only together with others, without a figure of its own between.

    Args:
        tag: The model.
        sentence: The sentence.
        names: The names in it.
    """
    if any(name.tag == tag and _AMONG.match(sentence, name.end) for name in names):
        return True
    models = [name for name in names if name.kind == "model"]
    places = [place for place, name in enumerate(models) if name.tag == tag]
    return bool(places) and all(
        any(
            other.tag != tag and first.end < last.start and _JOINT.fullmatch(sentence, first.end, last.start)
            for other in (*models[max(0, place - 1) : place], *models[place + 1 : place + 2])
            for first, last in [sorted((models[place], other))]
        )
        for place in places
    )
