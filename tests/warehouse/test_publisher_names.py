"""An article whose publisher is not known is named by its headline."""

from __future__ import annotations

import pytest

from warehouse.publisher_names import name_publisher


@pytest.mark.parametrize(
    ("source", "corpus", "title", "name"),
    [
        ("quay.example", "feed", "A strike", "quay.example"),
        ("seed", "seed", "A strike", "“A strike”"),
        ("seed", "wire", "A strike", "seed"),
        (
            "seed",
            "seed",
            f"A strike {'of welders ' * 9}",
            "“A strike of welders of welders of welders of welders of …”",
        ),
    ],
)
def test_a_source_that_is_but_the_corpus_is_no_publisher(
    source: str, corpus: str, title: str, name: str
) -> None:
    assert name_publisher(source, corpus=corpus, title=title) == name
