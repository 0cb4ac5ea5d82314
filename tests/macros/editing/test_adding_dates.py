"""What is added to a plan of dates: it stands on a day that is free, or beside what it comes after."""

from pathlib import Path

import pytest

from macros.calculated.checking import check, load
from macros.content.model.base import Dates
from macros.editing.adding.additions import add
from macros.editing.adding.asked import WEEK, Wish
from macros.editing.session import Refused
from tests.dated import FESTIVAL, festival_root


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return festival_root(tmp_path)


def sound(root: Path) -> bool:
    """Whether the check finds no problem, whatever still is to be written."""
    return [str(problem) for problem in check(root) if not problem.is_warning] == []


def test_a_phase_comes_on_the_first_free_day(root: Path) -> None:
    """Behind the one named, and with a block on the same day; it is said which."""
    told = add(root, FESTIVAL, Wish(kind="phase", id="rest-day", after="build-up")).told
    phase = load(root, FESTIVAL).playbook.phases["rest-day"]

    assert sound(root)
    assert phase.dates == Dates(first="2028-05-08")
    assert [block.dates for block in phase.blocks.values()] == [phase.dates]
    assert any("8 May 2028" in line for line in told)


def test_a_phase_comes_last_where_none_is_named(root: Path) -> None:
    """On the day after all others."""
    add(root, FESTIVAL, Wish(kind="phase", id="looking-back"))

    assert sound(root)
    assert list(load(root, FESTIVAL).playbook.phases)[-1] == "looking-back"


def test_a_block_takes_a_day_that_its_phase_has_left(root: Path) -> None:
    """Where somebody has made one free."""
    file = root / "playbooks" / FESTIVAL / "phases" / "build-up.yaml"
    file.write_text(file.read_text("utf-8").replace("last: 2028-05-04", "last: 2028-05-03"), "utf-8")
    add(root, FESTIVAL, Wish(kind="block", id="lights", place="phase/build-up", after="tents"))

    assert sound(root)
    assert load(root, FESTIVAL).playbook.phases["build-up"].blocks["lights"].dates == Dates(first="2028-05-04")


@pytest.mark.parametrize(
    ("phase", "beside"), [("festival", ["block/readings"]), ("program", ["block/authors", "block/permits"])]
)
def test_a_block_runs_beside_others_where_no_day_is_left(root: Path, phase: str, beside: list[str]) -> None:
    """On the days of the one it comes after, and says all that it shares one with."""
    add(root, FESTIVAL, Wish(kind="block", id="lights", place=f"phase/{phase}"))

    assert sound(root)
    assert load(root, FESTIVAL).playbook.phases[phase].blocks["lights"].beside == beside


def test_a_milestone_is_due_on_the_last_day_of_its_block(root: Path) -> None:
    """Until somebody says another."""
    add(root, FESTIVAL, Wish(kind="milestone", id="fees-agreed", place="section/what-must-be-there"))
    section = load(root, FESTIVAL).playbook.phases["program"].blocks["permits"].sections["what-must-be-there"]

    assert sound(root)
    assert [it.due for it in section.items.values()] == ["2028-04-07", "2028-04-14"]


def test_there_is_no_week_to_add(root: Path) -> None:
    """It says what to do."""
    with pytest.raises(Refused, match="change the dates of the block"):
        add(root, FESTIVAL, Wish(kind=WEEK, place="block/tents"))
