"""A target of editions with its secrets."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from transforms.text.redaction import mask_text

S3 = "s3://"
"""How the address of a bucket begins."""


class FilledTarget(BaseModel):
    """A target with its secrets, which are in no text that it makes of itself.

    Attributes:
        name: Its name.
        address: The address of its editions; empty for a lake.
        catalogue: The address of a lake's catalogue, or an empty string.
        data: The address of a lake's files, or an empty string.
        endpoint: The address of the S3 server, or an empty string.
        region: Its region, or an empty string.
        key: The identifier of the access key, or an empty string.
        secret: Its secret.
        keep: Seconds for which a replaced edition stays.
        masks: Each value that came out of the environment, with the name of its variable.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    address: str = Field(default="", repr=False)
    catalogue: str = Field(default="", repr=False)
    data: str = Field(default="", repr=False)
    endpoint: str = Field(default="", repr=False)
    region: str = ""
    key: str = Field(default="", repr=False)
    secret: str = Field(default="", repr=False)
    keep: int
    masks: tuple[tuple[str, str], ...] = Field(default=(), repr=False)

    @property
    def needs_s3(self) -> bool:
        """Whether it is reached by the libraries for S3."""
        return self.address.startswith(S3)

    def mask(self, text: str) -> str:
        """Mask the target's secrets in a text, such as the error of a library."""
        for value, name in sorted(self.masks, key=lambda mask: -len(mask[0])):
            text = text.replace(value, name)
        return mask_text(text)
