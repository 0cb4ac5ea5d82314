"""The site without a network: whole after one calculation or by choice, never stale, never mixed, easily removed."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.foundation.addresses import MOVED
from tests.browser.conftest import Browse, arrive, until
from tests.browser.own_plan import begin
from tests.browser.releases import PREFIX, listing, publish
from tests.browser.test_calculators import expected, field, results, wait_until_drawn, wait_until_live
from tests.conftest import Published, serving

ARRIVAL_MS = 60_000
KEPT = """async () => ({
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  caches: (await caches.keys()).map((name) => name.split("|").at(-1)),
})"""
RELEASE = "document.querySelector('meta[name=release]')?.content"
UPDATE = """async () => {
  const known = await navigator.serviceWorker.getRegistration();
  await known.update();
  const arriving = known.installing;
  while (arriving && !["redundant", "activated"].includes(arriving.state)) {
    await new Promise((go) => setTimeout(go, 50));
  }
  return arriving?.state;
}"""
STATUSES = """(addresses) => Promise.all(addresses.map(async (it) => (await fetch(it)).status))"""
SCRIPTS = "[...document.querySelectorAll('script[type=module][src*=\"/js-\"]')].map((it) => it.src)"


class Host:
    """A static host of the site whose releases follow one another, and which can vanish."""

    def __init__(self, source: Published, folder: Path) -> None:
        self.source, self.folder, self._running = source, folder, ExitStack()
        self.url = self._running.enter_context(serving(folder, PREFIX))
        self.publish("aaaa")

    def publish(self, name: str, *, offline: bool = True) -> None:
        """Replace what is published."""
        publish(self.source, self.folder, self.url, name, offline=offline)

    def vanish(self) -> None:
        """Stop answering."""
        self._running.close()


@pytest.fixture
def host(published: Published, tmp_path: Path) -> Iterator[Host]:
    """A host with the release `aaaa`."""
    one = Host(published, tmp_path / "host")
    yield one
    one.vanish()


def visit(browse: Browse, address: str, **options: object) -> Page:
    """A page whose service worker may start; errors are expected where the network is gone."""
    return browse(address, service_workers="allow", faulty=True, **options)


def keep(page: Page) -> None:
    """Choose to keep the site, and wait until it is."""
    page.get_by_role("button", name="Keep the site on this device").click()
    expect(page.get_by_text("The site is kept on this device.")).to_be_visible(timeout=ARRIVAL_MS)
    expect(page.locator("[data-action]:visible")).to_have_text("Remove it from this device")


def test_who_only_reads_downloads_nothing_for_it(browse: Browse, site_url: str) -> None:
    """No worker, no list, no runtime: neither on plain pages nor on a calculator nobody touches."""
    page = browse(site_url, service_workers="allow")
    for address in ("risks/", "offline/", "calculators/roi/"):
        page.goto(site_url + address)
        page.wait_for_load_state("networkidle")
    assert page.evaluate(KEPT) == {"workers": 0, "caches": []}
    assert [url for url in page.guard.requests if re.search(r"sw\.js|assets/(offline|runtime)/", url)] == []


def test_after_one_calculation_everything_works_without_a_network(browse: Browse, host: Host) -> None:
    """Pages, search, addresses that lead on, calculators with charts and files; an unknown address says so."""
    page = visit(browse, f"{host.url}calculators/roi/")
    field(page, "users").focus()
    wait_until_live(page)
    until(page, "navigator.serviceWorker.controller !== null")
    files = listing(host.folder)["files"]
    pages = [it["path"] for it in files if it["path"].endswith("/") or not it["path"]]
    assert sum("-example." in it["path"] for it in files) >= 7
    host.vanish()

    page.reload()
    field(page, "users").fill("120")
    wait_until_drawn(page)
    assert results(page) == expected("roi", page)
    expect(page.locator("figure[data-chart] svg.marks:visible").first).to_be_visible()
    with page.expect_download() as waiting:
        page.locator("[data-download=csv]").click()
    assert "120" in waiting.value.path().read_text(encoding="utf-8")
    page.locator("a[href$='../adoption/']:visible, a[href$='calculators/adoption/']:visible").first.click()
    # Both pages have such a field.
    expect(page.locator("form[data-calculator=adoption]")).to_be_visible()
    field(page, "users").fill("480")
    expect(page).to_have_url(re.compile(r"adoption\.users=480$"))
    assert set(page.evaluate(STATUSES, [host.url + it["path"] for it in files])) == {200}
    assert len(pages) > 20
    for address in pages:
        page.goto(host.url + address)
        assert page.locator("h1").count() == 1, address
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"IBM Plex'), address
    # As a server mends it, a page's last slash may be missing.
    for address in ("r/library-move/phase/opening/", "r/library-move/phase/opening", "phases/opening#phase--opening"):
        page.goto(host.url + address)
        expect(page).to_have_url(re.compile(r"phases/opening/#phase--opening$"))
    for old, new in MOVED.items():
        for address in {old, old.rstrip("/")}:
            page.goto(host.url + address)
            expect(page).to_have_url(host.url + new)
    page.goto(f"{host.url}nowhere/")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    page.goto(host.url)
    page.keyboard.press("/")
    page.keyboard.type("picture books", delay=20)
    expect(page.locator(".pb-hit").first).to_be_visible()


def test_a_plan_is_whole_without_a_network(browse: Browse, host: Host) -> None:
    """Home greets by it, it is ticked, and Home knows."""
    page = visit(browse, f"{host.url}offline/", prepare=lambda it: it.clock.set_fixed_time("2026-11-25T12:00:00"))
    keep(page)
    page.goto(f"{host.url}plan/")
    begin(page)
    host.vanish()
    page.goto(host.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Week 4", use_inner_text=True)
    expect(page.locator("[data-due]:visible li")).not_to_have_count(0)
    page.get_by_role("link", name="Open my plan").first.click()
    page.locator("[data-place=now] [data-tick]").first.check()
    page.goto(host.url)
    state = page.locator("[data-roadmap-block].is-now [data-block-state]")
    expect(state).to_contain_text(re.compile("^1 of"), use_inner_text=True)


def test_the_reader_chooses_knowing_the_size_and_can_undo_it(browse: Browse, host: Host) -> None:
    """The size told is what the list adds up to; removing leaves nothing, and calculating brings nothing back."""
    page = visit(browse, f"{host.url}offline/")
    files = listing(host.folder)["files"]
    expect(page.locator("[data-offline] strong")).to_have_text(f"{sum(it['bytes'] for it in files) / 1e6:.0f} MB")
    keep(page)
    assert sorted(page.evaluate(KEPT)["caches"]) == ["release aaaa", "unchanging"]
    page.get_by_role("button", name="Remove it from this device").click()
    expect(page.get_by_text("The site is not kept on this device.")).to_be_visible()
    assert page.evaluate(KEPT) == {"workers": 0, "caches": []}
    page.goto(f"{host.url}calculators/roi/")
    field(page, "users").fill("120")
    wait_until_live(page)
    assert page.evaluate(KEPT) == {"workers": 0, "caches": []}


def test_an_open_tab_goes_on_with_a_new_release_as_a_whole(browse: Browse, host: Host) -> None:
    """The next page is new with new scripts only, online at once; what was kept follows, and the old pages go."""
    page = visit(browse, f"{host.url}offline/")
    keep(page)
    host.publish("bbbb")
    page.locator("a[href$='glossary/']:visible").first.click()
    page.wait_for_url(re.compile(r"/glossary/(#.*)?$"))
    until(page, f"{RELEASE} === 'bbbb'")
    until(page, f"{SCRIPTS}.length === 1 && {SCRIPTS}[0].includes('js-bbbb')")
    until(page, "caches.keys().then((names) => names.length === 2 && names.some((it) => it.endsWith('release bbbb')))")
    host.vanish()
    page.goto(f"{host.url}risks/")
    assert page.evaluate(RELEASE) == "bbbb"
    assert page.evaluate(SCRIPTS) == [f"{host.url}assets/js-bbbb00000000/main.js"]


def test_an_open_tab_without_a_worker_does_not_mix_releases_either(browse: Browse, host: Host) -> None:
    """Instant navigation to a page of another release becomes a full load."""
    page = browse(f"{host.url}risks/", faulty=True)
    page.wait_for_load_state("networkidle")
    host.publish("bbbb")
    page.locator("a[href$='glossary/']:visible").first.click()
    page.wait_for_url(re.compile(r"/glossary/(#.*)?$"))
    until(page, f"{RELEASE} === 'bbbb'")
    until(page, f"{SCRIPTS}.length === 1 && {SCRIPTS}[0].includes('js-bbbb')")


def test_a_calculator_opened_before_a_release_leads_to_the_newer_page(browse: Browse, host: Host) -> None:
    """The tab's own program is gone from the host: the sentence says why, and the newer page takes up the entry."""
    page = browse(f"{host.url}calculators/roi/", faulty=True)
    page.wait_for_load_state("networkidle")
    built = results(page)
    host.publish("bbbb")
    field(page, "users").fill("120")
    status = page.locator("[data-status]")
    expect(status).to_contain_text("a newer version of this site has been published since the page was opened")
    assert results(page) == built
    page.get_by_role("button", name="Load the newer page").click()
    until(page, f"{RELEASE} === 'bbbb'")
    wait_until_drawn(page)
    assert field(page, "users").input_value() == "120"
    assert results(page) == expected("roi", page) != built


@pytest.mark.parametrize("broken", ["risks/index.html", "assets/js-bbbb00000000/main.js"])
def test_a_release_published_by_half_is_not_kept(browse: Browse, host: Host, broken: str) -> None:
    """One file that is not the listed one, and the last whole release stays."""
    page = visit(browse, f"{host.url}offline/")
    keep(page)
    host.publish("bbbb")
    path = host.folder / broken
    path.write_bytes(path.read_bytes()[:-40])
    assert page.evaluate(UPDATE) == "redundant"
    host.vanish()
    page.goto(f"{host.url}risks/")
    assert page.evaluate(RELEASE) == "aaaa"


def test_the_kill_switch_clears_everything(browse: Browse, host: Host) -> None:
    """A release without the offer unregisters the worker and empties its caches on the next visit."""
    page = visit(browse, f"{host.url}offline/")
    keep(page)
    host.publish("bbbb", offline=False)
    page.goto(f"{host.url}risks/")
    until(page, "navigator.serviceWorker.getRegistrations().then((known) => known.length === 0)")
    until(page, "caches.keys().then((names) => names.length === 0)")


def test_nothing_is_answered_that_is_not_a_whole_file_of_ours(browse: Browse, host: Host) -> None:
    """Outside its path, other methods and parts of files pass the worker by; its own files do not."""
    page = visit(browse, f"{host.url}offline/")
    keep(page)
    (font,) = (path.relative_to(host.folder).as_posix() for path in host.folder.glob("assets/fonts/*.woff2"))
    outside = host.url.removesuffix(PREFIX.removeprefix("/"))
    answered = {}
    page.on("response", lambda response: answered.update({response.url: response.from_service_worker}))
    fetches = [
        [f"{host.url}{font}?whole", {}],
        [f"{host.url}{font}?part", {"headers": {"Range": "bytes=0-9"}}],
        [f"{host.url}{font}?sent", {"method": "POST"}],
        [f"{outside}outside", {}],
    ]
    page.evaluate(
        "(fetches) => Promise.all(fetches.map(([url, options]) => fetch(url, options).catch(() => {})))", fetches
    )
    arrive(page, lambda: {url for url, _ in fetches} <= answered.keys())
    assert [answered.get(url) for url, _ in fetches] == [True, False, False, False]
