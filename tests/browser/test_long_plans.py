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


@pytest.mark.parametrize("address", ["", "phases/", "verticals/", "phases/tranche-abc/"])
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


def test_today_is_marked_on_a_phase_that_is_named_only(browse: Browse, long: Published) -> None:
    """As it is on one that shows its blocks, with the reader's own dates."""
    page = browse(f"{long.url}plan/", prepare=lambda it: it.clock.set_fixed_time("2026-11-25T12:00:00"))
    begin(page)
    page.goto(long.url)

    now = page.locator(".pb-named--phases li.is-now")
    expect(now).to_have_count(1)
    expect(now).to_contain_text("Opening the Doors")
    expect(now.locator(".pb-named__note")).to_have_text(re.compile(r"\d"))
