"""A plan of a hundred phases and verticals as a visitor meets it: each is named, and no page has no end."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.bench.synthetic import grow
from tests.browser.conftest import Browse
from tests.browser.legibility import lost
from tests.browser.own_plan import begin
from tests.browser.test_pages import judged_everywhere
from tests.conftest import Published, made_up_project, publishing

COUNT = 100
SCREENS = {1280: 800, 390: 844}


@pytest.fixture(name="long", scope="module")
def _long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Its site, built strictly."""
    project = made_up_project(tmp_path_factory.mktemp("long") / "project")
    grow(project, COUNT)
    with publishing(tmp_path_factory.mktemp("published-long"), project) as site:
        yield site


@pytest.mark.parametrize("address", ["", "phases/", "verticals/", "phases/tranche-abc/", "plan/"])
def test_pages_of_a_long_plan_are_legible_to_all(browse: Browse, long: Published, address: str) -> None:
    """By every rule, on a desk and on a phone, and nothing is cut."""
    page = browse(long.url + address)

    assert judged_everywhere(page, widths=(1280, 390)) == []
    assert lost(page) == []


@pytest.mark.parametrize("width", SCREENS)
def test_home_shows_a_long_plan_in_three_screens(browse: Browse, long: Published, width: int) -> None:
    """And its verticals likewise; both lead to the pages of all."""
    page = browse(long.url, viewport={"width": width, "height": SCREENS[width]})

    for names in page.locator(".pb-named").all():
        box = names.bounding_box()
        assert box
        assert box["height"] <= 3 * SCREENS[width]
    page.get_by_role("link", name=f"All {COUNT} phases").click()
    page.wait_for_url("**/phases/")
    page.get_by_role("link", name="Phases 81–100").first.click()
    expect(page.get_by_role("heading", name="Phases 81–100")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", SCREENS)
def test_my_plan_of_a_long_plan_is_a_few_screens(browse: Browse, long: Published, width: int, scripts: bool) -> None:
    """Each phase is a fold, with scripts and without; opened, it holds all that is to be done in it."""
    screen = SCREENS[width]
    page = browse(f"{long.url}plan/", viewport={"width": width, "height": screen}, java_script_enabled=scripts)
    assert page.evaluate("document.scrollingElement.scrollHeight") <= 8 * screen
    phase = page.locator("details.pb-mine__phase").nth(COUNT // 2)
    expect(phase.locator("[data-statement]").first).to_be_hidden()
    phase.locator("summary").click()
    expect(phase.locator("[data-statement]").first).to_be_visible()
    assert phase.locator("[data-statement]").count() == 12


def test_what_is_near_in_a_long_plan_stands_before_the_folds(browse: Browse, long: Published) -> None:
    """With the reader's dates; what is ticked in a fold counts, and on paper every fold is open."""
    page = browse(f"{long.url}plan/", prepare=lambda it: it.clock.set_fixed_time("2026-11-25T12:00:00"))
    begin(page)
    expect(page.locator("[data-place=now] [data-do-block]")).to_have_count(1)
    assert page.evaluate("document.scrollingElement.scrollHeight") <= 12 * SCREENS[1280]
    phase = page.locator("details.pb-mine__phase").nth(COUNT // 2)
    phase.locator("summary").click()
    done = page.locator("[data-glance=all] [data-count]")
    before = int(done.inner_text())
    phase.locator("[data-tick]").first.check()
    expect(done).to_have_text(str(before + 1))
    page.emulate_media(media="print")
    expect(page.locator("details.pb-mine__phase [data-statement]").last).to_be_visible()


def test_today_is_marked_on_a_phase_that_is_named_only(browse: Browse, long: Published) -> None:
    """As it is on one that shows its blocks, with the reader's own dates."""
    page = browse(f"{long.url}plan/", prepare=lambda it: it.clock.set_fixed_time("2026-11-25T12:00:00"))
    begin(page)
    page.goto(long.url)

    now = page.locator(".pb-named--phases li.is-now")
    expect(now).to_have_count(1)
    expect(now).to_contain_text("Opening the Doors")
    expect(now.locator(".pb-named__note")).to_have_text(re.compile(r"\d"))
