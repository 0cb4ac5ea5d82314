"""The frame of every page in a real browser: reachable by keyboard on a phone's width, and right below any path."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse
from tests.conftest import Published

FOCUSED = """() => {
  const $copy = document.activeElement.cloneNode(true);
  for (const $part of $copy.querySelectorAll("[aria-hidden=true]")) $part.remove();
  return document.activeElement.ariaLabel ?? $copy.textContent.trim();
}"""
PHONE = {"viewport": {"width": 390, "height": 800}}


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until the element of this name has the focus."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    raise AssertionError(f"the keyboard never reaches {name!r}")


def test_the_keyboard_opens_navigation_on_a_narrow_screen(browse: Browse, published: Published) -> None:
    """Zooming in makes any screen narrow, and the menu must not be lost with it."""
    page = browse(published.url + "phases/", **PHONE)
    page.wait_for_load_state("networkidle")  # the theme closes the drawer once, a moment after a page is there
    _tab_to(page, "Show navigation")
    expect(page.locator("label.md-header__button[for=__drawer]")).to_have_css("outline-style", "solid")
    page.keyboard.press("Enter")
    expect(
        page.locator(".md-sidebar--primary").get_by_role("link", name="Part 2: Opening the Doors")
    ).to_be_in_viewport()


def test_the_keyboard_opens_search_on_a_narrow_screen(browse: Browse, published: Published) -> None:
    """A button leads to a field that takes the focus, and Escape back to the button."""
    page = browse(published.url, **PHONE)
    page.wait_for_load_state("networkidle")
    _tab_to(page, "Search")
    page.keyboard.press("Enter")
    field = page.get_by_role("searchbox", name="Search the playbook")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_a_missing_page_leads_back_at_any_depth(browse: Browse, published: Published) -> None:
    """404.html is served for addresses of any depth, so its links must not depend on where it stands."""
    page = browse(published.url + "404.html")
    for title in ("Phases", "Risks"):
        link = page.get_by_role("article").get_by_role("link", name=title)
        assert re.fullmatch(rf"{re.escape(published.url)}{title.lower()}/", link.evaluate("(it) => it.href"))
        assert link.get_attribute("href") != f"{title.lower()}/"
    block = page.get_by_role("link", name="Week 3: Carrying Over")
    address = "phases/moving/#block--carrying-over"
    assert block.evaluate("(it) => it.href") == published.url + address
    assert block.get_attribute("href") != address


def test_the_home_pages_dates_arrive_in_the_timeline(browse: Browse, published: Published) -> None:
    """The form fills the calculator in, without any script of its own."""
    page = browse(published.url)
    page.get_by_label("Week 1 starts").fill("2027-03-01")
    page.get_by_label("Vertical", exact=True).select_option("childrens-library")
    page.get_by_role("button", name="See my plan").click()
    expect(page).to_have_url(re.compile(r"calculators/timeline/\?.*timeline\.anchor_date=2027-03-01"))
    expect(page.locator("[name=anchor_date]")).to_have_value("2027-03-01")
    expect(page.locator("[name=verticals][value=childrens-library]")).to_be_checked()
