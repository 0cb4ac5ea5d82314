"""A kind of given is known by the field's name, whichever calculator asks for it."""

import shutil
from pathlib import Path

import pytest

from macros.calculated.checking import load
from macros.calculated.defaults import defaults
from macros.calculated.given import Source, given, lists
from macros.content.registry import Registry
from macros.content.selections import statements_given
from tests.conftest import ROOT

NEW = """      late:
        title: Late
        type: milestones
        items:
          almost-all-members-back:
            week: 8
            text: 90% of members back
            quantity: {value: 90, unit: percent, of: members, basis: target}
            kpi: kpi/members-back
      settling-criteria:"""


@pytest.fixture(name="source", scope="module")
def _source() -> Source:
    """The playbook made for tests, with what its calculators.yaml lists for adoption."""
    loaded = load(ROOT / "tests" / "playbooks", "library-move")
    nodes = {reference: entity.node for reference, entity in Registry.of(loaded).items()}
    return Source(loaded=loaded, listed_as=statements_given(loaded, "adoption"), nodes=nodes)


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


def test_a_new_milestone_reaches_every_calculator(tmp_path: Path) -> None:
    """By its KPI alone; calculators.yaml is not touched."""
    shutil.copytree(ROOT / "tests" / "playbooks" / "playbooks", tmp_path / "playbooks")
    file = tmp_path / "playbooks" / "library-move" / "phases" / "opening.yaml"
    text = file.read_text(encoding="utf-8").replace("      settling-criteria:", NEW, 1)
    file.write_text(text, encoding="utf-8")
    with (tmp_path / "playbooks" / "library-move" / "ids.lock").open("a", encoding="utf-8") as lock:
        lock.write("milestone/almost-all-members-back active\nsection/late active\n")
    loaded = load(tmp_path, "library-move")
    for name in ("adoption", "roi"):
        assert [row["week"] for row in defaults(loaded, name)["milestones"]] == [5, 6, 7, 8]
