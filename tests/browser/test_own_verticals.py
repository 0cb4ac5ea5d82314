"""What verticals change in the base plan, where it stands, and as the reader's own vertical has it."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Browse
from tests.browser.own_plan import BOOT_MS
from tests.browser.planner import SHOWN, form, opened, settle
from tests.browser.test_pages import judged_everywhere

PHASE = "phases/opening/"
CHILDREN, UNIVERSITY = "Moving a Children’s Library", "Moving a University Library"
WIDTHS = ({"width": 320, "height": 700}, {"width": 1280, "height": 900})


def planned_in(browse: Browse, site_url: str, *verticals: str, **options: Any) -> Page:
    """My plan with these verticals, on the day of its first milestone."""
    page = browse(f"{site_url}plan/", prepare=lambda page: page.clock.set_fixed_time("2026-12-04T12:00:00"), **options)
    expect(page.locator("[data-my-plan]")).to_have_attribute("data-state", "live")
    page.get_by_label("Date", exact=True).fill("2026-11-02")
    page.locator("#timeline-users").fill("100")
    for vertical in verticals:
        page.get_by_label(vertical).check()
    page.get_by_role("button", name="Save my plan").click()
    expect(page.locator("[data-plan-facts]")).to_contain_text("100 users", timeout=BOOT_MS)
    return page


def notes(within: Page | Locator) -> list[str]:
    """What verticals are seen to say."""
    return [" ".join(it.inner_text().split()) for it in within.locator(".pb-otherwise:visible").all()]


def milestone(page: Page, id_: str) -> str:
    """A milestone's label, as it is seen."""
    return " ".join(page.locator(f"#milestone--{id_} .pb-milestone__label").inner_text().split())


@pytest.mark.parametrize("viewport", WIDTHS, ids=["320", "1280"])
def test_a_phase_says_what_every_vertical_changes(browse: Browse, site_url: str, viewport: dict[str, int]) -> None:
    """At each statement, with the reason, without scripts too."""
    page = browse(f"{site_url}{PHASE}", java_script_enabled=False, viewport=viewport)
    expected = ["Children’s Library: “Visit schools and kindergartens”. Most of its readers cannot read yet."]
    expected += ["University Library: left out. Students find the way by themselves."]
    assert notes(page.locator("#activity--visit-schools")) == expected
    assert "University Library: moved to Week 7. The term begins a week later." in milestone(page, "many-members-back")
    page = browse(f"{site_url}{PHASE}", viewport=viewport)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    boxes = [it.bounding_box() for it in page.locator(".pb-milestone__bar").all()]
    assert len({round(box["y"] + box["height"]) for box in boxes if box}) == 1, "bars stand on one line"
    assert len({round(box["width"]) for box in boxes if box}) == 1, "and are alike wide"


def test_the_chosen_vertical_s_own_plan_is_shown(browse: Browse, site_url: str) -> None:
    """Its weeks, shares and titles with their dates; what it leaves out has no tick; hidden again all is as built."""
    page = planned_in(browse, site_url, UNIVERSITY)
    page.goto(f"{site_url}{PHASE}")
    expect(page.locator("#milestone--many-members-back b").first).to_have_text("Week 7", use_inner_text=True)
    assert "30% of members back" in milestone(page, "some-members-back")
    assert "40% of members back" not in milestone(page, "some-members-back")
    assert "30 of your 100" in milestone(page, "some-members-back")
    assert "by Fri 18 Dec" in milestone(page, "many-members-back")
    bar = page.locator("#milestone--some-members-back .pb-milestone__bar")
    expect(bar).to_have_text("30%", use_inner_text=True)
    assert bar.evaluate("(it) => it.style.getPropertyValue('--share')") == "30"
    schools = page.locator("#activity--visit-schools")
    assert notes(schools) == ["University Library: left out. Students find the way by themselves."]
    expect(schools.locator(".pb-mark")).to_have_count(0)
    expect(page.locator("#activity--lead-tours .pb-mark")).to_have_count(1)
    assert notes(page.locator("#activity--invite-regular-readers")) == []
    page.get_by_role("button", name="Hide my plan").click()
    expect(page.locator("#milestone--many-members-back b").first).to_have_text("Week 6", use_inner_text=True)
    assert "40% of members back" in milestone(page, "some-members-back")
    expect(bar).to_have_text("40%", use_inner_text=True)
    assert float(bar.evaluate("(it) => it.style.getPropertyValue('--share')")) == 40
    assert len(notes(schools)) == 2


def test_of_two_verticals_the_winner_s_word_is_shown(browse: Browse, site_url: str) -> None:
    """What the other leaves out is to be done."""
    page = planned_in(browse, site_url, CHILDREN, UNIVERSITY)
    page.goto(f"{site_url}{PHASE}")
    schools = page.locator("#activity--visit-schools")
    expect(schools.locator(".pb-mark")).to_have_count(1)
    assert notes(schools) == [
        "Children’s Library: “Visit schools and kindergartens”. Most of its readers cannot read yet."
    ]


def test_my_plan_and_home_ask_nothing_that_is_left_out(browse: Browse, site_url: str) -> None:
    """Neither in a list nor in a count."""
    whole = browse(f"{site_url}plan/").locator('[data-phase="opening"] [data-tick]').count()
    page = planned_in(browse, site_url, UNIVERSITY)
    item = page.locator('[data-statement="activity/visit-schools"]')
    expect(item).to_be_hidden()
    counted = page.locator('[data-done-phase="opening"] [data-all]')
    expect(counted).to_have_text(str(whole - 1))
    page.locator('[data-statement="activity/lead-tours"]').first.wait_for()
    page.clock.set_fixed_time("2027-06-01T12:00:00")
    page.goto(site_url)
    late = page.locator("[data-due=late]")
    expect(late).to_be_visible()
    expect(late).not_to_contain_text("Visit schools")


def test_a_calculator_counts_with_the_chosen_vertical(browse: Browse, site_url: str) -> None:
    """In the browser what the command line says: weeks, shares and the sentence about each change."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    before = "\n".join(form(page).evaluate(SHOWN))
    assert "40% of members back" in before
    assert "30% of members back" not in before
    page.get_by_label(UNIVERSITY).check()
    settle(page)
    after = "\n".join(form(page).evaluate(SHOWN))
    assert f"{UNIVERSITY} has “30% of members back” instead of “40% of members back”." in after
    assert f"{UNIVERSITY} moves “60% of members back” from Week 6 to Week 7." in after
    assert "timeline.verticals=university-library" in page.url


def test_axe_finds_nothing_where_a_vertical_changes_something(browse: Browse, site_url: str) -> None:
    """On a phase's page with a plan, and on My plan, at any width, in light and dark."""
    page = planned_in(browse, site_url, UNIVERSITY)
    assert judged_everywhere(page) == []
    page.goto(f"{site_url}{PHASE}")
    expect(page.locator("#milestone--many-members-back b").first).to_have_text("Week 7", use_inner_text=True)
    assert judged_everywhere(page) == []
