"""Pages that come without being loaded: where the focus is, where Back leads, and what the browser still loads."""

import re
from collections import Counter
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Browse, until
from tests.conftest import Handler, Published

IS_SAME_TAB = "window.isSame === true"
SETTLED_MS = 300
"""A place is kept when scrolling has ended."""


def begun(browse: Browse, url: str) -> Page:
    """A page in a tab that can be told from one that was loaded anew."""
    page = browse(url)
    page.evaluate("window.isSame = true")
    return page


def follow(page: Page, end: str) -> None:
    """Press the first link of the foot that ends so, and wait until another title is there."""
    before = page.locator("h1").inner_text()
    # The page stays where it is.
    page.locator(f"footer a[href$='{end}']").first.evaluate("(it) => it.focus({ preventScroll: true })")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text(before)


def title_of(site: Published, address: str) -> str:
    """A page's title as it was built."""
    html = (site.folder / address / "index.html").read_text(encoding="utf-8")
    (title,) = re.findall(r"<h1\b[^>]*>(.*?)</h1>", html)
    return str(title)


def scroll(page: Page, y: int) -> None:
    """Scroll, and wait until the place is kept."""
    page.evaluate(f"scrollTo(0, {y})")
    page.wait_for_timeout(SETTLED_MS)


def asked(page: Page) -> Counter[str]:
    """How often each page was asked for."""
    return Counter(url for url in page.guard.requests if url.endswith("/"))  # type: ignore[attr-defined]


def test_the_title_of_the_next_page_has_the_focus(browse: Browse, published: Published) -> None:
    """Who listens hears it, the page begins at its top, and Tab goes on behind it."""
    page = begun(browse, published.url)
    follow(page, "risks/")
    expect(page.locator("h1")).to_be_focused()
    assert page.evaluate("scrollY") == 0
    assert page.evaluate(IS_SAME_TAB)


def test_the_place_that_a_link_names_has_the_focus(browse: Browse, published: Published) -> None:
    """In view and marked as the address's target; the page's title is announced beside it."""
    page = begun(browse, published.url)
    page.locator("main a[href*='#block--']").first.press("Enter")
    page.wait_for_url("**#block--*")
    until(page, "document.querySelector(':target') !== null")
    assert page.evaluate("document.querySelector(':target').contains(document.activeElement)")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator("[data-said]")).to_have_text(page.title())
    assert page.evaluate(IS_SAME_TAB)


def test_a_result_of_the_search_leads_the_focus_to_its_place(browse: Browse, published: Published) -> None:
    """Enter on what was found closes the search and leads on."""
    page = begun(browse, published.url)
    page.keyboard.press("/")
    page.keyboard.type("picture books", delay=20)
    expect(page.locator(".pb-hit.is-chosen")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**h=*")
    until(page, "document.activeElement.closest('main') !== null")
    assert page.evaluate(IS_SAME_TAB)


def test_back_and_forward_lead_to_the_place_without_asking(browse: Browse, published: Published) -> None:
    """Each page stands where it was left; pages that were shown are not asked for again."""
    page = begun(browse, published.url + "phases/opening/")
    scroll(page, 700)
    follow(page, "risks/")
    scroll(page, 500)
    follow(page, "glossary/")
    before = asked(page)
    page.go_back()
    expect(page.locator("h1")).to_have_text(title_of(published, "risks"))
    assert page.evaluate("scrollY") == 500
    expect(page.locator("h1")).to_be_focused()
    assert asked(page) == before
    page.go_back()
    expect(page.locator("h1")).to_have_text(title_of(published, "phases/opening"))
    until(page, "scrollY === 700")
    page.go_forward()
    until(page, "scrollY === 500")
    assert page.evaluate(IS_SAME_TAB)


def test_back_to_the_first_page_does_not_ask_the_host(chromium: Browser, published: Published) -> None:
    """The browser has it. A guarded page would have no cache, so this one is not."""
    served: Counter[str] = Counter()

    class Counting(Handler):
        def do_GET(self) -> None:  # noqa: N802 - the base class calls it so
            served[self.path] += 1
            super().do_GET()

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=str(published.folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/risks/")
    follow(page, "glossary/")
    page.go_back()
    expect(page.locator("h1")).to_have_text(title_of(published, "risks"))
    page.close()
    server.shutdown()
    server.server_close()
    assert served["/risks/"] == served["/glossary/"] == 1


def test_back_within_a_page_stays_on_it(browse: Browse, published: Published) -> None:
    """The first Back after a load too: nothing is fetched, and the place is the one before."""
    page = begun(browse, published.url + "phases/opening/")
    scroll(page, 100)
    page.locator(".pb-side--contents a").last.click()
    page.wait_for_timeout(SETTLED_MS)
    assert page.evaluate("scrollY") > 100
    before = asked(page)
    page.go_back()
    until(page, "scrollY === 100")
    assert asked(page) == before
    assert page.evaluate(IS_SAME_TAB)


def test_a_reload_keeps_the_place(browse: Browse, published: Published) -> None:
    """As any page does."""
    page = browse(published.url + "phases/opening/")
    scroll(page, 600)
    page.reload()
    until(page, "scrollY === 600")


@pytest.mark.parametrize("change", ["another release", "no page of this site", "no page at all", "refused"])
def test_what_cannot_be_set_in_place_is_loaded(browse: Browse, published: Published, change: str) -> None:
    """As a browser without scripts would."""
    page = browse(published.url, faulty=True)
    page.evaluate("window.isSame = true")

    def answer(route: Route) -> None:
        html = (published.folder / "risks" / "index.html").read_text(encoding="utf-8")
        if change == "another release":
            route.fulfill(content_type="text/html", body=re.sub('(name="release" content=")', r"\1new", html))
        elif change == "no page of this site":
            title = title_of(published, "risks")
            route.fulfill(content_type="text/html", body=f"<!doctype html><title>x</title><h1>{title}</h1>")
        elif change == "no page at all" and route.request.resource_type == "fetch":
            route.fulfill(content_type="application/json", body="{}")
        elif change == "refused" and route.request.resource_type == "fetch":
            route.abort()
        else:
            route.fallback()

    page.route("**/risks/", answer)
    page.locator("footer a[href$='risks/']").click()
    expect(page.locator("h1")).to_have_text(title_of(published, "risks"))
    until(page, "window.isSame === undefined")


def test_what_is_no_page_is_the_browser_s(browse: Browse, published: Published) -> None:
    """Data, and whatever a reader opens in a tab of its own."""
    page = begun(browse, published.url)
    with page.context.expect_page() as opened:
        page.locator("footer a[href$='risks/']").click(modifiers=["Control"])
    expect(opened.value.locator("h1")).to_have_text(title_of(published, "risks"))
    assert page.url == published.url
    page.locator("footer a[href$='index.json']").click()
    page.wait_for_url("**/index.json")


def test_a_slow_page_gives_way_to_the_next_wish(browse: Browse, published: Published) -> None:
    """Whoever presses another link while one is on its way gets the other."""
    page = begun(browse, published.url)
    page.route("**/risks/", lambda _route: None)
    page.locator("footer a[href$='risks/']").click()
    expect(page.locator("html[data-coming]")).to_have_count(1)
    follow(page, "glossary/")
    expect(page.locator("html[data-coming]")).to_have_count(0)
    assert page.url == published.url + "glossary/"
    page.unroute_all(behavior="ignoreErrors")


def test_the_head_tells_of_the_page_that_is_shown(browse: Browse, published: Published) -> None:
    """Description and address of a page that came later are its own; policy and style sheets stay."""
    page = begun(browse, published.url)
    follow(page, "risks/")
    shown = page.evaluate("document.querySelector('meta[name=description]').content")
    html = (published.folder / "risks" / "index.html").read_text(encoding="utf-8")
    assert f'name="description" content="{shown}"' in html
    assert page.locator("meta[name=description]").count() == 1
    assert page.locator("meta[http-equiv]").count() == 1
    assert page.evaluate("document.querySelector('link[rel=icon]').href").startswith(published.url + "assets/")


def test_the_contents_follow_the_reader(browse: Browse, published: Published) -> None:
    """The heading that is read is marked, at the page's end the last one."""
    page = browse(published.url + "phases/opening/", viewport={"width": 1280, "height": 500})
    links = page.locator(".pb-side--contents a")
    marked = page.locator(".pb-side--contents [aria-current=location]")
    expect(marked).to_have_count(0)
    links.nth(2).click()
    expect(links.nth(2)).to_have_attribute("aria-current", "location")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(links.last).to_have_attribute("aria-current", "location")
    page.evaluate("scrollTo(0, 0)")
    expect(marked).to_have_count(0)


def test_a_term_is_explained_to_the_keyboard(browse: Browse, published: Published) -> None:
    """What a title says is shown on focus, and Escape takes it away; the title is there again."""
    page = browse(published.url + "calculators/")
    term = page.locator(".pb-content a.pb-term").first
    words = term.get_attribute("title")
    term.focus()
    expect(page.get_by_role("tooltip")).to_have_text(words or "")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    expect(term).to_have_attribute("title", words or "")


def test_who_scrolls_back_is_offered_the_top(browse: Browse, published: Published) -> None:
    """The way up leads the focus to the title as well."""
    page = browse(published.url + "phases/opening/")
    up = page.get_by_role("button", name="Back to top")
    scroll(page, 1200)
    expect(up).to_be_hidden()
    scroll(page, 1000)
    expect(up).to_be_visible()
    up.click()
    expect(page.locator("h1")).to_be_focused()
    until(page, "scrollY === 0")
    expect(up).to_be_hidden()
