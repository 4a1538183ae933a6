"""`newswire completion`: the completion of commands in a shell."""

from __future__ import annotations

from typing import Literal

import click
from click.shell_completion import get_completion_class

Shell = Literal["bash", "zsh", "fish"]


@click.command(
    name="completion",
    epilog="""\b
Once and for all:
  bash: put  eval "$(newswire completion bash)"  into ~/.bashrc
  zsh:  put  eval "$(newswire completion zsh)"  into ~/.zshrc
  fish: newswire completion fish > ~/.config/fish/completions/newswire.fish
""",
)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def command(*, shell: Shell) -> int:
    """Print what completes commands in a shell.

    Commands, options and their values are completed with the Tab key.
    """
    from flows.cli.app import COMPLETION_VARIABLE, NAME, cli  # noqa: PLC0415 -- it finds this command

    kind = get_completion_class(shell)
    assert kind is not None  # click has these three
    click.echo(kind(cli, {}, NAME, COMPLETION_VARIABLE).source())
    return 0
