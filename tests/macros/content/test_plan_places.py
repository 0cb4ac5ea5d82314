"""Everything stands in the weeks, phases, workstream and vertical that a reader would look for it in."""

import pytest

from macros.content.loaded import Loaded
from macros.content.plan_places import PlanPlace, plan_places
from macros.content.registry import Registry


@pytest.fixture(name="places", scope="module")
def _places(loaded: Loaded) -> dict[str, PlanPlace]:
    """Those of the playbook made for tests."""
    return plan_places(loaded)


def test_everything_has_a_place(loaded: Loaded, places: dict[str, PlanPlace]) -> None:
    """In the registry's order."""
    assert list(places) == list(Registry.of(loaded))


def test_a_statement_stands_where_its_block_and_workstream_do(places: dict[str, PlanPlace]) -> None:
    """A whole phase runs in all of its weeks, a milestone is due in one."""
    block = places["block/shelf-building"]
    shelves = PlanPlace(phases=("moving",), block=block.block, weeks=block.weeks, workstream="workstream/shelves")
    assert places["activity/number-the-shelves"] == places["workstream/shelves"] == shelves
    assert places["phase/moving"] == PlanPlace(phases=("moving",), weeks=(1, 2, 3))
    opening = PlanPlace(phases=("opening",), block="block/open-house", weeks=(6,))
    assert places["milestone/many-members-back"] == opening


def test_what_a_vertical_adds_stands_in_the_phases_it_runs_in(places: dict[str, PlanPlace]) -> None:
    """One that goes on into the next phase stands in both, one without a week in none."""
    scope = "childrens-library"
    both = places[f"adjustment/{scope}.chain-of-children"]
    assert both == PlanPlace(phases=("moving", "opening"), weeks=(3, 4), vertical=scope)
    assert places[f"adjustment/{scope}.story-hours"] == PlanPlace(vertical=scope)
    assert places[f"focus-area/{scope}.low-shelves"] == places[f"vertical/{scope}"] == PlanPlace(vertical=scope)


def test_what_reads_otherwise_stands_where_the_base_plan_has_it(loaded: Loaded, places: dict[str, PlanPlace]) -> None:
    """What moves it stands in the weeks it moves it to."""
    registry = Registry.of(loaded)
    by_target = {
        it.node.of: places[it.reference] for kind in ("replacement", "omission") for it in registry.of_kind(kind)
    }
    moved = by_target["milestone/many-members-back"]
    there = PlanPlace(phases=("opening",), block="block/open-house", weeks=(7,), vertical="university-library")
    assert moved == there
    schools = places["activity/visit-schools"]
    assert (by_target["activity/visit-schools"].weeks, by_target["activity/visit-schools"].workstream) == (
        schools.weeks,
        schools.workstream,
    )


def test_an_indicator_stands_in_the_phase_that_it_closes(loaded: Loaded, places: dict[str, PlanPlace]) -> None:
    """What stands in no phase at all, as a term does, is in none."""
    groups = loaded.playbook.measurement.indicators.groups.values()
    named = {id_: group.phase for group in groups for id_ in group.indicators}
    assert {id_: f"phase/{places[f'phase-indicator/{id_}'].phases[0]}" for id_ in named} == named
    assert {places[it.reference] for it in Registry.of(loaded).of_kind("term")} == {PlanPlace()}
