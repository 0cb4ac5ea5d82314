"""A link from another release: what this one does not know of it is said, and stays said until the planner acts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Browse
from tests.browser.planner import enter, field, import_file, scenario_file, settle, unfold
from tests.browser.test_former_names import packed

UNKNOWN = {
    "no field": ("?roi.user_count=500&roi.users=120", "roi.user_count"),
    "packed": (f"#roi={packed('roi.user_count=500&roi.users=120')}", "roi.user_count"),
    "no choice": ("?roi.users=120&roi.start_from=nowhere", "roi.start_from=nowhere"),
    "another calculator's": ("?roi.users=120&timeline.former_day=2027-03-01", "timeline.former_day"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_entry_that_is_not_known_is_said_until_the_planner_acts(browse: Browse, site_url: str, name: str) -> None:
    """The rest of the link is taken over; neither a pointer over the form nor the answer takes the words away."""
    link, unknown = UNKNOWN[name]
    page = browse(f"{site_url}calculators/roi/{link}")
    note = page.locator("[data-link-note]")
    expect(note).to_have_text(f"Left out, because this version of the calculator does not know it: “{unknown}”.")
    expect(field(page, "users")).to_have_value("120")
    page.locator("form[data-calculator]").hover()
    expect(page.locator("form[data-calculator]")).to_have_attribute("data-state", re.compile("live"), timeout=60_000)
    page.wait_for_timeout(500)
    expect(note).to_be_visible()
    field(page, "users").fill("130")
    expect(note).to_be_hidden()


def test_a_link_that_is_known_as_a_whole_is_not_spoken_of(browse: Browse, site_url: str) -> None:
    """Names, choices and what others brought are known."""
    page = browse(f"{site_url}calculators/roi/?roi.users=120&roi.start_from=own&timeline.anchor_date=2027-03-01")
    settle(page)
    expect(page.locator("[data-link-note]")).to_be_hidden()


def test_a_scenario_of_another_release_is_said_too(browse: Browse, site_url: str) -> None:
    """What a file holds that is no field any more is named when the scenario is loaded."""
    page = browse(f"{site_url}calculators/roi/")
    enter(page, "users", "120")
    inputs = {"roi.users": ["130"], "roi.user_count": ["500"]}
    import_file(page, scenario_file(("roi", "Older", inputs)))
    unfold(page)
    page.get_by_role("button", name="Load Older").click()
    expect(page.locator("[data-link-note]")).to_contain_text("“roi.user_count”")
