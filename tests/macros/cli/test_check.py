"""`playbook check`: what it writes for people and for machines, and its exit codes."""

import errno
import json
import os
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from macros.cli import main
from tests.macros.content.cases import CASES

TINY = str(CASES)


def call(*arguments: str) -> Result:
    """Runs the command in this process; an exception in it fails the test."""
    return CliRunner().invoke(main, ["check", *arguments], catch_exceptions=False)


def edited(folder: Path, *edits: tuple[str, str, str]) -> str:
    """The root of the tiny playbook with texts replaced, each in its file."""
    shutil.copytree(CASES / "playbooks", folder / "playbooks", dirs_exist_ok=True)
    for name, old, new in edits:
        file = folder / "playbooks" / "tiny" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return str(folder)


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """One mistake, in a text with signs that annotations must escape."""
    return edited(tmp_path, ("playbook.yaml", "basis: claim", "basis: 100%"))


MOVED = ("phases/roll-out.yaml", "week: 3", "week: 2")
SPACES = ("risks.yaml", "mitigation: Talk early", "mitigation: Talk early  ")


def test_check_of_a_sound_playbook(tmp_path: Path) -> None:
    """Exit code 0, nothing on standard output, one sentence beside it."""
    result = call("--root", edited(tmp_path))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No problem found.\n")


def test_check_names_problems(broken: str) -> None:
    """Exit code 1 and a line for each problem."""
    result = call("--root", broken)
    assert result.exit_code == 1
    assert result.stdout == (
        'playbooks/tiny/playbook.yaml:11:49: playbook "Tiny Playbook", badge "Rate Reached", quantity: '
        "'basis' is '100%', which is not one of target, observed, benchmark and claim; choose one of them\n"
    )
    assert result.stderr == "1 problem. Fix the problem.\n"


def test_warnings_come_last_and_fail_nothing(tmp_path: Path) -> None:
    """What may stand is told behind what may not, with a gap between, and alone it is no failure."""
    both = call("--root", edited(tmp_path, SPACES, ("risks.yaml", "level: 2", "level: 7")))
    assert both.stdout.splitlines()[1] == ""
    assert [": warning: " in line for line in both.stdout.splitlines()] == [False, False, True]
    assert both.stderr == "1 problem, 1 warning. Fix the problem; warnings can stay.\n"
    alone = call("--root", edited(tmp_path / "alone", SPACES))
    assert (alone.exit_code, alone.stderr) == (0, "No problems, 1 warning. Warnings can stay.\n")


def test_what_follows_is_counted_below_its_cause(tmp_path: Path) -> None:
    """One edit, one problem; `--all` names each of the others where it stands."""
    root = edited(tmp_path, MOVED)
    short, every = call("--root", root), call("--root", root, "--all")
    cause, gist = short.stdout.splitlines()
    assert cause.startswith("playbooks/tiny/phases/roll-out.yaml:43:19: ")
    assert gist == "    2 more follow from it: calculators.yaml:71, calculators.yaml:115 (--all names each)"
    assert short.stderr == "1 problem. Fix the problem.\n"
    assert [line.split(": ")[0] for line in every.stdout.splitlines()] == [
        "playbooks/tiny/calculators.yaml:71:19",
        "playbooks/tiny/calculators.yaml:115:19",
        "playbooks/tiny/phases/roll-out.yaml:43:19",
    ]


def test_check_as_json(tmp_path: Path) -> None:
    """The same for machines, with the edits of a cure and what follows."""
    result = call(
        "--root", edited(tmp_path, MOVED, ("playbook.yaml", "basis: claim", "basis: claimed")), "--format", "json"
    )
    moved, claimed = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (claimed["path"], claimed["line"], claimed["column"]) == ("playbooks/tiny/playbook.yaml", 11, 49)
    assert set(moved) == {
        "path", "line", "column", "place", "sentence", "hint", "severity", "rule", "edits", "follows",
    }  # fmt: skip
    assert claimed["edits"] == [
        {"path": claimed["path"], "line": 11, "column": 49, "end_line": 11, "end_column": 56, "text": "claim"}
    ]
    assert [one["path"] for one in moved["follows"]] == ["playbooks/tiny/calculators.yaml"] * 2
    assert json.loads(call("--root", edited(tmp_path / "sound"), "--format", "json").stdout) == []


def test_check_as_annotations_of_github(broken: str) -> None:
    """Percent signs, colons and commas are escaped as the format asks."""
    result = call("--root", broken, "--format", "github")
    assert result.stdout.startswith(
        "::error file=playbooks/tiny/playbook.yaml,line=11,col=49,"
        "title=playbook \"Tiny Playbook\"%2C badge \"Rate Reached\"%2C quantity::'basis' is '100%25'"
    )


def test_annotations_tell_warnings_and_what_follows(tmp_path: Path) -> None:
    """A pull request shows each at its line, and no flood of consequences."""
    lines = call("--root", edited(tmp_path, SPACES, MOVED), "--format", "github").stdout.splitlines()
    assert [line.split(" file=")[0] for line in lines] == ["::error", "::warning"]
    assert "; 2 more follow from it: " in lines[0]


POSITION = {"type": "integer", "minimum": 1}
TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
REGION = {
    "type": "object",
    "required": ["startLine", "startColumn"],
    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), POSITION),
    "additionalProperties": False,
}
FILE = {"type": "object", "required": ["uri"], "properties": {"uri": {"type": "string", "format": "uri-reference"}}}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "message": TEXT,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "properties": {"artifactLocation": FILE, "region": REGION},
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
FIX = {
    "type": "object",
    "required": ["artifactChanges"],
    "properties": {
        "description": TEXT,
        "artifactChanges": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["artifactLocation", "replacements"],
                "properties": {
                    "artifactLocation": FILE,
                    "replacements": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "required": ["deletedRegion"],
                            "properties": {
                                "deletedRegion": REGION,
                                "insertedContent": {"type": "object", "properties": {"text": {"type": "string"}}},
                            },
                            "additionalProperties": False,
                        },
                    },
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION},
        "relatedLocations": {"type": "array", "items": LOCATION, "uniqueItems": True},
        "fixes": {"type": "array", "items": FIX, "uniqueItems": True},
    },
    "additionalProperties": False,
}
RULE = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "string"}, "shortDescription": TEXT},
    "additionalProperties": False,
}
DRIVER = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
    },
    "additionalProperties": False,
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {"type": "object", "required": ["driver"], "properties": {"driver": DRIVER}},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""The parts of SARIF 2.1.0's own schema that the output uses, written out, for a test asks no network."""


def told_in_sarif(root: str) -> list[dict[str, Any]]:
    """The results of the check in SARIF, which keeps to its schema."""
    log = json.loads(call("--root", root, "--format", "sarif").stdout)
    jsonschema.Draft202012Validator(SARIF).validate(log)
    results: list[dict[str, Any]] = log["runs"][0]["results"]
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in results] == [result["ruleId"] for result in results]
    return results


def test_check_as_sarif(tmp_path: Path) -> None:
    """Code hosts and editors learn where, what follows, and which edits mend it."""
    moved, spaces = told_in_sarif(edited(tmp_path, MOVED, SPACES))
    assert (moved["level"], spaces["level"]) == ("error", "warning")
    place = moved["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "playbooks/tiny/phases/roll-out.yaml"},
        "region": {"startLine": 43, "startColumn": 19},
    }
    assert len(moved["relatedLocations"]) == 2
    [change] = spaces["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["deletedRegion"] == {
        "startLine": 14, "startColumn": 33, "endLine": 14, "endColumn": 35,
    }  # fmt: skip


def test_sarif_of_names_that_are_no_addresses(tmp_path: Path) -> None:
    """A file's name may hold anything; its address holds what addresses may."""
    root = edited(tmp_path)
    (tmp_path / "playbooks/tiny/new\u202e \n notes.txt").touch()
    [result] = told_in_sarif(root)
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "playbooks/tiny/new%E2%80%AE%20%0A%20notes.txt"


def test_names_with_control_characters_are_printed_escaped(tmp_path: Path) -> None:
    """A file's name can neither turn a line around nor begin a new one."""
    root = edited(tmp_path)
    (tmp_path / "playbooks/tiny/new\u202e\x1b[31m\n notes.txt").touch()
    assert call("--root", root).stdout.startswith("playbooks/tiny/new\\u202e\\x1b[31m\\n notes.txt:1:1: ")
    (tmp_path / "playbooks/tiny" / os.fsdecode(b"\xff.txt")).touch()
    assert "playbooks/tiny/\\udcff.txt:1:1: " in call("--root", root).stdout


def test_check_of_a_folder_without_playbooks(tmp_path: Path) -> None:
    """Nothing to check is a wrong call, not a success."""
    assert call("--root", str(tmp_path)).exit_code == 2


def test_check_of_a_folder_nobody_may_look_into(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence that names the folder, not a traceback."""

    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "iterdir", refuse)
    answer = call("--root", TINY)
    assert answer.exit_code == 2
    assert f"playbooks cannot be read: {os.strerror(errno.EACCES)}" in answer.stderr


def test_check_asks_what_has_passed(tmp_path: Path) -> None:
    """By the day on which it is called; a review that is due is told and stands in nobody's way."""
    past = ("playbook.yaml", 'text: "April 30, 2125", date: "2125-04-30"', 'text: "April 30, 2020", date: "2020-04-30"')
    result = call("--root", edited(tmp_path, past))
    assert result.exit_code == 0
    assert "warning: " in result.stdout
    assert "the day of 'Next Review', 2020-04-30, has passed" in result.stdout
