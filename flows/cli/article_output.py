"""How commands print an article: its blocks and its tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.cli.console import make_line
from transforms.records import CleanedBlock, Evidence


class DisplayedTag(Protocol):
    """A tag of an article, stored or just given."""

    @property
    def tag(self) -> str:
        """The tag's identifier."""

    @property
    def relevance(self) -> str:
        """Whether the article is about it or only mentions it."""

    @property
    def score(self) -> float:
        """How likely the article is about it, from 0 to 1."""

    @property
    def evidence(self) -> Sequence[Evidence]:
        """The spans that the tag is based on."""


def print_blocks(console: Console, blocks: Sequence[CleanedBlock], *, with_removed: bool) -> None:
    """Print the blocks of an article in their order.

    Removed blocks are struck through on a terminal and between ~~ elsewhere, each with its class and rule.
    """
    removed = sum(not block.kept for block in blocks)
    console.rule(f"text: {len(blocks) - removed} blocks kept, {removed} removed", align="left")
    for block in blocks:
        if block.kept:
            console.print(Text(f"  {_indent(block.text)}"))
        elif with_removed:
            rule = make_line(f"  [{block.class_}: {block.rule}]", "red")
            text = block.text if console.is_terminal else f"~~{block.text}~~"
            console.print(Text("  ") + Text(_indent(text), style="strike dim") + rule)


def _indent(text: str) -> str:
    return text.replace("\n", "\n  ")  # no line of a page begins where ours do


def print_tags(
    console: Console,
    tags: Iterable[DisplayedTag],
    kinds: Mapping[str, str | None],
    labels: Mapping[str, str] | None = None,
) -> None:
    """Print tags with their evidence.

    Args:
        console: The console.
        tags: The tags.
        kinds: The kind of each tag, None for one that the taxonomy no longer has.
        labels: The names for people of tags; one without it is printed as it is named in the taxonomy.
    """
    console.rule("tags", align="left")
    table = Table("tag", "kind", "relevance", "score", "evidence", box=None, pad_edge=False)
    for tag in tags:
        spans = ", ".join(f"{span.field} {span.start}–{span.end} “{span.text}”" for span in tag.evidence)
        table.add_row(
            make_line((labels or {}).get(tag.tag, tag.tag)),
            kinds.get(tag.tag),
            tag.relevance,
            f"{tag.score:.2f}",
            make_line(spans),
        )
    console.print(table)
