"""A fourth calculator goes live in the browser like the others: nothing but its folder, its YAML and its page."""

from playwright.sync_api import expect

from tests.browser.conftest import Browse
from tests.conftest import Published

BOOT_MS = 60_000


def test_an_entry_changes_the_figure(browse: Browse, site_with_a_fourth: Published) -> None:
    """It goes live at the first entry; the address holds what differs by its own name, and opens the same again."""
    page = browse(f"{site_with_a_fourth.url}calculators/cost-of-delay/")
    form, figure = page.locator("form[data-calculator=cost_of_delay]"), page.locator("output[name=expected_cost]")
    expect(figure).to_have_text("€4,800")
    page.locator("[name=weekly_value]").fill("10k")

    expect(figure).to_have_text("€12,000", timeout=BOOT_MS)
    expect(form).to_have_attribute("data-state", "live")
    expect(page.locator("table[data-table=weeks] tbody tr")).to_have_count(3)
    assert page.url.endswith("?cost_of_delay.weekly_value=10%2C000")

    again = browse(page.url)
    expect(again.locator("output[name=expected_cost]")).to_have_text("€12,000", timeout=BOOT_MS)


def test_it_takes_from_the_timeline_what_was_entered_there(browse: Browse, site_with_a_fourth: Published) -> None:
    """A link that carries the timeline's entries moves the date here."""
    page = browse(f"{site_with_a_fourth.url}calculators/cost-of-delay/?timeline.anchor_date=2028-03-13")

    expect(page.locator("output[name=late_go_live]")).to_have_text("Monday 1 May 2028", timeout=BOOT_MS)
