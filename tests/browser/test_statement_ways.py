"""A statement's ways: its link, the line it is written in, and where a change of it begins."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from macros.calculated.checking import load
from macros.content.registry import Entity, Registry
from tests.browser.conftest import Browse, until
from tests.browser.test_pages import AXE, judged, switch_to
from tests.conftest import MADE_UP, MADE_UP_ROOT, Published, made_up_project, publishing

REPOSITORY = "https://gitlab.example.com/books/guide"
PHASE = "phases/moving/"
SECTION = "The New House"
STATEMENT = "activity--number-the-shelves"


@pytest.fixture(name="linked", scope="module")
def _linked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of the playbook made for tests, built as of a repository on a GitLab."""
    project = made_up_project(tmp_path_factory.mktemp("made-up-linked") / "project")
    with ExitStack() as stack:
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("REPOSITORY_URL", REPOSITORY)
            site = stack.enter_context(publishing(tmp_path_factory.mktemp("linked"), project))
        yield site


@cache
def _registry() -> Registry:
    return Registry.of(load(MADE_UP_ROOT, MADE_UP))


def test_every_statement_leads_to_its_line(linked: Published) -> None:
    """A crawl: each address for reading or changing names a file, and the line in it that holds the statement."""
    found: set[str] = set()
    for path in linked.pages:
        html = (linked.folder / path).read_text(encoding="utf-8")
        edit = re.search(r'data-edit="([^"]+)"', html)
        for row in re.findall(r"<tr><td>[^<]*</td><th scope=\"row\">.*?</tr>", html):
            _, permalink, source = (unescape(href) for href in re.findall(r'href="([^"]*)"', row))
            entity = _entity_of(urljoin(f"/{path}", permalink))
            read = re.fullmatch(rf"{REPOSITORY}/-/blob/[\w.-]+/(.+)#L(\d+)", source)
            assert read, source
            _assert_holds(entity, unquote(read[1]), int(read[2]))
            assert edit, path
            change = unescape(edit[1]).replace("{path}", read[1]).replace("{line}", read[2])
            assert change == f"{REPOSITORY}/-/edit/main/{entity.file}#L{entity.line}"
            found.add(entity.reference)
        for change in re.findall(rf'href="({REPOSITORY}/-/edit/[^"]*)"', html):
            file, line = re.fullmatch(rf"{REPOSITORY}/-/edit/main/(.+)#L(\d+)", change).groups()  # type: ignore[union-attr]
            assert int(line) <= len(_lines(file)), change
    assert found == set(_registry())


def _entity_of(permalink: str) -> Entity:
    _, _, playbook, kind, id_, _ = permalink.split("/")
    assert playbook == MADE_UP
    return _registry()[f"{kind}/{id_}"]


def _assert_holds(entity: Entity, file: str, line: int) -> None:
    """The line begins what the statement is: its own key, or the first key of a file that is one itself."""
    lines = _lines(file)
    own = entity.id.rpartition(".")[2]
    if entity.kind in ("phase", "vertical", "playbook"):
        assert f"id: {own}" in lines
        assert line == next(number for number, text in enumerate(lines, 1) if not text.startswith("#"))
    else:
        assert lines[line - 1].lstrip().startswith(f"{own}:"), f"{file}:{line}"


@cache
def _lines(file: str) -> list[str]:
    return (Path(MADE_UP_ROOT) / file).read_text(encoding="utf-8").splitlines()


def _row(page: Page, anchor: str) -> Locator:
    return page.locator(f"[id='{anchor}'] .pb-ref")


def _open(page: Page, section: str) -> None:
    page.get_by_role("button", name=f"Links and source of {section}").click()


def test_a_sections_button_shows_the_ways_of_its_statements(browse: Browse, linked: Published) -> None:
    """The section's own and its workstreams' first, then each statement's; nothing of other sections."""
    page = browse(linked.url + PHASE)
    assert page.locator(".pb-ref").count() == 0
    button = page.get_by_role("button", name=f"Links and source of {SECTION}")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    row = _row(page, STATEMENT)
    expect(row.get_by_role("link", name="Suggest a change to Number the shelves by the plan")).to_have_attribute(
        "href", f"{REPOSITORY}/-/edit/main/{_place(STATEMENT)}"
    )
    source = row.get_by_role("link", name=f"Source, line {_line(STATEMENT)} to Number the shelves by the plan")
    expect(source).to_have_attribute("href", re.compile(rf"{REPOSITORY}/-/blob/[\w.-]+/{_place(STATEMENT)}$"))
    assert page.locator(".pb-ref:visible").count() == 1 + 2 + 4
    own = page.locator(".pb-ref--own:visible").first
    expect(own).to_contain_text("This section:")
    hide = page.get_by_role("button", name=f"Hide links and source of {SECTION}")
    expect(hide).to_have_attribute("aria-expanded", "true")
    hide.click()
    expect(page.locator(".pb-ref:visible")).to_have_count(0)
    _open(page, SECTION)
    assert page.locator(".pb-ref:visible").count() == page.locator(".pb-ref").count() == 1 + 2 + 4


def _line(anchor: str) -> str:
    return _place(anchor).partition("#L")[2]


def _place(anchor: str) -> str:
    entity = _registry()[anchor.replace("--", "/", 1)]
    return f"{entity.file}#L{entity.line}"


def test_every_statement_has_its_ways(browse: Browse, linked: Published) -> None:
    """The buttons of a page show the ways of all its statements, but for its own and a block's: a permalink does."""
    page = browse(linked.url)
    pages = sorted({entity.page for entity in _registry().values()})
    for address in pages:
        page.goto(linked.url + address)
        for button in page.locator(".pb-refs-button").all():
            button.click()
        anchors = {
            it.anchor
            for it in _registry().on_page(address)
            if it.kind not in ("phase", "vertical", "playbook", "block")
        }
        until(page, f"document.querySelectorAll('.pb-ref').length >= {len(anchors)}")
        shown = page.locator(".pb-ref:visible a[data-change]").evaluate_all("(ways) => ways.map((way) => way.href)")
        assert sorted(shown) == sorted(f"{REPOSITORY}/-/edit/main/{_place(anchor)}" for anchor in anchors), address


def test_a_permalink_shows_the_ways_of_its_statement(browse: Browse, linked: Published) -> None:
    """Its kind and id too; another statement's, once that is the one that is named."""
    page = browse(f"{linked.url}r/{MADE_UP}/activity/number-the-shelves/")
    expect(_row(page, STATEMENT)).to_contain_text("Activity number-the-shelves")
    expect(_row(page, STATEMENT).get_by_role("link", name=re.compile("Suggest a change"))).to_be_visible()
    assert page.locator(".pb-ref:visible").count() == 1
    page.locator("[id='activity--put-up-the-shelves']").hover()
    page.locator("[id='activity--put-up-the-shelves'] .headerlink").click()
    expect(_row(page, "activity--put-up-the-shelves")).to_be_visible()
    expect(_row(page, STATEMENT)).to_be_hidden()


def test_a_link_from_another_page_shows_them_too(browse: Browse, linked: Published) -> None:
    """Instant navigation brings the page without loading it."""
    page = browse(linked.url + "phases/")
    page.get_by_role("article").get_by_role("link", name=re.compile("Carrying Over")).first.click()
    page.wait_for_url(re.compile(r"#block--carrying-over$"))
    expect(page.locator(".pb-block__head:has([id='block--carrying-over']) + .pb-ref")).to_be_visible()


def test_the_keyboard_passes_no_marks_and_opens_a_section(browse: Browse, linked: Published) -> None:
    """Between two sections stands one button; its ways follow it in order."""
    page = browse(linked.url + PHASE)
    marks = page.locator(".headerlink")
    assert marks.count() > 20
    assert marks.evaluate_all("(marks) => marks.filter((mark) => mark.tabIndex >= 0)") == []
    page.get_by_role("button", name=f"Links and source of {SECTION}").focus()
    page.keyboard.press("Enter")
    expect(_row(page, STATEMENT)).to_be_visible()
    for way in ("Copy link", f"Source, line {_line('section--new-house')}", "Suggest a change"):
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_accessible_name(f"{way} to {SECTION}")


def test_copying_gives_the_permalink(browse: Browse, linked: Published) -> None:
    """The address that never changes, whole; the row says that it has been copied."""
    page = browse(linked.url + PHASE, permissions=["clipboard-read", "clipboard-write"])
    _open(page, SECTION)
    _row(page, STATEMENT).get_by_role("button").click()
    expect(_row(page, STATEMENT).get_by_role("status")).to_have_text("Link copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{linked.url}r/{MADE_UP}/activity/number-the-shelves/"


def test_without_a_repository_file_and_line_are_text(browse: Browse, published: Published) -> None:
    """No dead link: the row has the statement's link, and says where it is written."""
    page = browse(published.url + PHASE)
    _open(page, SECTION)
    row = _row(page, STATEMENT)
    expect(row).to_contain_text(_place(STATEMENT).replace("#L", ":"))
    expect(row.get_by_role("button")).to_be_visible()
    assert row.locator("a").count() == 0


def test_without_scripts_the_list_has_them(browse: Browse, linked: Published) -> None:
    """There is no button that does nothing; the page's list of its statements has link and source."""
    page = browse(f"{linked.url}{PHASE}#{STATEMENT}", java_script_enabled=False)
    assert page.locator(".pb-refs-button:visible").count() == 0
    page.get_by_text("Every statement on this page").first.click()
    row = page.locator("tr", has_text="Number the shelves by the plan")
    assert row.get_by_role("link").count() == 3


def test_a_program_that_does_not_come_opens_the_list(browse: Browse, linked: Published) -> None:
    """What shows the ways is loaded when it is asked for; where it fails the list stands in, and another try works."""
    failing = [True]

    def sometimes(route: Route) -> None:
        if failing[0]:
            route.abort()
        else:
            route.fallback()

    page = browse(linked.url + PHASE, faulty=True, prepare=lambda page: page.route("**/statement-ways.js*", sometimes))
    _open(page, SECTION)
    until(page, "document.querySelector('.pb-foot__all').open")
    failing[0] = False
    _open(page, SECTION)
    expect(_row(page, STATEMENT)).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_open_sections_are_legible_to_all(browse: Browse, linked: Published, width: int) -> None:
    """Axe finds nothing where all is open, in light and in dark, and nothing is wider than a screen."""
    page = browse(linked.url, viewport={"width": width, "height": 800})
    for address in (PHASE, "risks/", "playbook/"):
        page.goto(linked.url + address)
        for button in page.locator(".pb-refs-button").all():
            button.click()
        # What the header covers for the moment is no smaller for that.
        page.evaluate("scrollTo(0, 0)")
        page.evaluate(AXE)
        for scheme in ("light", "dark"):
            switch_to(page, scheme)
            assert judged(page) == [], f"{address} in {scheme}"
        for narrow in (width, 320):
            page.set_viewport_size({"width": narrow, "height": 800})
            assert page.evaluate("document.scrollingElement.scrollWidth") <= narrow, address
        page.set_viewport_size({"width": width, "height": 800})


def test_a_print_holds_none_of_it(browse: Browse, linked: Published) -> None:
    """Paper has nothing to press."""
    page = browse(linked.url + PHASE)
    _open(page, SECTION)
    expect(_row(page, STATEMENT)).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator(".pb-refs-button:visible, .pb-ref:visible").count() == 0
