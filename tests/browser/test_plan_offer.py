"""The home page remembers the date and the vertical entered there, and offers to go on with the plan."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse, arrive, until
from tests.browser.planner import STORED, field, form, number_of_requests, settle

START, VERTICAL = "#start-anchor_date", "#start-verticals"
OFFER = "[data-plan-offer]"
HAS_MOMENTS = (
    "Object.entries(localStorage).some("
    "([key, text]) => key.includes(':plans:') && JSON.parse(text).worked?.moments.length)"
)


def at(browse: Browse, address: str, day: date) -> Page:
    """A page opened on a day."""
    return browse(address, prepare=lambda page: page.clock.set_fixed_time(f"{day}T12:00:00"))


def started(page: Page) -> None:
    """Wait until the form remembers: its script has come."""
    arrive(page, lambda: number_of_requests(page, "plan-offer") > 0, "the script of the form")
    page.wait_for_load_state("networkidle")


def begin(page: Page, start: str) -> None:
    """Put a date on the plan, and see it through to the timeline's answer."""
    started(page)
    page.locator(START).fill(start)
    page.locator(VERTICAL).select_option(index=1)
    page.locator("[data-plan-form] .pb-button--primary").click()
    expect(page.locator("form[data-calculator=timeline]")).to_be_visible()
    settle(page)
    until(page, HAS_MOMENTS)


def test_who_entered_nothing_is_offered_nothing(browse: Browse, site_url: str) -> None:
    """The form stands there as built; so it does without scripts."""
    page = browse(site_url)
    expect(page.locator(START)).to_have_value("2028-03-06")
    expect(page.locator(OFFER)).to_be_hidden()
    plain = browse(site_url, java_script_enabled=False)
    expect(plain.locator(OFFER)).to_be_hidden()
    plain.locator(START).fill("2026-11-02")
    plain.locator("[data-plan-form] .pb-button--primary").click()
    expect(plain).to_have_url(re.compile(r"calculators/timeline/\?timeline\.anchor_date=2026-11-02"))


def test_the_date_is_remembered_and_the_week_is_said(browse: Browse, site_url: str) -> None:
    """In the third week, with the date and the vertical in the form, and a way on that fills the timeline."""
    page = at(browse, site_url, date(2026, 11, 18))
    begin(page, "2026-11-02")
    page.goto(site_url)
    expect(page.locator(OFFER)).to_contain_text("Week 3 of your plan, from Monday 2 November 2026.")
    expect(page.locator(START)).to_have_value("2026-11-02")
    assert page.locator(VERTICAL).input_value() != ""
    page.locator(f"{OFFER} a").click()
    expect(page.locator("form[data-calculator=timeline]")).to_be_visible()
    settle(page)
    assert field(page, "anchor_date").input_value() == "2026-11-02"
    assert page.locator("[data-field=verticals] [name=verticals]:checked").count() == 1
    page.goto(f"{site_url}calculators/adoption/")
    settle(page)
    assert field(page, "week_1_date").input_value() == "2026-11-02"


def test_before_its_start_and_after_its_end_that_is_said(browse: Browse, site_url: str) -> None:
    """Looked up in the days that the timeline gave."""
    page = at(browse, site_url, date(2026, 9, 1))
    begin(page, "2026-11-02")
    page.goto(site_url)
    expect(page.locator(OFFER)).to_contain_text("Your plan begins on Monday")
    page.clock.set_fixed_time("2027-09-01T12:00:00")
    page.goto(site_url)
    expect(page.locator(OFFER)).to_contain_text("Your plan ended on")


def test_a_changed_fact_changes_what_is_said(browse: Browse, site_url: str) -> None:
    """Entered in another calculator: the days are worked out anew, for all of them."""
    page = at(browse, site_url, date(2026, 11, 18))
    begin(page, "2026-11-02")
    page.goto(f"{site_url}calculators/roi/")
    settle(page)
    field(page, "start_date").fill("2026-11-09")
    settle(page)
    until(page, "Object.values(localStorage).some((text) => text.includes('Monday 9 November 2026'))")
    page.goto(site_url)
    expect(page.locator(OFFER)).to_contain_text("Week 2 of your plan, from Monday 9 November 2026.")


def test_days_of_the_example_are_not_said_to_be_the_reader_s(browse: Browse, site_url: str) -> None:
    """A head-count alone dates nothing: the plan is offered, and no week of it is named."""
    page = at(browse, f"{site_url}calculators/timeline/", date(2028, 3, 8))
    field(page, "users").fill("85")
    settle(page)
    until(page, "Object.keys(localStorage).some((key) => key.includes(':plans:'))")
    page.wait_for_timeout(1500)
    page.goto(site_url)
    expect(page.locator(OFFER)).to_contain_text("Your plan is saved on this device.")


def test_a_plan_can_be_forgotten(browse: Browse, site_url: str) -> None:
    """The form is as built again, and nothing is kept of the facts."""
    page = at(browse, site_url, date(2026, 11, 18))
    begin(page, "2026-11-02")
    page.goto(site_url)
    page.get_by_role("button", name="Forget it").click()
    expect(page.locator(OFFER)).to_be_hidden()
    expect(page.locator(START)).to_have_value("2028-03-06")
    assert not [text for key, text in page.evaluate(STORED).items() if "2026" in text]
    page.goto(f"{site_url}calculators/timeline/")
    assert field(page, "anchor_date").input_value() == "2028-03-06"


def test_before_any_answer_the_plan_is_offered_without_a_week(browse: Browse, site_url: str) -> None:
    """Python never came: the date is kept all the same."""
    page = browse(site_url)
    started(page)
    page.locator(START).fill("2026-11-02")
    page.evaluate(
        "() => document.querySelector('[data-plan-form]').addEventListener('submit', (it) => it.preventDefault())"
    )
    page.locator("[data-plan-form] .pb-button--primary").click()
    page.goto(site_url)
    expect(page.locator(OFFER)).to_contain_text("Your plan is saved on this device.")
    expect(page.locator(START)).to_have_value("2026-11-02")


def test_where_nothing_can_be_kept_the_form_leads_on(browse: Browse, site_url: str) -> None:
    """As it did before."""
    refuse = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page = browse(site_url, prepare=lambda it: it.add_init_script(refuse))
    page.locator(START).fill("2026-11-02")
    page.locator("[data-plan-form] .pb-button--primary").click()
    expect(form(page)).to_be_visible()
    settle(page)
    assert field(page, "anchor_date").input_value() == "2026-11-02"
    page.goto(site_url)
    expect(page.locator(OFFER)).to_be_hidden()
