"""`playbook diff` and `playbook comment`: what changes in the plan, and the comment on a pull request that says so.

Not for: what changes (`macros.changes.comparing`).
"""

from __future__ import annotations

import datetime as dt
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import click

from macros.changes.as_markdown import comment as as_comment
from macros.changes.as_text import text
from macros.changes.comparing import compare, together
from macros.changes.escaping import is_address
from macros.changes.report import MOST_BYTES, Report, Unreadable, read_report
from macros.changes.revisions import NoSuchState, beginning, opened
from macros.cli.options import chosen_playbook, require_playbooks, root_option
from macros.content.loading import playbook_names

__all__ = ["comment", "diff"]


def _address(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_address(value):
        raise click.BadParameter("write a plain address such as https://preview.example/pr-7/")
    return value


preview_option = click.option(
    "--preview", metavar="URL", callback=_address, help="Where the site of the newer state can be seen; makes links."
)


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option("--full", is_flag=True, help="List every statement of what was added or retired.")
@preview_option
@root_option
@click.option("--playbook", help="Which playbook; all of them where none is named.")
def diff(
    *, base: str, head: str | None, form: str, full: bool, preview: str | None, root: Path, playbook: str | None
) -> None:
    """Say what changes in the plan from BASE to HEAD, in words of the plan.

    Both are revisions of git (a branch, a tag, a commit) or folders that hold playbooks/. Without HEAD, the files as
    they lie there are meant. A branch that has gone on since HEAD left it is taken as it was then, as pull requests do;
    the first line says so. Exit code 0 whatever changes, 2 for a wrong call.
    """
    with ExitStack() as stack:
        try:
            began_at = beginning(root, base, head)
            older, newer = (stack.enter_context(opened(root, named)) for named in (began_at or base, head))
        except NoSuchState as error:
            raise click.UsageError(str(error)) from error
        require_playbooks(newer)
        names = playbook_names(newer)
        today = dt.datetime.now(dt.UTC).date()
        chosen = names if playbook is None else [chosen_playbook(newer, playbook)]
        reports = [
            compare(older, newer, name, base_name=base, head_name=head, began_at=began_at, today=today)
            for name in chosen
        ]
        report = together(reports, are_several=len(names) > 1)
    if form == "json":
        click.echo(report.model_dump_json(by_alias=True, indent=2))
    elif form == "markdown":
        click.echo(as_comment(report, preview=preview), nl=False)
    else:
        click.echo(text(report, full=full), nl=False)


@click.command()
@click.argument("file", type=click.File("rb"))
@preview_option
def comment(*, file: BinaryIO, preview: str | None) -> None:
    """Print the comment on a pull request, from the JSON that `playbook diff --format json` made of it.

    FILE may come from anybody, - is standard input: what is no such report is refused with exit code 1, and nothing of
    its texts acts as Markdown, HTML, mention or link.
    """
    try:
        report: Report = read_report(file.read(MOST_BYTES + 1))
    except Unreadable as error:
        click.echo(f"{file.name}: {error}", err=True)
        sys.exit(1)
    click.echo(as_comment(report, preview=preview), nl=False)
