"""Pages by themselves that are offered to be printed: everything, and the kick-off pack."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse
from tests.browser.sheets import FORMATS, printed
from tests.browser.test_pages import AXE, judged

PLACES = (("playbook/", "Everything, to print"), ("phases/", "Kick-off pack, to print"))


def opened(page: Page, name: str) -> Page:
    """The page that the menu opens beside this one."""
    page.locator(".pb-downloads summary").click()
    with page.context.expect_page() as beside:
        page.get_by_role("link", name=name).click()
    beside.value.wait_for_load_state()
    return beside.value


@pytest.mark.parametrize(("path", "name"), PLACES)
def test_a_page_to_print_is_one_press_away(browse: Browse, site_url: str, path: str, name: str) -> None:
    """From the menu of a page, by itself in a new tab; without scripts too."""
    page = browse(f"{site_url}{path}", java_script_enabled=False)
    beside = opened(page, name)
    expect(beside.get_by_role("heading", level=1)).to_contain_text("Library Move Playbook")
    assert page.url == f"{site_url}{path}"


@pytest.mark.parametrize(("path", "name"), PLACES)
def test_it_can_be_read_by_anybody_on_any_screen(browse: Browse, site_url: str, path: str, name: str) -> None:
    """Axe finds nothing, and nothing has to be scrolled sideways."""
    page = opened(browse(f"{site_url}{path}"), name)
    page.evaluate(AXE)
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert judged(page) == []


@pytest.mark.parametrize("size", FORMATS)
def test_the_pack_s_sheets_are_whole(browse: Browse, site_url: str, size: str) -> None:
    """Each chapter begins on one of its own, and each says whose it is."""
    page = opened(browse(f"{site_url}phases/"), "Kick-off pack, to print")
    sheets = [" ".join(it.body.split()) for it in printed(page, size)]
    starts = [it for it in sheets if it.startswith(("Who does what", "Gates", "Risks", "Calendar"))]
    assert len(starts) == 4
    assert "The plan on a page" in sheets[0]
