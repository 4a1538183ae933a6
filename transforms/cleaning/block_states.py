"""The blocks of one page while they are being cleaned: which are gone, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.cleaning.prose import is_elided, is_prose
from transforms.cleaning.rulebook import Place, Rule, recognise
from transforms.records import Block, CleanedBlock
from transforms.text.normalisation import measure_length

# A block that is half links is a list of tags, a menu or a teaser, not reporting.
_LINKED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Why a block is gone: the rule's name, and the class of boilerplate it belongs to."""

    rule: str
    class_: str


class BlockStates:
    """A page's blocks with a verdict on each, null while it is kept. Positions count from 0."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks)
        self.verdicts: list[Verdict | None] = [None] * len(blocks)
        self.lengths = [measure_length(block.text) for block in blocks]
        self._rules = [recognise(block.text) for block in blocks]
        self._prose = [
            is_prose(block.text) and block.links < _LINKED and not is_elided(block.text) for block in blocks
        ]

    def __len__(self) -> int:
        return len(self.blocks)

    def remove(self, position: int, rule: str, class_: str) -> None:
        """Take the block at `position` out, unless an earlier rule did already."""
        if self.verdicts[position] is None:
            self.verdicts[position] = Verdict(rule=rule, class_=class_)

    def is_kept(self, position: int) -> bool:
        """Whether no rule has removed the block so far."""
        return self.verdicts[position] is None

    def is_reporting(self, position: int) -> bool:
        """Whether the block is kept and reads as reporting: whole sentences, not links or teasers."""
        return self._prose[position] and self.is_kept(position)

    def has_class(self, position: int, class_: str) -> bool:
        """Whether the block is gone as boilerplate of `class_`; false beyond the page's edges."""
        verdict = self.verdicts[position] if 0 <= position < len(self) else None
        return verdict is not None and verdict.class_ == class_

    def find_rule(self, position: int, *places: Place) -> Rule | None:
        """Return the first rule for one of `places` that accepts the block and its neighbour."""
        for rule in self._rules[position]:
            follows = rule.follows is None or self.has_class(position - 1, rule.follows)
            if rule.place in places and follows:
                return rule
        return None

    def accepts(self, position: int, name: str) -> bool:
        """Whether the rule of that name accepts the block, whatever stands before it."""
        return any(rule.name == name for rule in self._rules[position])

    def count_reporting(self, start: int, stop: int) -> tuple[int, int]:
        """Return how many reporting blocks, and how many words in them, stand in a range."""
        lengths = [self.lengths[position] for position in range(start, stop) if self.is_reporting(position)]
        return len(lengths), sum(lengths)

    def clean(self) -> Iterator[CleanedBlock]:
        """Yield every block in order with the verdict on it."""
        for position, (block, verdict) in enumerate(zip(self.blocks, self.verdicts, strict=True)):
            yield CleanedBlock(
                position=position,
                kind=block.kind,
                text=block.text,
                kept=verdict is None,
                rule=verdict.rule if verdict else None,
                class_=verdict.class_ if verdict else None,
            )
