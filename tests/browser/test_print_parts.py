"""A block or gate alone on its sheet: by the address without scripts, by one press with them."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse
from tests.browser.own_plan import Planned
from tests.browser.sheets import FORMATS, printed
from tests.browser.test_my_plan_entries import enter, first_set

NOTED = "window.printed = []; window.print = () => window.printed.push(location.hash);"


def said(page: Page, size: str) -> str:
    """What the page's sheets say, of which there must be one."""
    sheets = printed(page, size)
    assert len(sheets) == 1
    return " ".join(sheets[0].body.split())


@pytest.mark.parametrize("size", FORMATS)
def test_a_block_that_the_address_names_prints_alone(browse: Browse, site_url: str, size: str) -> None:
    """On one sheet, with the page's head, without scripts too."""
    page = browse(f"{site_url}phases/moving/#print-carrying-over", java_script_enabled=False)
    words = said(page, size)
    for expected in ("Part 1: Moving Over", "Week 3", "Carrying Over", "Carry the atlases flat", "20+ helpers trained"):
        assert expected in words
    for other in ("Shelf Building", "You can leave", "Print"):
        assert other not in words
    expect(page.get_by_role("link", name="Print the whole page instead")).to_be_visible()
    page.get_by_role("link", name="Print the whole page instead").click()
    assert "Shelf Building" in " ".join(printed(page, size)[0].body.split())


def test_the_gate_prints_alone(browse: Browse, site_url: str) -> None:
    """What must be true, each with a box."""
    page = browse(f"{site_url}phases/moving/#print-gate", java_script_enabled=False)
    words = said(page, "A4")
    assert page.locator(".pb-gate:has(> h2) li").first.inner_text() in words
    assert "Carrying Over" not in words


def test_one_press_prints_the_week_and_leaves_the_page_as_it_was(browse: Browse, site_url: str) -> None:
    """From the phase's page to the printer's dialog; who prints next gets the whole page."""
    page = browse(f"{site_url}phases/moving/", prepare=lambda page: page.add_init_script(NOTED))
    page.get_by_role("link", name="Print Week 3").click()
    expect(page).to_have_url(f"{site_url}phases/moving/#print-carrying-over")
    assert page.evaluate("window.printed") == ["#print-carrying-over"]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page).to_have_url(f"{site_url}phases/moving/#block--carrying-over")
    assert page.evaluate("window.printed") == ["#print-carrying-over"]


def test_every_block_and_gate_offers_it_by_the_keyboard(browse: Browse, site_url: str) -> None:
    """A link in its head, named by its weeks."""
    page = browse(f"{site_url}phases/moving/", prepare=lambda page: page.add_init_script(NOTED))
    names = [it.inner_text() for it in page.locator("[data-print-part]").all()]
    assert names == ["Print this gate", "Print Weeks 1–2", "Print Week 3"]
    page.get_by_role("link", name="Print Weeks 1–2").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site_url}phases/moving/#print-shelf-building")
    assert page.evaluate("window.printed") == ["#print-shelf-building"]


def test_a_checklist_has_the_owners_and_days_of_the_reader_s_plan(planned: Planned, site_url: str) -> None:
    """In the room for them: one's own owner, the one of a workstream, and the day on which it was done."""
    page = planned("plan/")
    block = first_set(page)
    enter(block, owner="Head of the branch with a long name indeed")
    enter(block.locator("[data-statement]").nth(1), owner="The caretaker", done="2026-11-10")
    name = str(block.locator("[data-statement]").nth(1).get_attribute("data-statement"))
    page.goto(f"{site_url}phases/moving/#print-shelf-building")
    line = page.locator(f"li[id='{name.replace('/', '--')}']")
    expect(line.locator(".pb-todo__own")).to_be_hidden()
    expect(line.get_by_role("checkbox")).to_be_checked()
    for size in FORMATS:
        words = " ".join(" ".join(it.body for it in printed(page, size)).split())
        for expected in ("Head of the branch with a long name indeed", "The caretaker", "2026-11-10"):
            assert expected in words
    page.emulate_media(media="print")
    for it in page.locator(".pb-todo__own").all():
        inner, outer = it.bounding_box(), it.locator("..").bounding_box()
        assert inner
        assert outer
        assert inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1
        assert inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 1
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Hide my plan").click()
    assert page.locator(".pb-todo__own").count() == 0
