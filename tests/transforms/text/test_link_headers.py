"""Links in the Link headers of an answer."""

import pytest

from transforms.text.link_headers import find_canonical_link, read_links

PAGE = "https://wire.example/news/a?x=1"


@pytest.mark.parametrize(
    ("values", "address"),
    [
        (['<https://wire.example/news/a>; rel="canonical"'], "https://wire.example/news/a"),
        (["</news/a>; rel=canonical"], "https://wire.example/news/a"),
        (["<a>; title=\"a, b; c\"; rel='x'", '<../b>; REL="Shortlink CANONICAL"'], "https://wire.example/b"),
        (["</a.css>; rel=preload; as=style, </news/a>; rel=canonical"], "https://wire.example/news/a"),
        (["</a>; rel=next; rel=canonical"], None),
        (['</a>; rel="canonical"; anchor="/b"'], None),
        (["</a>"], None),
        (["<>; rel=canonical"], None),
        (["<javascript:x()>; rel=canonical"], None),
        ([f"<https://wire.example/{'a' * 2_001}>; rel=canonical"], None),
        (["https://wire.example/a; rel=canonical"], None),
        ([], None),
    ],
)
def test_a_canonical_link_is_the_first_that_has_the_relation(values: list[str], address: str | None) -> None:
    assert find_canonical_link(PAGE, values) == address


def test_an_answer_without_an_address_has_whole_addresses_alone() -> None:
    assert find_canonical_link(None, ["<https://wire.example/a>; rel=canonical"]) == "https://wire.example/a"
    assert find_canonical_link(None, ["</a>; rel=canonical"]) is None


def test_a_long_header_is_read_in_part() -> None:
    assert len(list(read_links(["<a>;rel=x," * 5_000]))) == 1_600
