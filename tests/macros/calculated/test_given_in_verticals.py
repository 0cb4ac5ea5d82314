"""What calculators make of verticals' changes is the plan as it reads there: two ways to one answer."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.spec import specs_of
from calculators.timeline.in_verticals import in_verticals
from calculators.timeline.plan import Plan
from macros.calculated.checking import check, load
from macros.calculated.defaults import defaults
from macros.calculated.given import Source
from macros.calculated.given.plan import plan
from macros.content.loaded import Loaded
from macros.content.model.files import Playbook
from macros.content.overlays import overlaid
from macros.content.selections import statements_given
from tests.conftest import MADE_UP, MADE_UP_ROOT
from tests.macros.content.overlay_playbooks import playbooks

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
LOADED = load(MADE_UP_ROOT, MADE_UP)
LISTED = statements_given(LOADED, "timeline")


def plan_of(playbook: Playbook) -> Plan:
    """The plan as the timeline is given it."""
    loaded = replace(LOADED, playbook=playbook)
    nodes: dict[str, Any] = {f"phase/{id_}": phase for id_, phase in playbook.phases.items()}
    nodes |= {f"block/{id_}": block for phase in playbook.phases.values() for id_, block in phase.blocks.items()}
    made: Plan = built(Plan, plan(Source(loaded=loaded, listed_as=LISTED, nodes=nodes), {}))
    return made


def built(of: type, value: dict[str, Any]) -> Any:
    """A structure of the calculators from what it is given."""
    fields: dict[str, Any] = {}
    for name, spec in specs_of(of).items():
        own = value.get(name)
        if spec.kind == "table" and own is not None:
            assert spec.rows
            own = tuple(built(spec.rows, row) for row in own)
        fields[name] = tuple(own) if isinstance(own, list) else own
    return of(**fields)


@given(
    playbook=playbooks(),
    chosen=st.lists(st.sampled_from(["alpha", "beta", "gamma"]), max_size=3, unique=True),
)
def test_a_calculator_counts_with_the_plan_as_it_reads_there(playbook: Playbook, chosen: list[str]) -> None:
    """Of any verticals together, whichever wins: the changes give what resolving gives."""
    there = replace(playbook, phases=dict(overlaid(playbook, chosen).phases))
    expected = plan_of(there)
    read = in_verticals(plan_of(playbook), chosen)
    assert replace(read, verticals=()) == replace(expected, verticals=())


def test_a_playbook_tells_its_calculators_what_verticals_change(loaded: Loaded) -> None:
    """What one entry says of several fields is one change; what calculators are not given is none."""
    children, university = defaults(loaded, "timeline")["plan"]["verticals"]
    assert "changes" not in children
    assert university["changes"] == [
        {
            "of": "milestones",
            "id": "some-members-back",
            "says": ["title", "share"],
            "title": "30% of members back",
            "share": 0.3,
        },
        {"of": "milestones", "id": "many-members-back", "says": ["week"], "week": 7},
    ]


def test_two_that_clash_are_told_of_as_such(tmp_path: Path) -> None:
    """The check asks no calculator of a plan that nobody knows."""
    shutil.copytree(MADE_UP_ROOT / "playbooks", tmp_path / "playbooks")
    file = tmp_path / "playbooks" / MADE_UP / "verticals" / "childrens-library.yaml"
    file.write_text(file.read_text("utf-8").replace("    over: [vertical/university-library]\n", ""), "utf-8")
    assert [problem.rule for problem in check(tmp_path)] == ["verticals_that_clash"]


def test_what_a_calculator_refuses_is_told_where_the_vertical_says_it(tmp_path: Path) -> None:
    """Not at the calculator, nor at the statement of the base plan."""
    shutil.copytree(MADE_UP_ROOT / "playbooks", tmp_path / "playbooks")
    file = tmp_path / "playbooks" / MADE_UP / "verticals" / "university-library.yaml"
    text = file.read_text("utf-8").replace("30% of members back", f"30% of members {'back ' * 120}")
    file.write_text(text, "utf-8")
    (problem,) = [it for it in check(tmp_path) if it.rule == "refused_defaults"]
    assert problem.path == f"playbooks/{MADE_UP}/verticals/university-library.yaml"
    assert text.splitlines()[problem.line - 1].strip().startswith("text: 30% of members back")
    assert problem.sentence == "as 'plan' this is refused by the calculator timeline"
    assert problem.hint == "Enter a text of 1 to 500 characters."
