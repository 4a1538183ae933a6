"""Authors' names in bylines."""

from __future__ import annotations

import pytest

from transforms.cleaning.bylines import clean_authors


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        (["By Lucia Ferrant"], ("Lucia Ferrant",)),
        (["Lucia Ferrant and Owen Tadlock"], ("Lucia Ferrant", "Owen Tadlock")),
        (
            ["Lucia Ferrant, Owen Tadlock & Ines Halvorsen"],
            ("Lucia Ferrant", "Owen Tadlock", "Ines Halvorsen"),
        ),
        (["LUCIA FERRANT", "Lucia Ferrant"], ("Lucia Ferrant",)),
        (["Lucia Ferrant, Senior Staff Writer"], ("Lucia Ferrant",)),
        (["Lucia Ferrant Contributing Editor"], ("Lucia Ferrant",)),
        (["Lucia Ferrant (lucia@gantrypost.example)"], ("Lucia Ferrant",)),
        (["http://gantrypost.example/authors/lucia", "Lucia Ferrant"], ("Lucia Ferrant",)),
        (["@lucia"], ()),
        (["Gantry Post"], ()),
        (["Gantry Post Staff", "admin", "Editorial team", "News Desk"], ()),
        (["Updated May 4, 2026"], ()),
        (["Martin Luther King, Jr."], ("Martin Luther King, Jr",)),
        (["Von Katrin Oelze und Uwe Prell"], ("Katrin Oelze", "Uwe Prell")),
        (["大庭志津"], ("大庭志津",)),
        (["", " , "], ()),
    ],
)
def test_only_the_names_of_authors_are_left_each_once(raw: list[str], names: tuple[str, ...]) -> None:
    assert clean_authors(raw, sites=["Gantry Post", "gantrypost.example"]) == names
