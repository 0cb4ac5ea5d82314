"""A site of several playbooks as a visitor meets it: legible, with a way into each, and with entries kept apart."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Browse, arrive, until
from tests.browser.legibility import lost, misplaced
from tests.browser.planner import field, settle
from tests.browser.test_pages import judged_everywhere
from tests.conftest import MADE_UP, Published
from tests.several import SECOND, SECOND_TITLE, TINY

PAGES = ["playbooks/", f"{TINY}/", f"{TINY}/phases/roll-out/", f"{SECOND}/", f"{SECOND}/risks/", f"{SECOND}/glossary/"]


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_every_playbook_are_legible_to_all(browse: Browse, several: Published, page: str) -> None:
    """By every rule, in light and in dark, on a desk and on a phone, in either direction of reading."""
    opened = browse(several.url + page)

    assert judged_everywhere(opened, widths=(1280, 390)) == []
    assert lost(opened) == []


@pytest.mark.parametrize("page", ["risks/", "calculators/roi/", "calculators/timeline/"])
def test_what_is_written_in_our_letters_is_set_so(browse: Browse, several: Published, page: str) -> None:
    """On a page from right to left a question ends at its question mark, and begins at the page's side."""
    opened = browse(f"{several.url}{SECOND}/{page}")
    assert misplaced(opened) == []


@pytest.mark.parametrize(("base", "side"), [("", "left"), (f"{SECOND}/", "right")])
def test_heads_of_tables_stand_at_the_side_of_their_columns(
    browse: Browse, several: Published, base: str, side: str
) -> None:
    """Where the page's texts begin, and numbers at the other one."""
    page = browse(f"{several.url}{base}risks/")
    sides = page.locator(".pb-table th, .pb-table td").evaluate_all(
        "all => all.map(it => getComputedStyle(it).textAlign)"
    )
    assert set(sides) == {side}
    page.goto(f"{several.url}{base}calculators/roi/")
    numbers = page.locator(".pb-table .is-num").evaluate_all("all => all.map(it => getComputedStyle(it).textAlign)")
    assert set(numbers) == {"right" if side == "left" else "left"}


@pytest.mark.parametrize("width", [1280, 390])
def test_the_switch_leads_into_another_playbook(browse: Browse, several: Published, width: int) -> None:
    """By keyboard: it opens, tells where one is, and the page that comes has its own head, tabs and strip."""
    page = browse(several.url, viewport={"width": width, "height": 800})
    page.get_by_role("button", name="Other playbooks").press("Enter")
    listed = page.get_by_role("navigation", name="Playbooks")
    expect(listed).to_be_visible()
    expect(listed.locator("[aria-current]")).to_have_text("Library Move Playbook")
    listed.get_by_role("link", name="Tiny Playbook").press("Enter")

    page.wait_for_url(f"{several.url}{TINY}/")
    expect(page.locator(".md-header__topic").first).to_have_text("Tiny Playbook")
    expect(listed).to_be_hidden()


def test_the_switch_is_legible_while_it_is_open(browse: Browse, several: Published) -> None:
    """It may lie over anything."""
    page = browse(f"{several.url}{TINY}/")
    page.get_by_role("button", name="Other playbooks").click()

    assert judged_everywhere(page, widths=(1280, 390)) == []


def test_links_inside_a_playbook_keep_its_head(browse: Browse, several: Published) -> None:
    """Pages that are set in place bring their own way to the others: its links are relative."""
    page = browse(f"{several.url}{TINY}/")
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="Risks").first.click()
    page.wait_for_url(f"{several.url}{TINY}/risks/")
    until(page, "document.title.startsWith('Risks')")
    assert page.evaluate("window.stayed")
    page.get_by_role("button", name="Other playbooks").click()
    page.get_by_role("link", name=SECOND_TITLE).click()
    page.wait_for_url(f"{several.url}{SECOND}/")
    assert not page.evaluate("window.stayed ?? false")


def test_the_search_finds_all_and_keeps_to_one(browse: Browse, several: Published) -> None:
    """What stands elsewhere says where; the reader's own playbook comes first."""
    page = browse(f"{several.url}{TINY}/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("resistance")
    hits = page.locator("a.pb-hit")
    arrive(page, lambda: hits.count() > 1)
    assert f"/{TINY}/" in (hits.first.get_attribute("href") or "")
    elsewhere = page.locator("a.pb-hit", has=page.locator(".pb-hit__playbook", has_text=SECOND_TITLE))
    assert f"/{SECOND}/" in (elsewhere.first.get_attribute("href") or "")

    page.get_by_label("Show one playbook").select_option(SECOND)
    arrive(page, lambda: all(f"/{SECOND}/" in (it.get_attribute("href") or "") for it in hits.all()))


def lengthened(route: Route) -> None:
    """What a search begins with, as if each playbook were long."""
    begun = route.fetch().json()
    route.fulfill(json={**begun, "shards": {name: [path, 9_000_000] for name, (path, _) in begun["shards"].items()}})


def test_long_playbooks_wait_until_they_are_asked_for(browse: Browse, several: Published) -> None:
    """One by its name, or all; until then only the reader's own is fetched."""
    list_of_all = re.compile(r"/entries-[0-9a-f]{12}\.json$")
    page = browse(f"{several.url}{TINY}/", prepare=lambda it: it.route(list_of_all, lengthened))
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("resistance")
    hits = page.locator("a.pb-hit")
    expect(page.get_by_text("Searched: 1 of 3 playbooks.")).to_be_visible()
    assert {f"/{TINY}/" in (it.get_attribute("href") or "") for it in hits.all()} == {True}
    assert fetched(page) == {TINY}

    page.get_by_label("Show one playbook").select_option(SECOND)
    expect(page.get_by_text("Searched: 2 of 3 playbooks.")).to_be_visible()
    arrive(page, lambda: {f"/{SECOND}/" in (it.get_attribute("href") or "") for it in hits.all()} == {True})
    page.get_by_role("button", name="Search all 3 playbooks").click()
    expect(page.get_by_text("Searched:")).to_be_hidden()
    assert fetched(page) == {TINY, SECOND, MADE_UP}


def fetched(page: Page) -> set[str]:
    """The playbooks whose entries the page has asked for."""
    asked = "\n".join(page.guard.requests)  # type: ignore[attr-defined]
    return set(re.findall(r"/entries-([a-z-]+)-[0-9a-f]{12}\.json", asked))


def test_entries_are_kept_by_playbook(browse: Browse, several: Published) -> None:
    """What is typed into a calculator of one playbook is not offered in another; nor is its plan."""
    page = browse(f"{several.url}{TINY}/calculators/roi/")
    page.evaluate("localStorage.clear()")
    field(page, "users").fill("123")
    settle(page)
    until(page, "Object.keys(localStorage).some((key) => key.startsWith('playbook:/guide/tiny/:'))")
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('playbook:'))")

    assert [key for key in kept if not key.startswith("playbook:/guide/tiny/:")] == []


@pytest.mark.parametrize(("playbook", "named"), [(TINY, "Tiny Playbook"), ("nowhere", "nowhere")])
def test_a_plan_of_another_playbook_is_refused_by_name(
    browse: Browse, several: Published, tmp_path: Path, playbook: str, named: str
) -> None:
    """Nothing of it is taken in; where the site has its playbook, the sentence leads to the page that takes it."""
    plan = {"schema": "playbook-plan", "version": 2, "id": "abc", "playbook": {"id": playbook, "release": "r"}}
    file = tmp_path / "plan.json"
    file.write_text(json.dumps({**plan, "fields": {}}), encoding="utf-8")
    page = browse(f"{several.url}plan/")
    page.locator("[data-hand-open]").set_input_files(file)
    said = page.get_by_text(f"It is a plan of another playbook, {named}")

    expect(page.get_by_role("heading", name="A plan has arrived")).to_be_focused()
    expect(said).to_be_visible()
    expect(page.get_by_role("button", name="Take it in")).to_be_hidden()
    expect(page.get_by_text("cut short")).to_be_hidden()
    expect(said.locator("a[href]")).to_have_count(int(playbook == TINY))
    if playbook == TINY:
        said.get_by_role("link").click()
        page.wait_for_url(f"{several.url}{TINY}/plan/")
        page.locator("[data-hand-open]").set_input_files(file)
        expect(page.get_by_role("button", name="Take it in")).to_be_visible()


def test_a_reader_keeps_one_playbook_or_others_too(browse: Browse, several: Published) -> None:
    """What is ticked is kept with what all share; what is not ticked any more goes."""
    page = browse(f"{several.url}{TINY}/risks/", service_workers="allow", faulty=True)
    page.goto(f"{several.url}offline/", referer=f"{several.url}{TINY}/risks/")
    first, tiny = (page.get_by_role("checkbox", name=name) for name in ("Library Move Playbook", "Tiny Playbook"))
    keep = page.get_by_role("button", name="Keep the site on this device")
    expect(tiny).to_be_checked()
    expect(first).not_to_be_checked()
    keep.click()
    expect(page.get_by_text("The site is kept on this device")).to_be_visible(timeout=60_000)
    expect(keep).to_be_hidden()
    assert kept(page, several) == {"tiny/", "offline/"}

    first.check()
    tiny.uncheck()
    keep.click()
    until(page, "navigator.serviceWorker.controller?.scriptURL.endsWith('library-move')")
    arrive(page, lambda: kept(page, several) == {"", "offline/"})


def kept(page: Page, site: Published) -> set[str]:
    """Which of these pages are on the device."""
    look = """async (addresses) => {
      const found = await Promise.all(addresses.map((it) => caches.match(it)));
      return addresses.filter((_, index) => found[index]);
    }"""
    found = page.evaluate(look, [site.url + it for it in ("", f"{TINY}/", f"{SECOND}/", "offline/")])
    return {it.removeprefix(site.url) for it in found}
