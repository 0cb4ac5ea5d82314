"""`playbook new`: a commented entry or file at its place, and what to do with it.

Not for: what is written (`macros.editing.adding`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from macros.cli.options import chosen_playbook, root_option
from macros.cli.refusals import refusing
from macros.editing.adding.additions import add
from macros.editing.adding.asked import WEEK, Wish
from macros.editing.adding.kinds import kinds
from macros.editing.adding.work import Added
from macros.foundation.sentences import command

__all__ = ["new"]


@click.command(epilog=f"Kinds: {', '.join(kinds())}; and {WEEK}, without an ID, which makes a block longer.")
@click.argument("kind")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--in", "place", metavar="PLACE", help="What it belongs to, such as phase/pilot; asked for where needed.")
@click.option("--after", metavar="ID", help="The entry it comes after; otherwise it comes last.")
@click.option("--type", "type_", metavar="TYPE", help="What a section or group holds.")
@root_option
@click.option("--playbook", help="Which playbook, where there are several.")
def new(
    *,
    kind: str,
    id_: str | None,
    place: str | None,
    after: str | None,
    type_: str | None,
    root: Path,
    playbook: str | None,
) -> None:
    """Add something to the playbook: a commented entry or file at its place, to be written over.

    Where it cannot be added, nothing is changed (exit code 1).
    """
    name = chosen_playbook(root, playbook)
    with refusing():
        result = add(root, name, Wish(kind=kind, id=id_, place=place, after=after, type=type_))
    click.echo("\n".join(_told(result)))


def _told(result: Added) -> Iterator[str]:
    yield f"Go on in {result.path}:{result.line}"
    yield from (f"  also written: {path}" for path in result.written if path != result.path)
    yield from (f"  {line}" for line in result.told)
    if result.weeks_named:
        yield "Look through the sentences that name a week which is called otherwise now:"
        yield from (f"  {path}:{line}: {words}" for path, line, words in result.weeks_named)
    if result.left:
        yield "Since the plan is longer, these no longer hold; fix them too:"
        yield from (f"  {problem}" for problem in result.left)
    if result.blank:
        yield f"Next: write over every “To be written”, then run: {command('check')}"
    else:
        yield f"Next: run: {command('check')}"
