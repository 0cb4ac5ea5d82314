"""The form on the home page: the date and the vertical entered there are the plan's, and My plan goes on with them."""

import re
from datetime import date

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Browse, arrive, hold, until
from tests.browser.own_plan import BOOT_MS
from tests.browser.planner import STORED, field, form, number_of_requests, settle

START, VERTICAL = "#start-anchor_date", "#start-verticals"
OFFER = "[data-plan-form] [data-when=on]"


def at(browse: Browse, address: str, day: date) -> Page:
    """A page opened on a day."""
    return browse(address, prepare=lambda page: page.clock.set_fixed_time(f"{day}T12:00:00"))


def started(page: Page) -> None:
    """Wait until the form remembers: its script has come."""
    arrive(page, lambda: number_of_requests(page, "plan-offer") > 0, "the script of the form")
    page.wait_for_load_state("networkidle")


def begin(page: Page, start: str) -> None:
    """Put a date on the plan, and see it through to My plan's dates."""
    started(page)
    page.locator(START).fill(start)
    page.locator(VERTICAL).select_option(index=1)
    page.locator("[data-plan-form] .pb-button--primary").click()
    expect(page.locator("[data-plan-facts]")).to_contain_text("Week 1 on", timeout=BOOT_MS)


def begun_without_python(browse: Browse, site_url: str) -> Page:
    """My plan, with the date from home's form, where nothing could work it out."""
    page = browse(site_url, faulty=True)
    page.route("**/*pyodide*", lambda route: route.abort())
    started(page)
    page.locator(START).fill("2026-11-02")
    page.locator("[data-plan-form] .pb-button--primary").click()
    expect(page.locator("[data-undated]")).to_be_visible(timeout=BOOT_MS)
    return page


def title(page: Page) -> str:
    """What the home page's heading says."""
    return page.get_by_role("heading", level=1).inner_text()


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


def test_what_is_entered_before_the_script_is_there_stays(browse: Browse, site_url: str) -> None:
    """Also where this device keeps another date; My plan goes on with what the form shows."""
    page = begun_without_python(browse, site_url)
    page.unroute("**/*pyodide*")
    held: list[Route] = []
    script = re.compile(r"/plan-offer[.-]")
    page.route(script, hold(held))
    page.goto(site_url)
    arrive(page, lambda: len(held) > 0)
    page.locator(START).fill("2026-11-09")
    held[0].fallback()
    page.wait_for_load_state("networkidle")
    expect(page.locator(START)).to_have_value("2026-11-09")
    page.locator("[data-plan-form] .pb-button--primary").click()
    expect(page.locator("[data-plan-facts]")).to_contain_text("Week 1 on Monday 9 November 2026", timeout=BOOT_MS)


def test_the_date_is_the_plan_s(browse: Browse, site_url: str) -> None:
    """In the third week; calculators hold the date and the vertical too."""
    page = at(browse, site_url, date(2026, 11, 18))
    begin(page, "2026-11-02")
    page.goto(site_url)
    expect(page.locator(".pb-eyebrow")).to_contain_text("Week 1 on Monday 2 November 2026.")
    assert title(page).startswith("Week 3")
    page.goto(f"{site_url}calculators/timeline/")
    settle(page)
    assert field(page, "anchor_date").input_value() == "2026-11-02"
    assert page.locator("[data-field=verticals] [name=verticals]:checked").count() == 1
    page.goto(f"{site_url}calculators/adoption/")
    settle(page)
    assert field(page, "week_1_date").input_value() == "2026-11-02"


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
    expect(page.locator(".pb-eyebrow")).to_contain_text("Week 1 on Monday 9 November 2026.")
    assert title(page).startswith("Week 2")


def test_days_of_the_example_are_not_said_to_be_the_reader_s(browse: Browse, site_url: str) -> None:
    """A head-count alone dates nothing: the plan is offered, the form stays, and no week is named."""
    page = at(browse, f"{site_url}calculators/timeline/", date(2028, 3, 8))
    field(page, "users").fill("85")
    settle(page)
    until(page, "Object.keys(localStorage).some((key) => key.includes(':plans:'))")
    page.wait_for_timeout(1500)
    page.goto(site_url)
    expect(page.locator(OFFER)).to_contain_text("Your plan is saved on this device.")


def test_a_plan_can_be_forgotten(browse: Browse, site_url: str) -> None:
    """On My plan; the form at home is as built again, and nothing is kept of the facts."""
    page = at(browse, site_url, date(2026, 11, 18))
    begin(page, "2026-11-02")
    page.get_by_role("button", name="Change").click()
    page.get_by_role("button", name="Forget this plan").click()
    page.goto(site_url)
    expect(page.locator(START)).to_have_value("2028-03-06")
    assert not [text for key, text in page.evaluate(STORED).items() if "2026" in text]
    page.goto(f"{site_url}calculators/timeline/")
    assert field(page, "anchor_date").input_value() == "2028-03-06"


def test_where_python_does_not_come_the_date_is_kept(browse: Browse, site_url: str) -> None:
    """My plan says that it cannot be dated; home keeps its form, with the date, and offers to go on."""
    page = begun_without_python(browse, site_url)
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
