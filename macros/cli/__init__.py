"""The command line: `playbook check`, and the commands that have a module of their own.

Not for: how problems are found (`macros.content.loading`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from macros.calculated.checking import check as problems_below
from macros.cli.calc import calc
from macros.cli.diff import comment, diff
from macros.cli.earlier import taken_back_since
from macros.cli.ids import lock, rename, retire
from macros.cli.options import require_playbooks, root_option
from macros.content.problems import Problem

__all__ = ["main"]


@click.group()
def main() -> None:
    """Check the playbook, say what changes in it, and run its calculators."""


main.add_command(calc)
main.add_command(comment)
main.add_command(diff)
main.add_command(lock)
main.add_command(rename)
main.add_command(retire)


@main.command()
@root_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--against", metavar="REVISION", help="Also hold ids.lock to what this branch or commit had published.")
def check(root: Path, form: str, against: str | None) -> None:
    """Name every problem and warning in all YAML below playbooks/, one a line, warnings last.

    Exit code 0 without a problem, even where there are warnings, 1 with problems, 2 for a wrong call.
    """
    require_playbooks(root)
    earlier = taken_back_since(root, against) if against else ()
    found = sorted({*problems_below(root), *earlier}, key=lambda one: (one.is_warning, one))
    text = _FORMS[form](found)
    if text:
        click.echo(text)
    if form == "text":
        click.echo(_summary(found), err=True)
    sys.exit(0 if all(one.is_warning for one in found) else 1)


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _summary(found: Sequence[Problem]) -> str:
    warnings = sum(one.is_warning for one in found)
    problems = len(found) - warnings
    if not found:
        return "No problem found."
    counts = _counted(problems, "problem") + (f", {_counted(warnings, 'warning')}" if warnings else "")
    advice = "Mend the problems; a warning may stand." if problems and warnings else "A warning may stand."
    return f"{counts} found." + (f" {advice}" if warnings else "")


def _counted(count: int, noun: str) -> str:
    return f"{count or 'No'} {noun}{'' if count == 1 else 's'}"


def _as_text(problems: Sequence[Problem]) -> str:
    return "\n".join(map(str, problems))


def _as_list(problems: Sequence[Problem]) -> str:
    return _as_json([asdict(problem) for problem in problems])


def _as_annotations(problems: Sequence[Problem]) -> str:
    """GitHub's workflow commands, which show each problem at its line of a pull request."""
    return "\n".join(
        f"::{'warning' if problem.is_warning else 'error'} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.place)}::{_message('; '.join(filter(None, [problem.sentence, problem.hint])))}"
        for problem in problems
    )


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


_FORMS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": _as_text, "json": _as_list, "github": _as_annotations}
