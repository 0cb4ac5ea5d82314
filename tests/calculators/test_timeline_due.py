"""What is due, and by when: by the ends of blocks, and on the days the playbook counts."""

from datetime import date, timedelta

from tests.calculators.door import errors, good
from tests.calculators.examples import PLAN


def test_everything_a_block_is_to_bring_is_due_by_its_last_working_day() -> None:
    """Quick wins, deliverables and criteria with their block's weeks, and counted days between them, by date."""
    assert good("timeline")["tables"]["due"] == [
        ["Fri 25 Dec 2026", "Inventory", "deliverable", "Week −2"],
        ["Fri 25 Dec 2026", "Plan", "deliverable", "Week −2"],
        ["Fri 8 Jan 2027", "First shelf", "quick win", "Week 1"],
        ["Fri 22 Jan 2027", "50+ helpers trained", "criterion", "Week 3"],
        ["Thu 4 Mar 2027", "Impact: Open within 60 days", "goal", "Day 60"],
        ["Fri 26 Mar 2027", "All active", "criterion", "Weeks 10–12"],
        ["Fri 26 Mar 2027", "Targets met", "criterion", "Weeks 10–12"],
        ["Fri 2 Jul 2027", "ROI: after 180 days", "claim", "Day 180"],
    ]


def test_what_is_due_moves_with_its_block() -> None:
    """A freeze before the end moves the last criteria and nothing earlier."""
    rows = {row[1]: row[0] for row in good("timeline", blackouts="2027-03-22 to 2027-04-02")["tables"]["due"]}
    assert rows["50+ helpers trained"] == "Fri 22 Jan 2027"
    assert rows["Targets met"] == "Fri 9 Apr 2027"


def test_by_calendar_weeks_it_is_due_on_the_last_day_that_is_worked() -> None:
    """The week ends on a Sunday, what it is to bring is due on the Friday before; with Friday off, on Thursday."""
    rows = {row[1]: row[0] for row in good("timeline", week_length="calendar_days")["tables"]["due"]}
    assert rows["First shelf"] == "Fri 8 Jan 2027"
    off = good("timeline", week_length="calendar_days", holidays="2027-01-08")["tables"]["due"]
    assert {row[1]: row[0] for row in off}["First shelf"] == "Thu 7 Jan 2027"


def test_counted_days_run_on_the_deadlines_clock() -> None:
    """Its start is day 1, whichever start that is."""
    for clock in ("week_1", "kickoff"):
        result = good("timeline", deadline_clock=clock, anchor_date="2027-02-15")["result"]
        start = date.fromisoformat(result[clock])
        assert [item["date"] for item in result["named_days"]] == [
            str(start + timedelta(days=days - 1)) for days in (60, 180)
        ]


def test_a_plan_whose_lists_are_no_texts_is_refused() -> None:
    """Numbers, nested lists and empty texts are told apart from a playbook's words."""
    for wrong in ("Inventory", [1], [["Inventory"]], [""], ["x" * 501]):
        blocks = [PLAN["blocks"][0] | {"deliverables": wrong}, *PLAN["blocks"][1:]]
        assert "deliverables" in errors("timeline", plan=PLAN | {"blocks": blocks})["plan"]
