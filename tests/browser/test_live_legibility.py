"""Live calculators with all that they can open, and the drawer of every page: legible to all, wide or narrow."""

import pytest
from playwright.sync_api import Page, expect

from calculators import NAMES
from tests.browser.conftest import Browse
from tests.browser.planner import keep, opened, said, settle
from tests.browser.test_charts import MAIN_CHART, wait_until_drawn
from tests.browser.test_pages import WIDTHS, judged_everywhere

ENTRIES = {
    "timeline": "timeline.verticals=childrens-library&timeline.holiday_calendar=us",
    "adoption": "adoption.actuals=3%3A+70%0A4%3A+99%0A5%3A+140",
    "roi": "roi.users=120&roi.start_from=own",
}
FORM = "form[data-calculator]"


def found_in(page: Page, part: str) -> list[str]:
    """What axe finds in a part, and where the page scrolls sideways."""
    # What the pointer happens to rest on shows its meaning, and what the header covers for the moment is no smaller.
    page.mouse.move(0, 0)
    page.evaluate("scrollTo(0, 0)")
    found = judged_everywhere(page, part)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.scrollingElement.scrollWidth") > width:
            found.append(f"sideways at {width} pixels")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_a_live_calculator(browse: Browse, site_url: str, name: str) -> None:
    """Charts drawn by the engine, every group and view open, a comparison; then an error at a field."""
    viewport = {"width": 390, "height": 844}
    page = opened(browse, f"{site_url}calculators/{name}/?{ENTRIES[name]}", viewport=viewport)
    wait_until_drawn(page, MAIN_CHART[name], "narrow")
    keep(page, "Before")
    page.get_by_role("button", name="Compare side by side").click()
    expect(said(page)).to_have_text("The scenarios are shown side by side below.", timeout=30_000)
    page.locator(".pb-calc details").evaluate_all("(all) => all.forEach((it) => { it.open = true; })")
    page.locator("[data-view]").evaluate_all("(all) => all.forEach((it) => { it.hidden = false; })")
    settle(page)
    assert found_in(page, "html") == []
    page.locator("[data-field=users] [name=users]").fill("many")
    expect(page.locator(f"#error-{name}-users")).to_be_visible()
    assert found_in(page, FORM) == []


def test_axe_finds_nothing_in_the_open_drawer(browse: Browse, site_url: str) -> None:
    """The list of all pages, where it lies over the page that is open."""
    page = browse(f"{site_url}phases/moving/", viewport={"width": 390, "height": 800})
    page.get_by_role("button", name="Navigation", exact=True).click()
    expect(page.locator("[popover]:popover-open")).to_be_visible()
    # What lies in its shade is not to be read, and cannot be reached.
    assert judged_everywhere(page, "[popover]:popover-open", widths=(390, 320, 768)) == []
