"""Problems as GitLab shows them."""

import io
import json
import sys

import pytest

from macros.hosting import code_quality


def problem(line: int, **more: str) -> dict[str, object]:
    """A problem as `playbook check --format json` writes it."""
    return {"path": "playbooks/p/risks.yaml", "line": line, "column": 3, "place": "risk", "sentence": "bad", **more}


def test_each_problem_has_what_gitlab_asks_for() -> None:
    """The five keys of its documentation; a warning counts less than a problem."""
    found = code_quality.report([problem(1, hint="write 'x'", severity="problem"), problem(2, severity="warning")])

    assert [entry["severity"] for entry in found] == ["major", "minor"]
    assert found[0]["description"] == "risk: bad; write 'x'"
    assert found[0]["location"] == {"path": "playbooks/p/risks.yaml", "lines": {"begin": 1}}
    assert all(set(entry) == {"description", "check_name", "fingerprint", "severity", "location"} for entry in found)


def test_a_problem_that_only_moved_is_no_new_one() -> None:
    """GitLab compares fingerprints with those of the target branch."""
    assert code_quality.report([problem(1)])[0]["fingerprint"] == code_quality.report([problem(9)])[0]["fingerprint"]


def test_two_alike_are_two() -> None:
    """Of entries with one fingerprint GitLab shows the first."""
    assert len({entry["fingerprint"] for entry in code_quality.report([problem(1), problem(9)])}) == 2


def test_it_is_a_filter(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """From standard input to standard output; no problem is an empty list, by which GitLab sees that all are mended."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("[]"))
    code_quality.main()
    assert json.loads(capsys.readouterr().out) == []
