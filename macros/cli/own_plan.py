"""A reader's own plan as a command is given it: the file that My plan saves."""

from __future__ import annotations

from pathlib import Path

import click

from macros.content.loaded import Loaded
from macros.exports.own_plan import OwnPlan, own_plan
from macros.exports.plan_file import PlanFile, PlanUnreadable, read_plan_file

__all__ = ["plan_of", "plan_option", "read_plan"]

_WHY = {
    "damaged": "it was cut short or changed since it was saved; save it anew on My plan, under “Hand on”",
    "no plan": "it is no plan; name the file that My plan saves under “Hand on”",
    "newer": "a newer release of the site saved it; update this copy of the project, with git pull",
    "too long": "it is longer than any plan; name the file that My plan saves under “Hand on”",
    "erased": "its plan was erased; save another one on My plan",
}

plan_option = click.option(
    "--plan",
    "plan_path",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The plan that My plan saves as a file: its dates, verticals, ticks, owners and notes are exported too.",
)


def read_plan(path: Path) -> PlanFile:
    """The plan in a file; one that cannot be read is a wrong call, and says why."""
    try:
        return read_plan_file(path.read_bytes().decode("utf-8-sig", "replace"))
    except PlanUnreadable as error:
        raise click.UsageError(f"{path} cannot be read: {_WHY[error.why]}") from error
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}; name another file") from error


def plan_of(path: Path, file: PlanFile, loaded: Loaded) -> OwnPlan:
    """The plan for this playbook; that of another one is a wrong call."""
    here = loaded.playbook.playbook.id
    if file.playbook not in ("", here):
        raise click.UsageError(f"{path} is a plan of the playbook '{file.playbook}', and this one is '{here}'")
    return own_plan(file, loaded)
