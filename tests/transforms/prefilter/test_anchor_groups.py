"""Anchors in groups are found as each would be found alone, also where a group need not be searched for."""

from __future__ import annotations

import random

import pytest

from transforms.prefilter.anchor_groups import AnchorGroups, find_high_bytes
from transforms.prefilter.anchors import list_anchors
from transforms.prefilter.watched_names import NAME_ROLES, list_watched_names
from transforms.tagging.folding import fold
from transforms.tagging.load_taxonomy import default_taxonomy

FILLING = (
    b"<p>The harbour plant closes in spring, the works council said.</p>",
    "<p>L’usine fermera à l’été, dit-on à Évreux – «\u00a0sans délai\u00a0».</p>".encode(),
    "<p>Завод закроется весной, сообщил совет.</p>".encode("cp1251"),
    "<p>工場は春に閉鎖される。</p>".encode("shift_jis"),
    b'<a href="/a%20b%3Fc%3D1">&#39;&#8217;&#x2F;\\u003c\\u00e9</a>',
)


@pytest.fixture(scope="module")
def anchors() -> list[bytes]:
    """All anchors of the names of Nissan, in the order in which they are sorted."""
    names = [(form, one) for form, one in list_watched_names(default_taxonomy(), ["nissan"])]
    words = [fold(form) for form, one in names if one.role in NAME_ROLES and one.role != "symbol"]
    return sorted(list_anchors(words, [form for form, one in names if one.role == "symbol"]))


@pytest.fixture(scope="module")
def groups(anchors: list[bytes]) -> AnchorGroups:
    return AnchorGroups({one: (lambda *_: True,) for one in anchors})


def list_found(groups: AnchorGroups, page: bytes) -> set[bytes]:
    return {page[start:stop] for found in groups.find(page) for _, start, stop in found}


def test_each_anchor_is_found_in_pages_of_every_kind(groups: AnchorGroups, anchors: list[bytes]) -> None:
    chance = random.Random(3)
    for anchor in anchors:
        before, after = chance.choices(FILLING, k=2)
        found = list_found(groups, before + b" " + anchor + b" " + after)
        # a longer one may begin with it, and one that begins before may hide it
        assert any(anchor in one or one in anchor for one in found), anchor


def test_pages_without_them_have_none(groups: AnchorGroups) -> None:
    for first in FILLING[:2]:
        for second in FILLING[:2]:
            assert list_found(groups, first + second) == set()
    assert list_found(groups, b"") == set()


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 63, 64, 1000])
def test_the_bytes_from_128_on_are_found_wherever_they_are(size: int) -> None:
    chance = random.Random(size)
    for _ in range(20):
        text = bytes(chance.choice((32, 97, 127, chance.randrange(256))) for _ in range(size))
        expected = sum(1 << (255 - code) for code in {*text} if code > 127)
        assert find_high_bytes(text) == expected
