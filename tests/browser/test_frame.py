"""The frame of every page in a real browser: reachable by keyboard on a phone's width, and right below any path."""

import re
from typing import Any

import pytest
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


NARROW = [PHONE, {"viewport": {"width": 320, "height": 256}}]
"""A phone, and a laptop at four times the size."""


@pytest.mark.parametrize("narrow", NARROW, ids=["phone", "400 %"])
def test_a_closed_drawer_is_nowhere(browse: Browse, published: Published, narrow: dict[str, Any]) -> None:
    """Not to be seen, not on the way of Tab, and not among what a screen reader reads."""
    page = browse(published.url + "phases/", **narrow)
    drawer = page.locator("#navigation")
    expect(drawer).to_be_hidden()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.closest('#navigation') !== null")
    assert "Breadcrumbs" in page.locator("body").aria_snapshot()
    assert "Close navigation" not in page.locator("body").aria_snapshot()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_opens_and_closes_the_drawer(browse: Browse, published: Published, key: str) -> None:
    """A button that says whether it is open; the focus goes in, Escape leads it back."""
    page = browse(published.url + "phases/", **PHONE)
    _tab_to(page, "Navigation")
    button = page.get_by_role("button", name="Navigation", exact=True)
    expect(button).to_have_css("outline-style", "solid")
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    drawer = page.get_by_role("navigation", name="Navigation")
    expect(drawer.get_by_role("link", name="Phases")).to_be_focused()
    expect(drawer.get_by_role("link", name="Part 2: Opening the Doors")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_the_drawer_opens_further_sections_by_keyboard(browse: Browse, published: Published) -> None:
    """Of other sections their own page is seen, and a named button opens the rest."""
    page = browse(published.url + "phases/", **PHONE)
    page.get_by_role("button", name="Navigation", exact=True).click()
    drawer = page.locator("#navigation")
    about = drawer.locator("summary", has_text="About")
    expect(drawer.get_by_role("link", name="Glossary")).to_be_hidden()
    about.focus()
    page.keyboard.press("Enter")
    expect(drawer.get_by_role("link", name="Glossary")).to_be_visible()
    drawer.locator("summary", has_text="More in Verticals").press("Space")
    drawer.locator("a[href*='verticals/']").nth(1).click()
    expect(page.locator("h1")).to_be_focused()
    expect(drawer).to_be_hidden()


def test_tab_leads_out_of_the_drawer_and_closes_it(browse: Browse, published: Published) -> None:
    """What has the focus is never hidden behind it."""
    page = browse(published.url + "phases/", **PHONE)
    button = page.get_by_role("button", name="Navigation", exact=True)
    button.click()
    page.locator("#navigation :is(a, summary):visible").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator("#navigation")).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('#navigation') === null")


def test_without_scripts_the_drawer_opens_and_closes(browse: Browse, published: Published) -> None:
    """The browser does it by itself."""
    page = browse(published.url + "phases/", java_script_enabled=False, **PHONE)
    drawer = page.locator("#navigation")
    expect(drawer).to_be_hidden()
    page.get_by_role("button", name="Navigation", exact=True).press("Space")
    expect(drawer.get_by_role("link", name="Part 2: Opening the Doors")).to_be_in_viewport()
    drawer.get_by_role("button", name="Close navigation").click()
    expect(drawer).to_be_hidden()


def test_a_wide_window_shows_the_section_at_hand(browse: Browse, published: Published) -> None:
    """Beside the content; tab, page and way are marked for who hears them."""
    page = browse(published.url + "phases/opening/")
    column = page.get_by_role("navigation", name="Navigation")
    expect(column.get_by_role("link", name="Part 2: Opening the Doors")).to_have_attribute("aria-current", "page")
    expect(column.get_by_role("link", name="Glossary")).to_be_hidden()
    tabs = page.get_by_role("navigation", name="Sections")
    expect(tabs.locator("[aria-current]")).to_have_text("Phases")
    expect(tabs.locator("[aria-current]")).to_have_attribute("aria-current", "true")
    strip = page.get_by_role("navigation", name=re.compile("^Roadmap"))
    expect(strip.locator("[aria-current=page]")).to_have_count(1)
    page.goto(published.url + "risks/")
    expect(tabs.locator("[aria-current=page]")).to_have_text("Risks")


def test_the_keyboard_switches_to_dark(browse: Browse, published: Published) -> None:
    """A button that says whether it is on; the choice holds on the next page, which is never painted otherwise."""
    page = browse(published.url, **PHONE)
    _tab_to(page, "Dark colors")
    switch = page.get_by_role("button", name="Dark colors")
    expect(switch).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Space")
    expect(switch).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.route("**/main.*js", lambda route: route.abort())
    page.guard.errors.clear()  # type: ignore[attr-defined]
    page.goto(published.url + "risks/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    page.guard.errors.clear()  # type: ignore[attr-defined]


def test_who_has_not_chosen_follows_the_system(browse: Browse, published: Published) -> None:
    """Also when it changes while a page is open, until somebody chooses."""
    page = browse(published.url, color_scheme="dark")
    switch = page.get_by_role("button", name="Dark colors")
    expect(switch).to_have_attribute("aria-pressed", "true")
    page.emulate_media(color_scheme="light")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    page.emulate_media(color_scheme="dark")
    switch.click()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    expect(switch).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(
    "address", ["", "phases/opening/", "glossary/", "licenses/", "404.html", "calculators/timeline/"]
)
def test_the_first_stop_leads_past_the_head(browse: Browse, published: Published, address: str) -> None:
    """To the page's title, wherever it stands; Tab goes on from there."""
    page = browse(published.url + address)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to content"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("h1")).to_be_in_viewport()
    page.keyboard.press("Tab")
    follows = "document.querySelector('h1').compareDocumentPosition(document.activeElement) & 4"
    assert page.evaluate(follows)


@pytest.mark.parametrize("viewport", [1280, 390])
def test_every_stop_is_seen_and_named(browse: Browse, published: Published, viewport: int) -> None:
    """From the top of a page into its content: no stop that is invisible, without a name or met twice in a row."""
    page = browse(published.url + "phases/opening/", viewport={"width": viewport, "height": 900})
    stops = []
    for _ in range(30):
        page.keyboard.press("Tab")
        stop = page.evaluate("""() => {
          const it = document.activeElement;
          const { width, height } = it.getBoundingClientRect();
          return { seen: it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width * height > 1,
                   html: it.outerHTML.slice(0, 100) };
        }""")
        stops.append((stop["seen"], page.evaluate(FOCUSED), stop["html"]))
    assert [stop for stop in stops if not stop[0] or not stop[1]] == []


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
