"""Phases and blocks that run side by side: each has a lane, and no week is drawn twice."""

import shutil
from pathlib import Path

import pytest

from macros.calculated.checking import check
from macros.content.model.base import Days, Weeks
from macros.content.model.phases import Block
from macros.content.model.root import Calendar
from macros.content.site import Site
from macros.rendering.views.lanes import Cell, lanes_of
from macros.rendering.views.roadmap import roadmap
from macros.rendering.views.strip import strip
from tests.macros.content.cases import CASES
from tests.macros.rendered import site_of

CALENDAR = Calendar(first_week=-1, last_week=8, week_zero="absent")


def box(first: int, last: int, days: Days | None = None) -> Block:
    """A block of these weeks, or of some days of one; as a phase is, for all that is asked of it here."""
    return Block.model_construct(weeks=Weeks(first=first, last=last), days=days)


def at(cell: Cell | None) -> tuple[int, int, int]:
    """Its lines and its lane."""
    assert cell
    return cell.start, cell.end, cell.lane


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The tiny playbook with two blocks that share a week."""
    root = tmp_path_factory.mktemp("side")
    shutil.copytree(CASES / "playbooks", root / "playbooks")
    return site_of(side_by_side(root), "tiny")


def side_by_side(root: Path) -> Path:
    """Let the first use begin while people are still trained."""
    file = root / "playbooks" / "tiny" / "phases" / "roll-out.yaml"
    text = file.read_text(encoding="utf-8")
    for before, after in (("weeks: {first: 1, last: 1}", "weeks: {first: 1, last: 2}\n    beside: [block/first-use]"),):
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")
    return root


def test_a_plan_in_a_row_has_no_lanes() -> None:
    """Its pictures stay as they are."""
    assert lanes_of([(box(-1, -1), [box(-1, -1)]), (box(1, 3), [box(1, 1), box(2, 3)])], CALENDAR) is None


def test_columns_hold_each_week_once() -> None:
    """What overlaps is cut where the other begins or ends; there is no column for a week that does not exist."""
    lanes = lanes_of([(box(-1, 4), [box(-1, 2), box(3, 4)]), (box(3, 8), [box(3, 8)])], CALENDAR)
    assert lanes

    assert lanes.columns == (3, 2, 4)
    assert [at(cell) for cell in lanes.phases] == [(1, 3, 1), (2, 4, 2)]
    assert [[at(cell) for cell in held] for held in lanes.blocks] == [[(1, 2, 1), (2, 3, 1)], [(1, 3, 1)]]


def test_a_lane_is_used_again_when_it_is_free() -> None:
    """Three of which two overlap need two lanes."""
    held = [box(1, 4), box(2, 6), box(5, 8)]
    lanes = lanes_of([(box(1, 8), held)], CALENDAR)
    assert lanes

    assert [cell.lane for cell in lanes.blocks[0]] == [1, 2, 1]


def test_days_of_a_week_follow_each_other() -> None:
    """Blocks on its first and on its last days need no lanes; one over the whole week has its own beside them."""
    early, late = box(1, 1, Days(first=1, last=2)), box(1, 1, Days(first=3, last=5))
    lanes = lanes_of([(box(1, 2), [early, late, box(1, 2)])], CALENDAR)
    assert lanes

    assert lanes_of([(box(1, 1), [early, late])], CALENDAR) is None
    assert [at(cell) for cell in lanes.blocks[0]] == [(1, 2, 1), (2, 3, 1), (1, 4, 2)]
    assert sum(lanes.columns) == pytest.approx(2)


def test_the_check_accepts_what_is_said_to_run_side_by_side(site: Site) -> None:
    """One of the two says so."""
    assert [str(it) for it in check(site.loaded.root) if not it.is_warning] == []


def test_strip_and_roadmap_place_both_in_one_week(site: Site) -> None:
    """The columns are the same in both, but for what comes after the last week."""
    line, picture = strip(site, ""), roadmap(site, "")
    assert picture
    in_line = [at(block.cell) for block in line.phases[1].blocks]

    assert in_line == [(1, 3, 1), (2, 4, 2)] == [at(block.cell) for block in picture.phases[1].blocks]
    assert len(line.columns.split()) == len(picture.columns.split()) == 4 + (site.loaded.playbook.cadence is not None)
