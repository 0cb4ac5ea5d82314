"""`playbook calc`: a calculator's answer, its simulation and its files, through the doors that pages use.

Not for: figures (`calculators.bridge`) or defaults (`macros.calculated.defaults`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from calculators import NAMES, bridge
from calculators.exports import FORMS, content_of
from calculators.invalid import InvalidInput
from calculators.strict_json import parse_json
from macros.calculated.checking import load
from macros.calculated.defaults import playbook_of, request
from macros.calculated.example import example
from macros.calculated.origins import origins
from macros.cli.options import chosen_playbook, root_option
from macros.content.loaded import Loaded
from macros.content.problems import PlaybookError

__all__ = ["calc"]


@click.command()
@click.argument("name", type=click.Choice(NAMES))
@click.option(
    "--json", "values", metavar="VALUES", help="Inputs as a JSON object, or - to read them from standard input."
)
@click.option("--describe", is_flag=True, help="Print what the calculator asks and answers, and calculate nothing.")
@click.option("--simulate", is_flag=True, help="Draw at random too, and add what that gives to the answer.")
@click.option("--format", "form", type=click.Choice(FORMS), help="Print a file to keep instead of the answer.")
@click.option("--stamp", metavar="MOMENT", help="When the file was made, such as 2026-11-22T00:00:00Z; else now.")
@root_option
@click.option(
    "--playbook", help="The playbook whose defaults fill missing inputs; needed if there are several playbooks."
)
def calc(
    *,
    name: str,
    values: str | None,
    describe: bool,
    simulate: bool,
    form: str | None,
    stamp: str | None,
    root: Path,
    playbook: str | None,
) -> None:
    """Run a calculator; inputs left out start as on its page, from the playbook.

    Prints the answer as JSON, or a file with --format. Exit code 1, with the fields' errors as JSON, for inputs it
    refuses.
    """
    if describe:
        click.echo(_as_json(bridge.describe(name)))
        return
    if form and form not in (forms := bridge.describe(name)["forms"]):
        raise click.UsageError(f"the {name} calculator has no {form}; there is {', '.join(forms)}")
    given = _values(values)
    try:
        loaded = load(root, chosen_playbook(root, playbook))
    except PlaybookError as error:
        click.echo(str(error), err=True)
        _refuse([{"field": None, "message": "The playbook has problems."}])
    if name not in loaded.playbook.calculators.calculators:
        _refuse([{"field": None, "message": f"The playbook {loaded.name} does not offer the {name} calculator."}])
    asked = _request(loaded, name, given)
    if form:
        _print_file(name, {**asked, "stamp": stamp or f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"}, form)
    else:
        _print_answer(name, asked, simulate=simulate)


def _values(text: str | None) -> dict[str, Any]:
    written = (sys.stdin.read() if text == "-" else text) or "{}"
    try:
        with suppress(RecursionError):  # the strict reader counts how deep it is
            json.loads(written)
    except ValueError as error:
        raise click.UsageError(f"--json is not JSON: {error}") from error
    try:
        values = parse_json(written)
    except InvalidInput as error:
        _refuse([{"field": error.field, "message": error.message}])
    if not isinstance(values, dict):
        raise click.UsageError('--json must be an object, such as {"users": 120}')
    return values


def _request(loaded: Loaded, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """The defaults and, in their place, what was given; only an input that kept its default has an origin."""
    asked = request(loaded, name)
    former = {old: field["name"] for field in bridge.describe(name)["fields"] for old in field["formerly"]}
    given = {former.get(field, field): value for field, value in given.items()}
    return {
        **asked,
        "values": asked["values"] | given,
        "playbook": playbook_of(loaded),
        "example": example(loaded, name),
        "origins": {field: words for field, words in origins(loaded, name).items() if field not in given},
    }


def _print_answer(name: str, asked: dict[str, Any], *, simulate: bool) -> None:
    text = json.dumps(asked)
    answer = _accepted(bridge.answer(name, text))
    if simulate or bridge.describe(name)["answer_drawn"]:
        drawn = _drawn(bridge.simulation(name, text).advance)
        answer |= {"sentence": drawn["sentence"]}
    if simulate:
        answer |= {part: answer[part] | drawn[part] for part in ("figures", "tables", "charts")}
        answer |= {"notes": [*answer["notes"], *drawn["notes"]], "outcome": drawn["outcome"]}
    click.echo(_as_json(answer))


def _print_file(name: str, asked: dict[str, Any], form: str) -> None:
    file = _accepted(bridge.export(name, json.dumps(asked), form))
    if "base64" in file and sys.stdout.isatty():
        raise click.UsageError(f"a workbook is not text: keep it with > {file['file_name']}")
    # As bytes: a text stream would change the file's line ends on some systems.
    click.echo(content_of(file), nl=False)


def _drawn(advance: Callable[[], str]) -> dict[str, Any]:
    """The simulation's last reply; how far it is goes to standard error where somebody looks on."""
    while "ok" not in (reply := json.loads(advance())):
        if sys.stderr.isatty():
            click.echo(f"\r{reply['done']:,} of {reply['of']:,} draws", nl=False, err=True)
    if sys.stderr.isatty():
        click.echo(err=True)
    return dict(reply)


def _accepted(reply_json: str) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(reply_json)
    if not reply["ok"]:
        _refuse(reply["errors"])
    return reply


def _refuse(errors: list[dict[str, Any]]) -> NoReturn:
    click.echo(_as_json({"ok": False, "errors": errors}))
    sys.exit(1)


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
