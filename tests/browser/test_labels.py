"""Labels go with the figures they label: example, playbook and assumption, until something else stands there."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse
from tests.browser.planner import enter, field, form, opened, settle

BADGE = "form [data-still-label]"
AMOUNTS = [
    "one_time_cost",
    "recurring_cost",
    "internal_hours",
    "internal_rate",
    "affected_hours",
    "hourly_cost",
    "error_cost",
]


def still(page: Page) -> str:
    """What stands beside the answer about the worked example."""
    return " ".join(page.locator("form [data-still]").inner_text().split())


def replace_own(page: Page) -> None:
    """Enter all that the return on investment asks for itself."""
    field(page, "currency").select_option("GBP")
    for number, name in enumerate(AMOUNTS, start=11):
        field(page, name).fill(str(number))
    settle(page)


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
    label, header = page.locator(BADGE).bounding_box(), page.locator(".md-header").bounding_box()
    assert label
    assert header
    assert page.evaluate("scrollY") > 200
    assert header["y"] + header["height"] <= label["y"] < 200


def test_the_answer_says_how_much_of_the_example_is_in_it(browse: Browse, site_url: str) -> None:
    """All of it until something is changed, a part until the last of its figures is replaced, by hand or by link."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    assert still(page) == "Worked example all of it: date and users"
    enter(page, "users", "480")
    assert still(page) == "Partly the worked example still the example’s: date"
    enter(page, "anchor_date", "2027-02-01")
    assert still(page) == "Your plan"

    page.goto(page.url)
    settle(page)
    assert still(page) == "Your plan"
    form(page).locator("button[type=reset]").click()
    expect(page.locator(BADGE)).to_have_text("Worked example")
    assert still(page) == "Worked example all of it: date and users"
    assert label(page, "users") == "example"
    assert field(page, "users").input_value() == "150"


def test_the_label_is_right_without_scripts(browse: Browse, site_url: str) -> None:
    """As built, with a way to each field, in another calculator too."""
    page = browse(f"{site_url}calculators/roi/", java_script_enabled=False)
    assert still(page) == "Worked example all of it: currency, users, 7 amounts and Week 1"
    link = page.locator("form [data-still-pieces] a").first
    assert page.locator(str(link.get_attribute("href"))).get_attribute("name") == "currency"


def test_what_comes_from_the_timelines_example_counts(browse: Browse, site_url: str) -> None:
    """All of one's own is entered, and Week 1, from which go-live follows, is still the example's."""
    page = opened(browse, f"{site_url}calculators/roi/")
    replace_own(page)
    enter(page, "users", "85")
    assert still(page) == "Partly the worked example still the example’s: Week 1"
    page.locator("form [data-still-pieces] a").click()
    expect(field(page, "start_date")).to_be_focused()
    enter(page, "start_date", "2028-11-06")
    assert still(page) == "Your plan"


def test_what_is_no_longer_taken_no_longer_counts(browse: Browse, site_url: str) -> None:
    """A change without use leaves the label as it is; one that brings an example's figure in brings it back."""
    page = opened(browse, f"{site_url}calculators/roi/")
    form(page).evaluate("(it) => it.querySelectorAll('details').forEach((each) => { each.open = true; })")
    enter(page, "revenue_uplift", "30")
    assert still(page).startswith("Worked example ")
    replace_own(page)
    enter(page, "users", "85")
    enter(page, "start_date", "2028-11-06")
    assert still(page) == "Your plan"


def test_a_stale_answer_keeps_the_label_of_its_own_figures(browse: Browse, site_url: str) -> None:
    """What cannot be calculated is not yet the reader's: the figures shown are still the example's."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    field(page, "users").fill("many")
    expect(page.locator("#error-timeline-users")).to_be_visible()
    assert still(page) == "Worked example all of it: date and users"


def test_the_label_leaves_the_page_with_the_answer(browse: Browse, site_url: str) -> None:
    """Copied and as a file, it says whose figures they are."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    enter(page, "users", "480")
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    page.get_by_role("button", name="Copy result").click()
    text = "Partly the worked example (still the example’s: date)"
    expect(page.locator("[data-toast]").first).to_have_text("The result is copied.")
    assert text in page.evaluate("window.copied").split("\n")
    for kind in ("csv", "json"):
        with page.expect_download() as download:
            page.locator(f"[data-download={kind}]").click()
        assert text in download.value.path().read_text(encoding="utf-8")
