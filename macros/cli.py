"""The command line: `playbook check` and `playbook calc`.

Not for: how problems are found (`macros.loading`) or figures calculated (`calculators.bridge`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from calculators import NAMES, bridge
from macros.defaults import defaults
from macros.loading import check as problems_below
from macros.loading import load, playbook_names
from macros.problems import PlaybookError, Problem

__all__ = ["main"]


@click.group()
def main() -> None:
    """Check the playbook and run its calculators."""


@main.command()
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="the current folder",
    help="The folder that holds playbooks/.",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check(root: Path, form: str) -> None:
    """Name every problem in all YAML below playbooks/, one a line.

    Exit code 0 without a problem, 1 with problems, 2 for a wrong call.
    """
    _require_playbooks(root)
    problems = problems_below(root)
    text = _FORMS[form](problems)
    if text:
        click.echo(text)
    if form == "text":
        click.echo(_summary(len(problems)), err=True)
    sys.exit(1 if problems else 0)


@main.command()
@click.argument("name", type=click.Choice(NAMES))
@click.option(
    "--json", "values", metavar="VALUES", help="Inputs as a JSON object, or - to read them from standard input."
)
@click.option("--describe", is_flag=True, help="Print what the calculator asks and answers, and calculate nothing.")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="the current folder",
    help="The folder that holds playbooks/.",
)
@click.option("--playbook", help="Whose defaults fill absent inputs; needed where there are several playbooks.")
def calc(name: str, values: str | None, describe: bool, root: Path, playbook: str | None) -> None:
    """Run a calculator; inputs left out start as on its page, from the playbook.

    Prints the answer as JSON. Exit code 1, with the fields' errors as JSON, for inputs it refuses.
    """
    if describe:
        click.echo(_as_json(bridge.describe(name)))
        return
    given = _values(values)
    try:
        filled = defaults(load(root, _playbook(root, playbook)), name) | given
    except PlaybookError as error:
        click.echo(str(error), err=True)
        click.echo(_as_json({"ok": False, "errors": [{"field": None, "message": "The playbook has problems."}]}))
        sys.exit(1)
    answer = json.loads(bridge.answer(name, json.dumps({"values": filled})))
    click.echo(_as_json(answer))
    sys.exit(0 if answer["ok"] else 1)


def _require_playbooks(root: Path) -> None:
    if not (root / "playbooks").is_dir() or not playbook_names(root):
        raise click.UsageError(f"there is no playbook below {root / 'playbooks'}; name the folder with --root")


def _playbook(root: Path, name: str | None) -> str:
    _require_playbooks(root)
    names = playbook_names(root)
    if name is None and len(names) == 1:
        return names[0]
    if name not in names:
        raise click.UsageError(f"choose one of these with --playbook: {', '.join(names)}")
    return name


def _values(text: str | None) -> dict[str, Any]:
    written = sys.stdin.read() if text == "-" else text
    try:
        values = json.loads(written) if written else {}
    except ValueError as error:
        raise click.UsageError(f"--json is no JSON: {error}") from error
    if not isinstance(values, dict):
        raise click.UsageError('--json must be an object, such as {"users": 120}')
    return values


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _summary(count: int) -> str:
    return "No problem found." if not count else f"{count} problem{'s' if count > 1 else ''} found."


def _as_text(problems: Sequence[Problem]) -> str:
    return "\n".join(map(str, problems))


def _as_list(problems: Sequence[Problem]) -> str:
    return _as_json([asdict(problem) for problem in problems])


def _as_annotations(problems: Sequence[Problem]) -> str:
    """GitHub's workflow commands, which show each problem at its line of a pull request."""
    return "\n".join(
        f"::error file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.place)}::{_message('; '.join(filter(None, [problem.sentence, problem.hint])))}"
        for problem in problems
    )


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


_FORMS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": _as_text, "json": _as_list, "github": _as_annotations}
