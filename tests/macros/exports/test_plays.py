"""A playbook of plays as it is handed on: no weeks, and trees, roles and links in every file."""

from pathlib import Path

import pytest

from macros.calculated.checking import check, load
from macros.exports.edition import Edition
from macros.exports.markdown import markdown
from macros.exports.outline import whole
from macros.exports.plan_table import plan_table
from macros.exports.tables import registers
from tests.repair_cafe import ARABIC, CAFE, cafe_root


@pytest.fixture(name="root", scope="module")
def _root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both playbooks."""
    return cafe_root(tmp_path_factory.mktemp("cafe") / "root")


def test_nothing_is_wrong_with_either(root: Path) -> None:
    """Accents, Arabic, and a playbook without a week."""
    assert check(root) == []


def test_the_plan_counts_steps_and_names_what_each_stands_below(root: Path) -> None:
    """An owner is handed down the tree."""
    plan = plan_table(Edition(loaded=load(root, CAFE)))
    assert "Step" in plan.columns
    assert "Weeks" not in plan.columns
    rows = {row[plan.columns.index("Text")]: dict(zip(plan.columns, row, strict=True)) for row in plan.rows}
    click = rows["Listen for the click"]
    assert (click["Part of"], click["Owner"]) == (
        "Walk Through It › Count the sockets › Note which of them share a fuse",
        "Menders",
    )
    assert markdown(whole(Edition(loaded=load(root, CAFE)))).count("- Find the daylight (On a gray day) <!--") == 1
    assert rows["Where do wet bicycles go?"]["Kind"] == "Question"


@pytest.mark.parametrize("name", [CAFE, ARABIC])
def test_every_statement_is_in_the_text_and_in_one_register(root: Path, name: str) -> None:
    """With its id; a section's type is told in words, and what is not so is not told."""
    edition = Edition(loaded=load(root, name))
    text = markdown(whole(edition))
    ids = [row[table.columns.index("ID")] for table in registers(edition) for row in table.rows]
    assert len(ids) == len(set(ids)) == len(edition.entities)
    assert [it for it in ids if text.count(f"<!-- {it} -->") != 1] == []
    assert "**Type:** Tasks" in text
    assert "Letters" not in text
