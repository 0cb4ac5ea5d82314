"""The command line: the commands, each in a module of its own."""

from __future__ import annotations

from importlib import import_module

import click

__all__ = ["main"]

_MODULES = {
    "calc": "calc",
    "check": "check",
    "comment": "diff",
    "diff": "diff",
    "export": "export",
    "lock": "ids",
    "new": "new",
    "rename": "ids",
    "retire": "ids",
}
"""Each command by its name, and the module that holds it: what is not asked for is not imported."""


class _Commands(click.Group):
    """The commands, each imported when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click passes it
        if cmd_name not in _MODULES:
            return None
        command: click.Command = getattr(import_module(f"macros.cli.{_MODULES[cmd_name]}"), cmd_name)
        return command


@click.group(cls=_Commands)
def main() -> None:
    """Check the playbook, say what changes in it, add to it, hand it on, and run its calculators."""
