"""What an editor sees at the foot of the window while something is wrong: in a real Chromium, over a real server."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Browse, arrive, until
from tests.conftest import MADE_UP, ROOT, free_port, made_up_project

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN = "document.querySelector('.pb-dock details')?.open"


@pytest.fixture(name="project", scope="module")
def served_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose words a test may spoil."""
    return made_up_project(tmp_path_factory.mktemp("served") / "project")


@pytest.fixture(name="address", scope="module")
def served_address(project: Path) -> Iterator[str]:
    """The project while it is served."""
    port = free_port()
    log = project.with_name("serve.log")
    with log.open("w") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "EDITOR_URL": "editor://open{path}:{line}:{column}"},
            stdout=said,
            stderr=said,
        )
        try:
            while "Serving on" not in log.read_text(encoding="utf-8"):
                assert server.poll() is None, log.read_text(encoding="utf-8")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


@pytest.fixture(name="risks")
def risks_file(project: Path) -> Iterator[Path]:
    """A file that is in order again after each test."""
    file = project / "playbooks" / MADE_UP / "risks.yaml"
    text = file.read_text(encoding="utf-8")
    yield file
    file.write_text(text, encoding="utf-8")


def spoil(file: Path, *keys: str) -> None:
    """Make mistakes that an editor makes."""
    text = file.read_text(encoding="utf-8")
    for key in keys:
        text = text.replace(f"{key}:", f"{key}x:")
    file.write_text(text, encoding="utf-8")


def dock_of(page: Page) -> None:
    """Wait until the page that is open has a dock with something in it, at rest."""
    until(page, "!!document.querySelector('.pb-dock details') && document.readyState === 'complete'")
    until(page, "!!document.documentElement.style.getPropertyValue('--pb-dock-height')")


def is_seen(page: Page) -> bool:
    """Whether the dock's head is inside the window, with nothing over it."""
    return bool(
        page.evaluate(
            """() => {
              const box = document.querySelector(".pb-dock summary").getBoundingClientRect();
              const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return box.top > 0 && box.bottom <= innerHeight && !!there?.closest(".pb-dock summary");
            }"""
        )
    )


def test_an_edit_comes_to_the_page_that_is_open_and_to_what_it_shows_of_others(
    browse: Browse, address: str, project: Path
) -> None:
    """Its own words at once; names of other pages in its navigation as soon as the whole site is built."""
    phase = project / "playbooks" / MADE_UP / "phases" / "moving.yaml"
    text = phase.read_text(encoding="utf-8")
    page = browse(f"{address}phases/moving/", faulty=True)
    until(page, "document.readyState === 'complete'")
    phase.write_text(text.replace("Put up the shelves", "Put up the racks"), encoding="utf-8")
    until(page, "document.querySelector('article')?.textContent.includes('Put up the racks')")

    # The pages seen last are rendered first; the phase is none of them by now.
    page.goto(f"{address}risks/")
    page.goto(f"{address}glossary/")
    until(page, "document.readyState === 'complete'")
    edited = text.replace("Part 1: Moving Over", "Part 1: Carrying Over")
    phase.write_text(edited, encoding="utf-8")
    until(page, "document.querySelector('#navigation')?.textContent.includes('Carrying Over')")
    phase.write_text(text, encoding="utf-8")


def test_words_and_mistakes_come_without_loading_the_page(browse: Browse, address: str, risks: Path) -> None:
    """Nothing of the tab is lost; the page still is the server's own."""
    page = browse(f"{address}risks/", faulty=True)
    until(page, "document.readyState === 'complete'")
    page.evaluate("globalThis.kept = true")
    text = risks.read_text(encoding="utf-8")

    risks.write_text(text.replace("mitigation: Letters", "mitigation: Cards"), encoding="utf-8")
    until(page, "document.querySelector('article')?.textContent.includes('Cards to every member')")
    spoil(risks, "recovery")
    dock_of(page)
    assert page.evaluate("globalThis.kept")
    assert page.locator("[data-dock]").count() == 1

    risks.write_text(text, encoding="utf-8")
    arrive(page, lambda: page.locator(".pb-dock details").count() == 0)
    assert "Letters to every member" in page.content()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_mistake_is_seen_wherever_the_page_is_scrolled_to(
    browse: Browse, address: str, risks: Path, width: int
) -> None:
    """After live reload, F5, and on the next page; it takes less than half of the window, and goes when mended."""
    page = browse(f"{address}risks/", viewport={"width": width, "height": 800}, faulty=True)
    page.evaluate("scrollTo(0, 117)")
    text = risks.read_text(encoding="utf-8")
    spoil(risks, "mitigation", "recovery")

    dock_of(page)
    assert page.evaluate("Math.abs(scrollY - 117)") <= 1
    assert is_seen(page)
    page.reload()
    dock_of(page)
    # A font that comes late moves what is above by a few pixels, and the browser keeps to what is in view.
    assert page.evaluate("Math.abs(scrollY - 117)") <= 8
    assert is_seen(page)
    assert page.evaluate("document.querySelector('.pb-dock').offsetHeight <= innerHeight * 0.44")
    page.goto(f"{address}glossary/")
    dock_of(page)
    assert is_seen(page)

    risks.write_text(text, encoding="utf-8")
    arrive(page, lambda: page.locator(".pb-dock details").count() == 0)
    assert page.locator(".pb-wrong, .pb-tab-count").count() == 0


def test_a_problem_leads_to_its_file_and_its_place_and_back(
    browse: Browse, address: str, project: Path, risks: Path
) -> None:
    """By links, from any page; tabs count what is wrong behind them."""
    text = risks.read_text(encoding="utf-8")
    risks.write_text(text.replace("mitigation: Letters", "mitigaton: Letters"), encoding="utf-8")
    line = next(number for number, one in enumerate(text.splitlines(), 1) if "mitigation: Letters" in one)
    page = browse(f"{address}glossary/", faulty=True)
    dock_of(page)
    assert page.locator(".md-tabs__item", has_text="Risks").inner_text().split() == ["Risks", "1", "problem"]
    entry = page.locator(".pb-dock li")
    assert "mitigaton" in entry.inner_text()
    href = entry.get_by_role("link", name="Open in editor").get_attribute("href")
    assert href == f"editor://open{project.resolve()}/{risks.relative_to(project)}:{line}:11"

    entry.get_by_role("link", name="Show place").click()
    until(page, "location.pathname === '/risks/' && !!document.querySelector('.pb-wrong')")
    place = page.locator(".pb-wrong")
    assert "Readers Stay Away" in place.inner_text()
    assert place.evaluate("place => getComputedStyle(place).outlineStyle") == "dashed"
    # It is clear of header and dock.
    page.wait_for_timeout(300)
    top, bottom = page.evaluate(
        """() => {
          const { top, bottom } = document.querySelector(".pb-wrong").getBoundingClientRect();
          return [top, document.querySelector(".pb-dock").getBoundingClientRect().top - bottom];
        }"""
    )
    assert top >= 0
    assert bottom >= 0

    page.locator(".pb-dock summary").click()
    assert page.evaluate(OPEN) is False
    place.get_by_role("link", name="Problem 1").click()
    assert page.evaluate(OPEN) is True
    assert page.evaluate("document.activeElement.id") == "problem-1"


def test_the_dock_folds_by_key_and_stays_folded_until_something_else_is_wrong(
    browse: Browse, address: str, risks: Path
) -> None:
    """On the next page too, so that an editor can read on; then it is one line."""
    spoil(risks, "mitigation")
    page = browse(f"{address}risks/", faulty=True)
    dock_of(page)
    page.locator(".pb-dock summary").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(OPEN) is False
    assert page.evaluate("document.querySelector('.pb-dock').offsetHeight") < 60
    page.goto(f"{address}glossary/")
    dock_of(page)
    until(page, f"{OPEN} === false")
    assert is_seen(page)

    spoil(risks, "recovery")
    until(page, f"{OPEN} === true")


def test_what_is_new_is_announced_once_and_politely(browse: Browse, address: str, risks: Path) -> None:
    """In a region that is there from the start; not again with each page; and that all is well again too."""
    status = "document.querySelector('.pb-dock [role=status]')?.textContent"
    while 'id="dock-title"' in urlopen(f"{address}risks/").read().decode():
        time.sleep(0.1)  # of the test before
    page = browse(f"{address}risks/", faulty=True)
    page.wait_for_timeout(800)
    assert page.evaluate(status) == ""
    text = risks.read_text(encoding="utf-8")
    risks.write_text(text.replace("mitigation: Letters", "mitigaton: Letters"), encoding="utf-8")
    dock_of(page)
    until(page, f"/^1 problem\\./.test({status})")
    page.reload()
    dock_of(page)
    page.wait_for_timeout(800)
    assert page.evaluate(status) == ""

    risks.write_text(text, encoding="utf-8")
    until(page, f"!document.querySelector('.pb-dock details') && !!{status}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_no_page_is_too_wide(
    browse: Browse, address: str, risks: Path, scheme: str, width: int
) -> None:
    """With several problems, their marks and counts."""
    spoil(risks, "mitigation", "recovery")
    page = browse(f"{address}risks/", viewport={"width": width, "height": 844}, color_scheme=scheme, faulty=True)
    dock_of(page)
    page.evaluate(AXE)
    found = page.evaluate(
        "(rules) => axe.run('.pb-dock, .pb-wrong__tag, .pb-tab-count', { runOnly: rules })",
        RULES,
    )
    assert [f"{fault['id']}: {node['html']}" for fault in found["violations"] for node in fault["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    words = page.locator(".pb-dock").inner_text()
    assert re.search(r"\d+ problems", words)


def test_print_shows_nothing_of_it(browse: Browse, address: str, risks: Path) -> None:
    """Paper is for readers."""
    spoil(risks, "mitigation")
    page = browse(f"{address}risks/", faulty=True)
    dock_of(page)
    page.emulate_media(media="print")
    assert page.locator(".pb-dock").is_hidden()
    assert page.locator(".pb-wrong__tag").first.is_hidden()
