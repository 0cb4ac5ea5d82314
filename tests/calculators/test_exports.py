"""Exported files, read by code that is not ours."""

import csv
import io
import json
from datetime import date, datetime
from typing import Any

import ical.calendar_stream
import icalendar
import ics
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import NAMES
from calculators.bridge import answer, describe, export
from calculators.export_ics import _folded, escaped
from calculators.texts import weeks_text
from tests.calculators.examples import PLAN, values

STAMP = "2026-11-22T08:30:00Z"
PLAYBOOK = {"id": "tiny", "title": "Tiny; a, Playbook"}
LINK = "https://playbook.example/calculators/?timeline.users=240"


def request(name: str, changes: dict[str, Any] | None = None, **more: Any) -> str:
    """A request for a file, of the example's values with changes."""
    return json.dumps({"values": values(name, **changes or {}), "stamp": STAMP, "playbook": PLAYBOOK, **more})


def file(name: str, form: str, changes: dict[str, Any] | None = None, **more: Any) -> dict[str, str]:
    """The exported file, which must be there."""
    reply: dict[str, Any] = json.loads(export(name, request(name, changes, **more), form))
    assert reply.pop("ok"), reply
    return reply


def answered(name: str, changes: dict[str, Any] | None = None) -> dict[str, Any]:
    """The answer to the same request."""
    reply: dict[str, Any] = json.loads(answer(name, request(name, changes)))
    return reply


def sections(name: str, changes: dict[str, Any] | None = None, **more: Any) -> dict[str, list[list[str]]]:
    """A CSV's sections by title, each with its header and rows, without the fields that only fill up."""
    text = file(name, "csv", changes, **more)["text"]
    found: dict[str, list[list[str]]] = {}
    title = None
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True):
        filled = row[: max((place for place, cell in enumerate(row, start=1) if cell), default=0)]
        if not filled:
            title = None
        elif title is None:
            title = filled[0]
            found[title] = []
        else:
            found[title].append(row)
    return {title: [row[: len(_trimmed(rows[0]))] for row in rows] for title, rows in found.items()}


def _trimmed(row: list[str]) -> list[str]:
    return row[: max(place for place, cell in enumerate(row, start=1) if cell)]


@pytest.mark.parametrize("name", NAMES)
def test_files_say_what_they_are(name: str) -> None:
    """The name holds the day, the media type fits; dates make a calendar, what follows step by step a workbook."""
    forms = {"timeline": ["csv", "json", "ics", "xlsx"], "roi": ["csv", "json", "xlsx"], "adoption": ["csv", "json"]}
    assert describe(name)["forms"] == forms[name]
    made = {form: file(name, form) for form in describe(name)["forms"]}
    assert [made[form]["file_name"] for form in made] == [f"{name}-2026-11-22.{form}" for form in made]
    media_types = {"csv": "text/csv", "json": "application/json", "ics": "text/calendar"}
    media_types["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert all(made[form]["media_type"] == media_types[form] for form in made)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["xls", "", "ics "])
def test_a_form_there_is_not_is_answered(name: str, form: str) -> None:
    """The reply names those there are."""
    (error,) = json.loads(export(name, request(name), form))["errors"]
    assert ", ".join(describe(name)["forms"]) in error["message"]


@pytest.mark.parametrize("form", ["csv", "json", "ics", "xlsx"])
def test_bad_input_is_refused_as_in_an_answer(form: str) -> None:
    """No file is made of what is no answer."""
    asked = request("timeline", {"users": 0, "anchor": "easter"})
    assert export("timeline", asked, form) == answer("timeline", asked)


@pytest.mark.parametrize("name", NAMES)
def test_csv_keeps_to_its_standard(name: str) -> None:
    """CRLF only, the same number of fields everywhere, a byte order mark for Excel."""
    text = file(name, "csv")["text"]
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    assert text.replace("\r\n", "").count("\n") == 0
    assert len({len(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)}) == 1


OTHERS = {"Calculation", "Inputs", "Taken from other calculators", "Results", "Notes"}


@pytest.mark.parametrize("name", NAMES)
def test_csv_holds_every_input_figure_and_table(name: str) -> None:
    """Sections in the order of the page, each row of the answer in them, empty tables and figures left out."""
    found, whole, described = sections(name), json.loads(file(name, "json")["text"]), describe(name)
    filled = [table for table in described["tables"] if whole["tables"][table["name"]]]

    tables = [title for title in found if title not in OTHERS]
    assert tables == [table["caption"] for table in filled]
    for table in filled:
        header, *rows = found[table["caption"]]
        assert len(rows) == len(whole["tables"][table["name"]])
        labels = [cell.split(" [")[0] for cell in header if not cell.endswith(": unit")]
        assert labels == [column["label"] for column in table["columns"]]
    assert [row[0] for row in found["Inputs"][1:]] == [
        field["label"] for field in described["fields"] if not field["given"]
    ]
    told = [figure["label"] for figure in described["figures"] if whole["figures"][figure["name"]]]
    assert [row[0] for row in found["Results"][1:]] == told
    assert [row[0] for row in found.get("Notes", [[]])[1:]] == whole["notes"]


def test_csv_values_are_plain_and_have_units() -> None:
    """Amounts in full, percent as percent, dates in ISO form, the currency's code in header and unit."""
    found, reply = sections("roi", {"currency": "EUR"}, origins={"efficiency": "Playbook"}), answered("roi")
    figures = {label: rest for label, *rest in found["Results"][1:]}
    value, unit = figures["Net present value as entered"]
    assert float(value) == pytest.approx(reply["result"]["npv"], rel=1e-11)
    assert unit == "EUR"
    assert figures["Payback date as entered"][0] == reply["result"]["payback"]["date"]
    months = found["Month by month, as entered"]
    assert "Net [EUR]" in months[0]
    assert "Adoption [%]" in months[0]
    shares = [float(row[months[0].index("Adoption [%]")]) for row in months[1:]]
    assert shares == pytest.approx([100 * flow["adoption"] for flow in reply["result"]["months"]], abs=1e-9)
    inputs = {label: rest for label, *rest in found["Inputs"][1:]}
    assert inputs["Efficiency improvement"] == ["35", "%", "Playbook"]
    assert inputs["Recurring cost"] == ["30", "EUR per user and month", ""]


def test_csv_columns_of_several_units_have_them_beside() -> None:
    """Percent, amounts and months under one another, each with its unit; what is no number stays a text."""
    header, *rows = sections("roi", {"efficiency": 0.1})["Your plan in three scenarios"]
    scenarios = {label: dict(zip(header[1:], cells, strict=True)) for label, *cells in rows}
    base = answered("roi", {"efficiency": 0.1})["result"]["scenarios"][1]
    assert header[3:5] == ["As entered", "As entered: unit"]
    found = {label: (cells["As entered"], cells["As entered: unit"]) for label, cells in scenarios.items()}
    assert found["Efficiency improvement"] == ("10", "%")
    assert float(found["Net present value"][0]) == pytest.approx(base["npv"])
    assert found["Net present value"][1] == "USD"
    assert float(found["Benefit to cost"][0]) == pytest.approx(base["bcr"])
    assert found["Benefit to cost"][1] == ""
    assert found["Payback"] == ("never within 36 months", "")
    other = scenarios["Payback"]
    assert other["With the playbook’s effects: unit"] == "months"
    assert 12 < float(other["With the playbook’s effects"]) < 13


def test_csv_gives_numbers_for_what_a_page_says_in_words() -> None:
    """Late or early, more or fewer, above or below, give or take: the number itself and its unit."""
    counts = {"actuals": "4: 100; 5: 150"}
    found, result = sections("adoption", counts), answered("adoption", counts)["result"]
    figures = {label: rest[:2] for label, *rest in found["Results"][1:]}
    assert figures["Against the target"] == ["-30", "users, negative when fewer"]
    delay = figures["Later or earlier than due"]
    assert float(delay[0]) == pytest.approx(result["goal"]["delay_weeks"])
    assert delay[1] == "weeks, negative when early"
    for label in ("Chance of the target on time", "The same, with uncertainty about the curve"):
        assert 0 <= float(figures[label][0]) < 1
        assert figures[label][1] == "%"
    header, *rows = found["Counts against the target"]
    gaps = [(row[header.index("Gap in users")], row[header.index("Needed each week")]) for row in rows]
    assert gaps == [("-20", "80"), ("-30", "66")]
    money = {label: rest[:2] for label, *rest in sections("roi")["Results"][1:]}
    assert (money["Payback as entered"][1], money["Internal rate of return as entered, a year"][1]) == ("months", "%")
    assert money["Net present value, median"][1] == "USD"
    float(money["Net present value, median"][0])
    assert sections("timeline")["Chance of meeting the deadline, simulated"][0][-1] == "Standard error [pp]"


def test_csv_calls_choices_what_the_form_calls_them() -> None:
    """Also those whose names the playbook gives: a planner never sees an id."""
    changes = {"verticals": ["music-library", "branch-library"], "go_live_at": "opening-end", "weekmask": "1111110"}
    inputs = {label: value for label, value, *_ in sections("timeline", changes)["Inputs"][1:]}
    assert inputs["Vertical"] == "Music Library, Branch Library"
    assert inputs["Go-live means"] == "the end of Week 6"
    assert inputs["Working days"] == "Monday to Saturday"


def test_csv_of_dates() -> None:
    """Slack is a number below zero when late, and a choice is called by its label."""
    found = sections("timeline", {"anchor": "week_1", "anchor_date": "2027-01-04"})
    header, *rows = found["The plan's end against the reference lines"]
    late = next(row for row in rows if row[0] == "Best practice")
    assert header[2] == "Date"
    assert date.fromisoformat(late[2]) < date.fromisoformat("2027-03-26")
    assert int(late[3]) == -7
    inputs = {label: rest for label, *rest in found["Inputs"][1:]}
    assert inputs["This date is"][0] == "the start of Week 1"
    assert inputs["Date"][0] == "2027-01-04"


@pytest.mark.parametrize("title", ['=HYPERLINK("x")', "+1", "-1", "@SUM(1)", "\t=1"])
def test_csv_runs_no_formula(title: str) -> None:
    """A text a spreadsheet would run is marked as text."""
    plan = {**PLAN, "milestones": [{**PLAN["milestones"][0], "title": title}, *PLAN["milestones"][1:]]}
    rows = sections("timeline", {"plan": plan})["Milestones, on the last working day of their week"]
    assert rows[1][1] == f"'{title}"


def test_csv_quotes_what_must_be_quoted() -> None:
    """Commas, quotes and line breaks stay inside their cell."""
    title = 'Say "yes",\r\nthen go'
    plan = {**PLAN, "milestones": [{**PLAN["milestones"][0], "title": title}, *PLAN["milestones"][1:]]}
    rows = sections("timeline", {"plan": plan})["Milestones, on the last working day of their week"]
    assert rows[1][1] == title


DOCUMENT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["format", "calculator", "made", "playbook", "link", "inputs", "given", "linked", "result",
                 "outcome", "sentence", "figures", "tables", "notes_at", "notes"],
    "properties": {
        "format": {"const": "playbook-calculation/1"},
        "calculator": {"enum": list(NAMES)},
        "made": {"type": ["string", "null"], "format": "date-time"},
        "playbook": {"type": ["object", "null"], "required": ["id", "title"]},
        "link": {"type": ["string", "null"], "format": "uri"},
        "inputs": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "required": ["label", "unit", "value", "shown", "origin"],
                "properties": {
                    "label": {"type": "string", "minLength": 1},
                    "unit": {"type": "string"},
                    "value": {},
                    "shown": {"type": "string"},
                    "origin": {"type": ["string", "null"]},
                },
            },
        },
        "given": {"type": "object"},
        "linked": {"type": "object", "additionalProperties": {"type": "object", "required": ["calculator", "text"]}},
        "result": {"type": "object", "minProperties": 5},
        "outcome": {"type": "object"},
        "sentence": {"type": "string", "minLength": 10},
        "figures": {"type": "object", "additionalProperties": {"type": "string"}},
        "tables": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}},
        },
        "notes_at": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "sentence", "enter", "take"],
                "additionalProperties": False,
                "properties": {key: {"type": "string"} for key in ("field", "sentence", "enter", "take")},
            },
        },
        "notes": {"type": "array", "items": {"type": "string"}},
    },
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_json_fits_its_schema_and_the_answer(name: str) -> None:
    """Everything asked and answered is in it, with the origins and the link that were sent."""
    document = json.loads(file(name, "json", link=LINK, origins={"users": "our example"})["text"])
    jsonschema.Draft202012Validator(DOCUMENT, format_checker=jsonschema.FormatChecker()).validate(document)
    reply = answered(name)
    assert {field: entry["value"] for field, entry in document["inputs"].items()} == reply["values"]
    assert {field: entry["shown"] for field, entry in document["inputs"].items()} == reply["shown"]
    assert document["result"] == reply["result"]
    assert document["figures"].items() >= reply["figures"].items()
    assert document["inputs"]["users"]["origin"] == "our example"
    assert (document["link"], document["made"], document["playbook"]) == (LINK, STAMP, PLAYBOOK)


def test_files_say_what_other_calculators_handed_over() -> None:
    """Under the linking field, as on the page."""
    linked = {"linked": {"timeline": values("timeline")}}
    changes = {"start_from": "timeline"}
    text = f"Go-live on {answered('timeline')['figures']['go_live']}; "
    (row,) = sections("roi", changes, **linked)["Taken from other calculators"][1:]
    taken = json.loads(file("roi", "json", changes, **linked)["text"])["linked"]
    assert row[1] == taken["start_from"]["calculator"] == "timeline"
    assert row[2] == taken["start_from"]["text"]
    assert row[2].startswith(text)


@pytest.mark.parametrize("name", NAMES)
def test_json_leads_back_to_the_same_answer(name: str) -> None:
    """Its inputs and givens are all a calculator needs."""
    document = json.loads(file(name, "json")["text"])
    sent = {field: entry["value"] for field, entry in document["inputs"].items()} | document["given"]
    assert json.loads(answer(name, json.dumps({"values": sent})))["result"] == document["result"]


TWO_VERTICALS = {"verticals": ["music-library", "branch-library"]}


def expected_events(changes: dict[str, Any]) -> dict[str, tuple[str, date, date]]:
    """UID to title, first day and last day, by the raw result of the answer."""
    result = answered("timeline", changes)["result"]
    verticals = {vertical["id"]: vertical["title"] for vertical in PLAN["verticals"]}
    found: dict[str, tuple[str, str, str]] = {}
    for span in result["phases"]:
        weeks = weeks_text(span["first_week"], span["last_week"])
        found[f"phase/{span['id']}"] = (f"{span['title']} ({weeks})", span["start"], span["end"])
    packed = result["phases"][0]["last_working_day"]
    found["phase/packing/gate"] = ("Packing ends: exit gate", packed, packed)
    for span in result["blocks"]:
        weeks = weeks_text(span["first_week"], span["last_week"])
        found[f"block/{span['id']}"] = (f"{weeks}: {span['title']}", span["start"], span["end"])
    for item in result["milestones"]:
        title = f"Week {item['week']}: {item['title']} due"
        found[f"milestone/{item['id']}"] = (title, item["date"], item["date"])
    for item in result["adjustments"]:
        if item["start"]:
            title = f"{verticals[item['vertical']]}: {item['title']}"
            found[f"adjustment/{item['id']}"] = (title, item["start"], item["end"])
    counted = {"goal/impact": "Day 60: open doors due", "kpi/payback": "Day 180: ROI, as claimed"}
    for item in result["named_days"]:
        uid = f"{item['kind']}/{item['id']}"
        found[uid] = (counted[uid], item["date"], item["date"])
    for item in result["reviews"]:
        found[f"review/{item['id']}"] = (f"Review: {item['title']}", item["first"], item["first"])
    return {
        f"{uid}@tiny": (title, date.fromisoformat(start), date.fromisoformat(end))
        for uid, (title, start, end) in found.items()
    }


def test_three_readers_find_the_same_events() -> None:
    """Each library sees every dated thing of the result, on its whole days, with an end that is not included."""
    text = file("timeline", "ics", TWO_VERTICALS, link=LINK)["text"]
    expected = expected_events(TWO_VERTICALS)
    assert len(expected) > 20

    calendar = icalendar.Calendar.from_ical(text)
    assert [component.errors for component in calendar.walk() if component.errors] == []
    assert r"NAME:Tiny\; a\, Playbook: timeline" in text.splitlines()
    first = {
        str(event["UID"]): (str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt)
        for event in calendar.walk("VEVENT")
    }
    second = {
        event.uid: (event.summary, event.dtstart, event.dtend)
        for event in ical.calendar_stream.IcsCalendarStream.calendar_from_ics(text).events
    }
    third = {event.uid: (event.name, event.begin.date(), event.end.date()) for event in ics.Calendar(text).events}
    exclusive = {
        uid: (title, start, date.fromordinal(end.toordinal() + 1)) for uid, (title, start, end) in expected.items()
    }
    assert first == exclusive
    assert second == exclusive
    assert third == exclusive
    assert all(event.all_day for event in ics.Calendar(text).events)


def test_a_blocks_event_says_what_is_due_by_its_end() -> None:
    """In a calendar program too, a planner sees what to hand over and what must be true then."""
    calendar = icalendar.Calendar.from_ical(file("timeline", "ics")["text"])
    told = {str(event["UID"]): str(event["DESCRIPTION"]) for event in calendar.walk("VEVENT")}
    assert told["block/counting-stock@tiny"] == "Week −2: 5 working days.\nDeliverables: Inventory; Plan."
    assert told["block/evening-hours@tiny"].endswith("\nCriteria: All active; Targets met.")
    assert told["goal/impact@tiny"] == "Day 60. The playbook says: Open within 60 days."


def test_an_adjustments_event_bears_the_playbooks_full_id() -> None:
    """A calendar names it as the playbook's other outputs do: vertical and adjustment, each once."""
    text = file("timeline", "ics", {"verticals": ["music-library"]})["text"]
    assert "UID:adjustment/music-library.gradual-move@tiny\r\n" in text


def test_a_renamed_things_event_is_known_by_its_first_id() -> None:
    """Whoever imports the calendar again after a rename has each event once."""
    playbook = {"id": "tiny", "title": "Tiny", "first_ids": {"block/counting-stock": "block/stocktaking"}}
    text = json.loads(export("timeline", request("timeline", playbook=playbook), "ics"))["text"]
    assert "UID:block/stocktaking@tiny\r\n" in text
    assert "UID:block/counting-stock@tiny" not in text
    assert "UID:block/evening-hours@tiny\r\n" in text


def test_a_gates_event_says_what_must_be_true() -> None:
    """On the last working day of its phase; a phase whose gate the playbook does not name has none."""
    events = icalendar.Calendar.from_ical(file("timeline", "ics")["text"]).walk("VEVENT")
    (gate,) = [event for event in events if "exit gate" in event["SUMMARY"]]
    assert str(gate["DESCRIPTION"]) == "Go on when this is true:\nBoxes packed; Shelves empty."
    assert gate["DTSTART"].dt == date(2027, 1, 1)


def uids(name: str | None, **more: Any) -> list[str]:
    """What a calendar knows the events of a plan of this name by."""
    text = file("timeline", "ics", {"plan_name": name, **more})["text"]
    return [str(event["UID"]) for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]


def test_two_plans_live_in_one_calendar() -> None:
    """Each name has its own events; the same name, however spaced and in whatever case, has the same ones."""
    plain, first, second = uids(None), uids("Harbor branch"), uids("Hafen Süd")
    assert len({*plain, *first, *second}) == 3 * len(plain)
    assert "milestone/half-back@harbor-branch.tiny" in first
    assert uids(" harbor  BRANCH", anchor_date="2027-02-01") == first
    assert uids("Hafen Sud") != second
    assert uids("") == plain


def test_a_plans_name_stands_in_its_files() -> None:
    """In their names, at the head of CSV and workbook, and as the calendar's own name."""
    named = {"plan_name": "Hafen Süd"}
    names = {form: file("timeline", form, named)["file_name"] for form in describe("timeline")["forms"]}
    assert {*names.values()} == {f"timeline-hafen-s-d-46cb956a-2026-11-22.{form}" for form in names}
    assert ["Plan", "Hafen Süd"] in [row[:2] for row in sections("timeline", named)["Calculation"]]
    assert r"NAME:Tiny\; a\, Playbook: Hafen Süd" in file("timeline", "ics", named)["text"].splitlines()


def test_events_say_when_they_were_made_and_where_they_come_from() -> None:
    """DTSTAMP and SEQUENCE follow the stamp, the link is kept, and nobody is busy."""
    for event in icalendar.Calendar.from_ical(file("timeline", "ics", link=LINK)["text"]).walk("VEVENT"):
        assert event["DTSTAMP"].dt == datetime.fromisoformat(STAMP)
        assert event["SEQUENCE"] == 217499400
        assert event["URL"] == LINK
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["DESCRIPTION"].endswith(".")
        assert event["CATEGORIES"].cats


def test_a_later_calendar_moves_the_same_events() -> None:
    """UIDs stay when dates change; SEQUENCE grows."""
    before = icalendar.Calendar.from_ical(file("timeline", "ics")["text"])
    text = file("timeline", "ics", {"anchor_date": "2027-02-01"}, stamp="2026-11-22T08:30:01Z")["text"]
    after = icalendar.Calendar.from_ical(text)
    assert [event["UID"] for event in before.walk("VEVENT")] == [event["UID"] for event in after.walk("VEVENT")]
    pairs = list(zip(before.walk("VEVENT"), after.walk("VEVENT"), strict=True))
    assert all(old["SEQUENCE"] + 1 == new["SEQUENCE"] for old, new in pairs)
    assert all(old["DTSTART"].dt < new["DTSTART"].dt for old, new in pairs)


@pytest.mark.parametrize("missing", ["stamp", "playbook"])
def test_a_calendar_needs_a_moment_and_a_playbook(missing: str) -> None:
    """Without them no event could be known again."""
    (error,) = json.loads(export("timeline", request("timeline", **{missing: None}), "ics"))["errors"]
    assert f"“{missing}”" in error["message"]


LINES = st.text(st.characters(codec="utf-8"), max_size=300)


@given(LINES)
def test_a_calendar_line_is_folded_by_octets(text: str) -> None:
    """No piece is longer than 75 octets, and unfolding gives the line again."""
    line = escaped(text)
    pieces = _folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


@given(LINES)
def test_any_title_survives_the_calendar(title: str) -> None:
    """No text can end its line or begin another; readers find what is printable of it."""
    if not title:
        return
    plan = {**PLAN, "reviews": [{"id": "a\r\nEND:VCALENDAR", "title": title, "every_months": 1}]}
    text = file("timeline", "ics", {"plan": plan})["text"]
    reviews = [
        event
        for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
        if str(event["CATEGORIES"].to_ical().decode()) == "Review"
    ]
    kept = "".join(sign if sign.isprintable() else " " * sign.isspace() for sign in "\n".join(title.splitlines()))
    assert [str(event["SUMMARY"]).replace("\n", " ") for event in reviews] == [f"Review: {kept}"]
