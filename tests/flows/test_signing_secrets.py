"""A secret that cannot sign is an error of the configuration, and not of each message."""

from __future__ import annotations

import pytest

from flows.errors import SettingsError
from flows.listen_settings import ListenSettings
from flows.signing_secrets import check_secret, decode_secret
from flows.watch_settings import WatchSettings


@pytest.mark.parametrize(
    ("secret", "expected"),
    [("whsec_AAEC", b"\x00\x01\x02"), ("AAEC", b"AAEC"), ("whsec", b"whsec"), ("日産", "日産".encode())],
)
def test_a_secret_is_base_64_after_the_prefix_and_otherwise_as_it_is(secret: str, expected: bytes) -> None:
    assert decode_secret(secret) == expected
    assert check_secret(secret, setting="watches.secret") == secret


@pytest.mark.parametrize("secret", ["whsec_AAE", "whsec_AA EC", "whsec_AAE*", "whsec_日産", "whsec_"])
def test_what_is_no_base_64_after_the_prefix_is_named(secret: str) -> None:
    with pytest.raises(SettingsError, match=r"^listen\.token is not base 64 after whsec_"):
        ListenSettings.model_validate({"token": secret}).read_token()
    with pytest.raises(SettingsError, match=r"^watches\.secret is not base 64 after whsec_"):
        WatchSettings.model_validate({"secret": secret}).read_secret()


def test_no_secret_is_none() -> None:
    assert ListenSettings().read_token() == WatchSettings().read_secret() == ""
