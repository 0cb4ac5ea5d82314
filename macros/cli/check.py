"""`playbook check`: every problem and warning there is, for people and for machines.

Not for: how problems are found (`macros.content.loading`) or how they are written (`macros.cli.problem_formats`).
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
from pathlib import Path

import click

from macros.calculated.checking import check as problems_below
from macros.cli.earlier import taken_back_since
from macros.cli.options import require_playbooks, root_option
from macros.cli.problem_formats import FORMS, summary
from macros.content.causes import all_of

__all__ = ["check"]


@click.command()
@root_option
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True)
@click.option("--against", metavar="REVISION", help="Also compare ids.lock with what this branch or commit published.")
@click.option("--all", "every", is_flag=True, help="Name also what only follows from another problem.")
def check(root: Path, form: str, against: str | None, *, every: bool) -> None:
    """Name every problem and warning in all YAML below playbooks/, one a line, warnings last.

    Exit code 0 without a problem, even where there are warnings, 1 with problems, 2 for a wrong call.
    """
    require_playbooks(root)
    gc.disable()  # next to nothing of what is read is let go again, and looking for it takes a fifth of the time
    try:
        earlier = taken_back_since(root, against) if against else ()
        causes = sorted({*problems_below(root, today=dt.datetime.now(dt.UTC).date()), *earlier})
    finally:
        gc.enable()
    found = sorted(all_of(causes) if every else causes, key=lambda one: one.is_warning)
    text = FORMS[form](found)
    if text:
        click.echo(text)
    if form == "text":
        click.echo(summary(causes), err=True)
    sys.exit(0 if all(one.is_warning for one in found) else 1)
