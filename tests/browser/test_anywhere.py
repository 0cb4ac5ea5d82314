"""A site whose address nobody named to the build, below an unusual path, and opened without any server."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Browse, until
from tests.browser.planner import opened
from tests.conftest import Published, serving

IS_SAME_TAB = "window.isSame === true"


def test_python_stays_from_one_calculator_to_the_next(browse: Browse, anywhere: Published) -> None:
    """The page changes without being loaded anew, so the second calculator is live without another start."""
    page = opened(browse, f"{anywhere.url}calculators/roi/")
    page.evaluate("window.isSame = true")
    asked = len(page.guard.requests)  # type: ignore[attr-defined]
    page.locator(".pb-switch a[href$='/timeline/']").click()
    page.wait_for_url("**/calculators/timeline/")
    until(page, "document.querySelector('form[data-calculator=timeline][data-state=live]') !== null")
    assert page.evaluate(IS_SAME_TAB)
    assert not [url for url in page.guard.requests[asked:] if "/assets/runtime/" in url]  # type: ignore[attr-defined]


def test_every_page_of_the_navigation_comes_without_loading_anew(browse: Browse, anywhere: Published) -> None:
    """From home by way of a section's page and back home."""
    page = browse(anywhere.url)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.isSame = true")
    for address in ("phases/", "risks/", ""):
        before = page.locator("main h1").inner_text()
        page.locator("footer a").evaluate_all(
            "(links, url) => links.find((it) => it.href === url).click()", anywhere.url + address
        )
        page.wait_for_url(anywhere.url + address)
        # The address changes before the page does; a link followed meanwhile is loaded anew.
        expect(page.locator("main h1")).not_to_have_text(before)
    assert page.evaluate(IS_SAME_TAB)


@pytest.mark.parametrize("lost", ["nowhere", "phases/nowhere/at/all/"])
def test_a_lost_reader_finds_the_way_below_a_path(browse: Browse, anywhere: Published, lost: str) -> None:
    """The page looks as it does anywhere, and its links and search lead into the site."""
    page = browse_lost(browse, anywhere, lost)
    until(page, f"document.querySelector('.pb-card a')?.href.startsWith('{anywhere.url}')")
    until(page, "getComputedStyle(document.body).fontFamily.includes('IBM Plex')")
    page.locator(".pb-find-open").click()
    page.keyboard.type("picture books", delay=20)
    page.locator(".pb-hit").first.click()
    expect(page.locator("main h1")).not_to_have_text("Page not found")
    assert page.url.startswith(anywhere.url)


def browse_lost(browse: Browse, site: Published, address: str) -> Page:
    """An address that leads nowhere, at a host that shows the site's page for it."""
    html = (site.folder / "404.html").read_text(encoding="utf-8")

    def prepare(page: Page) -> None:
        page.route(f"{site.url}{address}", lambda route: route.fulfill(status=404, content_type="text/html", body=html))

    return browse(site.url + address, faulty=True, prepare=prepare)


def test_a_lost_reader_at_the_root_of_a_host_stays_as_built(browse: Browse, anywhere: Published) -> None:
    """Links from the root are right as they are."""
    with serving(anywhere.folder) as url:
        page = browse_lost(browse, Published(anywhere.folder, url), "nowhere/")
        page.wait_for_load_state("networkidle")
        until(page, f"document.querySelector('.pb-card a')?.href.startsWith('{url}')")
        until(page, "getComputedStyle(document.body).fontFamily.includes('IBM Plex')")


@pytest.fixture(name="opened_as_file")
def _opened_as_file(chromium: Browser, anywhere: Published) -> Callable[[str], Page]:
    """A page of the built folder, opened without a server."""

    def opened_as_file(path: str) -> Page:
        page = chromium.new_page()
        page.goto((anywhere.folder / path).as_uri())
        return page

    return opened_as_file


@pytest.mark.parametrize("path", ["index.html", "phases/index.html", "calculators/roi/index.html"])
def test_a_page_opened_as_a_file_says_what_to_do(opened_as_file: Callable[[str], Page], path: str) -> None:
    """The notice names the command, once, and what can be read is there."""
    page = opened_as_file(path)
    notice = page.locator("[role=alert]")
    expect(notice).to_have_count(1)
    expect(notice).to_contain_text("This page was opened as a file.")
    expect(notice.locator("code")).to_have_text("python3 -m http.server")
    expect(page.locator("h1")).to_be_visible()
    page.close()


def test_its_links_lead_to_pages(opened_as_file: Callable[[str], Page]) -> None:
    """Not to listings of folders: from page to page, and back home."""
    page = opened_as_file("index.html")
    expect(page.locator("[role=alert]")).to_be_visible()
    for name, path in ("phases/", "phases/index.html"), ("risks/", "risks/index.html"), ("", "index.html"):
        folder = page.evaluate("new URL(document.body.dataset.base, location).href")
        folder = folder.removesuffix("index.html")
        page.locator("footer a").evaluate_all(
            "(links, url) => links.find((it) => it.href === url).click()", f"{folder.rstrip('/')}/{name}index.html"
        )
        page.wait_for_url(f"**/{path}")
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("[role=alert]")).to_be_visible()
    page.close()


def test_a_permalink_of_a_page_opened_as_a_file_leads_to_the_statement(opened_as_file: Callable[[str], Page]) -> None:
    """The small page that a permalink leads to goes on to a folder, which no browser opens as a page."""
    page = opened_as_file("risks/index.html")
    expect(page.locator("[role=alert]")).to_be_visible()
    assert page.locator("a[href*='/r/']").count() == 0
    links = page.locator("a:has(> code)").filter(has_text="/r/").evaluate_all("(them) => them.map((it) => it.hash)")
    assert len(links) > 5
    assert all(page.evaluate("(hash) => document.getElementById(hash.slice(1)) !== null", hash_) for hash_ in links)
    page.close()


def test_a_page_opened_as_a_file_has_no_button_that_does_nothing(opened_as_file: Callable[[str], Page]) -> None:
    """What shows a statement's ways needs a server."""
    page = opened_as_file("risks/index.html")
    expect(page.locator("[role=alert]")).to_be_visible()
    expect(page.locator(".pb-refs-button")).to_have_count(0)
    page.close()


def test_a_served_page_says_nothing_of_files(browse: Browse, anywhere: Published) -> None:
    """Nor does it load what would."""
    page = browse(anywhere.url)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[role=alert]")).to_have_count(0)
    assert not [url for url in page.guard.requests if "opened-as-file" in url]  # type: ignore[attr-defined]
