"""Remove the blocks of an article that learned rules name as site boilerplate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from transforms.cleaning.site_boilerplate import compute_block_key, restore_block
from transforms.records import CleanedBlock, LearnedRule
from transforms.text.normalisation import measure_length

# Shorter blocks recur in honest texts as well: "Q:", a dateline, a label. They
# and headings are removed only where they would be left over: with nothing kept after them, or as the
# heading of a block that is removed.
_MIN_WORDS = 5


def remove_learned_blocks(
    blocks: Sequence[CleanedBlock], site: str, rules: Mapping[int, LearnedRule]
) -> tuple[CleanedBlock, ...]:
    """Remove the blocks of an article that learned rules name.

    Blocks that a learned rule had removed before are decided anew. An article of which nothing would be
    left keeps all of its blocks: no article is lost to learning.

    Args:
        blocks: The blocks of the article.
        site: Its site (:func:`transforms.cleaning.site_boilerplate.find_site`).
        rules: The learned rules by their keys; refused ones remove nothing.
    """
    restored = [restore_block(block) for block in blocks]
    if not rules:  # as for most sites
        return tuple(restored)
    named = {
        block.position: rule
        for block in restored
        if block.kept
        and (key := compute_block_key(site, block.text)) is not None
        and (rule := rules.get(key))
        and not rule.refused_at
    }
    removed = _choose_removed(restored, named)
    if all(block.position in removed for block in restored if block.kept):
        return tuple(restored)
    return tuple(
        replace(block, kept=False, rule=named[block.position].rule, class_=named[block.position].class_)
        if block.position in removed
        else block
        for block in restored
    )


def _choose_removed(blocks: Sequence[CleanedBlock], named: Mapping[int, LearnedRule]) -> set[int]:
    """Return the positions of the named blocks to remove: labels only where they would be left over."""
    removed = {block.position for block in blocks if block.position in named and not _is_label(block)}
    is_tail = is_headed = True
    for block in reversed(blocks):
        if block.kept and block.position not in removed:
            if block.position in named and (is_tail or (is_headed and block.kind == "heading")):
                removed.add(block.position)
            else:
                is_tail = False
        is_headed = block.position in removed
    return removed


def _is_label(block: CleanedBlock) -> bool:
    return block.kind == "heading" or measure_length(block.text) < _MIN_WORDS
