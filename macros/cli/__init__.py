"""The command line: the commands, each in a module of its own."""

from __future__ import annotations

import click

from macros.cli.calc import calc
from macros.cli.check import check
from macros.cli.diff import comment, diff
from macros.cli.ids import lock, rename, retire
from macros.cli.new import new

__all__ = ["main"]


@click.group()
def main() -> None:
    """Check the playbook, say what changes in it, add to it, and run its calculators."""


main.add_command(check)
main.add_command(calc)
main.add_command(comment)
main.add_command(diff)
main.add_command(lock)
main.add_command(new)
main.add_command(rename)
main.add_command(retire)
