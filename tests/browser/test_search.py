"""Search as a reader meets it: nothing of it is downloaded before it is asked, and then it leads to the statement."""

import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.generator.search_index import NEWEST
from tests.browser.conftest import Browse, arrive
from tests.browser.test_pages import judged_everywhere
from tests.conftest import Published, serving

ENTRIES, ENGINE, PANEL = "assets/search/entries-*.json", "assets/search/engine-*.js", "search/panel.*js"
WORDS = "picture books"
STATEMENT = re.compile(r"verticals/childrens-library/\?h=picture\+books#[a-z-]+--childrens-library\.picture-books")
SHOWN = """() => [...document.querySelectorAll("a.pb-hit.is-chosen .pb-hit__name")].map((it) => it.textContent)"""


def asked_for(page: Page, pattern: str) -> int:
    """How often the page or one of its workers asked for an address, which ends as a file's name may."""
    return len([url for url in page.guard.requests if Path(url).match(pattern)])  # type: ignore[attr-defined]


def first_result_leads_to_the_statement(page: Page) -> None:
    """The first statement of these words leads to its anchor, on a page that marks them."""
    result = page.locator(".pb-hit").filter(has_text=re.compile(WORDS, re.IGNORECASE))
    result.first.click()
    expect(page).to_have_url(STATEMENT)
    expect(page.locator("main mark").filter(has_text=re.compile("picture", re.IGNORECASE)).first).to_be_attached()


def test_who_only_reads_downloads_no_index(browse: Browse, site_url: str) -> None:
    """Neither its entries nor the program that searches them, on the first page and on the next."""
    page = browse(site_url)
    page.wait_for_load_state("networkidle")
    page.locator("a[href$='glossary/']:visible").first.click()
    page.wait_for_url("**/glossary/")
    page.wait_for_load_state("networkidle")
    assert asked_for(page, ENTRIES) == asked_for(page, ENGINE) == asked_for(page, PANEL) == 0


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_the_keyboard_searches(browse: Browse, site_url: str, key: str) -> None:
    """Opening the search is intent enough to fetch the index, and the words lead to the statement."""
    page = browse(site_url)
    page.wait_for_load_state("networkidle")
    page.keyboard.press(key)
    arrive(page, lambda: asked_for(page, ENTRIES) == 1, "the entries are fetched ahead")
    page.keyboard.type(WORDS, delay=20)
    first_result_leads_to_the_statement(page)


def test_a_pointer_searches_after_instant_navigation(browse: Browse, site_url: str) -> None:
    """A press on the button does the same, on a page that came without loading anew."""
    page = browse(f"{site_url}phases/opening/")
    page.wait_for_load_state("networkidle")
    page.locator("a[href$='risks/']:visible").first.click()
    page.wait_for_url("**/risks/")
    page.locator(".pb-find-open").click()
    page.keyboard.type(WORDS, delay=20)
    first_result_leads_to_the_statement(page)


def test_a_link_with_words_searches_at_once(browse: Browse, site_url: str) -> None:
    """What somebody shared as `?q=` is looked for without a touch."""
    page = browse(f"{site_url}risks/?q=picture+books")
    first_result_leads_to_the_statement(page)


def test_an_emptied_field_finds_nothing_and_then_something_again(browse: Browse, site_url: str) -> None:
    """The list follows the field."""
    page = browse(site_url)
    page.locator(".pb-find-open").click()
    page.keyboard.type(WORDS, delay=20)
    expect(page.locator(".pb-hit").first).to_be_visible()
    page.get_by_role("searchbox").fill("")
    page.keyboard.press("Backspace")
    expect(page.locator(".pb-hit")).to_have_count(0)
    page.keyboard.type("elevator", delay=20)
    expect(page.locator(".pb-hit mark").first).to_have_text(re.compile("elevator", re.IGNORECASE))


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the element of this name has the focus."""
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"the keyboard never reaches {name!r}")


def test_arrows_choose_and_enter_opens(browse: Browse, site_url: str) -> None:
    """The first result is chosen while the field keeps the focus; who listens hears which one is."""
    page = browse(site_url)
    look_for(page, "shelves")
    names = page.locator(".pb-hit__name")
    expect(names.first).to_be_visible()
    assert page.evaluate(SHOWN) == [names.nth(0).inner_text()]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(SHOWN) == [names.nth(1).inner_text()]
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator(".pb-find [role=status]")).to_have_text(
        re.compile(rf"^{re.escape(names.nth(1).inner_text())} .*, 2 of \d+$")
    )
    target = page.locator(".pb-hit").nth(1).get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(str(target))
    expect(page.locator("dialog.pb-find")).to_be_hidden()


def test_escape_closes_and_the_next_search_begins_with_the_last_words(browse: Browse, site_url: str) -> None:
    """They are selected, so that typing replaces them; the focus returns to the button."""
    page = browse(site_url)
    look_for(page)
    expect(page.locator(".pb-hit").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_have_value(WORDS)
    page.keyboard.type("elevator")
    expect(page.get_by_role("searchbox")).to_have_value("elevator")


def test_results_are_narrowed_by_kind_and_vertical(browse: Browse, site_url: str) -> None:
    """By keyboard too; each choice says how many results it has, and keeps the focus."""
    page = browse(site_url)
    look_for(page, "library")
    kinds = page.get_by_role("group", name="Show one kind").get_by_role("button")
    expect(kinds.first).to_have_text(re.compile(r"^All \d+$"))
    statements = kinds.filter(has_text="Statements")
    count = int(statements.inner_text().split()[-1])
    assert count > page.locator("section[aria-labelledby=pb-find-statements] .pb-hit").count()
    tab_to(page, statements.inner_text())
    page.keyboard.press("Enter")
    expect(page.locator(".pb-hit")).to_have_count(count)
    expect(statements).to_be_focused()
    expect(statements).to_have_attribute("aria-pressed", "true")
    vertical = page.get_by_role("combobox", name="Show one vertical")
    vertical.select_option(index=1)
    chosen = vertical.evaluate("(it) => it.selectedOptions[0].text")
    expect(page.locator(".pb-hit")).to_have_count(int(chosen.split()[-1]))
    page.get_by_role("searchbox").fill("elevator")
    expect(page.locator(".pb-find [aria-pressed=true]")).to_have_count(0)


def test_the_number_of_results_is_said_once_typing_has_paused(browse: Browse, site_url: str) -> None:
    """A status, not at each letter."""
    page = browse(site_url)
    said = """() => { globalThis.heard = []; const $status = document.querySelector(".pb-find [role=status]");
      new MutationObserver(() => heard.push($status.textContent)).observe($status, { childList: true }); }"""
    page.evaluate(said)
    look_for(page, "elevator")
    expect(page.locator(".pb-find [role=status]")).to_have_text(re.compile(r"^\d+ results?\.$"))
    assert len(page.evaluate("heard")) == 1


def test_a_word_that_nobody_wrote_offers_the_nearest_and_its_results(browse: Browse, site_url: str) -> None:
    """Said and shown; a press on the word looks for it."""
    page = browse(site_url)
    look_for(page, "shelfmrak")
    expect(page.locator(".pb-find__said")).to_have_text("No result for “shelfmrak”. Nearest word: shelfmark")
    expect(page.locator(".pb-hit__text").first).to_have_text(re.compile("^The letters and numbers"))
    expect(page.locator(".pb-find [role=status]")).to_have_text(re.compile("^No result for “shelfmrak”. Nearest word"))
    page.get_by_role("button", name="shelfmark").click()
    expect(page.get_by_role("searchbox")).to_have_value("shelfmark")
    expect(page.locator(".pb-find__said")).to_have_count(0)


def test_nothing_found_leads_to_the_pages_to_look_through(browse: Browse, site_url: str) -> None:
    """No dead end."""
    page = browse(site_url)
    look_for(page, "xqzzvw")
    expect(page.locator(".pb-find__said")).to_contain_text("No result for “xqzzvw”")
    page.locator(".pb-hit", has_text="Risks").click()
    expect(page).to_have_url(f"{site_url}risks/")


def test_pages_for_editors_come_last_but_for_editors(browse: Browse, site_url: str) -> None:
    """Whoever reads them finds them like any other page."""
    groups = {}
    for address in ("", "contributing/editing/"):
        page = browse(f"{site_url}{address}")
        look_for(page, "numbers")
        expect(page.locator(".pb-find h2", has_text="For editors")).to_be_visible()
        groups[address] = page.locator(".pb-find h2").all_inner_texts()
    assert groups[""][-1] == "For editors"
    assert groups["contributing/editing/"][-1] != "For editors"


def test_no_snippet_is_glued_together(browse: Browse, site_url: str) -> None:
    """Cells of a row are set apart, whatever their markup."""
    page = browse(site_url)
    look_for(page, "week 2 corner")
    whole = re.compile("^Paint the reading corner, Children’s Library · Week 2$")
    expect(page.locator(".pb-hit__text").filter(has_text=whole).first).to_be_visible()


def test_nothing_is_wider_than_a_small_phone(browse: Browse, site_url: str) -> None:
    """Results, filters and the way out are in view at 320 pixels."""
    page = browse(site_url, viewport={"width": 320, "height": 640})
    look_for(page, "week 4")
    expect(page.locator(".pb-hit").first).to_be_visible()
    assert page.locator(".pb-find").evaluate("(it) => it.scrollWidth") == 320
    expect(page.get_by_role("button", name="Close")).to_be_in_viewport(ratio=1)


def test_axe_finds_nothing_in_the_open_search(browse: Browse, site_url: str) -> None:
    """With results, with the nearest word, with none; wide and narrow, in light and in dark."""
    page = browse(f"{site_url}risks/")
    for words in ("week 4", "shelfmrak", "xqzzvw"):
        look_for(page, words)
        expect(page.locator(".pb-hit").first).to_be_visible()
        assert judged_everywhere(page, "dialog") == [], words
        page.keyboard.press("Escape")
        page.set_viewport_size({"width": 1280, "height": 800})


def copied(published: Published, folder: Path) -> Path:
    """The site in a folder that a test may change."""
    return Path(shutil.copytree(published.folder, folder / "site"))


def publish_another_index(site: Path) -> None:
    """The next release: entries and the program that searches them have other names, and the last ones are gone."""
    for pattern, name in [(ENTRIES, "entries-bbbbbbbbbbbb.json"), (ENGINE, "engine-bbbbbbbbbbbb.js")]:
        (old,) = site.glob(pattern)
        old.rename(old.with_name(name))
        for path in [*site.rglob("*.html"), site / NEWEST]:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(old.name, name), encoding="utf-8")


def look_for(page: Page, words: str = WORDS) -> None:
    """Type into the field."""
    page.locator(".pb-find-open").click()
    page.keyboard.type(words, delay=20)


def test_whoever_holds_the_last_release_s_index_searches_the_next(
    browse: Browse, published: Published, tmp_path: Path
) -> None:
    """What a cache may keep for ten minutes names entries that are gone; a new page is searched all the same."""
    site = copied(published, tmp_path)
    # A guarded browser keeps nothing, so the host plays the cache.
    cached = (site / NEWEST).read_bytes()
    publish_another_index(site)
    (site / NEWEST).write_bytes(cached)
    with serving(site) as url:
        page = browse(url)
        look_for(page)
        expect(page.locator(".pb-hit").first).to_be_visible()


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


def test_search_goes_without_the_file_that_names_the_newest(
    browse: Browse, published: Published, tmp_path: Path
) -> None:
    """A page needs no file at an address that never changes: nothing is said, and all is found and marked."""
    site = copied(published, tmp_path)
    (site / NEWEST).unlink()
    with serving(site) as url:
        page = browse(url)
        look_for(page)
        first_result_leads_to_the_statement(page)
        page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("missing", [ENTRIES, ENGINE])
def test_a_search_that_cannot_be_is_said_with_another_try(
    browse: Browse, published: Published, tmp_path: Path, missing: str
) -> None:
    """The sentence stands where results would; the button, within reach of Tab, looks for the same words again."""
    site = copied(published, tmp_path)
    (file,) = site.glob(missing)
    away = file.rename(tmp_path / file.name)
    with serving(site) as url:
        page = browse(url, faulty=True)
        look_for(page)
        said = page.locator(".pb-find__said")
        expect(said).to_have_text("Search is not available: its index could not be loaded. Try again")
        expect(page.locator(".pb-find [role=status]")).to_have_text(re.compile("could not be loaded"))
        away.rename(file)
        tab_to(page, "Try again")
        page.keyboard.press("Enter")
        first_result_leads_to_the_statement(page)


def test_a_search_whose_program_is_gone_is_said(browse: Browse, published: Published, tmp_path: Path) -> None:
    """The field is there all the same; what it is missing is said at once."""
    site = copied(published, tmp_path)
    next(site.glob("assets/js-*/search/panel.js")).unlink()
    with serving(site) as url:
        page = browse(url, faulty=True)
        look_for(page)
        said = page.locator(".pb-find__said")
        expect(said).to_have_text("Search is not available: its program could not be loaded. Reload the page")


def test_search_and_scheme_work_where_all_site_data_is_blocked(browse: Browse, site_url: str) -> None:
    """A browser that keeps nothing finds words and changes to dark."""
    blocked = """for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(globalThis, name, { get() { throw new DOMException("denied", "SecurityError"); } });
    }"""
    page = browse(site_url, prepare=lambda page: page.add_init_script(blocked))
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    page.get_by_role("button", name="Dark colors").click()
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
        page.locator(".pb-find-open").click()
        page.keyboard.type(WORDS[:-1], delay=20)
        page.wait_for_timeout(1000)
        expect(page.locator(".pb-hit")).to_have_count(0)
        away.rename(file)
        page.keyboard.type(WORDS[-1])
        expect(page.locator(".pb-hit").first).to_be_visible()
