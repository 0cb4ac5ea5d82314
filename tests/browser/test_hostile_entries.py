"""Whatever stands in a link, a file or this device's memory: a sentence, nothing lost, no exception."""

import base64
import json
import re
import zlib

import pytest
from playwright.sync_api import expect

from calculators import NAMES
from tests.browser.conftest import Browse
from tests.browser.planner import (
    BOOT_MS,
    STORED,
    enter,
    field,
    form,
    import_file,
    keep,
    opened,
    said,
    scenario_file,
    shown,
)

# Valid files, bent by a generator that gives the same files in every run: cut, doubled, swapped, replaced.
BEND = """async (calculators) => {
  const main = document.querySelector("script[src$='/main.mjs']").src;
  const { importFile } = await import(new URL("planner/scenario-storage.mjs", main).href);
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
      const found = importFile(text, calculators);
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
# Addresses of random pieces, the same in every run: read without an exception, and written again as they were read.
ADDRESSES = """async (calculators) => {
  const main = document.querySelector("script[src$='/main.mjs']").src;
  const { addressOf, holdsEntries, readAddress } = await import(new URL("calculator/address.mjs", main).href);
  let state = 20261122;
  const random = (below) => (state = (state * 48271) % 2147483647) % below;
  const one = (list) => list[random(list.length)];
  const keys = ["roi.users", "roi.__proto__", "constructor.prototype", "__proto__.polluted", "roi.", ".users",
    "timeline.plan", "roi.constructor", "ROI.users", "roi.users.more", "roi%2Eusers", "%", "%ff",
    "\\u0000", "toString.length", "utm"];
  const values = ["120", "", "%", "%zz", "%00", "&", "=", "<img src=x>", "__proto__", "1e999", "\\ud800",
    "9".repeat(3000), "+", "#"];
  const hashes = ["", "#", "#roi", "#roi=", "#roi=AAAA", "#roi=!!", "#__proto__=AAAA", "#roi=" + "A".repeat(5000),
    "#a--b", "#roi=%"];
  const faults = [];
  for (let n = 0; n < 2000; n++) {
    const pairs = Array.from({ length: random(6) }, () => one(keys) + one(["=", "", "=="]) + one(values));
    const address = new URL("?" + pairs.join("&") + one(hashes), location.href).href;
    try {
      holdsEntries(address);
      const { state: read } = await readAddress(address);
      const again = await readAddress(await addressOf(location.href, "roi", read));
      const told = (state) => JSON.stringify([...state].map(([name, entries]) => [name, [...entries]]));
      if (again.broken || told(again.state) !== told(read)) faults.push(address);
    } catch (error) {
      faults.push(`${error}: ${address}`);
    }
  }
  if ({}.polluted !== undefined || Object.keys(Object.prototype).length > 0) faults.push("a prototype was changed");
  return faults;
}"""
# Labels of the fields that take from others, and of the plan's facts.
WRONG_FIRST = re.compile("^(Money starts|Benefits grow with|Users|Week 1 starts): ")
# As full as it gets, to the last character.
FILL = """() => {
  let size = 4_000_000;
  for (let n = 0; size >= 1; n++) {
    try { localStorage.setItem(`fill${n}`, "x".repeat(size)); } catch { size = Math.floor(size / 2); }
  }
}"""


def packed(text: str) -> str:
    """As `#roi=` holds entries."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.urlsafe_b64encode(squeezed.compress(text.encode()) + squeezed.flush()).decode().rstrip("=")


def test_two_thousand_random_addresses_are_read_and_written(browse: Browse, sandbox: str) -> None:
    """None throws, none changes a prototype, and what was read of it stands in an address of ours just so."""
    page = browse(sandbox)
    assert page.evaluate(ADDRESSES, list(NAMES)) == []


def test_a_link_that_swells_is_not_unpacked(browse: Browse, site_url: str) -> None:
    """A hundred thousand characters that stand for forty million end in a sentence, before they fill the memory."""
    bomb = packed("roi.users=1&" * 3_500_000)
    assert len(bomb) < 150_000
    page = browse(f"{site_url}calculators/roi/#roi={bomb}")
    expect(page.locator("[data-link-note]")).to_contain_text("This link is damaged")
    assert form(page).get_attribute("data-stale") is None


def test_names_of_every_object_are_no_fields(browse: Browse, site_url: str) -> None:
    """`constructor` and its like never reach a calculator: links, scenarios and comparisons work."""
    entries = {f"roi.{name}": ["1"] for name in ("constructor", "__proto__", "toString", "has_own_property")}
    page = opened(
        browse, f"{site_url}calculators/roi/#roi={packed('roi.users=120&roi.constructor=1&timeline.__proto__=x')}"
    )
    assert field(page, "users").input_value() == "120"
    expect(page.locator("[data-errors] li")).to_have_count(0)
    import_file(page, scenario_file(("roi", "Odd", entries | {"roi.users": ["240"]})))
    expect(said(page)).to_contain_text("New from the file: 1.")
    page.get_by_role("button", name="Compare").click()
    expect(said(page)).to_have_text("The scenarios are shown side by side below.", timeout=BOOT_MS)
    figures = page.locator("[data-comparison] tbody:first-of-type tr:first-child td").all_inner_texts()
    assert len(set(figures)) == len(figures) == 2
    assert all(any(character.isdigit() for character in figure) for figure in figures)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"[" * 200_000 + b"]" * 200_000, "There are no scenarios in this file that were exported here."),
        (b'{"format":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001, "This file holds no scenarios"),
        (b" " * 5_000_001, "This file is too large."),
    ],
    ids=["deep lists", "deep objects", "large"],
)
def test_a_monstrous_file_ends_in_a_sentence(browse: Browse, site_url: str, content: bytes, sentence: str) -> None:
    """Deeper than any stack, or larger than any browser would keep."""
    page = browse(f"{site_url}calculators/roi/")
    import_file(page, content)
    expect(said(page)).to_contain_text(sentence)


def test_a_full_memory_is_said_and_the_calculator_goes_on(browse: Browse, site_url: str) -> None:
    """Not one character more can be kept: the line says so, what was kept stays, and figures follow what is entered."""
    page = opened(browse, f"{site_url}calculators/roi/")
    keep(page, "Before")
    kept = [text for key, text in page.evaluate(STORED).items() if "scenarios" in key]
    page.evaluate(FILL)
    keep(page, "x" * 60)
    expect(said(page)).to_have_text("This browser does not save anything on this device. Copy the link instead.")
    before = shown(page)
    enter(page, "users", "120")
    assert shown(page) != before
    assert [text for key, text in page.evaluate(STORED).items() if "scenarios" in key] == kept
    assert json.loads(kept[0])["scenarios"][0]["name"] == "Before"


def test_two_hundred_bent_files_end_in_a_sentence_or_in_scenarios(browse: Browse, sandbox: str) -> None:
    """Reading never throws and keeps nothing by itself."""
    page = browse(sandbox)
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
    """What is taken from others is refused in words, where it is taken or where it is wrong, or passed over."""
    page = browse(f"{site_url}calculators/roi/")
    built = shown(page)
    page.goto(f"{site_url}calculators/roi/?{entries}")
    # A link of which nothing is taken over starts nothing by itself.
    field(page, "users").focus()
    expect(form(page)).to_have_attribute("data-state", "live", timeout=BOOT_MS)
    if form(page).get_attribute("data-stale") is not None:
        expect(page.locator("[data-errors] li").first).to_contain_text(WRONG_FIRST)
        assert shown(page) == built
    assert page.locator(".pb-calc img").count() == 0
    page.locator("form[data-calculator] button[type=reset]").click()
    enter(page, "users", "150")
    expect(page.locator("[data-errors] li")).to_have_count(0)
    assert shown(page) == built


def test_a_hostile_memory_is_offered_and_told(browse: Browse, site_url: str) -> None:
    """What this device remembers may be anything: it is shown as text, refused at its field, and forgotten by Reset."""
    page = browse(f"{site_url}calculators/roi/")
    page.evaluate(
        REMEMBER, ["roi", "&&=&%ff&roi.users=%3Cimg src=x%3E&roi.nonsense=1&roi.__proto__=2&timeline.users=3"]
    )
    page.evaluate(REMEMBER, ["timeline", "timeline.plan=1&timeline.high_length=many"])
    page.reload()
    page.get_by_role("button", name="Continue with your last entries").click()
    expect(page.locator("#error-roi-users")).to_be_visible(timeout=BOOT_MS)
    assert field(page, "users").input_value() == "<img src=x>"
    assert page.locator(".pb-calc img").count() == 0
    expect(page.locator("#error-roi-start_from")).to_contain_text("timeline")
