"""`playbook new`: a commented entry or file at its place, and what to do with it.

Not for: what is written (`macros.editing.adding`). Nothing is written that would leave the playbook with a problem, but
for sentences that only a person can mend because the plan has grown.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from macros.calculated.checking import check, load
from macros.cli.options import chosen_playbook, root_option
from macros.content.loading import draft_of
from macros.content.problems import PlaybookError, Problem
from macros.editing.adding.additions import added
from macros.editing.adding.asked import WEEK, Wish
from macros.editing.adding.kinds import kinds
from macros.editing.adding.refused import CannotAdd
from macros.editing.adding.work import Added

__all__ = ["new"]

_FEW = 12
_GROWING = frozenset({"phase", "block", WEEK})
"""What makes the plan longer, so that sentences which count its weeks no longer hold."""


class _Refusal(click.ClickException):
    """A wrong call, said without the lines on how to call."""

    exit_code = 2


@click.command(epilog=f"Kinds: {', '.join(kinds())}; and {WEEK}, without an ID, which makes a block longer.")
@click.argument("kind")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--in", "place", metavar="PLACE", help="What it belongs to, such as phase/pilot; asked for where needed.")
@click.option("--after", metavar="ID", help="The entry to stand behind; else it comes last.")
@click.option("--type", "type_", metavar="TYPE", help="What a section or group holds.")
@click.option("--playbook", help="Which playbook; needed where there are several.")
@root_option
def new(
    *,
    kind: str,
    id_: str | None,
    place: str | None,
    after: str | None,
    type_: str | None,
    playbook: str | None,
    root: Path,
) -> None:
    """Add something to the playbook: a commented entry or file at its place, to be written over.

    Exit code 1 where the playbook has problems, 2 for what cannot be added.
    """
    name = chosen_playbook(root, playbook)
    try:
        load(root, name)
    except PlaybookError as error:
        found = [one for one in error.problems if not one.is_warning]
        click.echo(f"Nothing was added; mend these first:\n{_lines(found)}", err=True)
        sys.exit(1)
    draft, _ = draft_of(root, name)
    paths = [source.document.path for source in draft.sources.values()]
    texts = {path: (root / path).read_bytes().decode("utf-8") for path in paths}
    try:
        result = added(draft, texts, Wish(kind=kind, id=id_, place=place, after=after, type=type_))
    except CannotAdd as error:
        raise _Refusal(str(error)) from error
    left = _problems_with(root, result)
    if left and kind not in _GROWING:
        raise _Refusal(f"nothing was added, for then there would be a problem:\n{_lines(left)}")
    _write(root, result)
    click.echo("\n".join(_told(result, left)))


def _problems_with(root: Path, result: Added) -> list[Problem]:
    """What the check would say of the playbook with the addition."""
    with TemporaryDirectory() as folder:
        shutil.copytree(root / "playbooks", Path(folder) / "playbooks")
        _write(Path(folder), result)
        return [one for one in check(Path(folder)) if not one.is_warning]


def _write(root: Path, result: Added) -> None:
    for path, text in result.texts.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(text.encode("utf-8"))


def _told(result: Added, left: list[Problem]) -> Iterable[str]:
    yield f"Go on in {result.path}:{result.line}"
    for path in result.texts:
        if path != result.path:
            yield f"  also written: {path}"
    yield from (f"  {line}" for line in result.told)
    if result.weeks_named:
        yield "Look through the sentences that name a week which is called otherwise now:"
        yield from (f"  {path}:{line}: {words}" for path, line, words in result.weeks_named[:_FEW])
        if len(result.weeks_named) > _FEW:
            yield f"  and {len(result.weeks_named) - _FEW} more"
    if left:
        yield "These count the plan’s weeks; mend them too:"
        yield _lines(left)
    if any("To be written" in text for text in result.texts.values()):
        yield "Next: write over every “To be written”, then run: playbook check"
    else:
        yield "Next: run: playbook check"


def _lines(problems: Iterable[Problem]) -> str:
    return "\n".join(f"  {one}" for one in problems)
