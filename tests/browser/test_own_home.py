"""The home page of who has a plan: the week, what it asks, and the roadmap with his own dates."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse
from tests.browser.own_plan import BOOT_MS, Planned
from tests.browser.planner import enter, field, settle
from tests.browser.test_pages import AXE, judged, switch_to

WIDTHS = ({"width": 390, "height": 844}, {"width": 1280, "height": 900})

SHIFTS = """
  window.shifted = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      // Letters of the font that came a moment after the page move what stands beside them by a hair.
      if (entry.value < 0.002) continue;
      window.shifted.push([entry.value, ...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? "")]);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""


def test_home_greets_who_has_a_plan(planned: Planned) -> None:
    """By the week and its block, with what is overdue, what ends this week and what goes on."""
    page = planned("", day="2026-11-25")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Week 4: "), use_inner_text=True)
    expect(page.locator(".pb-eyebrow")).to_contain_text(
        "Wednesday 25 November 2026. Your plan: Moving a Children’s Library, 85 users, Week 1 on Monday"
    )
    due = page.locator("[data-home-due]")
    expect(due.locator("[data-due=late] li").first).to_contain_text("due Fri 30 Oct")
    expect(due.locator("[data-due]:visible li")).not_to_have_count(0)
    expect(page.locator("[data-plan-form]")).to_be_hidden()
    expect(page.locator("[data-home-next]")).to_contain_text("of your 85")


def test_the_roadmap_bears_the_reader_s_own_dates(planned: Planned, site_url: str) -> None:
    """With today's week marked, and what of each block is done."""
    page = planned("", day="2026-11-11")
    expect(page.locator(".pb-roadmap__phase .pb-roadmap__range").nth(1)).to_have_text("2 to 20 Nov")
    expect(page.locator("[data-roadmap-block].is-now")).to_have_count(1)
    expect(page.locator("[data-roadmap-week].is-now")).to_have_count(1)
    page.goto(f"{site_url}plan/")
    page.locator("[data-place=now] [data-tick]").first.check()
    page.goto(site_url)
    expect(page.locator("[data-roadmap-block].is-now [data-block-state]")).to_have_text(
        re.compile(r"^1 of \d+ done$"), use_inner_text=True
    )


def test_before_the_start_and_after_the_end_home_says_so(planned: Planned, site_url: str) -> None:
    """In its heading; what comes first, or is still open, stands beside it."""
    page = planned("", day="2026-09-01")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your plan begins on", use_inner_text=True)
    expect(page.get_by_role("heading", name="What comes first")).to_be_visible()
    page.clock.set_fixed_time("2027-09-01T12:00:00")
    page.goto(site_url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your plan ended on", use_inner_text=True)
    expect(page.get_by_role("heading", name="What is still open")).to_be_visible()


def test_hidden_the_page_is_as_built(planned: Planned) -> None:
    """With the form and the playbook's own weeks, and a way back."""
    page = planned("", day="2026-11-25")
    page.get_by_role("button", name="Hide my plan").click()
    expect(page.locator("[data-plan-form]")).to_be_visible()
    assert page.locator("[data-home-part=mine]:visible, .is-now").count() == 0
    page.get_by_role("button", name="Show my plan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Week 4", use_inner_text=True)


def test_a_date_entered_at_home_leads_to_my_plan(browse: Browse, site_url: str) -> None:
    """It is kept and dated there; Home greets from then on."""
    page = browse(site_url, prepare=lambda it: it.clock.set_fixed_time("2026-11-11T12:00:00"))
    page.wait_for_load_state("networkidle")
    page.locator("#start-anchor_date").fill("2026-11-02")
    page.locator("[data-plan-form] .pb-button--primary").click()
    expect(page.locator("[data-plan-facts]")).to_contain_text("Week 1 on Monday 2 November 2026.", timeout=BOOT_MS)
    page.goto(site_url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Week 2", use_inner_text=True)


def shifts(page: Page) -> list[list[object]]:
    """What has moved after it was painted."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    found: list[list[object]] = page.evaluate("window.shifted")
    return found


@pytest.mark.parametrize("viewport", WIDTHS, ids=["390", "1280"])
@pytest.mark.parametrize("path", ["", "phases/moving/", "risks/"])
def test_nothing_jumps_when_the_plan_comes(
    planned: Planned, site_url: str, path: str, viewport: dict[str, int]
) -> None:
    """From the second page on, what is shown of the plan has its room before it is painted."""
    page = planned("", viewport=viewport)
    page.add_init_script(SHIFTS)
    page.goto(f"{site_url}{path}")
    expect(page.locator("html")).to_have_attribute("data-plan", "on")
    assert shifts(page) == []


@pytest.mark.parametrize("viewport", WIDTHS, ids=["390", "1280"])
def test_axe_finds_nothing_on_the_home_of_a_plan(planned: Planned, viewport: dict[str, int]) -> None:
    """In light and dark, with nothing to scroll sideways."""
    page = planned("", day="2026-11-25", viewport=viewport)
    expect(page.locator("[data-due]:visible li")).not_to_have_count(0)
    page.evaluate(AXE)
    for scheme in ("light", "dark"):
        switch_to(page, scheme)
        assert judged(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_answers_are_headed_by_whose_they_are(planned: Planned) -> None:
    """The plan's own are no worked example's; hidden again, they are called what the playbook calls them."""
    page = planned("", day="2026-11-25")
    headings = page.locator("h2#answers > span:visible")
    expect(headings).to_have_text(["Three answers to your own move"])
    page.get_by_role("button", name="Hide my plan").click()
    expect(headings).to_have_text(["Three answers"])


def test_home_says_what_calculators_answered_to_the_plan(planned: Planned, site_url: str) -> None:
    """And of those that have not been asked, that they have not; the worked example is nobody's plan."""
    page = planned("", day="2026-11-25")
    cards = page.locator(".pb-card", has=page.locator("[data-home-answer]"))
    timeline = cards.filter(has=page.locator("[data-home-answer=timeline]"))
    expect(timeline).to_contain_text("2026", use_inner_text=True)
    expect(timeline).to_contain_text("Your plan", use_inner_text=True)
    roi = cards.filter(has=page.locator("[data-home-answer=roi]"))
    expect(roi).to_contain_text("Not worked out for your plan yet.", use_inner_text=True)
    assert page.get_by_text("Worked example").locator("visible=true").count() == 0
    roi.get_by_role("link", name="Put your own figures in").click()
    field(page, "users").focus()
    settle(page)
    enter(page, "one_time_cost", "5000")
    answer = page.locator("form[data-calculator] [data-answer]").inner_text()
    page.goto(site_url)
    expect(roi.locator("[data-sentence]")).to_have_text(" ".join(answer.split()), use_inner_text=True)
    page.get_by_role("button", name="Hide my plan").click()
    expect(roi).to_contain_text("Worked example", use_inner_text=True)
