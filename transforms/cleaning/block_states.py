"""The blocks of one page while they are being cleaned: which are removed, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.cleaning.block_rules import Place, Rule
from transforms.cleaning.corrections import find_corrections
from transforms.cleaning.prose import is_elided, is_prose
from transforms.cleaning.rulebook import match_rules
from transforms.records import LINKED_SHARE, Block, CleanedBlock
from transforms.text.normalisation import measure_length

_SECOND, _THIRD = ("(b)", "(B)"), ("(c)", "(C)")
_MAX_ITEM = 6  # blocks of an item of a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Why a block is removed: the name of the rule, and the class of boilerplate."""

    rule: str
    class_: str


class BlockStates:
    """A page's blocks, each kept or removed. Positions count from 0.

    Attributes:
        blocks: The blocks in order.
        lengths: For each block its length in words.
        removals: For each block why it is removed; None while it is kept.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks)
        self.lengths = [measure_length(block.text) for block in blocks]
        self.removals: list[Removal | None] = [None] * len(blocks)
        self._rules = [_match_rules(self.blocks, position) for position in range(len(blocks))]
        self._corrections = find_corrections([block.text for block in blocks])
        self._prose = [
            block.links < LINKED_SHARE and is_prose(block.text) and not is_elided(block.text)
            for block in blocks
        ]

    def __len__(self) -> int:
        return len(self.blocks)

    def remove(self, position: int, rule: str, class_: str) -> None:
        """Remove a block, unless it is a correction. A block that is removed already keeps its first rule.

        Among comments only what speaks of the report itself is one: readers correct each other, too.

        Args:
            position: The block's position.
            rule: The name of the rule that removes it.
            class_: The class of boilerplate.
        """
        is_correction = self._corrections.get(position, False) or (
            position in self._corrections and class_ != "comments"
        )
        if self.removals[position] is None and not is_correction:
            self.removals[position] = Removal(rule=rule, class_=class_)

    def is_kept(self, position: int) -> bool:
        """Return whether no rule has removed the block so far."""
        return self.removals[position] is None

    def is_correction(self, position: int) -> bool:
        """Return whether the block is a note that corrects the report; none is removed (:meth:`remove`)."""
        return position in self._corrections

    def is_reporting(self, position: int) -> bool:
        """Return whether the block is kept and reads as reporting: whole sentences, not links or teasers."""
        return self._prose[position] and self.is_kept(position)

    def list_reporting(self) -> list[int]:
        """Return the positions of all blocks of reporting, in order."""
        return [position for position in range(len(self)) if self.is_reporting(position)]

    def count_reporting(self, start: int, stop: int) -> tuple[int, int]:
        """Count the reporting in a range of blocks.

        Args:
            start: The first position.
            stop: The position after the last.

        Returns:
            How many blocks of reporting there are, and how many words in them.
        """
        lengths = [self.lengths[position] for position in range(start, stop) if self.is_reporting(position)]
        return len(lengths), sum(lengths)

    def is_removed_as(self, position: int, class_: str) -> bool:
        """Return whether the block is removed as boilerplate of `class_`; False off the page."""
        removal = self.removals[position] if 0 <= position < len(self) else None
        return removal is not None and removal.class_ == class_

    def find_rule(self, position: int, *places: Place) -> Rule | None:
        """Find the first rule that recognises a block, given how the block before it was removed.

        Args:
            position: The block's position.
            places: The places of rules that are tried.
        """
        for rule in self._rules[position]:
            if rule.place in places and (
                rule.follows is None or self.is_removed_as(position - 1, rule.follows)
            ):
                return rule
        return None

    def matches_rule(self, position: int, name: str) -> bool:
        """Return whether the rule of that name accepts the block, whatever the block before it is."""
        return any(rule.name == name for rule in self._rules[position])

    def list_cleaned(self) -> Iterator[CleanedBlock]:
        """Yield every block in order, kept or removed."""
        for position, (block, removal) in enumerate(zip(self.blocks, self.removals, strict=True)):
            yield CleanedBlock(
                position=position,
                kind=block.kind,
                text=block.text,
                kept=removal is None,
                rule=removal.rule if removal else None,
                class_=removal.class_ if removal else None,
            )


def _match_rules(blocks: Sequence[Block], position: int) -> Sequence[Rule]:
    """Return the rules that recognise a block; the *(c)* of a list's third item is no copyright sign."""
    rules, text = match_rules(blocks[position].text), blocks[position].text
    if not text.startswith(_THIRD):
        return rules
    is_item = any(other.text.startswith(_SECOND) for other in blocks[max(0, position - _MAX_ITEM) : position])
    return tuple(rule for rule in rules if not (is_item and rule.class_ == "credit"))
