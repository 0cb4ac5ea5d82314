"""A kind of given is known by the field's name, whichever calculator asks for it."""

import pytest

from macros.calculated.checking import load
from macros.calculated.given import Source, given, lists
from macros.content.registry import Registry
from tests.conftest import ROOT


@pytest.fixture(name="source", scope="module")
def _source() -> Source:
    """The playbook made for tests, with what its calculators.yaml lists for adoption."""
    loaded = load(ROOT / "tests" / "playbooks", "library-move")
    nodes = {reference: entity.node for reference, entity in Registry.of(loaded).items()}
    return Source(loaded=loaded, text=loaded.playbook.calculators.calculators["adoption"], nodes=nodes)


def test_two_calculators_are_given_the_same_milestones(source: Source) -> None:
    """Listed for each, made by one function."""
    assert lists("adoption")["milestones"] == lists("roi")["milestones"] == ("milestone",)
    rows = given(source, {"name": "milestones"})
    assert [row["id"] for row in rows] == ["some-members-back", "many-members-back", "most-members-back"]


def test_claims_are_listed_by_what_the_calculator_compares() -> None:
    """The names are the choices of the calculator's own column, so they stand in one place."""
    assert [name for name, kinds in lists("roi").items() if kinds == ("kpi",)] == [
        "payback_days",
        "annual_value",
        "cost_below_average",
        "budget_adherence",
        "efficiency",
        "error_reduction",
        "revenue_uplift",
    ]


def test_a_kind_that_no_playbook_knows_is_told_with_those_there_are(source: Source) -> None:
    """Whoever adds a calculator sees what can be given, and where a further kind would be made."""
    with pytest.raises(
        LookupError, match=r"no playbook can give “luck”; known are plan, milestones, .*calculated/given"
    ):
        given(source, {"name": "luck"})
