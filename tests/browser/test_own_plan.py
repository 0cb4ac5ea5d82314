"""A reader's own plan: chosen once, then every page shows his dates, his ticks and what his vertical adds."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Browse, arrive, hold
from tests.browser.own_plan import BOOT_MS, Planned
from tests.browser.test_pages import AXE, judged, switch_to

PHASE = "phases/moving/"
WIDTHS = ({"width": 390, "height": 844}, {"width": 1280, "height": 900})


def marks(page: Page) -> Any:
    """The ticks in the first block's lists."""
    return page.locator(".pb-block").first.locator("section:not([data-gate]) .pb-mark[data-tick]")


def test_a_page_without_a_plan_has_one_quiet_line(browse: Browse, site_url: str) -> None:
    """It leads to where a plan begins; nothing of a plan is seen, and no script for it is asked for."""
    page = browse(f"{site_url}{PHASE}")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("link", name="Put your own dates on it")).to_be_visible()
    assert page.locator("[data-when=on]:visible, .pb-mark[data-tick], .pb-strip__today").count() == 0
    assert not [url for url in page.guard.requests if "/own/" in url]  # type: ignore[attr-defined]
    page.get_by_role("link", name="Put your own dates on it").click()
    expect(page.get_by_role("heading", name="Put your own dates on it")).to_be_visible()


@pytest.mark.parametrize("viewport", WIDTHS, ids=["390", "1280"])
def test_every_page_shows_the_reader_s_own_dates(planned: Planned, site_url: str, viewport: dict[str, int]) -> None:
    """Beside weeks, on the strip with today marked, and head-counts beside shares."""
    page = planned(PHASE, viewport=viewport)
    here = page.locator(".pb-strip__here")
    expect(here).to_contain_text("Weeks 1–3: Monday 2 to Friday 20 November 2026.")
    expect(here).to_contain_text("Today, Wednesday 11 November 2026, is in Week 2 of your plan.")
    expect(page.locator(".pb-strip__today")).to_have_count(1)
    block = page.locator(".pb-block").first
    expect(block.locator(".pb-own")).to_contain_text("Monday 2 to Friday 13 November 2026. Now in Week 2.")
    page.goto(f"{site_url}phases/opening/")
    expect(page.locator(".pb-milestone").first).to_contain_text("34 of your 85")
    page.goto(f"{site_url}risks/")
    expect(page.locator(".pb-strip__here")).to_contain_text("is in Week 2 of your plan.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_the_chosen_vertical_adds_stands_in_its_place(planned: Planned) -> None:
    """At the head of its block, with its dates; hidden again, the page is as built."""
    page = planned(PHASE)
    block = page.locator(".pb-block").first
    own = block.locator("[data-own-additions]")
    expect(own.locator("li")).to_have_count(1)
    expect(own).to_contain_text("Week 2, 9 to 13 Nov")
    expect(block.locator("[data-additions]")).to_be_hidden()
    page.get_by_role("button", name="Hide my plan").click()
    expect(block.locator("[data-additions] .pb-add__when").first).to_have_text("Week 2")
    assert page.locator("[data-when=on]:visible, .pb-mark[data-tick], .pb-strip__today").count() == 0
    expect(page.get_by_role("button", name="Show my plan")).to_be_focused()
    page.get_by_role("button", name="Show my plan").press("Enter")
    expect(own.locator("li")).to_have_count(1)


def test_a_tick_is_kept_counted_and_shown_on_my_plan(planned: Planned, site_url: str) -> None:
    """By keyboard, and after the page is loaded anew; the text itself ticks nothing."""
    page = planned(PHASE)
    block, first = page.locator(".pb-block").first, marks(page).first
    expect(block.locator("[data-progress]")).to_have_text(re.compile(r"^\s*0 of \d+ done\.\s*$"), use_inner_text=True)
    block.locator("section:not([data-gate]) li").first.click(position={"x": 60, "y": 12})
    expect(first).not_to_be_checked()
    first.focus()
    page.keyboard.press("Space")
    expect(block.locator("[data-progress]")).to_contain_text("1 of")
    page.reload()
    expect(marks(page).first).to_be_checked()
    page.goto(f"{site_url}plan/")
    expect(page.locator("[data-place=now] [data-tick]:checked")).to_have_count(1)


def test_a_gate_is_open_or_passed_by_its_own_ticks(planned: Planned) -> None:
    """It says on which day, and opens again when a tick is taken back."""
    page = planned(PHASE)
    gate = page.locator(".pb-gate").first
    expect(gate).to_contain_text("Open: 0 of 2 met. Due Fri 20 Nov", use_inner_text=True)
    for mark in gate.locator(".pb-mark").all():
        mark.check()
    expect(gate).to_contain_text("Passed on Wednesday 11 November 2026.", use_inner_text=True)
    gate.locator(".pb-mark").first.uncheck()
    expect(gate).to_contain_text("Open: 1 of 2 met.", use_inner_text=True)


def test_what_is_overdue_says_since_when(planned: Planned, site_url: str) -> None:
    """On the phase's page and first on My plan; a tick takes it away."""
    page = planned("plan/", day="2026-11-25")
    expect(page.get_by_role("heading", name="Overdue")).to_be_visible()
    late = page.locator("[data-place^=overdue] > li")
    count = late.count()
    assert count > 0
    late.first.get_by_role("checkbox").check()
    expect(late).to_have_count(count - 1)
    page.goto(f"{site_url}{PHASE}")
    expect(page.locator(".pb-late").first).to_have_text("due Fri 13 Nov")


def test_this_week_and_next_stand_first(planned: Planned) -> None:
    """The block of the week, what the vertical adds then, and the block that comes."""
    page = planned("plan/", day="2026-11-25")
    expect(page.get_by_role("heading", name="This week: Week 4")).to_be_visible()
    expect(page.locator("[data-place=now] [data-do-block]")).to_have_count(1)
    expect(page.locator("[data-place=next] [data-do-block]")).to_have_count(1)
    expect(page.locator("[data-place=adds-now]")).to_contain_text("Chain of children with books")
    expect(page.locator("[data-my-part=weekless]")).to_contain_text("Story hours after school")


def test_before_its_start_and_after_its_end_that_is_said(planned: Planned, site_url: str) -> None:
    """On every page, and My plan shows what matters then."""
    page = planned("plan/", day="2026-09-01")
    expect(page.get_by_role("heading", name="This week")).to_be_hidden()
    page.goto(f"{site_url}{PHASE}")
    expect(page.locator(".pb-strip__here")).to_contain_text("Your plan begins on Monday 26 October 2026")
    page.clock.set_fixed_time("2027-09-01T12:00:00")
    page.reload()
    expect(page.locator(".pb-strip__here")).to_contain_text("Your plan ended on Friday 25 December 2026")


def test_what_cannot_be_dated_is_said_at_its_field(browse: Browse, site_url: str) -> None:
    """Nothing is kept of it."""
    page = browse(f"{site_url}plan/")
    expect(page.locator("[data-my-plan]")).to_have_attribute("data-state", "live")
    page.locator("#timeline-users").fill("many")
    page.get_by_role("button", name="Save my plan").click()
    expect(page.locator("#error-timeline-users")).to_be_visible(timeout=BOOT_MS)
    assert page.evaluate("document.documentElement.dataset.plan") is None


def test_without_scripts_my_plan_is_the_playbook_s(browse: Browse, site_url: str) -> None:
    """With its own weeks: every block and statement, no box and no form."""
    page = browse(f"{site_url}plan/", java_script_enabled=False)
    expect(page.get_by_role("heading", name="Every week")).to_be_visible()
    assert page.locator("[data-do-block]:visible").count() == page.locator("[data-do-block]").count() > 0
    assert page.locator("[data-tick]:visible, [data-plan-facts-form]:visible").count() == 0


def test_what_was_ticked_can_be_taken_back(planned: Planned) -> None:
    """The line that says what has happened has the way back."""
    page = planned("plan/")
    box = page.locator("[data-place=now] [data-tick]").first
    box.check()
    expect(page.locator("[data-plan-toast]")).to_contain_text("Done.")
    page.get_by_role("button", name="Undo").click()
    expect(box).not_to_be_checked()
    expect(page.locator("[data-plan-toast]")).to_contain_text("Undone.")


def test_a_file_that_is_chosen_before_the_script_is_there_is_opened(
    planned: Planned, browse: Browse, site_url: str
) -> None:
    """Whoever is quicker than the page waits, and need not choose again."""
    file = saved(planned("plan/"))
    held: list[Route] = []
    script = re.compile(r"/own/my-plan\.js")
    theirs = browse(f"{site_url}plan/", prepare=lambda page: page.route(script, hold(held)))
    arrive(theirs, lambda: len(held) > 0)
    theirs.locator("[data-hand-open]").set_input_files(file)
    held[0].fallback()
    expect(theirs.get_by_role("heading", name="A plan has arrived")).to_be_visible()


def test_a_plan_is_handed_on_as_a_file_and_merged(planned: Planned, browse: Browse, site_url: str) -> None:
    """A colleague's device takes it in as it is; what he ticks comes back as new, and nothing is lost."""
    mine = planned("plan/")
    mine.locator("[data-place=now] [data-tick]").first.check()
    file = saved(mine)
    theirs = browse(f"{site_url}plan/", prepare=lambda page: page.clock.set_fixed_time("2026-11-12T12:00:00"))
    theirs.locator("[data-hand-open]").set_input_files(file)
    expect(theirs.get_by_role("heading", name="A plan has arrived")).to_be_focused()
    theirs.get_by_role("button", name="Take it in").click()
    expect(theirs.locator("[data-plan-facts]")).to_contain_text("85 users")
    expect(theirs.locator("[data-place=now] [data-tick]").first).to_be_checked()
    theirs.locator("[data-place=now] [data-tick]").nth(1).check()
    mine.locator("[data-hand-open]").set_input_files(saved(theirs))
    arrived = mine.locator("[data-arrived]")
    expect(arrived).to_contain_text("Of its entries, 1 are new here, 0 are newer than yours and 0 differ")
    arrived.get_by_role("button", name="Take it in").click()
    expect(mine.locator("[data-place=now] [data-tick]:checked")).to_have_count(2)


def saved(page: Page) -> str:
    """The plan as a file that was saved."""
    page.locator(".pb-hand summary", has_text="Hand on").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save file").click()
    page.locator(".pb-hand summary", has_text="Hand on").click()
    return str(download.value.path())


def test_a_link_that_is_cut_short_brings_nothing(browse: Browse, site_url: str) -> None:
    """That is said, and nothing is offered."""
    page = browse(f"{site_url}plan/#plan=abc")
    expect(page.locator("[data-arrived]")).to_contain_text("It cannot be read", use_inner_text=True)
    expect(page.get_by_role("button", name="Take it in")).to_be_hidden()


@pytest.mark.parametrize("viewport", WIDTHS, ids=["390", "1280"])
def test_axe_finds_nothing_where_a_plan_is_shown(planned: Planned, site_url: str, viewport: dict[str, int]) -> None:
    """On My plan with its form open, and on a phase's page with ticks, in light and dark."""
    page = planned("plan/", day="2026-11-25", viewport=viewport)
    page.get_by_role("button", name="Change").click()
    for address in ("plan/", PHASE):
        if address == PHASE:
            page.goto(f"{site_url}{address}")
            marks(page).first.check()
        # What the header covers for the moment is no smaller for that.
        page.evaluate("scrollTo(0, 0)")
        page.evaluate(AXE)
        for scheme in ("light", "dark"):
            switch_to(page, scheme)
            assert judged(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


PLANT = """() => {
  const [key, text] = Object.entries(localStorage).find(([name]) => name.includes(":plans:"));
  const plan = JSON.parse(text);
  const [, some] = Object.entries(plan.fields)[0];
  plan.fields["activity/number-shelves done"] = { ...some, value: "2026-11-10" };
  localStorage.setItem(key, JSON.stringify(plan));
  for (const name of Object.keys(localStorage)) if (name.endsWith(":plan-followed")) localStorage.removeItem(name);
}"""


def test_ticks_follow_a_new_id_on_whichever_page_is_opened(planned: Planned, site_url: str) -> None:
    """With the first page of a release, not only on My plan."""
    page = planned("risks/")
    page.wait_for_load_state("networkidle")
    page.evaluate(PLANT)
    page.goto(f"{site_url}{PHASE}")
    expect(page.locator("#activity--number-the-shelves .pb-mark")).to_be_checked()
