"""Links under *Read more* between an article's last paragraphs, which are short."""

from transforms.cleaning.passes import clean_blocks
from transforms.records import Block, BlockKind

REPORT = "The plant in Stavely will close its second press shop in May, the company said on Monday."
LAST = "The owners should stop at once if the pedal feels soft, a spokesman said."


def paragraph(text: str, *, links: float = 0.0, kind: BlockKind = "paragraph") -> Block:
    return Block(kind=kind, text=text, links=links)


def clean(*blocks: Block) -> list[bool]:
    return [block.kept for block in clean_blocks(blocks, title=None)]


def test_a_paragraph_under_linked_lines_without_summaries_is_the_articles() -> None:
    teasers = [paragraph(f"Five vans that sold in {year}", links=1.0) for year in (2024, 2025)]
    end = [paragraph("Share")]
    assert clean(paragraph(REPORT), paragraph("READ MORE"), *teasers, paragraph(LAST), *end) == [
        True, False, False, False, True, False,
    ]  # fmt: skip
    assert clean(paragraph(REPORT), paragraph("READ MORE"), teasers[0], paragraph(LAST), *end)[-2]


def test_a_summary_under_each_headline_is_a_teasers() -> None:
    headline, summary = paragraph("Five vans that sold in 2025", links=1.0), paragraph(LAST)
    other = paragraph("Six vans that did not sell", links=1.0)
    assert clean(paragraph(REPORT), paragraph("Related articles"), headline, summary, other, summary) == [
        True, False, False, False, False, False,
    ]  # fmt: skip
