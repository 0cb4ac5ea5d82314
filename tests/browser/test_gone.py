"""Old links in a browser: the page of what is gone, and the ways to what was renamed."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Browse
from tests.browser.test_pages import AXE, judged, switch_to
from tests.conftest import MADE_UP, Published

RETIRED = f"r/{MADE_UP}/activity/paint-the-shelves/"


def test_the_pages_of_what_is_gone_are_legible(browse: Browse, published: Published) -> None:
    """Axe finds nothing in light or dark, and nothing is wider than a phone."""
    page, found = browse(published.url), []
    assert len(published.gone) > 2
    for path in published.gone:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(published.url + path.removesuffix("index.html"))
        page.evaluate(AXE)
        for scheme in ("light", "dark"):
            switch_to(page, scheme)
            found += [f"{path} in {scheme}: {fault}" for fault in judged(page)]
        for width in (1280, 390, 320):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.scrollingElement.scrollWidth") > width:
                found.append(f"{path} at {width} pixels")
    assert found == []


def test_what_to_read_now_is_one_click_away(browse: Browse, published: Published) -> None:
    """The first link of the page's own words; the navigation shows where the statement stood."""
    page = browse(published.url)
    page.goto(published.url + RETIRED)
    expect(page.locator("nav.pb-strip .is-current")).to_have_count(1)
    expect(page.locator(".md-tabs__item--active")).to_contain_text("Phases")
    page.locator("article p a").first.click()
    expect(page).to_have_url(f"{published.url}phases/moving/#activity--number-the-shelves")
    expect(page.locator("#activity--number-the-shelves")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_old_permalink_arrives(browse: Browse, published: Published, scripts: bool) -> None:
    """At what the thing is called now, with or without scripts; these take the file's name out of the address."""
    page = browse(published.url, java_script_enabled=scripts)
    page.goto(f"{published.url}r/{MADE_UP}/activity/number-every-shelf/")
    file = "" if scripts else "index.html"
    expect(page).to_have_url(f"{published.url}phases/moving/{file}#activity--number-the-shelves")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_old_anchor_arrives(browse: Browse, published: Published, scripts: bool) -> None:
    """The row that it named is in sight and marked."""
    page = browse(published.url, java_script_enabled=scripts)
    page.goto(f"{published.url}risks/#risk--short-of-hands")
    row = page.locator("#risk--staff-shortage")
    expect(row).to_be_in_viewport()
    plain = page.locator("#risk--late-shelves").evaluate("(row) => getComputedStyle(row).backgroundColor")
    expect(row).not_to_have_css("background-color", plain)
