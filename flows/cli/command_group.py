"""A group of commands that are found as modules of a package and imported when they are called."""

from __future__ import annotations

import ast
import difflib
import importlib
import keyword
import pkgutil
from collections.abc import Mapping, Sequence
from importlib.abc import InspectLoader
from importlib.util import find_spec
from typing import Any

import click
from click.shell_completion import CompletionItem

from flows.garbage import loading
from flows.interruption import hold_signals


class CommandGroup(click.Group):
    """A click group that has one command for each module of a package.

    The module `sample_site` is the command `sample-site`, and holds it as its attribute `command`. A final
    underscore, as in `import_`, keeps a module's name from being a keyword. A new command is a new module:
    there is no list of commands to add it to.

    Only the command that is called is imported, so that a start costs 0.1 s and not 2. The help of the
    group needs the first sentence of each command, which is read from the source for the same reason.
    """

    def __init__(
        self,
        *args: Any,
        package: str,
        first: Sequence[str] = (),
        aliases: Mapping[str, str] | None = None,
        guesses: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """Make a group of the modules in `package`.

        Args:
            *args: Arguments of :class:`click.Group`.
            package: The full name of the package.
            first: The commands that the help lists first, in this order. The others follow by name.
            aliases: Other names of commands, which the help does not list.
            guesses: Names that people try, each with the command that is suggested for it.
            **kwargs: Arguments of :class:`click.Group`.
        """
        super().__init__(*args, **kwargs)
        self._package = package
        self._first = first
        self._aliases = aliases or {}
        self._guesses = guesses or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the help."""
        del ctx
        modules = pkgutil.iter_modules(importlib.import_module(self._package).__path__)
        names = {module.name.rstrip("_").replace("_", "-") for module in modules}
        return [*(name for name in self._first if name in names), *sorted(names.difference(self._first))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command by its name or alias, or None where there is none."""
        name = self._aliases.get(cmd_name, cmd_name)
        if name not in self.list_commands(ctx):
            return None
        with hold_signals(), loading():
            command = importlib.import_module(self._name_module(name)).command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return a command by its name, or fail with the one that may be meant."""
        names = self.list_commands(ctx)
        if args[0] not in names and args[0] not in self._aliases and not ctx.resilient_parsing:
            close = self._guesses.get(args[0]) or next(
                iter(difflib.get_close_matches(args[0], names, n=1)), None
            )
            if close:
                ctx.fail(f"No such command {args[0]!r}; did you mean {close}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands and the first sentence of each, without importing them."""
        names = self.list_commands(ctx)
        limit = formatter.width - 6 - max(len(name) for name in names)  # as click does
        helps = [(name, click.Command(name, help=self._read_help(name))) for name in names]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(limit)) for name, command in helps])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands and options that begin with the typed word, without importing commands."""
        commands = [
            CompletionItem(name, help=click.Command(name, help=self._read_help(name)).get_short_help_str())
            for name in self.list_commands(ctx)
            if name.startswith(incomplete)
        ]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]

    def _name_module(self, name: str) -> str:
        module = name.replace("-", "_")
        return f"{self._package}.{module}{'_' if keyword.iskeyword(module) else ''}"

    def _read_help(self, name: str) -> str | None:
        """Return the docstring of a command's function, or None where it has none or there is no source."""
        module = self._name_module(name)
        spec = find_spec(module)
        loader = spec.loader if spec else None
        source = loader.get_source(module) if isinstance(loader, InspectLoader) else None
        for node in ast.parse(source or "").body:
            if isinstance(node, ast.FunctionDef) and node.name == "command":
                return ast.get_docstring(node)
        return None
