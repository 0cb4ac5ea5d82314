"""What is added to a plan that counts no weeks: it comes next, or behind what is named, and nothing gets longer."""

from pathlib import Path

import pytest

from macros.calculated.checking import check, load
from macros.editing.adding.additions import add
from macros.editing.adding.asked import WEEK, Wish
from macros.editing.session import Refused
from tests.plays import PLAYS, TITLES, plays_root


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return plays_root(tmp_path, TITLES[:3])


def sound(root: Path) -> bool:
    """Whether the check finds no problem, whatever still is to be written."""
    return [str(problem) for problem in check(root) if not problem.is_warning] == []


def test_a_phase_stands_behind_the_one_named(root: Path) -> None:
    """It gets a place of its own, and no week."""
    add(root, PLAYS, Wish(kind="phase", id="warm-up", after="find-your-voices"))

    assert sound(root)
    assert list(load(root, PLAYS).playbook.phases)[:2] == ["find-your-voices", "warm-up"]


def test_a_phase_comes_last_where_none_is_named(root: Path) -> None:
    """Behind all others."""
    add(root, PLAYS, Wish(kind="phase", id="encore"))

    assert list(load(root, PLAYS).playbook.phases)[-1] == "encore"


def test_a_block_is_the_next_step(root: Path) -> None:
    """The phase has two steps then, each with its number."""
    add(root, PLAYS, Wish(kind="block", id="echoes", place="phase/find-your-voices"))
    blocks = load(root, PLAYS).playbook.phases["find-your-voices"].blocks

    assert sound(root)
    assert [(id_, block.step) for id_, block in blocks.items()][1:] == [("echoes", "1.2")]


def test_there_is_no_week_to_add(root: Path) -> None:
    """It says why."""
    with pytest.raises(Refused, match="counts no weeks"):
        add(root, PLAYS, Wish(kind=WEEK, place="block/find-your-voices-a"))
