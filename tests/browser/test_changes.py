"""What changed, as a reader meets it: filtered, linked to, read without scripts, printed."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Browse, arrive, hold
from tests.browser.test_pages import AXE, SCHEMES, judged, switch_to
from tests.conftest import Published, publishing
from tests.histories import checkout_with_a_history

SHOWN = ".pb-change:visible .pb-change__kind"


@pytest.fixture(name="changed", scope="module")
def _changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of a checkout with a history."""
    project = checkout_with_a_history(tmp_path_factory.mktemp("history") / "project")
    with publishing(tmp_path_factory.mktemp("changed"), project.root) as site:
        yield site


def kinds(page: Page, *expected: str) -> None:
    """What happened, by the changes that are shown."""
    expect(page.locator(SHOWN)).to_have_text(expected)


def chooser(page: Page, name: str) -> Locator:
    """The list to choose from."""
    return page.locator(f".pb-filter select[name={name}]")


def test_a_choice_filters_counts_and_stands_in_the_address(browse: Browse, changed: Published) -> None:
    """A day without a change goes with them; taken back, all are there, and the address is bare."""
    page = browse(f"{changed.url}changes/")
    kinds(page, "Added", "Retired", "Changed", "Moved", "Reworded", "Renamed")
    chooser(page, "vertical").select_option(label="Children’s Library")
    kinds(page, "Moved")
    expect(page.locator("output")).to_have_text("1 change")
    expect(page.locator(".pb-day:visible h2")).to_have_count(1)
    expect(page).to_have_url(f"{changed.url}changes/?vertical=childrens-library")
    chooser(page, "phase").select_option(label="Packing Phase")
    kinds(page)
    expect(page.locator("output")).to_have_text("No change here yet")
    chooser(page, "phase").select_option("")
    chooser(page, "vertical").select_option("")
    expect(page.locator(SHOWN)).to_have_count(6)
    expect(page).to_have_url(f"{changed.url}changes/")


def test_a_link_brings_its_choice_along(browse: Browse, changed: Published) -> None:
    """By way of another page too; what is not offered is no choice."""
    page = browse(f"{changed.url}changes/?phase=moving&vertical=nowhere")
    kinds(page, "Retired", "Moved", "Reworded")
    expect(chooser(page, "vertical")).to_have_value("")
    page.get_by_role("link", name="Glossary").first.click()
    expect(page.locator("h1")).not_to_have_text(re.compile("What changed"))
    page.go_back()
    expect(page.locator(".pb-change:visible")).to_have_count(3)
    expect(chooser(page, "phase")).to_have_value("moving")


def test_a_choice_before_the_script_is_there_counts(browse: Browse, changed: Published) -> None:
    """It filters, and stands in the address, whatever that said."""
    held: list[Route] = []
    script = re.compile(r"/change-filter[.-]")
    page = browse(f"{changed.url}changes/?phase=moving", prepare=lambda page: page.route(script, hold(held)))
    arrive(page, lambda: len(held) > 0)
    chooser(page, "phase").select_option(label="Packing Phase")
    held[0].fallback()
    expect(page).to_have_url(f"{changed.url}changes/?phase=packing")
    expect(chooser(page, "phase")).to_have_value("packing")


def test_keys_are_enough(browse: Browse, changed: Published) -> None:
    """From the first choice to the feed, in the order of reading."""
    page = browse(f"{changed.url}changes/")
    chooser(page, "phase").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(chooser(page, "phase")).to_have_value("moving")
    kinds(page, "Retired", "Moved", "Reworded")
    page.keyboard.press("Tab")
    expect(chooser(page, "vertical")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Atom feed")).to_be_focused()


def test_words_say_what_colors_show(browse: Browse, changed: Published) -> None:
    """Old words are struck, new ones underlined; a reason is text; links lead to the statements."""
    page = browse(f"{changed.url}changes/")
    moved = page.locator(".pb-change").filter(has_text="Paint the reading corner")
    assert "line-through" in moved.locator("del").evaluate("(it) => getComputedStyle(it).textDecorationLine")
    assert "underline" in moved.locator("ins").evaluate("(it) => getComputedStyle(it).textDecorationLine")
    expect(moved).to_contain_text("Paint dries in <b>two</b> days & one night.")
    moved.get_by_role("link").click()
    expect(page).to_have_url(
        re.compile(r"/verticals/childrens-library/#adjustment--childrens-library\.paint-the-corner$")
    )


def test_axe_and_narrow_widths(browse: Browse, changed: Published) -> None:
    """In light and in dark; nothing scrolls sideways."""
    page = browse(f"{changed.url}changes/")
    page.evaluate(AXE)
    for scheme in SCHEMES:
        switch_to(page, scheme)
        assert judged(page) == []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_without_scripts_the_whole_list_stands(browse: Browse, changed: Published) -> None:
    """What could not filter is not offered."""
    page = browse(f"{changed.url}changes/?phase=moving", java_script_enabled=False)
    expect(page.locator(SHOWN)).to_have_count(6)
    expect(chooser(page, "phase")).to_be_hidden()
    expect(page.get_by_role("link", name="Atom feed")).to_be_visible()


def test_paper_has_the_changes_and_no_form(browse: Browse, changed: Published) -> None:
    """Each change stays in one piece."""
    page = browse(f"{changed.url}changes/")
    page.emulate_media(media="print")
    expect(page.locator(".pb-filter")).to_be_hidden()
    expect(page.locator(".pb-change").first).to_be_visible()
    assert page.locator(".pb-change").first.evaluate("(it) => getComputedStyle(it).breakInside") == "avoid"


def test_a_page_without_a_change_yet_is_whole(browse: Browse, site_url: str) -> None:
    """It says since when changes are listed."""
    page = browse(f"{site_url}changes/")
    expect(page.locator(".pb-day__note")).to_contain_text("Every later change is listed here, with its reason.")
    expect(page.locator(".pb-filter")).to_have_count(0)


def test_the_feed_is_served_and_named(browse: Browse, changed: Published) -> None:
    """The link leads to an Atom feed."""
    page = browse(f"{changed.url}changes/")
    href = page.get_by_role("link", name="Atom feed").evaluate("(it) => it.href")
    feed = page.request.get(href)
    assert feed.ok
    assert feed.text().startswith("<?xml")
