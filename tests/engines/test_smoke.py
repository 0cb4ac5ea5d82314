"""The site in further browsers: read, searched, calculated with, without scripts, in the dark, without a network."""

import json
from pathlib import Path

import pytest

from calculators import NAMES
from macros.calculated.checking import load
from macros.content.registry import Registry
from tests.browser.planner import EDITS
from tests.browser.test_calculators import REQUEST, RESULTS, answered
from tests.browser.test_charts import MAIN_CHART
from tests.browser.test_offline import Host
from tests.conftest import MADE_UP, MADE_UP_ROOT, Published
from tests.engines.conftest import Visit
from tests.engines.remote import Remote

PHASE = "phases/opening/"
FORM = "document.querySelector('form[data-calculator]')"
SHOWN = f"() => ({RESULTS})({FORM})"
ASKED = f"() => ({REQUEST})({FORM})"
IS_LISTENING = f"() => {FORM}.hasAttribute('data-viewing')"
IS_LIVE = f"() => {FORM}.dataset.state === 'live'"
UNSEEN = "(ids) => ids.filter((id) => !document.getElementById(id)?.checkVisibility())"
IS_SET_IN_OUR_FONT = """() => getComputedStyle(document.body).fontFamily.startsWith('"IBM Plex Sans Variable"')
  && [...document.fonts].some((it) => it.status === "loaded")"""
SCROLLS_SIDEWAYS = "() => document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"
DRAWN = """(chart) => [...document.querySelectorAll(`figure[data-chart=${chart}] svg`)]
  .filter((it) => it.checkVisibility() && it.getBoundingClientRect().height > 100)
  .map((it) => [it.classList.contains("marks"), it.querySelectorAll("path, line, text").length > 20])"""
# Submitting and resetting a form need no script, nor does what the browser opens and closes by itself.
DEAD = """() => [...document.querySelectorAll("button, [role=button], label.md-icon")]
  .filter((it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && it.offsetHeight)
  .filter((it) => !["submit", "reset"].includes(it.type) && !it.matches("[popovertarget]"))
  .map((it) => it.outerHTML.slice(0, 120))"""
LIGHTNESS = """() => Object.fromEntries(["color", "backgroundColor"].map((name) => {
  const [red, green, blue] = getComputedStyle(document.body)[name].match(/\\d+/g).map(Number);
  return [name, (red + green + blue) / 765];
}))"""


def calculate(page: Remote, name: str) -> None:
    """Change an entry; what comes is what this machine's Python says, to the last character."""
    page.until(IS_LISTENING)
    before = page.evaluate(SHOWN)
    field, text = EDITS[name]
    page.ask("enter", selector=f"form[data-calculator] [name={field}]", text=text)
    expected = answered(name, json.dumps(page.evaluate(ASKED)))
    assert expected != before
    page.until_equal(SHOWN, expected)


def test_a_page_is_read(visit: Visit, plain: Remote, site_url: str) -> None:
    """Each statement of a phase is seen, in the site's own font, on a phone and on a laptop."""
    statements = Registry.of(load(MADE_UP_ROOT, MADE_UP)).on_page(PHASE)
    page = visit(plain, site_url + PHASE)
    for width in (1280, 390):
        page.ask("resize", width=width, height=800)
        assert page.evaluate(UNSEEN, [statement.anchor for statement in statements]) == []
        assert not page.evaluate(SCROLLS_SIDEWAYS)
    page.until(IS_SET_IN_OUR_FONT)
    assert len(statements) > 20


def test_search_finds_the_statement(visit: Visit, plain: Remote, site_url: str) -> None:
    """Typed words find an entity, with a link to its anchor."""
    page = visit(plain, site_url)
    page.ask("click", selector=".pb-find-open")
    page.ask("type", text="picture books")
    found = "() => [...document.querySelectorAll('.pb-hit')].filter((it) => /picture/i.test(it.innerText))"
    page.until(f"{found}.some((it) => /#[a-z-]+--/.test(it.href))")


@pytest.mark.parametrize("name", NAMES)
def test_a_calculator_follows_what_is_entered(visit: Visit, plain: Remote, site_url: str, name: str) -> None:
    """Python starts, every text is what this machine's answers, the chart is drawn anew and the address tells."""
    page = visit(plain, f"{site_url}calculators/{name}/")
    calculate(page, name)
    page.until(IS_LIVE)
    field, text = EDITS[name]
    page.until(f"() => location.search === '?{name}.{field}={text}'")
    page.until(f"() => ({DRAWN})('{MAIN_CHART[name]}').some(([live, whole]) => live && whole)")


@pytest.mark.parametrize("name", NAMES)
def test_without_scripts_a_calculator_shows_its_example(
    visit: Visit, scriptless: Remote, site_url: str, name: str
) -> None:
    """Every figure and the chart are there as built, and no button that would do nothing."""
    page = visit(scriptless, f"{site_url}calculators/{name}/")
    assert page.evaluate("() => matchMedia('(scripting: none)').matches")
    assert page.evaluate(SHOWN) == answered(name, json.dumps(page.evaluate(ASKED)))
    assert page.evaluate(DRAWN, MAIN_CHART[name]) == [[False, True]]
    assert page.evaluate(DEAD) == []


def test_without_scripts_a_page_is_read(visit: Visit, scriptless: Remote, site_url: str) -> None:
    """Its statements are seen, and the way to the next page."""
    statements = Registry.of(load(MADE_UP_ROOT, MADE_UP)).on_page(PHASE)
    page = visit(scriptless, site_url + PHASE)
    assert page.evaluate(UNSEEN, [statement.anchor for statement in statements]) == []
    assert page.evaluate(DEAD) == []


def is_dark(page: Remote) -> bool:
    """Light letters on a dark ground."""
    lightness = page.evaluate(LIGHTNESS)
    return bool(lightness["backgroundColor"] < 0.2 and lightness["color"] > 0.8)


def test_a_machine_set_to_dark_gets_dark_pages(visit: Visit, dark: Remote, site_url: str) -> None:
    """Without a click."""
    assert is_dark(visit(dark, f"{site_url}calculators/roi/"))


def test_a_machine_set_to_dark_gets_dark_pages_without_scripts(
    visit: Visit, scriptless_dark: Remote, site_url: str
) -> None:
    """Nothing needs to run for it."""
    assert is_dark(visit(scriptless_dark, f"{site_url}calculators/roi/"))


def test_a_machine_set_to_light_gets_light_pages(visit: Visit, plain: Remote, site_url: str) -> None:
    """Dark is not what everybody gets."""
    assert not is_dark(visit(plain, f"{site_url}calculators/roi/"))


def test_a_page_opened_as_a_file_says_what_to_do(visit: Visit, plain: Remote, published: Published) -> None:
    """A browser that runs nothing but plain scripts there names the command, and its links lead to pages."""
    page = visit(plain, (published.folder / "index.html").as_uri(), faulty=True)
    page.until("() => document.querySelector('[role=alert]')?.textContent.includes('python3 -m http.server')")
    folders = "() => [...document.links].filter((it) => it.protocol === 'file:' && it.pathname.endsWith('/')).length"
    page.until_equal(folders, 0)


def test_after_one_calculation_it_works_without_a_network(
    visit: Visit, plain: Remote, published: Published, tmp_path: Path
) -> None:
    """The host is gone: pages open, in their font, and every calculator calculates."""
    host = Host(published, tmp_path / "host")
    try:
        page = visit(plain, f"{host.url}calculators/roi/", faulty=True)
        calculate(page, "roi")
        page.until("() => navigator.serviceWorker.controller !== null")
    finally:
        host.vanish()
    for address in ("", PHASE, "risks/", "glossary/"):
        page.ask("go", url=host.url + address)
        assert page.evaluate("() => document.querySelectorAll('h1').length") == 1
        page.until(IS_SET_IN_OUR_FONT)
    for name in NAMES:
        page.ask("go", url=f"{host.url}calculators/{name}/")
        calculate(page, name)
