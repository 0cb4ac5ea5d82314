"""Every page of the live site as a visitor meets it: legible to all, whole without scripts, inside one origin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from calculators import NAMES
from macros.foundation.addresses import MOVED
from tests.browser.conftest import Browse, Guard
from tests.browser.legibility import lost
from tests.conftest import MADE_UP, ROOT, Published

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
# Every rule, best practices and experiments too. The house has a contrast of 7:1, which the stricter of two rules asks.
JUDGE = """async ([part, only]) => {
  const every = axe.getRules().map((it) => it.ruleId).filter((it) => it !== "color-contrast");
  const run = await axe.run(part, { runOnly: { type: "rule", values: only ?? every }, resultTypes: ["violations"] });
  return run.violations.flatMap((it) => it.nodes.map((node) => `${it.id}: ${it.help}: ${node.target}`));
}"""
COLORS = ["color-contrast-enhanced", "link-in-text-block"]
"""The rules that look at colors: what else is wrong is wrong in light and in dark."""
WIDTHS = (1280, 768, 390, 320)
PAINTED = """() => [...document.querySelectorAll("body, body *")].filter((it) => it.checkVisibility()).map((it) => {
  const seen = getComputedStyle(it);
  const names = ["color", "backgroundColor", "borderTopColor", "borderBottomColor", "boxShadow", "fill", "stroke"];
  return [it.tagName, it.getAttribute("class") ?? "", ...names.map((name) => seen[name])];
})"""
MARKED = """() => [...document.querySelectorAll(":is(h1, h2, h3, h4, h5, h6) a, .headerlink")]
  .filter((it) => /^\\W*$/.test(it.textContent) && (it.ariaHidden !== "true" || it.tabIndex >= 0))
  .map((it) => it.parentElement.textContent)"""
SCHEMES = {"light": "default", "dark": "slate"}


def addresses(site: Published) -> list[str]:
    """Every page, relative to the site's root."""
    return [path.removesuffix("index.html") for path in site.pages]


@dataclass
class Faults:
    """What a tour of all pages found."""

    axe: list[str]
    lost: list[str]
    marks: list[str]


@pytest.fixture(scope="module")
def faults(chromium: Browser, live: Published) -> Faults:
    """One guarded tour: each page is loaded once, and judged at every width in light and in dark."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    guard = Guard(context, live.url)
    page, found = context.new_page(), Faults([], [], [])
    for address in addresses(live):
        page.goto(live.url + address)
        found.axe += [f"{address} {fault}" for fault in judged_everywhere(page)]
        found.lost += [f"{address} {fault}" for fault in lost(page)]
        found.marks += [f"{address}: {heading}" for heading in page.evaluate(MARKED)]
    context.close()
    guard.check()
    return found


def judged_everywhere(page: Page, part: str = "html", widths: Sequence[int] = WIDTHS) -> list[str]:
    """What axe finds wrong at any width, in light or in dark; of a part of the page, or all of it."""
    page.evaluate(AXE)
    found = []
    for scheme, only in (("light", None), ("dark", COLORS)):
        switch_to(page, scheme)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"in {scheme} at {width} pixels: {fault}" for fault in judged(page, part, only)]
    return found


def switch_to(page: Page, scheme: str) -> None:
    """Light or dark, by the header's own switch."""
    if page.locator("body").get_attribute("data-md-color-scheme") != SCHEMES[scheme]:
        page.locator(".pb-scheme").evaluate("(button) => button.click()")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])


def judged(page: Page, part: str = "html", only: list[str] | None = None) -> list[str]:
    """What axe finds wrong in a part of the page, by every rule or some: rule, why, where."""
    found: list[str] = page.evaluate(JUDGE, [part, only])
    return found


def test_axe_finds_nothing_on_any_page(faults: Faults) -> None:
    """Contrast, names, roles, order, sizes: no violation of any rule on any page, at any width, in either scheme."""
    assert not faults.axe, "\n".join(faults.axe)


def test_without_scripts_a_machine_set_to_dark_gets_dark_pages(browse: Browse, live: Published) -> None:
    """On every page, charts included, each element has the colors that axe judged with scripts, in dark."""
    with_scripts = browse(live.url, color_scheme="dark")
    expect(with_scripts.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES["dark"])
    without = browse(live.url, color_scheme="dark", java_script_enabled=False)
    strange = {}
    for address in addresses(live):
        judgeable = painted(with_scripts, live.url + address, "networkidle")
        seen = painted(without, live.url + address, "load")
        # Only readers without scripts see some elements: in colors that others have.
        names, colors = {it[:2] for it in judgeable}, {it[2:] for it in judgeable}
        if others := [it for it in seen - judgeable if it[:2] in names or it[2:] not in colors]:
            strange[address] = others
    assert not strange


def painted(page: Page, url: str, wait_until: Literal["load", "networkidle"]) -> set[tuple[str, ...]]:
    """Of each element that the page shows, all views of a calculator open: tag, class, colors."""
    page.goto(url, wait_until=wait_until)
    page.locator("[data-view]").evaluate_all("(views) => views.forEach((it) => { it.hidden = false; })")
    return {tuple(it) for it in page.evaluate(PAINTED)}


def test_nothing_is_lost_on_any_page_where_it_is_narrow_or_spaced_out(faults: Faults) -> None:
    """No text is cut, no page scrolls sideways; tables that do are stops of the keyboard with a name."""
    assert not faults.lost, "\n".join(faults.lost)


def test_marks_are_no_part_of_headings_and_no_stops(faults: Faults) -> None:
    """What leads to a section by pointer is neither heard with its heading nor passed by the keyboard."""
    assert faults.marks == []


SCROLLED = """() => {
  document.querySelectorAll("details").forEach((it) => { it.open = true; });
  document.querySelectorAll("[data-view]").forEach((it) => { it.hidden = false; });
  const shown = [...document.querySelectorAll(".pb-scroll")].filter((it) => it.clientWidth);
  return shown.filter((it) => it.scrollWidth > it.clientWidth).map((box) => {
    box.scrollLeft = box.scrollWidth;
    const left = box.getBoundingClientRect().left;
    const names = [...box.querySelectorAll("tr > :first-child:not([colspan])")];
    const at = (it) => it.getBoundingClientRect().left;
    return {
      table: box.querySelector("table").dataset.table,
      moved: at(box.querySelector("tr > :nth-child(2)")) < at(names[0]) + names[0].offsetWidth,
      away: names.filter((it) => Math.abs(at(it) - left) > 1).length,
      edge: getComputedStyle(box).backgroundImage.split("linear-gradient").length - 1,
      stop: box.tabIndex,
    };
  });
}"""


@pytest.mark.parametrize("name", NAMES)
def test_a_wide_table_keeps_its_rows_names_in_view_on_a_phone(browse: Browse, site_url: str, name: str) -> None:
    """Scrolled to its end, the first column stands where it stood; an edge shows that there is more."""
    page = browse(f"{site_url}calculators/{name}/", viewport={"width": 375, "height": 800})
    expect(page.locator("form[data-viewing]")).to_have_count(1)
    tables = page.evaluate(SCROLLED)
    assert len(tables) > 1
    for it in tables:
        assert it == {"table": it["table"], "moved": True, "away": 0, "edge": 2, "stop": 0}


def test_the_roadmap_is_read_and_followed(browse: Browse, site_url: str) -> None:
    """The home page shows all phases and blocks as links; each leads to its place."""
    page = browse(site_url)
    links = page.locator("main .pb-roadmap a")
    places = links.evaluate_all("(links) => links.map((link) => link.href)")
    # Phases, their gates, blocks, and what comes after the last week.
    assert len(set(places)) == 3 + 3 + 6 + 1
    for place in sorted(set(places)):
        page.goto(place)
        anchor = place.partition("#")[2]
        if anchor:
            expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
        else:
            expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("scripted", [True, False])
def test_a_permalink_leads_to_the_statement(browse: Browse, published: Published, scripted: bool) -> None:
    """With and without scripts, an address under r/ ends at the entity's anchor on its page."""
    kinds = sorted((published.folder / "r" / MADE_UP).iterdir())
    for kind in [kind for kind in kinds if kind.name in {"risk", "activity", "kpi", "adjustment"}]:
        entity = next(path for path in sorted(kind.iterdir()) if path.is_dir())
        page = browse(f"{published.url}r/{MADE_UP}/{kind.name}/{entity.name}/", java_script_enabled=scripted)
        anchor = f"{kind.name}--{entity.name}"
        page.wait_for_url(re.compile(f"#{re.escape(anchor)}$"))
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


@pytest.mark.parametrize("scripted", [True, False])
def test_an_old_address_leads_to_the_page(browse: Browse, published: Published, scripted: bool) -> None:
    """With and without scripts."""
    for old, new in MOVED.items():
        page = browse(f"{published.url}{old}", java_script_enabled=scripted)
        page.wait_for_url(published.url + (f"{new}{'' if scripted else 'index.html'}" if new.endswith("/") else old))


def test_every_page_is_whole_without_scripts(browse: Browse, live: Published) -> None:
    """A heading, words, and a way on: no page waits for a script to be one."""
    page = browse(live.url, java_script_enabled=False)
    empty = []
    for address in addresses(live):
        if address == "404.html":
            continue
        page.goto(live.url + address)
        whole = page.locator("h1").count() == 1 and len(page.locator("main").inner_text()) > 200
        if not (whole and page.locator("main a:visible").count()):
            empty.append(address)
    assert empty == []


def test_every_stop_of_the_keyboard_is_seen(browse: Browse, site_url: str) -> None:
    """From the skip link on, each focused element has an outline."""
    page = browse(f"{site_url}risks/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    unseen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        focus = "(() => { const it = document.activeElement; return [it.outerHTML.slice(0, 120), "
        focus += "it === document.body || getComputedStyle(it).outlineStyle !== 'none'] })()"
        element, seen = page.evaluate(focus)
        if not seen:
            unseen.add(element)
    assert unseen == set()
