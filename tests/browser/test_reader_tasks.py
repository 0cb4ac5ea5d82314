"""What readers come for is three steps from home at most; `docs/contributing/reader-tasks.md` says by which."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Browse, until
from tests.browser.own_plan import BOOT_MS, Planned
from tests.conftest import ROOT

MOST = 3
WIDTHS = ({"width": 390, "height": 844}, {"width": 1280, "height": 900})
PRINTING = "void (window.print = () => { window.printed = true; });"
TABLE = ROOT / "docs" / "contributing" / "reader-tasks.md"


class Reader:
    """Somebody at home who counts his steps: each press and each entry is one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = 0

    def press(self, what: Locator) -> None:
        """Press a link or button that can be seen."""
        self.steps += 1
        what.locator("visible=true").first.click()

    def link(self, name: str | re.Pattern[str]) -> None:
        """Press a link by its name."""
        self.press(self.page.get_by_role("link", name=name))

    def button(self, name: str) -> None:
        """Press a button by its name."""
        self.press(self.page.get_by_role("button", name=name))

    def choose(self, field: Locator, text: str) -> None:
        """Fill in a field or choose in a list."""
        self.steps += 1
        if field.evaluate("(it) => it.tagName") == "SELECT":
            field.select_option(label=text)
        else:
            field.fill(text)


Task = Callable[[Reader], Any]
TASKS: dict[str, tuple[Task, bool]] = {}


def task(name: str, *, has_plan: bool = True) -> Callable[[Task], Task]:
    """What a reader wants, and whether he has a plan already."""

    def known(act: Task) -> Task:
        TASKS[name] = (act, has_plan)
        return act

    return known


@task("What must be done this week at my kind of site?", has_plan=False)
def _this_week(reader: Reader) -> None:
    reader.choose(reader.page.locator("#start-verticals"), "Children’s Library")
    reader.press(reader.page.locator("[data-plan-form] .pb-button--primary"))
    expect(reader.page.locator("[data-plan-facts]")).to_contain_text("Children’s Library", timeout=BOOT_MS)
    expect(
        reader.page.get_by_role("heading", name=re.compile("^(This week|The first week|Overdue)")).first
    ).to_be_visible()


@task("Print week 1 for my team")
def _print(reader: Reader) -> None:
    page = reader.page
    page.add_init_script(PRINTING)
    page.evaluate(PRINTING)
    phase = page.locator("[data-roadmap-phase]", has=page.locator("[data-roadmap-week='1']"))
    reader.press(phase.locator("[data-roadmap-block] a, .pb-roadmap__phase-title"))
    reader.press(page.locator(".pb-block").first.locator("[data-print-part]"))
    until(page, "window.printed")


@task("Send the register of risks as a spreadsheet")
def _register(reader: Reader) -> None:
    page = reader.page
    reader.link("Risks")
    reader.press(page.locator(".pb-downloads summary"))
    with page.expect_download() as download:
        reader.press(page.locator(".pb-downloads a[href$='.xlsx'], .pb-downloads a[href$='.csv']"))
    assert download.value.suggested_filename.endswith((".xlsx", ".csv"))


@task("Put my plan in my calendar")
def _calendar(reader: Reader) -> None:
    reader.link("Open my plan")
    with reader.page.expect_download(timeout=BOOT_MS) as download:
        reader.button("Calendar file")
    assert download.value.suggested_filename.endswith(".ics")


@task("I closed the tab: where is my plan?")
def _closed(reader: Reader) -> None:
    expect(reader.page.locator("h1")).to_contain_text("Week 4", use_inner_text=True)
    reader.link("Open my plan")
    expect(reader.page.locator("[data-plan-facts]")).to_contain_text("85 users")


@task("Who does what?")
def _owners(reader: Reader) -> None:
    reader.link("Open my plan")
    head = reader.page.locator("[data-place=now] [data-do-block] [data-set-head] [data-entry-open]")
    reader.press(head)
    expect(reader.page.locator(".pb-entry").get_by_label("Owner")).to_be_visible()


@task("How do two verticals differ?", has_plan=False)
def _verticals(reader: Reader) -> None:
    page = reader.page
    reader.link("Verticals")
    reader.press(page.get_by_role("link", name=re.compile("ompar")))
    reader.button("Compare")
    expect(page.locator("h1")).to_contain_text(" against ")


@task("Are we ready to leave phase 1?")
def _ready(reader: Reader) -> None:
    reader.link("Open my plan")
    reader.press(reader.page.locator("[data-glance=gate] a"))
    expect(reader.page.locator("[data-place=next-gate] [data-lacks]")).to_contain_text("It lacks", use_inner_text=True)


@task("What slipped?")
def _slipped(reader: Reader) -> None:
    late = reader.page.locator("[data-home-due] [data-due=late]")
    expect(late).to_contain_text("due Fri 30 Oct")
    reader.press(late.get_by_role("link"))
    expect(reader.page.locator("[data-place=overdue] li").first).to_be_visible()


@task("Hand my plan to a colleague")
def _hand_on(reader: Reader) -> None:
    reader.link("Open my plan")
    reader.press(reader.page.locator("summary", has_text="Hand on"))
    reader.button("Copy link")
    expect(reader.page.locator("[data-plan-toast]")).to_contain_text("The link is copied.")
    assert "#plan=" in reader.page.evaluate("navigator.clipboard.readText()")


@task("Plan a second location")
def _second(reader: Reader) -> None:
    reader.link("Open my plan")
    reader.choose(reader.page.get_by_label("Name of another plan"), "Harbor")
    reader.press(reader.page.get_by_role("button", name="Begin it", exact=True))
    expect(reader.page.locator("[data-plans] [data-plan]")).to_have_count(2)


@task("What changed since last month?", has_plan=False)
def _changed(reader: Reader) -> None:
    reader.link("What changed")
    expect(reader.page.locator("h1")).to_contain_text("changed", ignore_case=True)


@pytest.mark.parametrize("viewport", WIDTHS, ids=["390", "1280"])
@pytest.mark.parametrize("name", TASKS)
def test_it_takes_three_steps_at_most(
    browse: Browse, planned: Planned, site_url: str, name: str, viewport: dict[str, int]
) -> None:
    """On a phone and on a desk alike."""
    act, has_plan = TASKS[name]
    options = {"viewport": viewport, "permissions": ["clipboard-read", "clipboard-write"]}
    page = planned("", day="2026-11-25", **options) if has_plan else browse(site_url, **options)
    page.wait_for_load_state("networkidle")
    reader = Reader(page)
    act(reader)
    assert reader.steps <= MOST


def test_each_task_is_written_down() -> None:
    """With its steps, in the same words."""
    rows = [line.split("|")[1:-1] for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    told = {cells[0].strip(): cells[1].strip() for cells in rows[1:]}
    assert list(told) == list(TASKS)
    assert all(steps and steps.count("→") < MOST for steps in told.values())
