"""Whatever stands in a link, a file or this device's memory: a sentence, nothing lost, no exception."""

import pytest
from playwright.sync_api import expect

from calculators import NAMES
from tests.browser.conftest import Browse
from tests.browser.planner import BOOT_MS, enter, field, form, shown

# Valid files, bent by a generator that gives the same files in every run: cut, doubled, swapped, replaced.
BEND = """async (calculators) => {
  const main = document.querySelector("script[src$='/main.mjs']").src;
  const { readFile } = await import(new URL("planner/book.mjs", main).href);
  let state = 20261122;
  const random = (below) => (state = (state * 48271) % 2147483647) % below;
  const inputs = { "roi.users": ["120"], "timeline.verticals": ["a", "b"] };
  const row = (name) => ({ calculator: "roi", name, inputs });
  const sound = JSON.stringify({ format: "playbook-scenarios/1", scenarios: [row("One"), row("Two")] });
  const pieces = ["null", "[]", "{}", "1e999", '"__proto__"', '"roi.users"', "-0", '"constructor"', ",", "}"];
  const bends = [
    (text, at) => text.slice(0, at) + text.slice(at + 1 + random(9)),
    (text, at) => text.slice(0, at) + text.slice(random(text.length)),
    (text, at) => text.slice(0, at) + pieces[random(pieces.length)] + text.slice(at),
    (text) => text.replace(/\\["120"\\]|"roi"|"One"/, pieces[random(pieces.length)]),
    (text) => text.replace(/"inputs":\\{/, `"inputs":{${pieces[4 + random(2)]}:${pieces[random(4)]},`),
  ];
  const kept = JSON.stringify(localStorage);
  const seen = { sentences: 0, scenarios: 0, faults: [] };
  for (let n = 0; n < 200; n++) {
    let text = sound;
    for (let times = 1 + random(3); times > 0; times--) text = bends[random(bends.length)](text, random(text.length));
    try {
      const found = readFile(text, calculators);
      if (typeof found === "string" && found.endsWith(".")) seen.sentences++;
      else if (found instanceof Map && [...found.keys()].every((name) => calculators.includes(name))) seen.scenarios++;
      else seen.faults.push(text);
    } catch (error) {
      seen.faults.push(`${error}: ${text}`);
    }
  }
  if (JSON.stringify(localStorage) !== kept) seen.faults.push("something was kept");
  return seen;
}"""
REMEMBER = """([calculator, text]) => {
  const site = new URL("../../", location.href).pathname;
  localStorage.setItem(`playbook:${site}:newest:${calculator}`, text);
}"""


def test_two_hundred_bent_files_end_in_a_sentence_or_in_scenarios(browse: Browse, site_url: str) -> None:
    """Reading never throws and keeps nothing by itself."""
    page = browse(f"{site_url}calculators/roi/")
    seen = page.evaluate(BEND, list(NAMES))
    assert seen["faults"] == []
    assert seen["sentences"] > 100
    assert seen["scenarios"] > 0


@pytest.mark.parametrize(
    "entries",
    [
        "timeline.plan=%7B%22weeks%22%3A%5B%5D%7D&timeline.today=x",
        "timeline.users=%3Cimg%20src%3Dx%3E&adoption.adoption_ramp=1e999",
        "adoption.plan_dates=null&timeline.anchor_date=9999-99-99&roi.plan_dates=%00",
        "roi.start_from=__proto__&roi.__proto__=1&roi.constructor=x&timeline.constructor=x",
    ],
)
def test_a_hostile_link_changes_no_structure(browse: Browse, site_url: str, entries: str) -> None:
    """What is taken from another calculator is refused in words at the linking field, or passed over; Reset helps."""
    page = browse(f"{site_url}calculators/roi/")
    built = shown(page)
    page.goto(f"{site_url}calculators/roi/?{entries}")
    expect(form(page)).to_have_attribute("data-state", "live", timeout=BOOT_MS)
    if form(page).get_attribute("data-stale") is not None:
        expect(page.locator("[data-errors] li").first).to_contain_text("Money starts: ")
        assert shown(page) == built
    assert page.locator(".pb-calc img").count() == 0
    page.locator("form[data-calculator] button[type=reset]").click()
    enter(page, "users", "240")
    expect(page.locator("[data-errors] li")).to_have_count(0)
    assert shown(page) == built


def test_a_hostile_memory_is_offered_and_told(browse: Browse, site_url: str) -> None:
    """What this device remembers may be anything: it is shown as text, refused at its field, and forgotten by Reset."""
    page = browse(f"{site_url}calculators/roi/")
    page.evaluate(
        REMEMBER, ["roi", "&&=&%ff&roi.users=%3Cimg src=x%3E&roi.nonsense=1&roi.__proto__=2&timeline.users=3"]
    )
    page.evaluate(REMEMBER, ["timeline", "timeline.plan=1&timeline.users=many"])
    page.reload()
    page.get_by_role("button", name="Continue with your last entries").click()
    expect(page.locator("#error-roi-users")).to_be_visible(timeout=BOOT_MS)
    assert field(page, "users").input_value() == "<img src=x>"
    assert page.locator(".pb-calc img").count() == 0
    expect(page.locator("#error-roi-start_from")).to_contain_text("timeline")
