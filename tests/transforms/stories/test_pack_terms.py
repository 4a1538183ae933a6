"""Terms are packed with keys and flags, by which they are compared in bulk."""

from __future__ import annotations

from datetime import UTC, datetime

from transforms.records import TermFlag
from transforms.stories.pack_terms import pack_terms

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def flag(*terms: str) -> dict[str, TermFlag]:
    packed = pack_terms("a", NOON, ((term, 1) for term in terms))
    return dict(zip(packed.terms, map(TermFlag, packed.flags), strict=True))


def test_a_term_has_the_same_key_in_every_article() -> None:
    one, other = pack_terms("a", NOON, [("quay", 1), ("tyne", 3)]), pack_terms("b", NOON, [("tyne", 2)])
    assert dict(zip(one.terms, one.keys, strict=True))["tyne"] == other.keys[0]


def test_terms_are_in_the_order_of_their_keys_with_their_counts() -> None:
    packed = pack_terms("a", NOON, [("quay", 1), ("tyne", 3), ("f:12", 2)])
    assert list(packed.keys) == sorted(packed.keys)
    assert dict(zip(packed.terms, packed.counts, strict=True)) == {"quay": 1, "tyne": 3, "f:12": 2}


def test_the_kind_of_a_term_is_known_by_its_prefix() -> None:
    flags = flag("n:solberg", "f:12 %", "d:3-14", "d:3", "d:2025", "quay")
    assert flags == {
        "n:solberg": TermFlag.NAME,
        "f:12 %": TermFlag.FIGURE,
        "d:3-14": TermFlag.DAY,
        "d:3": TermFlag.MONTH | TermFlag.COMMON,
        "d:2025": TermFlag.YEAR | TermFlag.COMMON,
        "quay": TermFlag(0),
    }


def test_a_word_is_a_part_of_a_name_only_where_the_article_has_that_name() -> None:
    assert flag("solberg", "n:marit solberg")["solberg"] == TermFlag.PART_OF_NAME
    assert flag("solberg", "n:pym")["solberg"] == TermFlag(0)


def test_words_and_names_of_words_that_all_news_has_are_common() -> None:
    assert flag("compani")["compani"] == TermFlag.COMMON
    assert flag("n:japan")["n:japan"] == TermFlag.NAME | TermFlag.COMMON
