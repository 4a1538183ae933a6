"""The `[listen]` table of the configuration."""

from __future__ import annotations

import os
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    SecretStr,
    ValidationInfo,
    field_validator,
)

from flows.errors import SettingsError
from flows.host_ports import check_host
from flows.signing_secrets import check_secret
from transforms.text.variables import fill_variables, find_variable, list_variables


class ListenSettings(BaseModel):
    """The `[listen]` table: where the service listens, and from whom it takes pushes.

    Attributes:
        host: The address to listen on.
        port: The port; 0 for any that is free.
        public: The https address at which the outside reaches the listener. It turns WebSub on.
        token: The secret that a push must show; without one, pushes are taken from this machine only. It may
            name a variable of the environment, as in ``${NEWSWIRE_PUSH_TOKEN}``.
        max_bytes: The size limit of a push in bytes.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: Annotated[str, AfterValidator(check_host)] = "127.0.0.1"
    port: Annotated[int, Field(strict=True, ge=0, le=65_535)] = 8647
    public: str = ""
    token: SecretStr = SecretStr("")
    max_bytes: Annotated[int, Field(strict=True, ge=1_000, le=64_000_000)] = 4_000_000

    @field_validator("public")
    @classmethod
    def _check_public(cls, public: str) -> str:
        if public and (not public.startswith("https://") or not HttpUrl(public).host):
            raise ValueError("must be an https address")
        return public.rstrip("/")

    @field_validator("token", mode="before")
    @classmethod
    def _fill_variable(cls, written: object, info: ValidationInfo) -> object:
        if not isinstance(written, str):
            return written
        environment = os.environ if info.context is None else info.context
        return fill_variables(written, {name: environment.get(name, "") for name in list_variables(written)})

    def read_token(self) -> str:
        """Return the token, or an empty string where none is configured.

        Raises:
            SettingsError: The variable that it names is not set, or nothing can be signed by it.
        """
        token = self.token.get_secret_value()
        missing = find_variable(token)
        if missing:
            raise SettingsError(f"listen.token names {missing}, which is not set in the environment")
        return check_secret(token, setting="listen.token")
