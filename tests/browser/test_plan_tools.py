"""What is taken away from My plan: a printed week, a calendar, a spreadsheet, a status report."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from calculators import bridge
from tests.browser.conftest import Browse, until
from tests.browser.own_plan import BOOT_MS, Planned
from tests.browser.test_my_plan_entries import enter, first_set
from tests.browser.test_pages import AXE, judged, switch_to

PRINTING = "void (window.print = () => { window.printed = (window.printed ?? 0) + 1; });"
WIDTHS = ({"width": 390, "height": 844}, {"width": 1280, "height": 900})


def saved(page: Page, *buttons: str) -> Path:
    """The file that comes of pressing these, one after another."""
    for name in buttons[:-1]:
        page.locator(".pb-tools-bar summary", has_text=name).click()
    with page.expect_download(timeout=BOOT_MS) as download:
        page.get_by_role("button", name=buttons[-1]).click()
    return Path(download.value.path())


def seen(page: Page, selector: str) -> list[str]:
    """The texts of what is not hidden."""
    return [" ".join(it.inner_text().split()) for it in page.locator(f"{selector}:visible").all()]


def test_the_calendar_has_the_reader_s_own_dates(planned: Planned) -> None:
    """As the timeline makes it, with the plan's name."""
    page = planned("plan/")
    plans = page.locator("[data-plan-list]")
    plans.get_by_label("Name of this plan").fill("Main street")
    plans.get_by_role("button", name="Save name").click()
    calendar = icalendar.Calendar.from_ical(saved(page, "Calendar file").read_bytes())
    expect(page.locator("[data-plan-toast]")).to_contain_text("The file is saved.")
    days = [event["DTSTART"].dt.isoformat()[:10] for event in calendar.walk("VEVENT")]
    assert "2026-11-02" in days
    assert all("main-street" in str(event["UID"]) for event in calendar.walk("VEVENT"))


def test_the_spreadsheet_has_every_statement_of_the_plan(planned: Planned) -> None:
    """With what was entered: as CSV and as a workbook the same."""
    page = planned("plan/", day="2026-11-25")
    block = first_set(page)
    line = block.locator("[data-statement]").first
    what = line.locator("label").evaluate("(it) => it.firstChild.textContent.trim()")
    enter(block, owner="Ada")
    enter(line, done="2026-11-24", note="=never a formula")
    text = saved(page, "Spreadsheet", "Save as CSV").read_text(encoding="utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    (row,) = [dict(zip(head, each, strict=True)) for each in rows if each[head.index("What")] == what]
    assert (row["Done"], row["Owner"], row["Note"]) == ("2026-11-24", "Ada", "'=never a formula")
    assert re.fullmatch(r"2026-1[12]-\d\d", row["Due"])
    assert row["Phase"]
    assert row["Part"]
    book = openpyxl.load_workbook(io.BytesIO(saved(page, "Save for Excel").read_bytes()))
    sheet = book.worksheets[0]
    assert sheet.max_row == 1 + len(rows)
    shown = page.locator("[data-my-plan] [data-statement]:not([data-left-out], [data-left-out] *)").count()
    hidden = page.locator(".pb-set--add[hidden] [data-statement]").count()
    assert len(rows) == shown - hidden
    assert len({each[head.index("Id")] for each in rows}) == len(rows)


def test_browser_and_command_make_the_same_table(planned: Planned) -> None:
    """The page sends rows; Python writes them, in either place alike."""
    page = planned("plan/")
    asked: list[str] = []
    page.expose_function("heard", lambda request: asked.append(request))  # noqa: PLW0108 - a built-in has no signature
    page.add_init_script(
        """const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (call, ...rest) {
          if (call.door === "table") heard(call.request);
          return post.call(this, call, ...rest);
        };"""
    )
    page.reload()
    file = saved(page, "Spreadsheet", "Save as CSV")
    (request,) = asked
    assert file.read_bytes().decode() == _text(bridge.table(request, "csv"))


def _text(reply: str) -> str:
    text: str = json.loads(reply)["text"]
    return text


def test_the_status_report_says_how_it_goes(planned: Planned) -> None:
    """Figures, what is overdue, what was done, the next gate, users, risks; copied it is plain text."""
    page = planned("plan/", day="2026-11-25", permissions=["clipboard-read", "clipboard-write"])
    enter(page.locator("[data-statement^='risk/']").first, level="high", note="Seen twice")
    page.get_by_role("spinbutton", name="Active users").fill("38")
    page.get_by_role("button", name="Save count").click()
    first_set(page).get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Status report").click()
    report = page.locator("[data-status]")
    expect(report.get_by_role("heading", level=2)).to_be_focused()
    expect(report).to_contain_text("Status of the plan, Wednesday 25 November 2026", use_inner_text=True)
    report.get_by_role("button", name="Copy as text").click()
    expect(page.locator("[data-plan-toast]")).to_contain_text("The report is copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "Moving a Children’s Library, 85 users" in text
    assert re.search(r"^\d+ of \d+ done, \d+ overdue\.$", text, re.MULTILINE)
    assert "Active users: 38, counted on Wednesday 25 November 2026." in text
    assert re.search(r"^Next gate: .+: 0 of \d+ met\. Still open: .+\.$", text, re.MULTILINE)
    assert re.search(r"\nOverdue\n- .+, due ", text)
    assert re.search(r"\nDone this week\n- ", text)
    assert re.search(r"\nRisks to watch\n- .+, High, Seen twice\n", text)
    assert "  " not in text
    report.get_by_role("button", name="Close").click()
    expect(report).to_be_hidden()
    expect(page.get_by_role("button", name="Status report")).to_be_focused()


def test_what_changes_shows_in_an_open_report(planned: Planned) -> None:
    """It is never that of a moment ago."""
    page = planned("plan/", day="2026-11-25")
    page.get_by_role("button", name="Status report").click()
    done = page.locator("[data-status-done]")
    expect(done).to_have_text("0")
    first_set(page).get_by_role("checkbox").first.check()
    expect(done).to_have_text("1")


@pytest.mark.parametrize(
    ("button", "shown", "left_out"),
    [
        ("Print the week", "[data-my-part=now]", "[data-my-part=all], .pb-status, [data-my-part=next], .pb-glance"),
        ("Status report", ".pb-status", ".pb-two, .pb-glance, .pb-mine__facts"),
    ],
)
def test_what_is_printed_alone_is_all_that_prints(planned: Planned, button: str, shown: str, left_out: str) -> None:
    """And whoever prints the page next has all of it."""
    page = planned("plan/", day="2026-11-25")
    page.evaluate(PRINTING)
    page.get_by_role("button", name=button).click()
    if button == "Status report":
        page.locator("[data-status-print]").click()
    until(page, "window.printed === 1")
    page.emulate_media(media="print")
    assert page.locator(f"{shown}:visible").count() > 0
    assert page.locator(":is(" + left_out + "):visible").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-my-part=all]:visible").count() == 1


def test_a_printed_week_has_room_for_owner_and_date(planned: Planned) -> None:
    """With what is known filled in; a row that is done says when."""
    page = planned("plan/", day="2026-11-25")
    block = first_set(page)
    enter(block, owner="Ada")
    block.get_by_role("checkbox").first.check()
    page.evaluate(PRINTING)
    page.get_by_role("button", name="Print the week").click()
    page.emulate_media(media="print")
    row = first_set(page).locator("[data-statement]").first
    expect(row).to_contain_text("Ada", use_inner_text=True)
    expect(row).to_contain_text("Wednesday 25 November 2026", use_inner_text=True)
    assert "Add owner" not in page.locator(".pb-two").inner_text()


def test_home_prints_the_week_in_one_press(planned: Planned) -> None:
    """On My plan, once: going back and forth prints nothing."""
    page = planned("", day="2026-11-25")
    page.add_init_script(PRINTING)
    page.evaluate(PRINTING)
    expect(page.locator("[data-due]:visible li")).not_to_have_count(0)
    page.get_by_role("link", name="Print the week").click()
    until(page, "window.printed === 1")
    assert page.url.endswith("/plan/")


def test_before_the_start_the_first_week_prints(planned: Planned) -> None:
    """There is no week that is now."""
    page = planned("plan/", day="2026-09-01")
    page.evaluate(PRINTING)
    page.get_by_role("button", name="Print the week").click()
    page.emulate_media(media="print")
    expect(page.locator("[data-my-part=next]:visible")).to_have_count(1)
    assert page.locator("[data-my-part=all]:visible").count() == 0


def test_where_python_does_not_start_that_is_said(planned: Planned) -> None:
    """No file is made; the page goes on."""
    page = planned("plan/", faulty=True)
    page.route("**/assets/runtime/**", lambda route: route.abort())
    page.get_by_role("button", name="Calendar file").click()
    expect(page.locator("[data-plan-toast]")).to_contain_text("No file was made", timeout=BOOT_MS)


@pytest.mark.parametrize("viewport", WIDTHS, ids=["390", "1280"])
def test_axe_finds_nothing_in_an_open_report(planned: Planned, viewport: dict[str, Any]) -> None:
    """In light and dark, with nothing to scroll sideways."""
    page = planned("plan/", day="2026-11-25", viewport=viewport)
    page.get_by_role("button", name="Status report").click()
    expect(page.locator("[data-status] h2")).to_be_focused()
    page.evaluate(AXE)
    for scheme in ("light", "dark"):
        switch_to(page, scheme)
        assert judged(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_plan_without_dates_has_no_tool_that_needs_them(browse: Browse, site_url: str) -> None:
    """As long as there is none, nothing of it is offered."""
    page = browse(f"{site_url}plan/")
    expect(page.locator("[data-my-plan]")).to_have_attribute("data-state", "live")
    assert seen(page, ".pb-tools-bar > *") == ["Open a file"]
