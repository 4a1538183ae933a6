"""The `[watches]` table of the configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, SecretStr, field_validator

from flows.errors import SettingsError
from flows.signing_secrets import check_secret
from transforms.text.redaction import FeedAddress, parse_feed_address
from transforms.text.variables import fill_variables, list_variables


class WatchSettings(BaseModel):
    """The `[watches]` table: where the new rows of watches are sent.

    Both values may name variables of the environment, as in ``${NEWSWIRE_WEBHOOK_SECRET}``. They are kept as
    they are written, and are in no dump of the settings.

    Attributes:
        webhook: The address of a webhook, or an empty string. Its path is often a secret.
        secret: The secret by which requests to the webhook are signed; empty for no signature.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    webhook: SecretStr = SecretStr("")
    secret: SecretStr = SecretStr("")

    @field_validator("webhook", "secret")
    @classmethod
    def _check_variables(cls, value: SecretStr) -> SecretStr:
        list_variables(value.get_secret_value())
        return value

    @field_validator("webhook")
    @classmethod
    def _check_scheme(cls, webhook: SecretStr) -> SecretStr:
        written = webhook.get_secret_value()
        if written and not written.startswith(("https://", "http://", "${")):
            raise ValueError("must be an http or https address")
        return webhook

    def read_webhook(self, environment: Mapping[str, str] = os.environ) -> FeedAddress | None:
        """Return the address with its secrets, and a mask for them; `None` where none is configured.

        Raises:
            SettingsError: A variable that it names is not set.
        """
        written = self.webhook.get_secret_value()
        if not written:
            return None
        address = parse_feed_address(written, environment)
        if address.missing:
            raise SettingsError(
                f"watches.webhook names {address.missing[0]}, which is not set in the environment"
            )
        return address

    def read_secret(self, environment: Mapping[str, str] = os.environ) -> str:
        """Return the secret, or an empty string where none is configured.

        Raises:
            SettingsError: A variable that it names is not set, or nothing can be signed by it.
        """
        written = self.secret.get_secret_value()
        for name in list_variables(written):
            if not environment.get(name):
                raise SettingsError(f"watches.secret names {name}, which is not set in the environment")
        return check_secret(fill_variables(written, environment), setting="watches.secret")
