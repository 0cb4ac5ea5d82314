"""A plan that My plan saves is exported by the command: with the dates, ticks and owners that the page shows."""

import csv
import json
from pathlib import Path

from click.testing import CliRunner

from macros.cli import main
from tests.browser.own_plan import Planned
from tests.browser.test_my_plan_entries import enter, first_set
from tests.browser.test_own_plan import saved
from tests.conftest import MADE_UP_ROOT


def test_a_saved_plan_is_exported_as_it_is_shown(planned: Planned, tmp_path: Path) -> None:
    """Dates of every block, the tick with its day, the owner of a set, and a note; nothing is amiss."""
    page = planned("plan/")
    block = first_set(page)
    enter(block, owner="Head of the branch")
    line = block.locator("[data-statement]").first
    reference = line.get_attribute("data-statement")
    line.get_by_role("checkbox").check()
    enter(line, note="Keys are with the porter")
    file = saved(page)
    call = ["export", "csv", "--plan", file, "-o", str(tmp_path), "--root", str(MADE_UP_ROOT)]
    answer = CliRunner().invoke(main, call, env={"SITE_URL": ""})
    assert (answer.exit_code, answer.stderr) == (0, "")
    with (tmp_path / "plan.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = {row["ID"]: row for row in csv.DictReader(table)}
    row = rows[str(reference)]
    entered = [row[it] for it in ("Done", "Date", "Owner", "Note")]
    assert entered == ["yes", "2026-11-11", "Head of the branch", "Keys are with the porter"]
    shown = json.loads(Path(file).read_text("utf-8"))["worked"]["dates"]["parts"]
    weeks = {row["Weeks"]: (row["Start"], row["Due"]) for row in rows.values() if row["Kind"] == "Activity"}
    blocks = {(it["first"], it["last"]) for name, it in shown.items() if name.startswith("block/")}
    assert weeks
    assert set(weeks.values()) <= blocks
    assert any(it.startswith("adjustment/childrens-library.") for it in rows)
