"""Workbooks: read by openpyxl, worked out anew by LibreOffice, and changed as a planner would change them."""

import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from calculators.bridge import answer, export
from calculators.calculation import calculation
from calculators.catalog import CALCULATORS
from calculators.currencies import CURRENCIES
from calculators.export_csv import csv_text
from tests.calculators.examples import PLAN, values
from tests.calculators.spreadsheet import (
    LINK,
    PLAYBOOK,
    STAMP,
    cells,
    different,
    entry,
    made,
    opened,
    recalculated,
)

CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "roi": ("roi", {}),
    "roi-every-line": (
        "roi",
        {
            "ramp_from": "own",
            "ramp": "4: 50\n8: 90",
            "currency": "CHF",
            "flexibility": 20_000,
            "revenue_line": "on",
            "yearly_revenue": 1_000_000,
            "revenue_attribution": 0.3,
            "gross_margin": 0.4,
            "line_risks": "time_saved: 20\none_time: 10",
            "contingency": 0.1,
            "cost_risk": 0.05,
            "benefit_risk": 0.1,
            "benefit_lag_days": 40,
            "horizon_months": 30,
        },
    ),
    "roi-never": ("roi", {"efficiency": 0.05, "error_reduction": 0.1, "currency": "JPY", "horizon_months": 12}),
    "roi-without-cost": ("roi", {"one_time_cost": 0, "internal_hours": 0, "recurring_cost": 0}),
    "roi-without-anything": (
        "roi",
        {"one_time_cost": 0, "internal_hours": 0, "recurring_cost": 0, "affected_hours": 0, "error_cost": 0},
    ),
    "roi-undiscounted": ("roi", {"ramp_from": "own", "ramp": "0: 10\n1: 100\n20: 0", "discount_rate": 0}),
    "roi-handed-over": (
        "roi",
        {
            "ramp_from": "adoption",
            "adoption_ramp": {
                "ceiling": 0.95,
                "points": [
                    {"weeks": -3, "logit": -7},
                    {"weeks": -1, "logit": -6},
                    {"weeks": 4, "logit": 0.3},
                    {"weeks": 8, "logit": 900},
                ],
            },
            "start_from": "timeline",
            "plan_dates": {"week_1": "2027-01-04", "go_live": "2027-02-01"},
            "discount_rate": -0.5,
        },
    ),
    "timeline": ("timeline", {}),
    "timeline-back-from-go-live": (
        "timeline",
        {
            "anchor": "go_live",
            "anchor_date": "2027-05-01",
            "go_live_at": "opening-end",
            "holiday_calendar": "us",
            "weekmask": "1111010",
            "size_users": 1.3,
            "verticals": ["branch-library", "music-library"],
            "added_days": "branch-library: 5",
            "blackouts": "2027-03-01 to 2027-03-05",
            "deadline_counted_in": "working_days",
        },
    ),
    "timeline-calendar-weeks": (
        "timeline",
        {
            "anchor": "finish",
            "week_length": "calendar_days",
            "anchor_date": "2027-05-02",
            "holiday_calendar": "germany",
            "deadline_clock": "kickoff",
        },
    ),
    "timeline-start-kept": (
        "timeline",
        {"anchor_date": "2027-01-02", "start_on_day_off": "keep", "week_zero": "present"},
    ),
    "timeline-next-monday": (
        "timeline",
        {"anchor_date": "2027-01-02", "start_on_day_off": "next_monday", "holidays": "2027-01-04"},
    ),
    "timeline-seven-days": (
        "timeline",
        {"anchor": "kickoff", "anchor_date": "2027-01-03", "weekmask": "1111111", "week_length": "calendar_days"},
    ),
    "timeline-under-way": (
        "timeline",
        {"actual_dates": "counting-stock: started 2026-12-22, ended 2026-12-30", "today": "2027-01-02"},
    ),
    "timeline-far-away": ("timeline", {"anchor": "finish", "anchor_date": "2199-12-31", "weekmask": "0000001"}),
}
"""Every choice that changes a formula, at least once."""

by_calculator = pytest.mark.parametrize("name", ["roi", "timeline"])


def test_a_spreadsheet_finds_our_figures(tmp_path: Path) -> None:
    """Each formula, worked out by LibreOffice without any value of ours, comes to the value we wrote beside it."""
    contents = {title: made(name, changes) for title, (name, changes) in CASES.items()}
    found = recalculated({title: opened(content) for title, content in contents.items()}, tmp_path)
    for title, content in contents.items():
        expected = cells(opened(content, shown=True))
        assert different(expected, found[title]) == {}, title
        assert len(expected) > 300


def _later_start(book: Any) -> None:
    entry(book, "anchor_date").value = date(2027, 3, 3)


def _day_off(book: Any) -> None:
    sheet = book["Days off"]
    sheet.cell(row=3, column=1).value = date(2027, 1, 13)


def _four_days(book: Any) -> None:
    entry(book, "working_days_per_week").value = 4
    sheet = book["Inputs"]
    (row,) = [cell.row for (cell,) in sheet["A1:A40"] if cell.value == "Friday is worked"]
    sheet.cell(row=row, column=2).value = 0


def _longer_week(book: Any) -> None:
    book["Weeks"]["C7"].value = 5


def _more_users(book: Any) -> None:
    entry(book, "users").value = 300
    entry(book, "efficiency").value = 0.2
    entry(book, "discount_rate").value = 0.07


def _later_benefits(book: Any) -> None:
    entry(book, "benefit_lag_days").value = 45
    entry(book, "start").value = date(2027, 2, 15)


CHANGED = {
    "later-start": ("timeline", _later_start, {"anchor_date": "2027-03-03"}),
    "a-day-off": ("timeline", _day_off, {"holidays": "2027-01-13"}),
    "four-days": ("timeline", _four_days, {"working_days_per_week": 4, "weekmask": "1111000"}),
    "more-users": ("roi", _more_users, {"users": 300, "efficiency": 0.2, "discount_rate": 0.07}),
    "later-benefits": ("roi", _later_benefits, {"benefit_lag_days": 45, "start_date": "2027-02-15"}),
}
"""What a planner writes over in the example's workbook, and the same for the calculator."""


def test_a_workbook_goes_on_calculating(tmp_path: Path) -> None:
    """What follows from an entry that is written over is what the calculator says of that entry."""
    books = {}
    for title, (name, change, _) in CHANGED.items():
        books[title] = opened(made(name))
        change(books[title])
    found = recalculated(books, tmp_path)
    for title, (name, _, changes) in CHANGED.items():
        expected = cells(opened(made(name, changes), shown=True))
        follows = {place: value for place, value in expected.items() if place[0] not in {"About", "Days off"}}
        # The guess near which a rate is looked for is the example's.
        assert different(follows, found[title], near=1e-7) == {}, title
        assert different(cells(opened(made(name), shown=True)), found[title]) != {}


def test_a_week_that_is_longer_moves_the_rest(tmp_path: Path) -> None:
    """Five days more in the third week of the plan: what comes before stays, all after it is a week later."""
    book = opened(made("timeline"))
    before = cells(opened(made("timeline"), shown=True))
    _longer_week(book)
    after = recalculated({"longer": book}, tmp_path)["longer"]
    starts = [f"E{row}" for row in range(3, 17)]
    moved = [(after["Weeks", place] - before["Weeks", place]).days for place in starts]
    assert moved == [0] * 5 + [7] * 9
    assert (after["Results", "B4"] - before["Results", "B4"]).days == 7


@by_calculator
def test_every_value_that_follows_is_a_formula(name: str) -> None:
    """What is no formula is a text, an entry to write over, or where counting begins."""
    book = opened(made(name))
    plain = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float | date) and cell.fill.fgColor.rgb != "FFFFF8DC"
    ]
    titles = {(cell.parent.title, cell.parent.cell(row=2, column=cell.column).value) for cell in plain}
    begins = {"Month", "Adoption", "Benefits", "Discount", "Year"} if name == "roi" else {"Week"}
    assert {head for _, head in titles} <= begins
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) > 120


@by_calculator
def test_results_are_those_of_the_page(name: str) -> None:
    """Each label with its value, before anything is calculated."""
    reply = json.loads(answer(name, json.dumps({"values": values(name)})))
    sheet = opened(made(name), shown=True)["Results"]
    shown = dict(sheet.iter_rows(min_row=3, max_col=2, values_only=True))
    found = {figure.name: shown.get(figure.label) for figure in CALCULATORS[name].figures}
    result = reply["result"]
    if name == "roi":
        assert found["npv"] == pytest.approx(result["npv"], rel=1e-11)
        assert found["payback"] == pytest.approx(result["payback"]["months"], rel=1e-11)
        assert found["payback_date"].date().isoformat() == result["payback"]["date"]
        assert found["irr"] == pytest.approx(result["irr"][0], rel=1e-11)
        assert found["discounted_payback_date"].date().isoformat() == result["discounted_payback"]["date"]
    else:
        assert {day: found[day].date().isoformat() for day in ("go_live", "finish", "kickoff")} == {
            day: result[day] for day in ("go_live", "finish", "kickoff")
        }
        assert found["slack"] == result["slack"][0]["slack_days"]


@by_calculator
def test_the_first_sheet_says_what_a_csv_says_first(name: str) -> None:
    """The same head, label beside value, and a link back that can be followed."""
    asked = json.dumps({"values": values(name), "stamp": STAMP, "playbook": PLAYBOOK, "link": LINK})
    about = opened(made(name))["About"]
    rows = [tuple(row) for row in about.iter_rows(min_row=2, max_col=2, values_only=True)]
    head = csv_text(calculation(name, asked)).split("\r\n,", 1)[0]
    assert len(rows) == 6
    for label, fact in rows[:-1]:
        assert f"{label}," in head
        assert str(fact).split(",")[0] in head
    (linked,) = [cell for row in about.iter_rows() for cell in row if cell.hyperlink]
    assert (linked.value, linked.hyperlink.target) == (LINK, LINK)


@by_calculator
def test_a_workbook_is_easy_to_read_and_print(name: str) -> None:
    """Heads stay in sight and on each page, columns are wide enough, pages as wide as the sheet."""
    for sheet in opened(made(name)):
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.right.text == "Page &P of &N"
        if sheet.title == "About":
            continue
        frozen = int(str(sheet.freeze_panes).removeprefix("A")) - 1
        assert 1 <= frozen <= 4
        assert sheet.print_title_rows == f"$1:${frozen}"
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float) and cell.number_format != "General":
                    assert len(f"{cell.value:,.0f}") + 2 < sheet.column_dimensions[cell.column_letter].width


@pytest.mark.parametrize("currency", [currency.code for currency in CURRENCIES])
def test_amounts_are_in_their_currency(currency: str) -> None:
    """Flows whole, prices with the digits that the currency has; nothing is converted."""
    book = opened(made("roi", {"currency": currency}))
    sign = next(each.sign or f"{each.code}\N{NO-BREAK SPACE}" for each in CURRENCIES if each.code == currency)
    assert book["Months"]["F5"].number_format == f'"{sign}"#,##0;-"{sign}"#,##0'
    price = "#,##0" if currency == "JPY" else "#,##0.00"
    assert entry(book, "recurring_cost").number_format == f'"{sign}"{price};-"{sign}"{price}'
    assert entry(book, "recurring_cost").value == 30
    assert entry(book, "efficiency").number_format == "0.0%"


@by_calculator
def test_the_same_request_gives_the_same_bytes(name: str) -> None:
    """No clock, no chance, no compression that differs between machines."""
    content = made(name)
    assert content == made(name)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("title", ['=HYPERLINK("x")', "+1", "<b>&amp;\"'", "two\nlines", "nothing\x00\x1f\ud800\ufffe"])
def test_any_title_stays_a_text(title: str) -> None:
    """No formula comes of it and no other cell; what XML cannot hold is left out."""
    plan = {**PLAN, "milestones": [{**PLAN["milestones"][0], "title": title}, *PLAN["milestones"][1:]]}
    book = opened(made("timeline", {"plan": plan}))
    kept = "".join(sign for sign in title if sign.isprintable() or sign == "\n")
    texts = [cell for row in book["Plan"].iter_rows(max_col=1) for cell in row if cell.value == kept]
    assert [cell.data_type for cell in texts] == ["s"]


def test_a_link_too_long_for_a_spreadsheet_is_a_text() -> None:
    """Excel would offer to repair the file."""
    about = opened(made("roi", link=f"https://x.example/?{'a' * 3_000}"))["About"]
    assert not any(cell.hyperlink for row in about.iter_rows() for cell in row)
    assert any(str(cell.value).startswith("https://x.example/") for row in about.iter_rows() for cell in row)


def test_origins_stand_beside_their_entries() -> None:
    """Where a value comes from is said in the same row."""
    book = opened(made("roi", origins={"users": "our example"}))
    row = entry(book, "users").row
    assert [cell.value for cell in book["Inputs"][row]] == ["Users", 240, None, "our example"]


def test_a_day_before_spreadsheets_count_is_refused() -> None:
    """They count a 29 February 1900 that never was; no wrong day comes of it."""
    asked = {"values": values("timeline", anchor="finish", anchor_date="1901-01-01", weekmask="0000001")}
    reply = json.loads(export("timeline", json.dumps(asked), "xlsx"))
    assert [error["message"] for error in reply["errors"]] == [
        "Enter a later date: a workbook holds no day before 1 March 1900."
    ]


def test_openpyxl_reads_days_as_days() -> None:
    """A day is a number with a format, as every spreadsheet has it."""
    cell = opened(made("timeline"), shown=True)["Results"]["B3"]
    assert isinstance(cell.value, datetime)
    assert cell.number_format == "ddd d mmm yyyy"
    assert openpyxl.utils.datetime.to_excel(cell.value) == 46_412
