"""The settings and the commands of docs/scale.md, so that tests run what the page says."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

from folders import ROOT

_BLOCK = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SETTING = re.compile(r"^([A-Z_]+)=(\S+)", re.MULTILINE)
_COMMAND = re.compile(r"^prefect (.*?)(?:\s+#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentedSetup:
    """What a section of the page has people type.

    Attributes:
        files: The settings of each file of variables, by its name.
        commands: The words behind `prefect` of each command, in order.
    """

    files: dict[str, dict[str, str]]
    commands: list[list[str]]


def read_setup(heading: str) -> DocumentedSetup:
    """Read the blocks of a section: files, whose names a comment in their first line gives, and commands."""
    page = (ROOT / "docs/scale.md").read_text(encoding="utf-8")
    section = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    blocks = _BLOCK.findall(section)
    return DocumentedSetup(
        files={
            block.removeprefix("# ").split()[0].rstrip(",:"): dict(_SETTING.findall(block))
            for block in blocks
            if block.startswith("# ")
        },
        commands=[shlex.split(words) for block in blocks for words in _COMMAND.findall(block)],
    )
