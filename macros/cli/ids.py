"""The commands that keep links: `playbook lock`, `playbook rename`, `playbook retire`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from macros.cli.earlier import published_lock
from macros.cli.options import chosen_playbook, require_playbooks, root_option
from macros.cli.refusals import refusing
from macros.content.loading import playbook_names
from macros.content.problems import PlaybookError
from macros.editing.locking import lock as lock_ids
from macros.editing.renaming import rename as rename_id
from macros.editing.retiring import retire as retire_id

__all__ = ["lock", "rename", "retire"]


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
            click.echo("Nothing was written. Fix these first.", err=True)
            sys.exit(1)
        for entry in added:
            click.echo(f"playbooks/{name}/ids.lock:{entry.line}: {entry}")
        click.echo(f"{name}: {len(added) or 'no'} new id{'' if len(added) == 1 else 's'}.", err=True)


@click.command()
@click.argument("statement", metavar="KIND/ID")
@click.argument("new_id", metavar="NEW-ID")
@root_option
@click.option("--playbook", help="Which playbook, where there are several.")
def rename(statement: str, new_id: str, root: Path, playbook: str | None) -> None:
    """Give a statement another id, and let its old link lead to it.

    KIND/ID is how other files name it, as in risk/late-delivery or adjustment/school.keys-first. NEW-ID is the
    new id alone. A phase or vertical gets its file's new name with it, a vertical takes its statements along. Every
    place that names the old id names the new one afterwards; each is printed with file and line. If you have changed
    the id in its file already, this does the rest. Where it cannot be done, nothing is changed (exit code 1).
    """
    name = chosen_playbook(root, playbook)
    with refusing():
        click.echo("\n".join(rename_id(root, name, statement, new_id)))


@click.command()
@click.argument("statement", metavar="KIND/ID")
@click.option(
    "--into", metavar="KIND/ID", help="What replaces it; whatever referred to the old one will refer to this."
)
@click.option("--because", required=True, help="Why, in one sentence for whoever follows an old link to it.")
@click.option("--even-so", is_flag=True, help="Do it even where the check then has problems, which are printed.")
@root_option
@click.option("--playbook", help="Which playbook, where there are several.")
def retire(statement: str, into: str | None, because: str, root: Path, playbook: str | None, *, even_so: bool) -> None:
    """Take a statement out of the playbook, with all that is in it; its link then says what stood there.

    KIND/ID is how other files name it. A phase or vertical goes with its file. What stood there, until when and why is
    kept in retired.yaml, where you may edit it; of what the main branch does not have yet, nothing is kept. If others
    name it, say with --into what they shall name instead. Where it cannot be done, nothing is changed (exit code 1). A
    phase leaves weeks without a plan: take it out with --even-so, and mend what is printed.
    """
    name = chosen_playbook(root, playbook)
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    with refusing():
        click.echo(
            "\n".join(
                retire_id(
                    root,
                    name,
                    statement,
                    into=into,
                    because=because,
                    today=today,
                    even_so=even_so,
                    published=published_lock(root, name),
                )
            )
        )
