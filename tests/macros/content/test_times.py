"""Plans of phases and blocks in an order, which count no weeks: read, named and numbered."""

from pathlib import Path

import pytest

from macros.calculated.checking import check, load
from macros.content.loaded import Loaded
from macros.content.plan_places import plan_places
from macros.content.registry import Registry
from macros.content.times import time_mark, time_name
from macros.content.whereabouts import stands_in
from tests.plays import PLAYS, TITLES, plays_root


@pytest.fixture(name="plays", scope="module")
def _plays(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return load(plays_root(tmp_path_factory.mktemp("plays")), PLAYS)


def test_the_check_asks_for_no_weeks(tmp_path: Path) -> None:
    """A plan in an order is as good as one with weeks."""
    assert check(plays_root(tmp_path)) == []


def test_phases_stand_in_their_order(plays: Loaded) -> None:
    """The tenth does not come before the second, whatever their files are called."""
    assert [phase.title for phase in plays.playbook.phases.values()] == list(TITLES)


def test_a_number_stands_where_a_week_would(plays: Loaded) -> None:
    """A phase has its own, its only block the same, and each of two blocks its place in it too."""
    phases = list(plays.playbook.phases.values())

    assert [time_mark(phase) for phase in phases] == [str(number + 1) for number in range(len(TITLES))]
    assert [time_mark(block) for block in phases[0].blocks.values()] == ["1"]
    assert [time_name(block) for block in phases[1].blocks.values()] == ["Step 2.1", "Step 2.2"]


def test_whatever_stands_in_a_step_says_so(plays: Loaded) -> None:
    """Search, lists and quotations say the step of a statement, as others say its week."""
    registry = Registry.of(plays)
    statement = registry["activity/choose-a-conductor-ba"]

    assert stands_in(registry, statement).startswith("Step 2.2, Choose a Conductor, once more › ")
    assert plan_places(plays)[statement.reference].block == "block/choose-a-conductor-b"
    assert registry["phase/perform"].quoted == "Perform (Step 12)"
