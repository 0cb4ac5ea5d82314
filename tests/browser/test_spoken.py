"""What a calculator says aloud: after typing has ended, once, and with every unit."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from calculators import NAMES
from tests.browser.conftest import Browse, until
from tests.browser.planner import field, form, opened, settle

# Each text that comes into a live region that is on the page, as a screen reader is told of it.
LISTEN = """() => {
  const LIVE = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
  globalThis.heard = [];
  let [key, shown] = [0, 0];
  document.addEventListener("keydown", () => { key = performance.now(); }, { capture: true });
  const regionOf = (node) => (node instanceof Element ? node : node.parentElement)?.closest(LIVE);
  new MutationObserver((changes) => {
    const now = performance.now();
    if (changes.some(({ target }) => (target.parentElement ?? target).closest("[data-answer]"))) shown = now;
    for (const region of new Set(changes.map(({ target }) => regionOf(target)))) {
      const text = region?.textContent.trim().replace(/\\s+/g, " ");
      if (!text || !region.checkVisibility() || region.closest("[aria-busy=true]")) continue;
      globalThis.heard.push({ text, since_key: now - key, since_shown: now - Math.max(key, shown) });
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}"""
DESCRIBED = """(it) => it.getAttribute("aria-describedby").split(" ").map(
  (id) => document.getElementById(id)?.textContent)"""
KEY_MS = 200
"""More than the pause after which the calculator answers, less than the one after which it speaks."""
PAUSE_MS = 1_000
SOON_MS = 600
SPOKEN_MS = 1_600


def listened(browse: Browse, address: str) -> Page:
    """A live calculator whose words from now on are in `heard`."""
    page = opened(browse, address)
    page.wait_for_timeout(SPOKEN_MS)
    page.evaluate(LISTEN)
    return page


def heard(page: Page) -> list[dict[str, Any]]:
    """What was said since this was asked last, and when."""
    settle(page)
    page.wait_for_timeout(SPOKEN_MS)
    said: list[dict[str, Any]] = page.evaluate("globalThis.heard.splice(0)")
    return said


def texts(page: Page) -> list[str]:
    """What was said since this was asked last."""
    return [it["text"] for it in heard(page)]


def write(page: Page, name: str, text: str) -> None:
    """Replace what a field holds, key by key."""
    field(page, name).select_text()
    page.keyboard.type(text, delay=KEY_MS)


def answer(page: Page) -> str:
    """The answer that is to be seen."""
    return " ".join(page.locator("form [data-answer]").inner_text().split())


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_said_once_and_after_the_last_key(browse: Browse, site_url: str, name: str) -> None:
    """Three keys give three answers to be seen, and one to be heard."""
    page = listened(browse, f"{site_url}calculators/{name}/")
    write(page, "users", "480")
    (said,) = heard(page)
    assert said["text"] == answer(page)
    assert said["since_key"] >= PAUSE_MS


def test_leaving_the_field_says_it_at_once(browse: Browse, site_url: str) -> None:
    """Nobody who goes on is made to wait."""
    page = listened(browse, f"{site_url}calculators/timeline/")
    write(page, "users", "480")
    page.keyboard.press("Tab")
    (said,) = heard(page)
    assert said["text"] == answer(page)
    assert said["since_shown"] < SOON_MS


def test_a_wrong_entry_is_told_once(browse: Browse, site_url: str) -> None:
    """A word typed into a number's field is one mistake, not one for each letter; set right, it is answered anew."""
    page = listened(browse, f"{site_url}calculators/timeline/")
    write(page, "users", "many")
    expect(page.locator("#error-timeline-users")).to_be_visible()
    page.wait_for_timeout(SPOKEN_MS)
    (told,) = page.evaluate("globalThis.heard.splice(0)")
    assert re.match(r"Not recalculated\. Enter ", told["text"])
    write(page, "users", "480")
    assert texts(page) == [answer(page)]


def test_no_sentence_is_said_twice(browse: Browse, site_url: str) -> None:
    """An entry that was changed and changed back gives the answer that was heard before."""
    page = listened(browse, f"{site_url}calculators/timeline/")
    write(page, "users", "480")
    assert len(heard(page)) == 1
    write(page, "users", "x")
    write(page, "users", "480")
    assert texts(page) == []


def test_what_is_asked_of_an_entry_is_heard_with_the_answer(browse: Browse, site_url: str) -> None:
    """Both come after the last key, in one piece, so that neither takes the place of the other."""
    page = listened(browse, f"{site_url}calculators/timeline/")
    write(page, "users", "1.234")
    said = " ".join(texts(page))
    assert said.count("Read as 1,234") == 1
    assert said.count(answer(page)) == 1


def test_what_was_said_does_not_stay_on_the_page(browse: Browse, site_url: str) -> None:
    """Whoever reads on would come across it a second time."""
    page = listened(browse, f"{site_url}calculators/timeline/")
    write(page, "users", "480")
    expect(page.locator("[data-spoken]")).not_to_be_empty()
    until(page, "document.querySelector('[data-spoken]').textContent === ''", 20)


@pytest.mark.parametrize("name", NAMES)
def test_every_unit_is_heard_with_its_field(browse: Browse, site_url: str, name: str) -> None:
    """A unit that only stands beside a field is no part of what is said of it."""
    page = browse(f"{site_url}calculators/{name}/", java_script_enabled=False)
    page.locator("form details").evaluate_all("(all) => all.forEach((it) => { it.open = true; })")
    silent, units = [], page.locator("form .pb-field__unit")
    assert units.count() > 0
    for unit in units.all():
        control = unit.locator("xpath=ancestor::*[@data-field]").locator("[name]").first
        if unit.inner_text() not in control.evaluate(DESCRIBED):
            silent.append(control.get_attribute("name"))
    assert silent == []


@pytest.mark.parametrize("name", NAMES)
def test_a_calculators_parts_have_headings(browse: Browse, site_url: str, name: str) -> None:
    """Entries, answer, every chart, the tools and each group of fields: from heading to heading, none is missed."""
    page = opened(browse, f"{site_url}calculators/{name}/")
    page.locator("form details").evaluate_all("(all) => all.forEach((it) => { it.open = true; })")
    page.locator("[data-view]").evaluate_all("(all) => all.forEach((it) => { it.hidden = false; })")
    names = form(page).get_by_role("heading").all_text_contents()
    assert {"Your plan", "Answer", "Share, keep and compare", "More entries"} <= {" ".join(it.split()) for it in names}
    charts = page.locator("figure[data-chart]:visible")
    assert charts.count() > 0
    for chart in charts.all():
        assert chart.get_by_role("heading").count() == 1
    for group in page.locator("form .pb-fields").all():
        expect(group).to_have_accessible_name(re.compile("."))
        named_by = str(group.get_attribute("aria-labelledby"))
        assert page.locator(f"[id='{named_by}']").evaluate("(it) => it.tagName") in {"H2", "H3"}
