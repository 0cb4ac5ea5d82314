"""A site whose address nobody named to the build, below an unusual path, and opened without any server."""

import re
from collections.abc import Callable, Iterator

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
def _opened_as_file(chromium: Browser, anywhere: Published) -> Iterator[Callable[..., Page]]:
    """A page of the built folder, opened without a server, with scripts or without."""
    contexts = []

    def opened_as_file(path: str, *, scripts: bool = True) -> Page:
        contexts.append(chromium.new_context(java_script_enabled=scripts))
        page = contexts[-1].new_page()
        page.goto((anywhere.folder / path).as_uri())
        return page

    yield opened_as_file
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("path", ["index.html", "phases/index.html", "calculators/roi/index.html"])
def test_a_page_opened_as_a_file_says_what_to_do(
    opened_as_file: Callable[..., Page], path: str, *, scripts: bool
) -> None:
    """The notice names the command, once, and what can be read is there."""
    page = opened_as_file(path, scripts=scripts)
    notice = page.locator("[role=alert]")
    expect(notice).to_have_count(1)
    expect(notice).to_contain_text("This page was opened as a file.")
    expect(notice.locator("code")).to_have_text("python3 -m http.server")
    expect(page.locator("h1")).to_be_visible()


def test_a_calculator_opened_as_a_file_says_why_nothing_follows(opened_as_file: Callable[..., Page]) -> None:
    """Browsers run no modules there; the built answer stands."""
    page = opened_as_file("calculators/roi/index.html")
    expect(page.locator("form[data-calculator]")).to_have_attribute("data-state", "failed")
    expect(page.locator("[data-status]")).to_contain_text("this one was opened as a file")
    expect(page.locator("[data-answer]")).not_to_be_empty()


def test_its_links_lead_to_pages(opened_as_file: Callable[..., Page]) -> None:
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


def permalink_page(site: Published) -> str:
    """The small page of some risk's permalink, from the site's root."""
    return min(path.relative_to(site.folder).as_posix() for path in site.folder.glob("r/*/risk/*/index.html"))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_permalink_opened_as_a_file_leads_to_the_statement(
    anywhere: Published, opened_as_file: Callable[..., Page], *, scripts: bool
) -> None:
    """The small page that a permalink leads to goes on to a page, not to a folder."""
    small = permalink_page(anywhere)
    page = opened_as_file(small, scripts=scripts)
    page.wait_for_url("**/risks/index.html#risk--*")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(f"[id='{page.url.partition('#')[2]}']").count() == 1
    expect(page.locator("[role=alert]")).to_contain_text("This page was opened as a file.")


def test_a_permalink_on_a_page_opened_as_a_file_leads_to_the_statement(opened_as_file: Callable[..., Page]) -> None:
    """From the list of a page's ways, too."""
    page = opened_as_file("risks/index.html")
    expect(page.locator("[role=alert]")).to_be_visible()
    addresses = page.locator("a[href*='/r/']").evaluate_all("(them) => them.map((it) => it.href)")
    assert len(addresses) > 5
    page.goto(addresses[-1])
    page.wait_for_url("**/risks/index.html#*--*")


def test_a_permalink_from_a_server_ends_at_the_folder(browse: Browse, anywhere: Published) -> None:
    """The page's address names no file, and the statement is where one lands."""
    small = permalink_page(anywhere)
    page = browse(anywhere.url + small.removesuffix("index.html"))
    page.wait_for_url(re.compile(rf"{re.escape(anywhere.url)}risks/#risk--[\w.-]+$"))
    assert page.locator(":target").count() == 1


def test_a_served_page_without_scripts_says_nothing_of_files(browse: Browse, anywhere: Published) -> None:
    """What tells the two apart is whether a server may be asked."""
    page = browse(anywhere.url, java_script_enabled=False)
    expect(page.locator(".pb-opened-as-file")).to_have_count(1)
    expect(page.locator(".pb-opened-as-file")).to_be_hidden()


def test_a_page_opened_as_a_file_has_no_button_that_does_nothing(opened_as_file: Callable[..., Page]) -> None:
    """What shows a statement's ways needs a server."""
    page = opened_as_file("risks/index.html")
    expect(page.locator("[role=alert]")).to_be_visible()
    expect(page.locator(".pb-refs-button")).to_have_count(0)


def test_a_served_page_says_nothing_of_files(browse: Browse, anywhere: Published) -> None:
    """Nor does it load what would."""
    page = browse(anywhere.url)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[role=alert]")).to_have_count(0)
    assert not [url for url in page.guard.requests if "opened-as-file" in url]  # type: ignore[attr-defined]
