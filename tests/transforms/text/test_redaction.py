"""Secrets in feed addresses are masked everywhere but in requests."""

from __future__ import annotations

import base64

import pytest

from transforms.text.redaction import MaskedAddressError, mask_addresses, parse_feed_address

VARIABLES = {"NEWSWIRE_TOKEN": "s3cr/et+val", "NEWSWIRE_READER": "ann", "NEWSWIRE_WORD": "p@ss:word"}


@pytest.mark.parametrize(
    ("written", "public", "address"),
    [
        ("https://a.example/feed?page=2", "https://a.example/feed?page=2", "https://a.example/feed?page=2"),
        (
            "https://a.example/feed?token=Zz81aa&page=2",
            "https://a.example/feed?token=***&page=2",
            "https://a.example/feed?token=Zz81aa&page=2",
        ),
        ("https://ann:hunter22@a.example/feed", "https://a.example/feed", "https://a.example/feed"),
        (
            "https://a.example/${NEWSWIRE_TOKEN}/feed?k=${NEWSWIRE_TOKEN}",
            "https://a.example/${NEWSWIRE_TOKEN}/feed?k=${NEWSWIRE_TOKEN}",
            "https://a.example/s3cr%2Fet%2Bval/feed?k=s3cr%2Fet%2Bval",
        ),
        (
            "https://a.example/private/s3cr9f8e7d6c5b4a3928.xml",
            "https://a.example/private/***bfb5a763.xml",
            "https://a.example/private/s3cr9f8e7d6c5b4a3928.xml",
        ),
    ],
)
def test_an_address_is_shown_without_its_secrets_and_requested_with_them(
    written: str, public: str, address: str
) -> None:
    read = parse_feed_address(written, VARIABLES)
    assert (read.public, read.address) == (public, address)
    assert read.mask(f"to {address}") == f"to {public}"
    assert read.unmask(public) == address
    assert all(secret not in repr(read) for secret in ("Zz81aa", "hunter22", "s3cr"))


SECRET_NAMES = """
    key token auth apikey api_key apiKey sig X-Amz-Signature X-Amz-Credential password secret access_token
    rsstoken private-token client_secret pwd hmac
"""


@pytest.mark.parametrize("name", SECRET_NAMES.split())
def test_the_value_of_a_parameter_with_a_secret_name_is_masked(name: str) -> None:
    assert (
        mask_addresses(f"https://a.example/f?a=1&{name}=q1w2e3#x") == f"https://a.example/f?a=1&{name}=***#x"
    )


@pytest.mark.parametrize("name", ["keyword", "q", "author", "page", "monkey", "design", "tokens", "id"])
def test_the_value_of_any_other_parameter_is_kept(name: str) -> None:
    assert mask_addresses(f"https://a.example/f?{name}=q1w2e3") == f"https://a.example/f?{name}=q1w2e3"


def test_user_info_becomes_a_header() -> None:
    read = parse_feed_address("https://${NEWSWIRE_READER}:${NEWSWIRE_WORD}@a.example/feed", VARIABLES)
    assert read.authorization == "Basic " + base64.b64encode(b"ann:p@ss:word").decode()
    assert read.address == read.public == "https://a.example/feed"
    assert read.mask("p%40ss%3Aword, p@ss:word, YW5uOnBAc3M6d29yZA==") == (
        "${NEWSWIRE_WORD}, ${NEWSWIRE_WORD}, ***"
    )


def test_a_secret_is_masked_in_every_spelling_and_encoding() -> None:
    read = parse_feed_address("https://a.example/feed?token=${NEWSWIRE_TOKEN}", VARIABLES)
    for spelling in ("s3cr/et+val", "s3cr%2Fet%2Bval", r"s3cr\/et+val"):
        assert read.mask(f"<{spelling}>") == "<${NEWSWIRE_TOKEN}>"
        assert read.mask_bytes(f"<{spelling}>".encode("utf-16-be")) == "<${NEWSWIRE_TOKEN}>".encode(
            "utf-16-be"
        )


@pytest.mark.parametrize("value", ["1", "nissan", "Nissan", "2026"])
def test_a_value_that_is_an_ordinary_word_is_masked_only_after_its_name(value: str) -> None:
    read = parse_feed_address(f"https://a.example/feed?key={value}", {})
    assert read.mask(f"{value} at /x?key={value}") == f"{value} at /x?key=***"


def test_a_secret_is_restored_for_its_own_server_only() -> None:
    read = parse_feed_address("https://a.example/feed?token=${NEWSWIRE_TOKEN}&sig=Zz81aa", VARIABLES)
    masked = "/report?token=${NEWSWIRE_TOKEN}&sig=***"
    assert (
        read.unmask(f"https://a.example{masked}")
        == "https://a.example/report?token=s3cr%2Fet%2Bval&sig=Zz81aa"
    )
    for elsewhere in ("http://a.example", "https://a.example:8443", "https://b.example", "https://[a"):
        assert read.unmask(elsewhere + masked) == elsewhere + masked


def test_variables_that_are_not_set_are_listed() -> None:
    read = parse_feed_address(
        "https://${NEWSWIRE_A}:${NEWSWIRE_B}@a.example/${NEWSWIRE_C}", {"NEWSWIRE_A": "ann", "NEWSWIRE_C": ""}
    )
    assert read.missing == ("NEWSWIRE_B", "NEWSWIRE_C")


def test_an_address_whose_secret_is_masked_is_refused() -> None:
    with pytest.raises(MaskedAddressError, match="hidden"):
        parse_feed_address("https://a.example/feed?token=***", {})


def test_a_secret_part_of_a_path_is_masked_in_what_comes_back_and_restored_for_its_own_server() -> None:
    read = parse_feed_address("https://a.example/private/s3cr9f8e7d6c5b4a3928/feed.xml", {})
    link = "https://a.example/private/s3cr9f8e7d6c5b4a3928/report"
    masked = read.mask(link)
    assert read.is_secret
    assert "s3cr9" not in masked
    assert read.unmask(masked) == link
    assert read.unmask(masked.replace("a.example", "b.example")) == masked.replace("a.example", "b.example")
