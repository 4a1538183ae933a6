"""The story of an article with a new text is decided again, and so are the stories beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from loading import encode_file, load_batches, read_stories

from flows.jobs.workers import Workers

QUAY = (
    "The harbour board of Esbjerg has let a quay to three carmakers for twenty years. They mean to land "
    "90,000 cars a year there, most of them from Asia. Berths for two carriers are to be dredged by the "
    "spring. Until then lorries bring the cars from Bremerhaven, two hundred on a good day."
)
TANNERY = (
    "A court in Lund has stopped the sale of the old tannery. Two heirs of the founder, Signe Ahlgren, say "
    "that they were never asked, and judge Bo Wallin wants to hear them in the autumn. The buyer, a maker of "
    "garden chairs, had already moved in its machines and forty people."
)
AGAIN = (
    "Judge Bo Wallin of the court in Lund halted the sale of a tannery Friday. The heirs of Signe Ahlgren, "
    "who founded it, complained that nobody asked them. Forty people who make garden chairs there for the "
    "buyer must wait for the hearing in the autumn."
)


def load(home: Path, workers: Workers, *batches: Mapping[str, str]) -> set[frozenset[str]]:
    """Load files by name; return the stories as sets of names."""
    files = [
        {name: encode_file(text.partition(".")[0], text) for name, text in batch.items()} for batch in batches
    ]
    return read_stories(load_batches(home, workers, files))


def test_a_copy_that_is_rewritten_for_another_event_leaves_the_story(
    tmp_path: Path, workers: Workers
) -> None:
    copies = {"a": QUAY, "b": QUAY}
    assert load(tmp_path / "before", workers, copies) == {frozenset("ab")}
    assert load(tmp_path / "after", workers, copies, {"b": TANNERY}) == {frozenset("a"), frozenset("b")}


def test_a_rewritten_article_joins_the_story_of_its_new_event_in_whatever_order_it_comes(
    tmp_path: Path, workers: Workers
) -> None:
    expected = {frozenset("a"), frozenset("bc")}
    start = {"a": QUAY, "b": QUAY}
    assert load(tmp_path / "one", workers, start, {"b": TANNERY, "c": AGAIN}) == expected
    assert load(tmp_path / "two", workers, start, {"b": TANNERY}, {"c": AGAIN}) == expected
    assert load(tmp_path / "back", workers, start, {"c": AGAIN}, {"b": TANNERY}) == expected
