"""Who only reads: a calculator's scripts come with a calculator, and with nothing else."""

import re
import time
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Browse, until
from tests.browser.test_calculators import expected, field, results, wait_until_drawn
from tests.conftest import Published


def scripts(page: Page) -> list[str]:
    """Our scripts that the page asked for so far, below their folder, in order."""
    found = (re.search(r"/assets/js[^/]*/(.*)", urlsplit(url).path) for url in page.guard.requests)  # type: ignore[attr-defined]
    return [it[1] for it in found if it]


def test_a_page_without_a_calculator_asks_for_no_calculator_script(browse: Browse, site_url: str) -> None:
    """One script brings to life what pages have; what searches waits to be asked. Home offers to keep a plan."""
    page = browse(site_url)
    page.wait_for_load_state("networkidle")
    assert set(scripts(page)) == {"main.js", "calculator/plan-offer.js"}
    page = browse(f"{site_url}phases/")
    page.wait_for_load_state("networkidle")
    for address in ("risks/", "offline/", "calculators/"):
        page.goto(site_url + address)
        page.wait_for_load_state("networkidle")
    assert set(scripts(page)) == {"main.js"}


def test_instant_navigation_brings_a_calculator_to_life(browse: Browse, site_url: str) -> None:
    """Its scripts come with the first one, once, and the answer is right; the next one finds them there."""
    page = browse(f"{site_url}calculators/")
    page.wait_for_load_state("networkidle")
    before = page.evaluate("performance.timeOrigin")
    page.locator("main a[href$='roi/']:visible").first.click()
    page.wait_for_url("**/calculators/roi/")
    field(page, "users").fill("120")
    wait_until_drawn(page)
    assert results(page) == expected("roi", page)
    page.locator("a[href$='adoption/']:visible").first.click()
    # The address comes before the page, and both pages have such a field.
    expect(page.locator("form[data-calculator=adoption]")).to_be_visible()
    field(page, "users").fill("480")
    expect(page).to_have_url(re.compile(r"adoption\.users=480$"))
    assert page.evaluate("performance.timeOrigin") == before
    assert scripts(page).count("calculator/live.js") == scripts(page).count("calculator/worker.js") == 1


def test_what_only_an_old_browser_needs_is_fetched_by_no_other(browse: Browse, site_url: str) -> None:
    """A page is there sooner for each request that is not made."""
    page = browse(f"{site_url}calculators/roi/")
    page.wait_for_load_state("networkidle")
    assert page.locator("script[src$='unsupported.js']").count() == 1
    assert set(scripts(page)) == {"main.js", "calculator/live.js"}


def test_a_calculators_script_waits_until_the_page_is_there_to_be_read(browse: Browse, published: Published) -> None:
    """Its kilobytes do not stand in the way of the style sheet and the font."""

    def hold(route: Route) -> None:
        time.sleep(1)
        route.continue_()

    page = browse(f"{published.url}calculators/roi/", prepare=lambda page: page.route("**/site.css", hold))
    until(page, f"({found('live.js')}) !== undefined")
    assert page.evaluate(f"({found('live.js')}).startTime > ({found('site.css')}).responseEnd")


def found(file: str) -> str:
    """What the browser knows of how a file came, as an expression."""
    return f"performance.getEntriesByType('resource').find((it) => it.name.endsWith('/{file}'))"
