"""A page whose scripts are refused, missing or never arrive says so at the form, and promises nothing meanwhile."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Browse, hold
from tests.browser.test_calculators import expected, field, results, wait_until_drawn

SOON_MS = 15_000
ANSWERS: dict[str, Callable[[Route], object]] = {
    "missing": lambda route: route.fulfill(status=404),
    "refused": lambda route: route.fulfill(
        response=route.fetch(), headers={"content-type": "application/octet-stream"}
    ),
    "never arriving": lambda _: None,
}
"""What becomes of a script on its way."""
PROMISE = "The calculator starts when you change a value."


def promises(page: Page) -> bool:
    """Whether the form says that it will calculate."""
    return page.get_by_text(PROMISE).is_visible()


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_a_page_without_its_program_says_so(browse: Browse, site_url: str, answer: Callable[[Route], object]) -> None:
    """No script of ours runs at all; the page itself tells, and another try brings the calculator to life."""
    answers = [answer]

    def newest(route: Route) -> None:
        answers[-1](route)

    page = browse(f"{site_url}licenses.txt", faulty=True, prepare=lambda page: page.route("**/main.js", newest))
    page.goto(f"{site_url}calculators/roi/", wait_until="commit")
    notice = page.locator("[data-without-program]")
    expect(page.locator("[data-status]")).to_be_visible()
    assert not promises(page)
    expect(notice).to_be_hidden()
    expect(notice).to_be_visible(timeout=SOON_MS)
    expect(notice).to_contain_text("Live calculation is not available: its program could not be loaded.")
    assert not promises(page)
    answers.append(lambda route: route.continue_())
    notice.get_by_role("link", name="Try again").click(no_wait_after=True)
    expect(page.get_by_text(PROMISE)).to_be_visible(timeout=SOON_MS)
    expect(notice).to_have_count(0)


def test_a_page_that_is_come_to_says_so_too(browse: Browse, site_url: str) -> None:
    """Without our script the browser turns pages itself."""
    page = browse(
        f"{site_url}calculators/", faulty=True, prepare=lambda page: page.route("**/main.js", ANSWERS["missing"])
    )
    page.locator("main a[href$='roi/']:visible").first.click()
    expect(page.locator("[data-without-program]")).to_be_visible(timeout=SOON_MS)
    page.unroute("**/main.js")
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_text(PROMISE)).to_be_visible(timeout=SOON_MS)


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_a_calculator_without_its_scripts_says_so(
    browse: Browse, site_url: str, answer: Callable[[Route], object]
) -> None:
    """Our first script tells of what comes after it, and what was typed is calculated by another try."""
    page = browse(f"{site_url}licenses.txt", faulty=True, prepare=lambda page: page.route("**/live.js", answer))
    page.goto(f"{site_url}calculators/roi/", wait_until="commit")
    expect(page.locator("form[data-calculator]")).to_have_attribute("data-state", "failed", timeout=SOON_MS)
    expect(page.locator("[data-status]")).to_contain_text("Live calculation is not available: its program")
    expect(page.locator("[data-without-program]")).to_have_count(0)
    assert not promises(page)
    field(page, "users").fill("120")
    page.get_by_role("button", name="Try again").click()
    wait_until_drawn(page)
    assert results(page) == expected("roi", page)


def test_scripts_that_come_late_are_welcome(browse: Browse, site_url: str) -> None:
    """They bring the form to life though it was given up, and it promises again what it can keep."""
    held: list[Route] = []
    page = browse(
        f"{site_url}licenses.txt",
        faulty=True,
        prepare=lambda page: page.route("**/live.js", hold(held)),
    )
    page.goto(f"{site_url}calculators/roi/", wait_until="commit")
    expect(page.locator("[data-status]")).to_contain_text("takes too long to load", timeout=SOON_MS)
    for route in held:
        route.continue_()
    expect(page.get_by_text(PROMISE)).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    field(page, "users").fill("120")
    wait_until_drawn(page)


def test_without_scripts_nothing_is_promised_and_nothing_awaited(browse: Browse, site_url: str) -> None:
    """Where scripts are switched off, the page says just that."""
    page = browse(f"{site_url}calculators/roi/", java_script_enabled=False)
    expect(page.locator("noscript .pb-notice")).to_be_visible()
    page.wait_for_timeout(SOON_MS)
    expect(page.locator("[data-without-program]")).to_be_hidden()
    assert not promises(page)
