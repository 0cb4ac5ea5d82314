"""What is entered into calculators is the plan's: each plan has its own, and hands it on."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse
from tests.browser.planner import enter, field, settle, unfold_entries
from tests.browser.test_own_plan import saved


def roi(page: Page, site_url: str) -> None:
    """The return on investment, with what it offers to go on with."""
    page.goto(f"{site_url}calculators/roi/")
    field(page, "users").focus()
    settle(page)
    unfold_entries(page)


def go_on(page: Page) -> None:
    """Continue with what is remembered."""
    page.get_by_role("button", name="Continue with your last entries").click()
    settle(page)


def test_each_plan_has_its_own_figures(browse: Browse, site_url: str) -> None:
    """A further plan begins with the worked example; shown again, the first one has what was entered for it."""
    page = browse(site_url)
    roi(page, site_url)
    enter(page, "users", "85")
    enter(page, "one_time_cost", "5000")
    page.goto(f"{site_url}plan/")
    plans = page.locator("[data-plan-list]")
    plans.get_by_label("Name of another plan").fill("Harbor")
    plans.get_by_role("button", name="Begin it", exact=True).click()
    expect(plans.locator("[data-plan]")).to_have_count(2)
    roi(page, site_url)
    expect(page.locator("[data-resume]")).to_be_hidden()
    page.goto(f"{site_url}plan/")
    plans.get_by_role("button", name="Show the plan without a name").click()
    roi(page, site_url)
    go_on(page)
    assert (field(page, "users").input_value(), field(page, "one_time_cost").input_value()) == ("85", "5,000")


def test_a_plan_that_is_handed_on_brings_its_figures(browse: Browse, site_url: str) -> None:
    """Where two people entered two, both stay, under the field's own name."""
    mine = browse(site_url)
    roi(mine, site_url)
    enter(mine, "users", "85")
    enter(mine, "one_time_cost", "5000")
    mine.goto(f"{site_url}plan/")
    theirs = browse(f"{site_url}plan/")
    theirs.locator("[data-hand-open]").set_input_files(saved(mine))
    theirs.get_by_role("button", name="Take it in").click()
    for page, cost in ((mine, "6000"), (theirs, "7000")):
        roi(page, site_url)
        go_on(page)
        assert field(page, "one_time_cost").input_value() == "5,000"
        enter(page, "one_time_cost", cost)
        page.goto(f"{site_url}plan/")
    mine.locator("[data-hand-open]").set_input_files(saved(theirs))
    label = mine.locator("[data-arrived] legend")
    expect(label).to_have_count(1)
    expect(label).not_to_contain_text("one_time_cost")
    expect(mine.locator("[data-arrived]").get_by_role("radio", name="6,000")).to_be_checked()


def test_figures_to_try_are_no_plan_yet(browse: Browse, site_url: str) -> None:
    """Who has entered a cost and nothing else reads the pages as built."""
    page = browse(site_url)
    roi(page, site_url)
    enter(page, "one_time_cost", "5000")
    page.goto(f"{site_url}phases/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.dataset.plan") is None
    expect(page.get_by_role("link", name="Put your own dates on it")).to_be_visible()
