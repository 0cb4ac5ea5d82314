"""Calculators that feed each other, and draws that follow the answer."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse
from tests.browser.planner import BOOT_MS, enter, field, form, keep, opened, settle, shown, unfold, unfold_entries


def taken(page: Page, name: str) -> str:
    """What a field says it took."""
    unfold_fields(page)
    return page.locator(f"[data-field={name}] [data-linked-value] [data-words]").inner_text()


def unfold_fields(page: Page) -> None:
    """Open what holds folded fields."""
    form(page).evaluate("(it) => it.querySelectorAll('details').forEach((each) => { each.open = true; })")


def test_the_return_starts_when_this_devices_timeline_goes_live(browse: Browse, site_url: str) -> None:
    """What was entered there is taken here, said with its day; the link is broken and restored with a press."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    field(page, "anchor_date").fill("2027-03-01")
    settle(page)
    page.goto(f"{site_url}calculators/roi/")
    settle(page)
    assert re.match(r"Taken from your timeline: Go-live on Monday 29 March 2027", taken(page, "start_from"))
    linked = shown(page)
    unfold_entries(page)
    page.get_by_role("button", name="Break the link").first.click()
    settle(page)
    assert field(page, "start_from").input_value() == "own"
    assert shown(page) != linked
    page.get_by_role("button", name="Take it from the timeline").first.click()
    settle(page)
    assert shown(page) == linked


def test_an_address_with_several_calculators_says_everything(browse: Browse, site_url: str) -> None:
    """The sender's timeline counts, not this device's; this device's own is one press away."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    field(page, "anchor_date").fill("2027-03-01")
    settle(page)
    page.goto(f"{site_url}calculators/roi/?timeline.anchor_date=2027-06-07&roi.users=120")
    settle(page)
    assert "from the timeline in this link: Go-live on Monday 5 July 2027" in taken(page, "start_from")
    assert field(page, "users").input_value() == "120"
    unfold_entries(page)
    page.get_by_role("button", name="Take it from the timeline on this device").first.click()
    settle(page)
    assert "your timeline: Go-live on Monday 29 March 2027" in taken(page, "start_from")
    assert field(page, "start_date").input_value() == "2027-03-01"
    expect(page).to_have_url(re.compile(r"roi\.start_date=2027-03-01"))


def test_the_way_to_the_other_page_carries_the_entries(browse: Browse, site_url: str) -> None:
    """From the timeline to the return and back, by its links: nothing that was entered is lost."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    field(page, "anchor_date").fill("2027-03-01")
    settle(page)
    page.locator(".pb-others a[data-carry=roi]").click()
    expect(page.locator("form[data-calculator=roi]")).to_be_visible()
    settle(page)
    assert "29 March 2027" in taken(page, "start_from")
    enter(page, "one_time_cost", "120")
    unfold_entries(page)
    page.locator("[data-field=start_from] [data-linked-value] a").click()
    expect(page.locator("form[data-calculator=timeline]")).to_be_visible()
    settle(page)
    assert field(page, "anchor_date").input_value() == "2027-03-01"
    expect(page).to_have_url(re.compile(r"roi\.one_time_cost=120"))


def test_a_field_without_use_rests_and_says_why(browse: Browse, site_url: str) -> None:
    """While benefits grow with a curve, nobody types a ramp for nothing; with the other choice the field is there."""
    page = browse(f"{site_url}calculators/roi/")
    unfold_entries(page)
    place = page.locator("[data-field=ramp]")
    expect(place.locator("[data-unused]")).to_have_text(
        "Not used while “Benefits grow with” is “the adoption calculator’s curve”."
    )
    expect(field(page, "ramp")).to_have_js_property("readOnly", True)
    field(page, "ramp_from").select_option("own")
    expect(place.locator("[data-unused]")).to_be_hidden()
    expect(field(page, "ramp")).to_have_js_property("readOnly", False)
    page.locator("form[data-calculator] button[type=reset]").click()
    expect(place.locator("[data-unused]")).to_be_visible()


def test_a_comparison_tells_what_links_brought(browse: Browse, site_url: str) -> None:
    """Nothing of its own differs; the timeline taken from does, and is named."""
    page = opened(browse, f"{site_url}calculators/roi/?timeline.anchor_date=2027-06-07")
    keep(page, "In June")
    page.goto(f"{site_url}calculators/roi/?timeline.anchor_date=2027-03-01")
    settle(page)
    unfold(page)
    page.get_by_role("button", name="Compare side by side").click()
    taken_row = page.locator("[data-comparison] tr").filter(has_text="Costs and benefits start: taken")
    expect(taken_row.locator("td").first).to_contain_text("29 March 2027")
    expect(taken_row.locator("td").last).to_contain_text("5 July 2027")
    expect(page.locator("[data-comparison] tr").filter(has_text="Benefits grow with: taken")).to_be_hidden()


def test_the_last_entries_are_offered_and_forced_on_nobody(browse: Browse, site_url: str) -> None:
    """At the bare address the example stands until they are asked for; forgotten, they are offered no more."""
    address = f"{site_url}calculators/roi/"
    page = opened(browse, address)
    expect(page.locator("[data-resume]")).to_be_hidden()
    enter(page, "efficiency", "20")
    entered = shown(page)
    page.goto(f"{site_url}calculators/roi/?roi.efficiency=30")
    settle(page)
    expect(page.locator("[data-resume]")).to_be_hidden()
    page.goto(address)
    expect(page.locator("[data-resume]")).to_be_visible()
    assert field(page, "efficiency").input_value() == "25"
    page.get_by_role("button", name="Continue with your last entries").click()
    settle(page)
    assert shown(page) == entered
    expect(page).to_have_url(f"{address}?roi.efficiency=20")
    expect(page.locator("[data-resume]")).to_be_hidden()
    page.goto(address)
    page.get_by_role("button", name="Forget them").click()
    expect(page.locator("[data-resume]")).to_be_hidden()
    page.goto(address)
    expect(page.locator("[data-planner]")).to_be_visible()
    expect(page.locator("[data-resume]")).to_be_hidden()


def test_a_problem_there_is_told_here(browse: Browse, site_url: str) -> None:
    """The linking field names the other calculator; the last good result stays."""
    page = browse(f"{site_url}calculators/roi/?timeline.deadline_days=many")
    error = page.locator("#error-roi-start_from")
    expect(error).to_contain_text("timeline", timeout=BOOT_MS)
    assert form(page).get_attribute("data-stale") == ""


@pytest.mark.parametrize("users", ["13"])
def test_the_next_keystroke_cancels_the_draws(browse: Browse, sandbox: str, users: str) -> None:
    """Draws without an end are shown with their progress, and end with the next entry, whose own are shown."""
    page = browse(sandbox)
    page.get_by_label("Users").fill(users)
    expect(page.locator("form[data-simulating]")).to_be_visible(timeout=BOOT_MS)
    expect(page.locator("[data-simulation] span")).to_have_text(re.compile(r"^Drawing at random: \d+ of 3\.$"))
    assert page.locator("output[name=total]").inner_text() == "26"
    assert page.locator("output[name=drawn]").inner_text() == "drawn for 100"
    page.get_by_label("Users").fill("7")
    expect(page.locator("output[name=drawn]")).to_have_text("drawn for 7")
    expect(page.locator("[data-drawn-notes]")).to_have_text("A note on 7")
    expect(page.locator("[data-simulation]")).to_be_hidden()
    assert page.locator("form[data-simulating]").count() == 0


def test_draws_that_break_are_said(browse: Browse, sandbox: str) -> None:
    """The answer stays; the reason is told and another try offered."""
    page = browse(sandbox)
    page.get_by_label("Users").fill("14")
    expect(form(page)).to_have_attribute("data-state", "failed", timeout=BOOT_MS)
    expect(page.locator("[data-status]")).to_contain_text("the draws broke")
    assert page.locator("output[name=total]").inner_text() == "28"
    assert page.locator("form[data-simulating]").count() == 0


def test_an_industrys_own_target_is_looked_ahead_to(browse: Browse, site_url: str) -> None:
    """Chosen, given a day, and counted towards: people and pace stand in a group of their own, a dot in the chart."""
    page = opened(browse, f"{site_url}calculators/adoption/#forecast")
    group = page.locator(".pb-figures__title").filter(has_text="The target you chose")
    expect(group).to_be_hidden()
    enter(page, "actuals", "4: 130")
    page.evaluate("() => document.querySelector('[name=target_from]').closest('details').setAttribute('open', '')")
    field(page, "target_from").select_option("childrens-library.families-back")
    settle(page)
    expect(group).to_be_visible()
    enter(page, "target_day", "2028-04-26")
    assert "own_target: 128 users (85%) by Wednesday 26 April 2028" in shown(page)
    page.locator(".pb-views a[href$='#targets']").click()
    expect(page.locator("[data-chart=s_curve] svg:visible")).to_contain_text("Target: 85% on 26 Apr")
    field(page, "target_day").fill("2027-01-01")
    expect(page.locator("[data-field=target_day] .pb-field__error")).to_contain_text("when Week 1 starts")
