"""Actual dates as they are typed, pasted, refused and shown again; the table, the sentence, the chart and the files."""

import csv
import io
import json
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.bridge import answer, describe, export
from calculators.reading import shown
from calculators.spec import specs_of
from calculators.timeline import Inputs
from calculators.timeline.actual_dates import ActualDates
from tests.calculators.door import ask, errors, good
from tests.calculators.examples import PLAN, values

SHELVING = {"block": "Shelving", "started": "2027-01-04", "ended": "2027-01-13", "moved_to": None}


def rows(typed: str, **changes: Any) -> list[dict[str, Any]]:
    """What a typed text is read as."""
    found: list[dict[str, Any]] = good("timeline", actual_dates=typed, **changes)["values"]["actual_dates"]
    return found


@pytest.mark.parametrize(
    "typed",
    [
        "Shelving: started 2027-01-04, ended 2027-01-13",
        "shelving: began 4 January, finished 13 January 2027",
        "Shelving started Mon 4 Jan 2027 and ended on Jan 13, 2027",
        "Shelving: 04.01.2027 – 13.01.2027",
        "Shelving: 2027-01-04 to 2027-01-13",
        "Shelving\t2027-01-04\t2027-01-13",
        "Shelving;2027/1/4;13.01.2027;",
        "Block\tStarted\tEnded\tMoved to\nShelving\t4 Jan 2027\t13 January 2027\t",
        "Shelving: completed 20270113, begun 20270104;",
    ],
)
def test_a_line_is_read_however_dates_are_written(typed: str) -> None:
    """Words before the dates, columns of a spreadsheet, a range; a year written once is both dates'."""
    (row,) = rows(typed)
    assert {**row, "block": row["block"].title()} == SHELVING


@pytest.mark.parametrize("name", ["open-house", "Open House", "OPEN HOUSE", "Weeks 4–6", "weeks 4-6", "4-6", "4 to 6"])
def test_a_block_is_named_by_title_weeks_or_id(name: str) -> None:
    """As the table names it, or shorter."""
    reply = good("timeline", actual_dates=f"{name}: moved to 2027-02-08")
    assert reply["result"]["replanned"]["blocks"][5]["moved_to"] == "2027-02-08"


def test_weeks_before_week_1_are_named_with_a_minus_of_any_kind() -> None:
    """The page writes a true minus sign."""
    for name in ("Week −2", "Week -2", "-2", "w-2"):
        assert (
            good("timeline", actual_dates=f"{name}: ended 2026-12-23")["result"]["replanned"]["blocks"][0]["state"]
            == "done"
        )


def test_titles_may_hold_colons_and_the_words_themselves() -> None:
    """“Phase 1: Getting started” is a title, whatever stands behind it."""
    block = {**PLAN["blocks"][0], "title": "Phase 1: Getting started"}
    plan = {**PLAN, "blocks": [block, *PLAN["blocks"][1:]]}
    for typed in ("Phase 1: Getting started: started 2026-12-21", "Phase 1: Getting started: 2026-12-21 to 2026-12-24"):
        (row,) = rows(typed, plan=plan)
        assert (row["block"], row["started"]) == ("Phase 1: Getting started", "2026-12-21")


def test_a_title_that_no_line_could_hold_is_named_by_its_weeks() -> None:
    """A semicolon parts lines, so the title is none of the names; what is shown can be asked again in any case."""
    plan = {**PLAN, "blocks": [{**PLAN["blocks"][0], "title": "Count; sort"}, *PLAN["blocks"][1:]]}
    row = {"block": "Count; sort", "started": "2026-12-21"}
    assert "“Count; sort” is none" in errors("timeline", plan=plan, actual_dates=[row])["actual_dates"]
    assert good("timeline", plan=plan, actual_dates=[{**row, "block": "Week -2"}])["ok"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([name for block in PLAN["blocks"] for name in (block["title"], block["id"])]),
            st.dates(),
            st.one_of(st.none(), st.dates()),
            st.one_of(st.none(), st.dates()),
        ),
        max_size=8,
    )
)
def test_what_a_form_shows_is_read_as_the_same_rows(drawn: list[tuple[str, Any, Any, Any]]) -> None:
    """So a link, a scenario and a file hold what was entered."""
    made = tuple(ActualDates(block=name, started=start, ended=end, moved_to=moved) for name, start, end, moved in drawn)
    text = shown(specs_of(Inputs)["actual_dates"], made)
    again = [ActualDates.cells(line) for line in text.splitlines()]
    assert again == [
        {"block": row.block}
        | {key: str(getattr(row, key)) for key in ("started", "ended", "moved_to") if getattr(row, key)}
        for row in made
    ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (
            "Shelfing: started 2027-01-04",
            "Row 1: name a block of the plan by its title or its weeks; “Shelfing” is none: did you mean Shelving?",
        ),
        ("Week 5: started 2027-01-04", "“Week 5” is none"),
        ("Shelving: 2027-01-04", "Row 1: enter a block, and started, ended or moved to before each date"),
        ("Shelving", "Row 1: enter a block, and started, ended or moved to before each date"),
        ("Shelving: started 4 January", "Row 1: started: Enter the date with its year in four digits"),
        ("Shelving: started 04/01/2027", "Row 1: started: Enter 2027-01-04 or 2027-04-01"),
        ("Shelving: started 2027-01-04, started 2027-01-05", "Row 1: enter “started” once in a line."),
        ("Shelving\t2027-01-04\t\t\t2027-01-05", "Row 1: enter at most four columns"),
        (
            "Shelving: ended 2027-01-08\nFirst Rooms: started 2027-01-11, ended 2027-01-10",
            "Row 2: enter an end of First Rooms from 2027-01-11 on",
        ),
        ("Shelving: ended 2027-01-08, moved to 2027-01-11", "Row 1: take out “moved to”"),
        (
            "Shelving: started 2027-01-04\nWeek 1: ended 2027-01-08",
            "Row 2: enter Shelving once, with all its dates in one line.",
        ),
        ("Shelving: ended 2027-01-22", "Row 1: enter dates up to today, 2027-01-20"),
        (
            "Shelving: moved to 2072-01-04",
            "Row 1: enter dates of Shelving within 10 years of the plan’s own, 2027-01-04.",
        ),
    ],
)
def test_what_contradicts_itself_names_its_row_and_cure(typed: str, words: str) -> None:
    """At the field, and no other problem beside it."""
    found = errors("timeline", actual_dates=typed, today="2027-01-20")
    assert list(found) == ["actual_dates"]
    assert words in found["actual_dates"]


def test_a_row_without_a_date_is_refused() -> None:
    """Only a program can send one."""
    assert errors("timeline", actual_dates=[{"block": "shelving"}]) == {
        "actual_dates": "Row 1: enter when Shelving started, ended or is moved to."
    }


def test_a_plan_whose_blocks_share_a_week_takes_no_actual_dates() -> None:
    """Its blocks do not follow one another; without actual dates it is dated as ever."""
    plan = {**PLAN, "blocks": [*PLAN["blocks"][:6], {**PLAN["blocks"][6], "first_week": 6}, PLAN["blocks"][7]]}
    assert ask("timeline", plan=plan)["ok"]
    assert (
        "two blocks share a week" in errors("timeline", plan=plan, actual_dates="4-6: ended 2027-02-12")["actual_dates"]
    )


def test_nothing_entered_says_nothing() -> None:
    """No table, no figure, no outline, no word of it."""
    reply = good("timeline", today="2027-01-20")

    assert reply["tables"]["against_first"] == []
    assert (reply["figures"]["first_finish"], reply["figures"]["slip"]) == ("", "")
    assert reply["charts"]["gantt"]["first_plan"] == []
    assert reply["result"]["replanned"] is None
    assert reply == good("timeline", today="2027-01-20", actual_dates="\n")
    said = json.dumps([reply["sentence"], reply["notes"], reply["charts"]["gantt"]["caption"]])
    assert "first plan" not in said


LATE = {
    "actual_dates": "Shelving: started 2027-01-04, ended 2027-01-13\nFirst Rooms: started 2027-01-14",
    "today": "2027-01-20",
}


def test_the_answer_says_how_far_the_new_end_is_from_the_first() -> None:
    """Sentence, figures and the whole plan's row name the same days."""
    reply = good("timeline", **LATE)
    sentence = "".join(text for text, _ in reply["sentence"])

    assert "; Week 12 ends on Wednesday 31 March 2027, 3 working days later than first planned. " in sentence
    assert sentence.endswith(f"The chance of ending by day 90 is {reply['figures']['on_time']}.")
    assert reply["figures"]["finish"] == "Wednesday 31 March 2027"
    assert reply["figures"]["first_finish"] == "Friday 26 March 2027"
    assert reply["figures"]["slip"] == "3 working days later"
    assert reply["tables"]["against_first"][2] == [
        "Week 1 · Shelving",
        "Mon 4 Jan 2027",
        "Fri 8 Jan 2027",
        "Mon 4 Jan 2027",
        "Wed 13 Jan 2027",
        "+3",
        "ended",
    ]
    assert [row[-1] for row in reply["tables"]["against_first"]] == [
        "counted as ended",
        "counted as ended",
        "ended",
        "in progress",
        *["upcoming"] * 4,
        "in progress",
    ]
    assert reply["tables"]["against_first"][-1][-2] == "+3"
    assert len(reply["charts"]["gantt"]["first_plan"]) == 8
    assert "A thin outline is the block in the first plan." in reply["charts"]["gantt"]["caption"][0]["text"]
    assert reply["figures"]["on_time"] != good("timeline")["figures"]["on_time"]


@pytest.mark.parametrize(
    ("entries", "today", "note"),
    [
        (
            "First Rooms: started 2027-01-11",
            "2027-01-12",
            (
                "Nothing is entered for Counting Stock, Hiring Movers and Shelving; they are counted as ended, because "
                "First Rooms has begun. Enter their dates if they differ."
            ),
        ),
        ("Shelving: started 2027-01-04", "2027-01-06", "The rest is replanned from Wednesday 6 January 2027."),
        (
            "Shelving: started 2027-01-04",
            None,
            (
                "The rest is replanned from Monday 4 January 2027, the latest date entered, "
                "since today is not known here."
            ),
        ),
        (
            "Shelving: started 2027-01-04",
            "2027-01-16",
            (
                "Shelving was to end on Friday 8 January 2027 by its planned length and is still in progress, so its "
                "last day is assumed to be Monday 18 January 2027."
            ),
        ),
        (
            "Shelving: ended 2027-01-08",
            "2027-01-14",
            (
                "First Rooms was to begin on Monday 11 January 2027 and has no actual date, so it is "
                "planned from Thursday 14 January 2027. Enter when it started, if it has."
            ),
        ),
        (
            "Shelving: started 2027-01-11\nFirst Rooms: moved to 2027-01-12",
            "2027-01-12",
            (
                "First Rooms has moved to Tuesday 12 January 2027, but the work before it will not be done by then; "
                "it begins on "
                "Monday 18 January 2027."
            ),
        ),
        (
            "Shelving: started 2027-01-11\nFirst Rooms: started 2027-01-06, ended 2027-01-08",
            "2027-01-12",
            "First Rooms began before Shelving, planned before it.",
        ),
    ],
)
def test_what_is_supposed_is_said(entries: str, today: str | None, note: str) -> None:
    """Whatever is not entered and yet decides, and whatever entry could not decide."""
    assert note in good("timeline", actual_dates=entries, today=today)["notes"]


def test_a_plan_that_has_ended_is_told_as_past() -> None:
    """No chance is left to speak of."""
    reply = good("timeline", actual_dates="Evening Hours: ended Sat 27 March 2027", today="2027-04-20")

    sentence = "".join(text for text, _ in reply["sentence"])
    assert "; Week 12 ended on Saturday 27 March 2027, no working day later than first planned. " in sentence
    assert sentence.endswith("The deadline, day 90, was met.")
    assert "The plan ended on day 83, 7 days before day 90." in reply["notes"]
    assert not any("the chance of ending" in note for note in reply["notes"])
    assert reply["figures"]["on_time"] == "100.0%"
    assert reply["charts"]["finish"]["curve"][-1] == {"date": "2027-03-28", "share": 1.0}


def file(form: str) -> str:
    """The plan with actual dates as a file."""
    asked = {
        "values": values("timeline", **LATE),
        "stamp": "2027-01-20T08:30:00Z",
        "playbook": {"id": "tiny", "title": "Tiny"},
    }
    text: str = json.loads(export("timeline", json.dumps(asked), form))["text"]
    return text


def test_files_hold_what_was_entered_and_what_came_of_it() -> None:
    """CSV: the lines and the table with plain dates and working days; JSON: all of it."""
    records = list(csv.reader(io.StringIO(file("csv").removeprefix("\ufeff"), newline="")))
    entered = next(row for row in records if row[0] == "Actual dates")
    table = records[[row[0] for row in records].index("The first plan compared with now") + 1 :]
    document = json.loads(file("json"))

    assert entered[1] == "Shelving: started 2027-01-04, ended 2027-01-13\nFirst Rooms: started 2027-01-14"
    assert table[0][5] == "Slip in working days"
    assert table[3][:7] == ["Week 1 · Shelving", "2027-01-04", "2027-01-08", "2027-01-04", "2027-01-13", "3", "ended"]
    assert document["inputs"]["actual_dates"]["value"][0] == SHELVING
    assert document["result"]["replanned"]["slip"] == 3


def test_in_a_calendar_what_is_done_is_past_and_what_moved_has_moved() -> None:
    """The same events under the same names, so that a calendar with the first plan puts them where they are now."""
    today = "2027-01-20"
    events = {str(event["UID"]): event for event in icalendar.Calendar.from_ical(file("ics")).walk("VEVENT")}
    first = json.loads(
        export(
            "timeline",
            json.dumps(
                {
                    "values": values("timeline"),
                    "stamp": f"{today}T08:30:00Z",
                    "playbook": {"id": "tiny", "title": "Tiny"},
                }
            ),
            "ics",
        )
    )["text"]
    before = {str(event["UID"]): event for event in icalendar.Calendar.from_ical(first).walk("VEVENT")}

    assert set(events) == set(before)
    shelving = next(event for uid, event in events.items() if "block/shelving" in uid)
    assert str(shelving["DTEND"].dt) == "2027-01-14" < today
    assert "Ended, 3 working days later than first planned." in shelving["DESCRIPTION"]
    moved = next(uid for uid in events if "block/open-house" in uid)
    assert (str(before[moved]["DTSTART"].dt), str(events[moved]["DTSTART"].dt)) == ("2027-01-25", "2027-01-28")


def test_the_field_is_folded_and_says_how_to_write_it() -> None:
    """Under a heading of its own; its columns are those a table is pasted with."""
    field = next(field for field in describe("timeline")["fields"] if field["name"] == "actual_dates")

    assert (field["group"], field["section"]) == ("advanced", "What happened so far: actual dates")
    assert [column["label"] for column in field["columns"]] == ["Block", "Started", "Ended", "Moved to"]


def test_linked_calculators_take_the_plan_as_it_is_now() -> None:
    """Go-live and Week 1 of the plan made anew, by the day that was sent along."""
    late = values("timeline", actual_dates="Shelving: started 2027-01-11", today="2027-01-12")
    asked = {"values": values("roi", start_from="timeline"), "linked": {"timeline": late}}
    assert json.loads(answer("roi", json.dumps(asked)))["result"]["start"] == "2027-02-01"
