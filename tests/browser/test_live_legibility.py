"""Live calculators on a phone, with all that they can open: legible to all, in light and in dark."""

import pytest
from playwright.sync_api import expect

from calculators import NAMES
from tests.browser.conftest import Browse
from tests.browser.planner import keep, opened, said, settle
from tests.browser.test_charts import MAIN_CHART, wait_until_drawn
from tests.browser.test_pages import AXE, SCHEMES, judged, switch_to

ENTRIES = {
    "timeline": "timeline.verticals=childrens-library&timeline.holiday_calendar=us",
    "adoption": "adoption.actuals=3%3A+70%0A4%3A+99%0A5%3A+140",
    "roi": "roi.users=120&roi.start_from=own",
}


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_a_live_calculator_on_a_phone(browse: Browse, site_url: str, name: str) -> None:
    """Charts drawn by the engine, every group open, a comparison, an error at a field."""
    viewport = {"width": 390, "height": 844}
    page = opened(browse, f"{site_url}calculators/{name}/?{ENTRIES[name]}", viewport=viewport)
    wait_until_drawn(page, MAIN_CHART[name], "narrow")
    keep(page, "Before")
    page.get_by_role("button", name="Compare side by side").click()
    expect(said(page)).to_have_text("The scenarios are shown side by side below.", timeout=30_000)
    page.locator(".pb-calc details").evaluate_all("(all) => all.forEach((it) => { it.open = true; })")
    page.locator("[data-view]").evaluate_all("(all) => all.forEach((it) => { it.hidden = false; })")
    settle(page)
    page.locator("[data-field=users] [name=users]").fill("many")
    expect(page.locator(f"#error-{name}-users")).to_be_visible()
    # What the pointer happens to rest on shows the theme's tooltip, which stands in no landmark.
    page.mouse.move(0, 0)
    expect(page.locator(".md-tooltip2")).to_have_count(0)
    # What the header covers for the moment is no smaller for that.
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(AXE)
    for scheme in SCHEMES:
        switch_to(page, scheme)
        assert judged(page) == [], f"{name} in {scheme}"
