"""The commands that keep links: `playbook lock`, `playbook rename`, `playbook retire`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.cli.options import require_playbooks, root_option
from macros.content.loading import playbook_names
from macros.content.problems import PlaybookError
from macros.editing.locking import lock as lock_ids

__all__ = ["lock"]


@click.command()
@root_option
def lock(root: Path) -> None:
    """Add every new id to ids.lock, the list of what has been published.

    Do this when you have added a statement: from then on its link lasts. A line is never taken out. Exit code 1 where
    the playbook has problems; mend those first.
    """
    require_playbooks(root)
    for name in playbook_names(root):
        try:
            added = lock_ids(root, name)
        except PlaybookError as error:
            click.echo(str(error))
            click.echo("Nothing was written. Mend these first.", err=True)
            sys.exit(1)
        for entry in added:
            click.echo(f"playbooks/{name}/ids.lock:{entry.line}: {entry}")
        click.echo(f"{name}: {len(added) or 'no'} new id{'' if len(added) == 1 else 's'}.", err=True)
