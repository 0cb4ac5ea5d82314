"""The command line: exit codes, and calculators that start from the playbook's defaults.

Not for: what `playbook check` writes (`tests/macros/cli/test_check.py`).
"""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.cli import main
from tests.macros.content.cases import CASES

TINY = str(CASES)


def call(*arguments: str, stdin: str | None = None) -> Result:
    """Runs the command line in this process; an exception in it fails the test."""
    return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """The root of a playbook with one mistake, in a text with signs that annotations must escape."""
    shutil.copytree(CASES / "playbooks", tmp_path / "playbooks")
    file = tmp_path / "playbooks/tiny/playbook.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("basis: claim", "basis: 100%"), encoding="utf-8")
    return str(tmp_path)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--root", "/nowhere"),
        ("check", "--format", "xml"),
        ("check", "more"),
        ("calc", "tco"),
        ("calc", "roi", "--json", "{"),
        ("calc", "roi", "--json", "[]"),
        ("calc", "roi", "--playbook", "none"),
        ("calc", "roi", "--format", "ics"),
        ("calc", "adoption", "--format", "xlsx"),
        ("unknown",),
    ],
)
def test_wrong_calls_have_exit_code_2(arguments: tuple[str, ...]) -> None:
    """A wrong call is told apart from a playbook with problems."""
    assert call(*arguments, *(("--root", TINY) if arguments[0] == "calc" else ())).exit_code == 2


@pytest.mark.parametrize("name", ["timeline", "adoption", "roi"])
def test_calc_starts_from_the_playbook(name: str) -> None:
    """Without inputs every calculator answers for the playbook's defaults."""
    result = call("calc", name, "--root", TINY)
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert answer["ok"]
    assert answer["values"]["users"] == 40


def test_calc_takes_inputs_from_option_and_standard_input() -> None:
    """Inputs given replace defaults, whichever way they come."""
    by_option = call("calc", "adoption", "--root", TINY, "--json", '{"users": 200}')
    by_stdin = call("calc", "adoption", "--root", TINY, "--json", "-", stdin='{"users": 200}')
    assert by_option.stdout == by_stdin.stdout
    assert json.loads(by_option.stdout)["values"]["users"] == 200


def test_calc_asks_about_what_looks_mistyped_and_says_how_it_read() -> None:
    """As a page does at the field; the answer and the CSV file have both."""
    typed = '{"efficiency": "0.25", "one_time_cost": "1.200,00 EUR", "currency": "EUR"}'
    answer = json.loads(call("calc", "roi", "--json", typed, "--root", TINY).stdout)
    file = call("calc", "roi", "--json", typed, "--format", "csv", "--root", TINY).stdout

    assert [question["sentence"] for question in answer["notes_at"]] == ["Did you mean 25%? You wrote 0.25%."]
    assert answer["read_as"] == {"one_time_cost": "1,200"}
    assert "Efficiency improvement: Did you mean 25%? You wrote 0.25%." in file
    assert not json.loads(call("calc", "roi", "--root", TINY).stdout)["notes_at"]


def test_calc_names_bad_inputs() -> None:
    """Exit code 1, and each error beside its field."""
    result = call("calc", "roi", "--root", TINY, "--json", '{"users": "many", "nothing": 1}')
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    assert not answer["ok"]
    assert {error["field"] for error in answer["errors"]} >= {"users"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param('{"users": 1, "users": 2}', "each key of the request once", id="repeated key"),
        pytest.param('{"users": ' + "[" * 100_000, "nested less deeply", id="deep nesting"),
        pytest.param('{"users": NaN}', "finite numbers only", id="no number"),
    ],
)
def test_calc_loses_nothing_of_what_it_is_given(given: str, message: str) -> None:
    """What JSON lets pass or breaks on is refused like any other input, without a traceback."""
    result = call("calc", "roi", "--root", TINY, "--json", "-", stdin=given)
    assert result.exit_code == 1
    [error] = json.loads(result.stdout)["errors"]
    assert message in error["message"]


def test_calc_plans_anew_from_actual_dates() -> None:
    """Typed lines, or rows of a program, and the day that counts as today: as on the page."""
    plan = json.loads(call("calc", "timeline", "--root", TINY).stdout)["result"]
    (first, *_), late = plan["blocks"], {"today": "2060-01-01"}
    typed = json.dumps({"actual_dates": f"{first['title']}: started {first['start']}", **late})
    rows = json.dumps({"actual_dates": [{"block": first["id"], "started": first["start"]}], **late})
    answers = [json.loads(call("calc", "timeline", "--root", TINY, "--json", asked).stdout) for asked in (typed, rows)]

    assert answers[0]["result"] == answers[1]["result"]
    assert answers[0]["result"]["replanned"]["blocks"][0]["end"] == "2060-01-01"
    assert "later than first planned" in "".join(text for text, _ in answers[0]["sentence"])


def test_calc_describes_itself() -> None:
    """The description of the inputs needs no playbook."""
    result = call("calc", "roi", "--describe", "--root", TINY)
    assert result.exit_code == 0
    assert {"name", "fields", "figures", "tables"} <= set(json.loads(result.stdout))


def test_calc_with_a_broken_playbook(broken: str) -> None:
    """Problems of the playbook go to standard error, and the answer says that there are some."""
    result = call("calc", "roi", "--root", broken)
    assert result.exit_code == 1
    assert "playbook.yaml:11:49" in result.stderr
    assert json.loads(result.stdout)["ok"] is False


def test_calc_simulates_on_request() -> None:
    """The draws add to the answer: every figure described has a text, and the outcome is there."""
    without, drawn = (
        json.loads(call("calc", "roi", "--root", TINY, *option).stdout) for option in ((), ("--simulate",))
    )
    described = json.loads(call("calc", "roi", "--describe").stdout)["figures"]
    assert "outcome" not in without
    assert "outcome" in drawn
    assert set(without["figures"]) == {figure["name"] for figure in described if not figure["simulated"]}
    assert set(drawn["figures"]) == {figure["name"] for figure in described}
    assert drawn["result"] == without["result"]


@pytest.mark.parametrize("form", ["csv", "json", "ics"])
def test_calc_prints_files(form: str) -> None:
    """The bytes of the same door as the page's: line ends kept, the stamp, the playbook and the origins in it."""
    result = call("calc", "timeline", "--root", TINY, "--format", form, "--stamp", "2026-11-22T08:30:00Z")
    text = result.stdout_bytes.decode()
    assert result.exit_code == 0
    assert {
        "csv": "Made,2026-11-22T08:30:00Z",
        "json": '"made": "2026-11-22T08:30:00Z"',
        "ics": "DTSTAMP:20261122T083000Z",
    }[form] in text
    assert "Tiny Playbook" in text
    assert ("\r\n" in text) == (form != "json")
    if form != "ics":
        assert "our assumption: " in text


def test_calc_prints_a_workbook() -> None:
    """The bytes that the page's download has."""
    result = call("calc", "timeline", "--root", TINY, "--format", "xlsx", "--stamp", "2026-11-22T08:30:00Z")
    with zipfile.ZipFile(io.BytesIO(result.stdout_bytes)) as archive:
        about, inputs = (archive.read(f"xl/worksheets/sheet{place}.xml").decode() for place in (1, 3))
    assert "2026-11-22T08:30:00Z" in about
    assert "Tiny Playbook" in about
    assert "our assumption: " in inputs


def test_calc_has_no_workbook_of_what_has_none() -> None:
    """The message names the forms there are."""
    result = call("calc", "adoption", "--root", TINY, "--format", "xlsx")
    assert result.exit_code == 2
    assert "the adoption calculator has no xlsx; there is csv, json" in result.stderr


def test_calc_files_name_no_origin_for_what_was_given() -> None:
    """A number of the caller's own is not the playbook's."""
    result = call("calc", "adoption", "--root", TINY, "--format", "json", "--json", '{"users": 77}')
    inputs = json.loads(result.stdout)["inputs"]
    assert (inputs["users"]["value"], inputs["users"]["origin"]) == (77, None)
    assert sum(field["origin"] is not None for field in inputs.values()) > 3


def test_calc_files_are_made_now_without_a_stamp() -> None:
    """A calendar needs a moment, and the command line has a clock."""
    assert "DTSTAMP:20" in call("calc", "timeline", "--root", TINY, "--format", "ics").stdout


@pytest.mark.parametrize("options", [("--json", '{"users": 0}'), ("--stamp", "yesterday")])
def test_calc_prints_no_file_of_what_it_refuses(options: tuple[str, str]) -> None:
    """The errors as JSON, as for an answer."""
    result = call("calc", "timeline", "--root", TINY, "--format", "ics", *options)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["errors"]
