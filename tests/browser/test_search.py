"""Search as a reader meets it: nothing of it is downloaded before it is asked, and then it leads to the statement."""

import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse, arrive
from tests.conftest import Published, serving

ENTRIES, ENGINE = "assets/search/entries-*.json", "assets/javascripts/workers/search.*.min.js"
INDEX = "search/search_index.json"
# The theme closes an open search 125 ms after each way to a page begins.
SETTLED = "() => new Promise((go) => setTimeout(go, 250))"
WORDS = "picture books"
STATEMENT = re.compile(r"verticals/childrens-library/\?h=picture\+books#[a-z-]+--childrens-library\.picture-books")


def asked_for(page: Page, pattern: str) -> int:
    """How often the page or one of its workers asked for an address, which ends as a file's name may."""
    return len([url for url in page.guard.requests if Path(url).match(pattern)])  # type: ignore[attr-defined]


def first_result_leads_to_the_statement(page: Page) -> None:
    """The first statement of these words leads to its anchor, on a page that marks them."""
    result = page.locator(".md-search-result__link").filter(has_text=re.compile(WORDS, re.IGNORECASE))
    result.first.click()
    expect(page).to_have_url(STATEMENT)
    expect(page.locator("main mark").filter(has_text=re.compile("picture", re.IGNORECASE)).first).to_be_attached()


def test_who_only_reads_downloads_no_index(browse: Browse, site_url: str) -> None:
    """Neither its entries nor the program that searches them, on the first page and on the next."""
    page = browse(site_url)
    page.wait_for_load_state("networkidle")
    page.locator("a[href$='/glossary/']:visible").first.click()
    page.wait_for_url("**/glossary/")
    page.wait_for_load_state("networkidle")
    arrive(page, lambda: asked_for(page, "theme/search-worker.js") >= 1, "the program that waits for a word is there")
    assert asked_for(page, ENTRIES) == asked_for(page, ENGINE) == 0


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_the_keyboard_searches(browse: Browse, site_url: str, key: str) -> None:
    """Reaching the field is intent enough to fetch the index, and the words lead to the statement."""
    page = browse(site_url)
    page.wait_for_load_state("networkidle")
    page.keyboard.press(key)
    arrive(page, lambda: asked_for(page, ENTRIES) == 1, "the entries are fetched ahead")
    page.keyboard.type(WORDS, delay=20)
    first_result_leads_to_the_statement(page)


def test_a_pointer_searches_after_instant_navigation(browse: Browse, site_url: str) -> None:
    """A press on the field does the same, on a page that came without loading anew."""
    page = browse(f"{site_url}phases/opening/")
    page.wait_for_load_state("networkidle")
    page.locator("a[href$='/risks/']:visible").first.click()
    page.wait_for_url("**/risks/")
    page.evaluate(SETTLED)
    page.locator(".md-search__input").click()
    page.keyboard.type(WORDS, delay=20)
    first_result_leads_to_the_statement(page)


def test_a_link_with_words_searches_at_once(browse: Browse, site_url: str) -> None:
    """What somebody shared as `?q=` is looked for without a touch."""
    page = browse(f"{site_url}risks/?q=picture+books")
    first_result_leads_to_the_statement(page)


def test_an_emptied_field_finds_nothing_and_then_something_again(browse: Browse, site_url: str) -> None:
    """The list follows the field."""
    page = browse(site_url)
    page.locator(".md-search__input").click()
    page.keyboard.type(WORDS, delay=20)
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.locator(".md-search__input").fill("")
    page.keyboard.press("Backspace")
    expect(page.locator(".md-search-result__link")).to_have_count(0)
    page.keyboard.type("elevator", delay=20)
    expect(page.locator(".md-search-result__link mark").first).to_have_text(re.compile("elevator", re.IGNORECASE))


def copied(published: Published, folder: Path) -> Path:
    """The site in a folder that a test may change."""
    return Path(shutil.copytree(published.folder, folder / "site"))


def publish_another_index(site: Path) -> None:
    """The next release: entries and the program that searches them have other names, and the last ones are gone."""
    for pattern, name in [(ENTRIES, "entries-bbbbbbbbbbbb.json"), (ENGINE, "search.bbbbbbbb.min.js")]:
        (old,) = site.glob(pattern)
        old.rename(old.with_name(name))
        for path in [*site.rglob("*.html"), site / INDEX]:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(old.name, name), encoding="utf-8")


def look_for(page: Page, words: str = WORDS) -> None:
    """Type into the field."""
    page.locator(".md-search__input").click()
    page.keyboard.type(words, delay=20)


def test_whoever_holds_the_last_release_s_index_searches_the_next(
    browse: Browse, published: Published, tmp_path: Path
) -> None:
    """What a cache may keep for ten minutes names entries that are gone; a new page is searched all the same."""
    site = copied(published, tmp_path)
    # A guarded browser keeps nothing, so the host plays the cache.
    cached = (site / INDEX).read_bytes()
    publish_another_index(site)
    (site / INDEX).write_bytes(cached)
    with serving(site) as url:
        page = browse(url)
        look_for(page)
        expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_a_page_from_before_a_release_looks_once_for_the_newer_index(
    browse: Browse, published: Published, tmp_path: Path
) -> None:
    """The files it names are gone from the host; those of the next release find the same words."""
    site = copied(published, tmp_path)
    with serving(site) as url:
        page = browse(url, faulty=True)
        page.wait_for_load_state("networkidle")
        publish_another_index(site)
        look_for(page)
        first_result_leads_to_the_statement(page)


def test_search_goes_without_the_theme_s_index(browse: Browse, published: Published, tmp_path: Path) -> None:
    """A page needs no file at an address that never changes: nothing is said, and all is found and marked."""
    site = copied(published, tmp_path)
    (site / INDEX).unlink()
    with serving(site) as url:
        page = browse(url)
        look_for(page)
        first_result_leads_to_the_statement(page)


@pytest.mark.parametrize("missing", [ENTRIES, ENGINE])
def test_a_search_that_cannot_be_is_said_with_another_try(
    browse: Browse, published: Published, tmp_path: Path, missing: str
) -> None:
    """The sentence stands where results would; the button looks for the same words again."""
    site = copied(published, tmp_path)
    (file,) = site.glob(missing)
    away = file.rename(tmp_path / file.name)
    with serving(site) as url:
        page = browse(url, faulty=True)
        look_for(page)
        said = page.locator(".md-search-result__meta")
        expect(said).to_have_text("Search is not available: its index could not be loaded. Try again")
        away.rename(file)
        page.get_by_role("button", name="Try again").click()
        first_result_leads_to_the_statement(page)


def test_a_search_whose_program_is_gone_is_said(browse: Browse, published: Published, tmp_path: Path) -> None:
    """The theme waits for a worker that never starts; a few seconds after the field is reached, that is said."""
    site = copied(published, tmp_path)
    next(site.glob("assets/js-*/theme/search-worker.js")).unlink()
    with serving(site) as url:
        page = browse(url, faulty=True)
        look_for(page)
        said = page.locator(".md-search-result__meta")
        expect(said).to_have_text(
            "Search is not available: its program could not be loaded. Load the page anew", timeout=20_000
        )


def test_search_and_scheme_work_where_all_site_data_is_blocked(browse: Browse, site_url: str) -> None:
    """A browser that keeps nothing finds words and changes to dark."""
    blocked = """for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(globalThis, name, { get() { throw new DOMException("denied", "SecurityError"); } });
    }"""
    page = browse(site_url, prepare=lambda page: page.add_init_script(blocked))
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("form[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", scheme or "")
    look_for(page)
    first_result_leads_to_the_statement(page)


@pytest.mark.parametrize("missing", [ENTRIES, ENGINE])
def test_the_next_letter_tries_again_what_could_not_be_fetched(
    browse: Browse, published: Published, tmp_path: Path, missing: str
) -> None:
    """A server that fails for a moment does not end the search for good."""
    site = tmp_path / "site"
    shutil.copytree(published.folder, site, copy_function=os.link)
    (file,) = site.glob(missing)
    away = file.rename(tmp_path / file.name)
    with serving(site) as url:
        page = browse(url, faulty=True)
        page.wait_for_load_state("networkidle")
        page.locator(".md-search__input").click()
        page.keyboard.type(WORDS[:-1], delay=20)
        page.wait_for_timeout(1000)
        expect(page.locator(".md-search-result__link")).to_have_count(0)
        away.rename(file)
        page.keyboard.type(WORDS[-1])
        expect(page.locator(".md-search-result__link").first).to_be_visible()
