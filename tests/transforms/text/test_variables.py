"""A configuration names variables of Newswire alone."""

from __future__ import annotations

import pytest

from transforms.text.variables import ForeignVariableError, fill_variables, has_variable, list_variables


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://a.example/f?k=${NEWSWIRE_TOKEN}", True),
        ("https://a.example/f?k=${HOME}", True),
        ("https://${NEWSWIRE_TOKEN}.a.example/f", True),
        ("https://a.example/f?k=$%7BNEWSWIRE_TOKEN%7D", True),
        ("https://a.example/f?k=%24%7bNEWSWIRE_TOKEN%7d", True),
        ("https://a.example/f?price=$5&in={brackets}", False),
    ],
)
def test_a_variable_is_found_in_an_address_however_it_is_encoded(url: str, names: bool) -> None:
    assert has_variable(url) is names


def test_variables_of_newswire_are_listed_and_filled_in() -> None:
    written = "a ${NEWSWIRE_A} b ${NEWSWIRE_B} $NEWSWIRE_C ${} ${NEWSWIRE-D}"
    assert list_variables(written) == ["NEWSWIRE_A", "NEWSWIRE_B"]
    filled = fill_variables(written, {"NEWSWIRE_A": "1", "NEWSWIRE_C": "3"})
    assert filled == "a 1 b ${NEWSWIRE_B} $NEWSWIRE_C ${} ${NEWSWIRE-D}"


@pytest.mark.parametrize("name", ["HOME", "AWS_SECRET_ACCESS_KEY", "newswire_a", "MY_NEWSWIRE_A", "_"])
def test_any_other_variable_is_an_error_that_says_what_to_write(name: str) -> None:
    with pytest.raises(ForeignVariableError, match=f"names the variable {name},.* write .*NEWSWIRE_{name}"):
        list_variables(f"https://a.example/${{{name}}}")
