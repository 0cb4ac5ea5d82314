"""Labels go with the figures they label: example, playbook and assumption, until something else stands there."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse
from tests.browser.planner import enter, field, form, opened, settle

EXAMPLE = ".pb-answer__example"
PARTLY = ".pb-answer__partly"


def label(page: Page, name: str) -> str:
    """What a reader sees above a field, besides its name."""
    text = page.locator(f"form [data-field='{name}'] .pb-field__from").first.inner_text()
    return " ".join(text.partition(":")[0].split())


def test_a_changed_figure_is_called_the_readers_own(browse: Browse, site_url: str) -> None:
    """It no longer wears “playbook” or “example”; back at its default, it does again."""
    page = opened(browse, f"{site_url}calculators/roi/")
    assert (label(page, "efficiency"), label(page, "one_time_cost")) == ("playbook", "example")

    enter(page, "efficiency", "20")
    assert label(page, "efficiency") == "yours"
    assert label(page, "one_time_cost") == "example"
    enter(page, "efficiency", "25")
    assert label(page, "efficiency") == "playbook"


@pytest.mark.parametrize("width", [390, 1000, 1280])
def test_the_examples_label_stays_in_view_with_the_answer(browse: Browse, site_url: str, width: int) -> None:
    """Far down among the entries, the answer in view still says whose figures it was made from."""
    page = browse(f"{site_url}calculators/roi/", viewport={"width": width, "height": 844}, java_script_enabled=False)
    page.get_by_role("button", name="Reset to the example").focus()
    label, header = page.locator(EXAMPLE).bounding_box(), page.locator(".md-header").bounding_box()
    assert label
    assert header
    assert page.evaluate("scrollY") > 200
    assert header["y"] + header["height"] <= label["y"] < 200


def test_the_answer_says_how_much_of_the_example_is_in_it(browse: Browse, site_url: str) -> None:
    """All of it until something is changed, a part until the last of its figures is replaced, by hand or by link."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    expect(page.locator(EXAMPLE)).to_be_visible()
    enter(page, "users", "480")
    expect(page.locator(EXAMPLE)).to_be_hidden()
    expect(page.locator(PARTLY)).to_be_visible()
    enter(page, "anchor_date", "2027-02-01")
    expect(page.locator(PARTLY)).to_be_hidden()

    page.goto(page.url)
    settle(page)
    expect(page.locator(EXAMPLE)).to_be_hidden()
    expect(page.locator(PARTLY)).to_be_hidden()
    form(page).locator("button[type=reset]").click()
    expect(page.locator(EXAMPLE)).to_be_visible()
    assert label(page, "users") == "example"
    assert field(page, "users").input_value() == "150"
