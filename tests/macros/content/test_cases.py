"""Every rule of the check, by case: a change to a tiny playbook and the problems that follow, word for word."""

import datetime as dt
from typing import Any

import pytest

from macros.calculated.checking import RULES, check
from macros.content.causes import all_of
from macros.content.loading import draft_of
from macros.content.problems import Problem
from tests.macros.content.cases import CASES, all_cases, edited, mended

TODAY = dt.date(2125, 4, 1)
"""Before the day that the tiny playbook sets for its next review."""


@pytest.mark.parametrize(("name", "case"), [pytest.param(*entry, id=entry[0]) for entry in all_cases()])
def test_case(name: str, case: dict[str, Any]) -> None:
    """A mistake is reported where it stands, in words that name its cure, and only once."""
    with edited(case) as root:
        found = check(root, today=TODAY)
    assert [str(problem) for problem in found] == case["problems"], name
    assert [str(problem) for cause in found for problem in cause.follows] == case.get("follow", []), name


@pytest.mark.parametrize(("name", "case"), [pytest.param(*entry, id=entry[0]) for entry in all_cases()])
def test_cure_cures(name: str, case: dict[str, Any]) -> None:
    """Whoever does what a message says is rid of the mistake and has made no other."""
    with edited(case) as root:
        before = all_of(check(root, today=TODAY))
        for problem in before:
            if problem.edits:
                with mended(root, case, problem.edits):
                    after = {_told(one) for one in all_of(check(root, today=TODAY))}
                assert _told(problem) not in after, name
                assert after - {_told(one) for one in before} == set(), name


def _told(problem: Problem) -> tuple[str, str, str]:
    """A problem without its line, which an edit above may move."""
    return problem.path, problem.place, problem.sentence


def test_tiny_playbook_is_sound() -> None:
    """The playbook that all cases start from has no problem of its own."""
    assert check(CASES, today=TODAY) == []


def test_every_rule_has_a_case() -> None:
    """A rule that no case sets off could be broken without anybody seeing it."""
    silent = {rule.__name__ for rule in RULES.of_drafts}
    for _, case in all_cases():
        with edited(case) as root:
            draft, _ = draft_of(root, "tiny", today=TODAY)
            silent -= {rule.__name__ for rule in RULES.of_drafts if rule.__name__ in silent and list(rule(draft))}
    assert silent == set()


def test_cases_are_told_apart() -> None:
    """Two cases of one name would hide each other in reports; a moved folder would turn all of them off."""
    names = [name for name, _ in all_cases()]
    assert len(names) == len(set(names)) > 100


def test_no_problem_speaks_in_the_words_of_pydantic() -> None:
    """Every kind of mistake that a case makes has been put in an editor's words."""
    lines = [line for _, case in all_cases() for line in case["problems"]]
    assert [line for line in lines if "Input should" in line or "String should" in line] == []
