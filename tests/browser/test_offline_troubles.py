"""Keeping the site when something is in the way: a full device, a connection that goes, a second tab, a refusal."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse, until
from tests.browser.releases import listing
from tests.browser.test_calculators import expected, field, results, wait_until_drawn
from tests.browser.test_offline import ARRIVAL_MS, KEPT, RELEASE, SCRIPTS, UPDATE, Host, host, keep, visit
from tests.conftest import Handler

__all__ = ["host"]

ENTRIES = """async () => {
  let count = 0;
  for (const name of await caches.keys()) count += (await (await caches.open(name)).keys()).length;
  return count;
}"""
FAILED = "Nothing is kept; try again."


def allow(page: Page, size: int | None) -> None:
    """Let the site keep so many bytes on this device, or as many as the browser will."""
    origin = "/".join(page.url.split("/")[:3])
    asked = {"origin": origin} | ({} if size is None else {"quotaSize": size})
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", asked)


def test_a_full_device_is_said_and_nothing_stays_on_it(browse: Browse, host: Host) -> None:
    """Half a site is of no use: what came makes room again, and with room another try works."""
    page = visit(browse, f"{host.url}offline/")
    allow(page, 3_000_000)
    page.get_by_role("button", name="Keep the site on this device").click()
    expect(page.get_by_text(FAILED)).to_be_visible(timeout=ARRIVAL_MS)
    assert page.evaluate(ENTRIES) == 0
    allow(page, None)
    keep(page)


def test_an_update_without_room_leaves_what_was_kept(browse: Browse, host: Host) -> None:
    """The new release does not fit beside the old one; the old one goes on without a network, whole."""
    page = visit(browse, f"{host.url}offline/")
    keep(page)
    before = page.evaluate(ENTRIES)
    host.publish("bbbb")
    allow(page, page.evaluate("() => navigator.storage.estimate().then(({ usage }) => usage)") + 300_000)
    assert page.evaluate(UPDATE) == "redundant"
    assert page.evaluate(ENTRIES) == before
    host.vanish()
    page.goto(f"{host.url}calculators/roi/")
    assert page.evaluate(RELEASE) == "aaaa"
    field(page, "users").fill("120")
    wait_until_drawn(page)
    assert results(page) == expected("roi", page)


def test_an_interrupted_update_goes_on_where_it_ended(browse: Browse, host: Host) -> None:
    """Until it is whole the old release serves; what came already is not asked for again."""
    page = visit(browse, f"{host.url}offline/")
    keep(page)
    host.publish("bbbb")
    last = max(Path(it["path"]) for it in listing(host.folder)["files"] if re.match(r"verticals/.+/$", it["path"]))
    missing, there = host.folder / last / "index.html", host.folder / "assumptions" / "index.html"
    aside = missing.rename(missing.with_name("aside"))
    assert page.evaluate(UPDATE) == "redundant"
    aside.rename(missing)
    # Asked for again, it would be refused for what it now is.
    there.write_text("meddled with", encoding="utf-8")
    assert page.evaluate(UPDATE) == "activated"
    host.vanish()
    page.goto(f"{host.url}assumptions/")
    assert page.evaluate(RELEASE) == "bbbb"
    assert page.locator("h1").count() == 1


def test_a_second_tab_goes_on_with_the_release_it_shows(browse: Browse, host: Host) -> None:
    """The other tab took the next release: this one still starts its own Python, and its next page is new, whole."""
    page = visit(browse, f"{host.url}calculators/roi/")
    page.wait_for_load_state("networkidle")
    other = page.context.new_page()
    other.goto(f"{host.url}offline/")
    keep(other)
    host.publish("bbbb")
    assert other.evaluate(UPDATE) == "activated"
    field(page, "users").fill("120")
    wait_until_drawn(page)
    assert page.evaluate(RELEASE) == "aaaa"
    assert results(page) == expected("roi", page)
    host.vanish()
    page.locator("a[href$='../adoption/']:visible, a[href$='calculators/adoption/']:visible").first.click()
    page.wait_for_url("**/adoption/**")
    until(page, f"{RELEASE} === 'bbbb'")
    until(page, f"{SCRIPTS}.length === 1 && {SCRIPTS}[0].includes('js-bbbb')")
    field(page, "users").fill("480")
    expect(page).to_have_url(re.compile(r"adoption\.users=480$"))
    wait_until_drawn(page)
    assert results(page) == expected("adoption", page)


def change_on_the_way(host: Host, text: str) -> None:
    """Append to every page, as a network of servers may that lies between the host and its readers."""
    for path in host.folder.rglob("*.html"):
        with path.open("a", encoding="utf-8") as file:
            file.write(text)


def test_a_host_may_answer_its_page_for_lost_readers_as_lost(
    browse: Browse, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for by its own name, that page has the status 404 at some hosts: no reason not to keep the site."""
    send = Handler.send_response

    def answer(self: Handler, code: int, message: str | None = None) -> None:
        send(self, 404 if self.path.endswith("/404.html") else code, message)

    monkeypatch.setattr(Handler, "send_response", answer)
    page = visit(browse, f"{host.url}offline/")
    keep(page)
    host.vanish()
    page.goto(f"{host.url}nowhere/")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()


def test_pages_that_are_changed_on_the_way_are_kept(browse: Browse, host: Host) -> None:
    """A comment at the end of each page, and it still names the release and is whole."""
    change_on_the_way(host, "<!-- served by a network of servers -->")
    page = visit(browse, f"{host.url}offline/")
    keep(page)
    host.vanish()
    page.goto(f"{host.url}risks/")
    assert page.evaluate(RELEASE) == "aaaa"


DAMAGED = "is not the file of this release"
DAMAGES = {
    "risks/": ("risks/index.html", lambda path: path.write_bytes(path.read_bytes()[:-4000]), DAMAGED),
    "site.css": ("assets/css-*/site.css", lambda path: path.write_bytes(path.read_bytes() + b"/**/"), DAMAGED),
    "licenses.txt": ("licenses.txt", Path.unlink, "could not be fetched"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_failed_attempt_stays_failed_and_says_which_file_it_was(browse: Browse, host: Host, name: str) -> None:
    """No late word of progress takes the sentence and the button away, and nothing stays on the device."""
    pattern, damage, why = DAMAGES[name]
    (path,) = host.folder.glob(pattern)
    whole = path.read_bytes()
    damage(path)
    page = visit(browse, f"{host.url}offline/")
    page.get_by_role("button", name="Keep the site on this device").click()
    expect(page.get_by_text(FAILED)).to_be_visible(timeout=ARRIVAL_MS)
    expect(page.locator("[data-trouble]:visible")).to_contain_text(re.compile(f"{re.escape(name)} {why}"))
    page.wait_for_timeout(1000)
    expect(page.get_by_text(FAILED)).to_be_visible()
    assert page.evaluate(ENTRIES) == 0
    assert page.evaluate(KEPT)["caches"] == []
    path.write_bytes(whole)
    keep(page)
    expect(page.locator("[data-trouble]:visible")).to_have_count(0)


def test_another_tab_does_not_wait_for_an_attempt_that_failed(browse: Browse, host: Host) -> None:
    """It hears of the progress too, and of the end."""
    (host.folder / "glossary/index.html").unlink()
    page = visit(browse, f"{host.url}offline/")
    other = page.context.new_page()
    other.goto(f"{host.url}offline/")
    page.get_by_role("button", name="Keep the site on this device").click()
    expect(page.get_by_text(FAILED)).to_be_visible(timeout=ARRIVAL_MS)
    other.wait_for_timeout(1000)
    expect(other.get_by_role("button", name="Keep the site on this device")).to_be_visible()


def test_a_kept_site_starts_python_without_a_word_to_the_host(
    browse: Browse, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that is here is looked for there in another form: a host that hangs would keep the reader waiting."""
    page = visit(browse, f"{host.url}offline/")
    keep(page)
    asked: list[str] = []
    get = Handler.do_GET

    def remember(self: Handler) -> None:
        asked.append(self.path)
        get(self)

    monkeypatch.setattr(Handler, "do_GET", remember)
    page.goto(f"{host.url}calculators/roi/")
    field(page, "users").fill("120")
    wait_until_drawn(page)
    assert results(page) == expected("roi", page)
    assert [path for path in asked if "/assets/" in path and re.search(r"[.-][0-9a-f]{8,}", path)] == []
    assert [path for path in asked if path.endswith((".gz", ".br"))] == []


@pytest.mark.parametrize("refused", ["getRegistration", "register"])
def test_a_browser_that_refuses_to_keep_a_site_calculates_all_the_same(
    browse: Browse, site_url: str, refused: str
) -> None:
    """With its storage switched off: no error, a sentence for who asks, and a live calculator."""
    refuse = f"navigator.serviceWorker.{refused} = () => Promise.reject(new DOMException('no', 'SecurityError'))"
    page = browse(
        f"{site_url}calculators/roi/", prepare=lambda page: page.add_init_script(refuse), service_workers="allow"
    )
    field(page, "users").fill("120")
    wait_until_drawn(page)
    assert results(page) == expected("roi", page)
    if refused == "register":
        page.goto(f"{site_url}offline/")
        page.get_by_role("button", name="Keep the site on this device").click()
        expect(page.get_by_text(FAILED)).to_be_visible()
        assert page.evaluate(KEPT) == {"workers": 0, "caches": []}
