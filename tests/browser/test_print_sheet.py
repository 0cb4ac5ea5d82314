"""A calculator on paper: one sheet that says everything, then what is open on the page."""

import io
import re

import pytest
from playwright.sync_api import Page, expect

from calculators import NAMES
from tests.browser.conftest import Browse
from tests.browser.planner import enter, opened


def print_out(page: Page) -> None:
    """Show the page as paper would hold it."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


@pytest.mark.parametrize("name", NAMES)
def test_the_first_sheet_holds_answer_chart_entries_and_link(browse: Browse, site_url: str, name: str) -> None:
    """Also whose the entries are, the day, and the versions of playbook and site; the form itself is not printed."""
    page = opened(browse, f"{site_url}calculators/{name}/")
    enter(page, "users", "120")
    print_out(page)
    sheet = page.locator("[data-print-sheet]")
    expect(sheet).to_be_visible()
    expect(sheet.locator("[data-sentence]")).to_have_text(page.locator("[data-answer]").text_content() or "")
    expect(sheet.locator("figure[data-chart] svg:visible")).to_have_count(1)
    users = sheet.locator("dl > div").filter(has=page.get_by_text("Users", exact=True))
    expect(users.locator("dd")).to_have_text("120")
    expect(sheet.locator("[data-whose=yours]")).to_have_text("Yours: Users.")
    expect(sheet.locator("[data-whose=example]")).to_be_visible()
    expect(sheet).to_contain_text(f"?{name}.users=120")
    expect(sheet.locator("[data-day]")).to_have_text(re.compile(r"^\d{4}-\d\d-\d\d$"))
    expect(page.locator(".pb-paper")).to_contain_text("Site version")
    for hidden in (".pb-facts", ".pb-more", "[data-planner]", "[data-views]", ".pb-answer"):
        expect(page.locator(hidden)).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(
        page.locator("[data-view] figure[data-chart] svg:visible, .pb-outcome > figure svg:visible").first
    ).to_be_visible()
    expect(sheet).to_be_hidden()


def test_what_is_open_follows_and_what_is_closed_does_not(browse: Browse, site_url: str) -> None:
    """The view that is seen, with what is unfolded in it; its heading is printed."""
    page = opened(browse, f"{site_url}calculators/roi/#scenarios")
    print_out(page)
    expect(page.locator("[data-view]:visible")).to_have_count(1)
    expect(page.locator("#scenarios-title")).to_be_visible()
    expect(page.locator("[data-table=scenarios]")).to_be_visible()
    expect(page.locator("[data-table=npv_distribution]")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.locator("#table-roi-npv-distribution").click()
    print_out(page)
    expect(page.locator("[data-table=npv_distribution]")).to_be_visible()


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_is_one_page_and_the_view_two_at_most(browse: Browse, site_url: str, name: str, size: str) -> None:
    """On either paper."""
    page = opened(browse, f"{site_url}calculators/{name}/")
    pdf = page.pdf(format=size)
    assert pdf.startswith(b"%PDF")
    pages = len(re.findall(rb"/Type\s*/Page[^s]", io.BytesIO(pdf).read()))
    assert 2 <= pages <= 3
