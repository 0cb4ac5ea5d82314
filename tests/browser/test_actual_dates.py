"""A running plan on the timeline's page: what has happened is typed or pasted, and goes wherever entries go."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse
from tests.browser.planner import BOOT_MS, enter, field, form, keep, opened, settle, shown, unfold
from tests.browser.test_pages import AXE, judged

NOW = "2028-03-29T12:00:00Z"
ENTRIES = "Shelf Building: started 6 March, ended 24 March 2028\nCarrying Over: started 2028-03-27"
PASTED = "Block\tStarted\tEnded\nShelf Building\t06.03.2028\t24.03.2028\nWeek 3\t27 Mar 2028\n"
TABLE = "table[data-table=against_first]"
LATER = "5 working days later than first planned."


def running(browse: Browse, address: str) -> Page:
    """The timeline, live on a day in the middle of the example's plan."""
    return opened(browse, address, prepare=lambda page: page.clock.set_fixed_time(NOW))


def tell(page: Page, text: str) -> None:
    """Enter what has happened, unfolding its field."""
    field(page, "actual_dates").evaluate("(it) => it.closest('details').setAttribute('open', '')")
    enter(page, "actual_dates", text)


def test_nothing_is_said_of_it_until_something_is_entered(browse: Browse, site_url: str) -> None:
    """Folded away; then a table, the sentence and outlines in the chart hold the first plan against the new one."""
    page = running(browse, f"{site_url}calculators/timeline/")
    assert not field(page, "actual_dates").is_visible()
    assert not page.locator(TABLE).is_visible()
    assert "first plan" not in form(page).locator("[data-answer]").inner_text()

    tell(page, ENTRIES)
    expect(form(page).locator("[data-answer]")).to_contain_text(LATER)
    expect(page.locator(TABLE)).to_be_visible()
    rows = page.locator(f"{TABLE} tbody tr")
    expect(rows.filter(has_text="Shelf Building")).to_contain_text("ended")
    expect(rows.filter(has_text="Carrying Over")).to_contain_text("in progress")
    expect(rows.last).to_contain_text("+5")
    expect(page.locator("[data-chart=gantt] figcaption, [data-chart=gantt]").first).to_contain_text(
        "A thin outline is the block in the first plan."
    )

    tell(page, "")
    expect(page.locator(TABLE)).to_be_hidden()
    expect(form(page).locator("[data-answer]")).not_to_contain_text("first planned")


def test_a_table_is_pasted_and_a_mistake_is_told_at_the_field(browse: Browse, site_url: str) -> None:
    """Columns as a spreadsheet copies them read like the sentence; what cannot be names its row and the cure."""
    page = running(browse, f"{site_url}calculators/timeline/")
    tell(page, ENTRIES)
    typed = shown(page)
    area = field(page, "actual_dates")
    area.fill("")
    area.focus()
    page.keyboard.insert_text(PASTED)
    settle(page)
    assert shown(page) == typed

    area.fill("Shelf Bilding: started 2028-03-06")
    expect(page.locator("[data-field=actual_dates] .pb-field__error")).to_contain_text(
        "Row 1: name a block of the plan by its title or its weeks; “Shelf Bilding” is none", timeout=BOOT_MS
    )


def test_it_goes_along_in_link_scenario_and_file(browse: Browse, site_url: str, tmp_path: Path) -> None:
    """Whoever opens the link sees the same plan; a scenario brings it back; the spreadsheet has lines and table."""
    address = f"{site_url}calculators/timeline/"
    page = running(browse, address)
    tell(page, ENTRIES)
    entered = shown(page)
    keep(page, "Running")
    with page.expect_download() as waiting:
        page.locator("[data-download=csv]").click()
    waiting.value.save_as(tmp_path / "plan.csv")
    text = (tmp_path / "plan.csv").read_text(encoding="utf-8-sig")
    assert "The first plan compared with now" in text
    assert "Carrying Over: started 2028-03-27" in text

    assert "timeline.actual_dates=" in page.url
    other = running(browse, page.url)
    assert shown(other) == entered

    page.goto(address)
    unfold(page)
    page.get_by_role("button", name="Load Running").click()
    settle(page)
    assert shown(page) == entered


def test_what_it_moves_is_moved_in_linked_calculators_too(browse: Browse, site_url: str) -> None:
    """They are told the reader's day: a plan overdue since the last entry goes live on one day everywhere."""
    page = running(browse, f"{site_url}calculators/timeline/")
    tell(page, "Shelf Building: started 2028-03-06")
    go_live = form(page).locator("[data-answer] strong").first.inner_text()
    page.goto(f"{site_url}calculators/roi/")
    field(page, "users").focus()
    settle(page)
    expect(page.locator("[data-linked-value=timeline] [data-text]").first).to_contain_text(go_live)


def test_the_field_and_its_table_are_accessible(browse: Browse, site_url: str) -> None:
    """Open and filled."""
    page = running(browse, f"{site_url}calculators/timeline/")
    tell(page, ENTRIES)
    page.evaluate(AXE)
    assert [fault for part in ("[data-field=actual_dates]", TABLE) for fault in judged(page, part)] == []
