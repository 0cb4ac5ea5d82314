"""The diamonds of the Gantt chart: each is a gate, and a phase without one has none."""

from typing import Any

from tests.calculators.door import good
from tests.calculators.examples import PLAN


def chart(phases: list[dict[str, Any]]) -> dict[str, Any]:
    """The chart of the example with these phases."""
    found: dict[str, Any] = good("timeline", plan={**PLAN, "phases": phases})["charts"]["gantt"]
    return found


def test_a_phase_that_is_known_to_have_no_gate_has_no_diamond() -> None:
    """Of one without a word on it nobody knows."""
    first, *rest = PLAN["phases"]

    assert len(chart([{**first, "gate": []}, *rest])["gates"]) == len(rest)


def test_where_there_is_no_gate_nobody_explains_diamonds() -> None:
    """Nor is there any."""
    found = chart([{**phase, "gate": []} for phase in PLAN["phases"]])

    assert found["gates"] == []
    assert "diamond" not in found["caption"][0]["text"]
