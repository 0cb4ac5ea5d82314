"""Plans of phases and blocks in an order, which count no weeks: read, named and numbered."""

from pathlib import Path

import pytest

from macros.calculated.checking import check, load
from macros.content.loaded import Loaded
from macros.content.model.base import Weeks
from macros.content.plan_places import plan_places
from macros.content.registry import Registry
from macros.content.times import time_mark, time_name
from macros.content.whereabouts import stands_in
from macros.exports.edition import Edition
from macros.exports.markdown import markdown
from macros.exports.outline import whole
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


def test_the_sources_own_words_for_a_time_come_first(plays: Loaded) -> None:
    """In place of a number, and of a week; where there is room for a number alone, that stands."""
    block = next(iter(plays.playbook.phases["memorize"].blocks.values()))
    worded = block.model_copy(update={"when": "After the harvest"})
    before = block.model_copy(update={"weeks": Weeks(first=-1, last=-1, label="Week before kick-off")})

    assert (time_name(worded), time_mark(worded)) == ("After the harvest", "10")
    assert (time_name(before), time_mark(before)) == ("Week before kick-off", "−1")


def test_words_for_a_time_are_checked_like_others(tmp_path: Path) -> None:
    """The check accepts them, and they are among what exports say."""
    root = plays_root(tmp_path, TITLES[:2])
    file = root / "playbooks" / PLAYS / "phases" / "find-your-voices.yaml"
    file.write_text(file.read_text("utf-8").replace("order: 10\n", "order: 10\nwhen: Before the season\n"), "utf-8")
    loaded = load(root, PLAYS)

    assert "(Before the season)" in markdown(whole(Edition(loaded=loaded)))
