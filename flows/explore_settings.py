"""The `[explore]` table of the configuration."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from flows.host_ports import check_host


class ExploreSettings(BaseModel):
    """The `[explore]` table: where the explorer listens. With it `newswire up` runs the explorer, too.

    Attributes:
        host: The address to listen on.
        port: The port; 0 for any that is free.
        hosts: Hosts in whose name it answers besides this machine's, such as that of a proxy before it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: Annotated[str, AfterValidator(check_host)] = "127.0.0.1"
    port: Annotated[int, Field(strict=True, ge=0, le=65_535)] = 8648
    hosts: tuple[
        Annotated[str, Field(pattern=r"^[\w.-]+(:\d{1,5})?$|^\[[0-9a-fA-F:.]+\](:\d{1,5})?$")], ...
    ] = ()
