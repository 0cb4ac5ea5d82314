"""The three calculators as a visitor meets them: complete as built, alive on the first touch, honest when they fail."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from calculators import NAMES, bridge
from tests.browser.conftest import Browse
from tests.browser.planner import OPENED
from tests.calculators.vectors import difference, frozen_part, requests
from tests.conftest import Published

BOOT_MS = 60_000
EDITS = {
    "timeline": ("anchor_date", "2027-03-01"),
    "adoption": ("users", "480"),
    "roi": ("users", "120"),
}
RESULTS = f"""(form) => ({OPENED})(form, () => ({{
  sentence: form.querySelector("[data-answer]").textContent.trim(),
  figures: Object.fromEntries([...form.querySelectorAll("output")].map((it) => [it.name, it.textContent.trim()])),
  tables: Object.fromEntries([...form.querySelectorAll("table[data-table]")].map((table) => [
    table.dataset.table, [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
  ])),
  notes: [...form.querySelectorAll("[data-notes] > *, [data-drawn-notes] > *")].map((it) => it.textContent.trim()),
}}))"""
REQUEST = """(form) => {
  const values = JSON.parse(form.dataset.given);
  for (const field of form.querySelectorAll("[data-field]")) {
    const name = field.dataset.field, controls = [...field.querySelectorAll("[name]")];
    values[name] = "day" in controls[0].dataset
      ? controls.map((it) => (it.checked ? "1" : "0")).join("")
      : controls[0].type === "checkbox"
      ? controls.filter((it) => it.checked).map((it) => it.value) : controls[0].value.trim();
  }
  if ("today" in values) values.today = new Date().toLocaleDateString("sv-SE");
  return { values, linked: JSON.parse(form.dataset.linked) };
}"""


def results(page: Page) -> dict[str, Any]:
    """Every text a calculator shows."""
    return page.locator("form[data-calculator]").evaluate(RESULTS)


def expected(name: str, page: Page) -> dict[str, Any]:
    """What this machine's Python answers to what the page's form holds, and draws for it, as texts."""
    return answered(name, json.dumps(page.locator("form[data-calculator]").evaluate(REQUEST)))


def in_views(calculator: str, part: str) -> set[str]:
    """The figures or tables that some view shows; the others are in files alone."""
    return {item["name"] for item in bridge.describe(calculator)[part] if item["view"]}


def answered(calculator: str, request: str) -> dict[str, Any]:
    """What this machine's Python answers to a request, and draws for it, as the page's texts."""
    reply = json.loads(bridge.answer(calculator, request))
    assert reply["ok"], reply
    simulation = bridge.simulation(calculator, request)
    while "ok" not in (drawn := json.loads(simulation.advance())):
        pass
    return {
        "sentence": "".join(text for text, _ in drawn["sentence"]).strip(),
        **{
            part: {
                name: shown for name, shown in (reply[part] | drawn[part]).items() if name in in_views(calculator, part)
            }
            for part in ("figures", "tables")
        },
        "notes": [*reply["notes"], *drawn["notes"]],
    }


def wait_until_drawn(page: Page) -> None:
    """What is entered is answered, and its draws are there."""
    wait_until_live(page)
    expect(page.locator("form[data-stale], form [aria-busy], form[data-simulating]")).to_have_count(0, timeout=BOOT_MS)


def wait_until_live(page: Page) -> None:
    """Python has started and answered."""
    expect(page.locator("form[data-calculator]")).to_have_attribute("data-state", "live", timeout=BOOT_MS)


def field(page: Page, name: str) -> Any:
    """The input of a field, wherever it is folded away."""
    return page.locator(f"form[data-calculator] [data-field='{name}'] [name='{name}']").first


@pytest.mark.parametrize("name", NAMES)
def test_the_built_page_shows_what_python_says_of_its_defaults(browse: Browse, site_url: str, name: str) -> None:
    """Without scripts each figure, row and sentence is there, character by character."""
    page = browse(f"{site_url}calculators/{name}/", java_script_enabled=False)
    assert page.locator("form[data-calculator]").get_attribute("data-state") == "static"
    scripted = browse(f"{site_url}calculators/{name}/")
    assert results(scripted) == expected(name, scripted)
    for figure, text in results(scripted)["figures"].items():
        assert page.locator(f"output[name={figure}]").text_content().strip() == text
        assert page.locator(f"output[name={figure}]").is_visible() == bool(text)


SENTENCES_SAID = """() => {
  globalThis.said = [];
  const $answer = document.querySelector("[data-answer]");
  const watch = new MutationObserver(() => globalThis.said.push($answer.textContent));
  watch.observe($answer, { childList: true, characterData: true, subtree: true });
}"""
"""Collects what the answer says from now on, however briefly."""


@pytest.mark.parametrize("name", NAMES)
def test_a_live_calculator_shows_what_this_machines_python_says(browse: Browse, site_url: str, name: str) -> None:
    """Nothing moves when Python starts; an edit shows just what the tested code answers; Reset brings all back."""
    address = f"{site_url}calculators/{name}/"
    # Later, the example's dates would be past, and the live page would say so.
    page = browse(address, prepare=lambda page: page.clock.set_fixed_time("2026-11-22T12:00:00Z"))
    built = results(page)
    edited, text = EDITS[name]
    page.evaluate(SENTENCES_SAID)
    field(page, edited).focus()
    wait_until_live(page)
    assert results(page) == built
    wait_until_drawn(page)
    assert results(page) == built
    assert page.evaluate("globalThis.said") == []
    field(page, edited).fill(text)
    expect(page).to_have_url(f"{address}?{name}.{edited}={text}")
    wait_until_drawn(page)
    assert results(page) == expected(name, page) != built
    page.locator("form[data-calculator] button[type=reset]").click()
    expect(page).to_have_url(address)
    assert results(page) == built


@pytest.mark.parametrize("name", NAMES)
def test_the_published_playbook_is_calculated_with(browse: Browse, live: Published, name: str) -> None:
    """Whatever it says: its calculators start, and answer to its values as this machine's Python does."""
    page = browse(f"{live.url}calculators/{name}/")
    field(page, "users").focus()
    wait_until_drawn(page)
    assert results(page) == expected(name, page)


@pytest.mark.parametrize("name", NAMES)
def test_a_shared_address_opens_with_its_result(browse: Browse, site_url: str, name: str) -> None:
    """No touch is needed: whoever opens the link sees what the sender saw."""
    edited, text = EDITS[name]
    page = browse(f"{site_url}calculators/{name}/?{name}.{edited}={text}")
    wait_until_live(page)
    assert field(page, edited).input_value() == text
    wait_until_drawn(page)
    assert results(page) == expected(name, page)


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_entry_is_told_in_pythons_words(browse: Browse, site_url: str, name: str) -> None:
    """The message stands at the field, the field is marked, the last result and the entry stay."""
    page = browse(f"{site_url}calculators/{name}/")
    built = results(page)
    field(page, "users").fill("-5")
    error = page.locator(f"#error-{name}-users")
    expect(error).to_be_visible(timeout=BOOT_MS)
    assert re.match(r"Enter ", error.inner_text())
    assert field(page, "users").get_attribute("aria-invalid") == "true"
    assert field(page, "users").input_value() == "-5"
    assert results(page) == built
    expect(page.locator("[data-errors] a")).to_have_text(f"Users: {error.inner_text()}")


def test_flexibility_counts_once_entered_and_is_refused_after_the_horizon(browse: Browse, site_url: str) -> None:
    """An amount brings its line, a month that is never reached a sentence, another month a result, no amount none."""
    page = browse(f"{site_url}calculators/roi/")
    built = results(page)
    page.locator("form[data-calculator] details").evaluate_all("(all) => all.forEach((it) => { it.open = true; })")
    field(page, "flexibility").fill("40k")
    expect(page).to_have_url(re.compile(r"\?roi\.flexibility=40k$"))
    wait_until_drawn(page)
    with_it = results(page)
    assert with_it == expected("roi", page)
    assert [row[:3] for row in with_it["tables"]["lines"][-1:]] == [["Flexibility", "a year, from month 19", "€40,000"]]
    field(page, "horizon_months").fill("12")
    error = page.locator("#error-roi-flexibility_from_month")
    expect(error).to_have_text("Enter a month from 1 to 12: what begins after the horizon is not counted.")
    expect(page.locator("[data-errors] a")).to_have_text(f"It starts in month: {error.text_content()}")
    assert results(page)["figures"] == with_it["figures"]
    field(page, "flexibility_from_month").fill("6")
    wait_until_drawn(page)
    assert results(page) == expected("roi", page) != with_it
    for name, text in (("horizon_months", "48"), ("flexibility", "")):
        field(page, name).fill(text)
    expect(page).to_have_url(re.compile(r"\?roi\.flexibility_from_month=6$"))
    wait_until_drawn(page)
    assert results(page) == built


def test_inputs_changed_by_a_half_stand_folded_below_the_tornado(browse: Browse, site_url: str) -> None:
    """A second view of the same inputs: opened on demand, and as live as everything else."""
    page = browse(f"{site_url}calculators/roi/#sensitivity")
    table = page.locator("table[data-table=spider]")
    expect(table).to_be_hidden()
    page.locator("summary", has_text="one input changed by a quarter or a half").click()
    expect(table).to_be_visible()
    assert table.locator("thead th").all_inner_texts() == [
        "Input",
        "50% less",
        "25% less",
        "As entered",
        "25% more",
        "50% more",
    ]
    field(page, "one_time_cost").fill("120k")
    expect(page).to_have_url(re.compile(r"\?roi\.one_time_cost=120k#sensitivity$"))
    wait_until_drawn(page)
    assert results(page)["tables"]["spider"] == expected("roi", page)["tables"]["spider"]
    expect(table.locator("tr", has_text="One-time cost").locator("td").nth(2)).to_have_text(
        expected("roi", page)["figures"]["npv"]
    )


@pytest.mark.parametrize("width", [390, 1000, 1280])
def test_the_answer_stays_in_view_and_hides_no_field(browse: Browse, site_url: str, width: int) -> None:
    """Going back through the entries by keyboard, each is seen whole below the answer that it changes."""
    page = browse(f"{site_url}calculators/roi/", viewport={"width": width, "height": 844}, java_script_enabled=False)
    page.get_by_role("button", name="Reset to the example").focus()
    hidden, seen = [], 0
    while page.locator("[name=users]:focus").count() == 0:
        page.keyboard.press("Shift+Tab")
        field = page.locator(":focus")
        if field.locator("xpath=ancestor::*[contains(@class, 'pb-inputs')]").count() == 0:
            continue
        box, answer = field.bounding_box(), page.locator(".pb-answer").bounding_box()
        assert box
        assert answer
        if answer["y"] - box["height"] < box["y"] < answer["y"] + answer["height"]:
            hidden.append(field.get_attribute("name"))
        expect(page.locator("[data-answer]")).to_be_in_viewport()
        seen += 1
    assert seen > 12
    assert hidden == []


def test_without_its_runtime_the_page_keeps_what_it_has(browse: Browse, site_url: str) -> None:
    """A missing file ends in a sentence and a way to try again, which works once the file is back."""
    page = browse(f"{site_url}calculators/roi/", faulty=True)
    page.route("**/*.wasm*", lambda route: route.fulfill(status=404))
    built = results(page)
    field(page, "users").fill("120")
    expect(page.locator("form[data-calculator]")).to_have_attribute("data-state", "failed", timeout=BOOT_MS)
    expect(page.locator("[data-status]")).to_contain_text("HTTP 404")
    assert results(page) == built
    page.unroute("**/*.wasm*")
    page.get_by_role("button", name="Try again").click()
    wait_until_live(page)
    wait_until_drawn(page)
    assert results(page) == expected("roi", page) != built


def test_the_next_page_uses_the_python_that_runs_already(browse: Browse, site_url: str) -> None:
    """One worker a tab: another calculator is live as soon as it is there, untouched, and loads nothing again."""
    page = browse(f"{site_url}calculators/roi/")
    field(page, "users").focus()
    wait_until_live(page)
    before = [url for url in page.guard.requests if ".wasm" in url]
    page.locator("a[href$='calculators/adoption/']:visible, a[href$='../adoption/']:visible").first.click()
    expect(page.locator("form[data-calculator=adoption]")).to_be_visible()
    wait_until_live(page)
    field(page, "users").fill("480")
    expect(page).to_have_url(re.compile(r"adoption\.users=480$"))
    wait_until_drawn(page)
    assert results(page) == expected("adoption", page)
    assert [url for url in page.guard.requests if ".wasm" in url] == before
    assert len(before) == 1


@pytest.mark.parametrize("scripted", [True, False])
def test_the_home_pages_form_leads_to_the_dated_timeline(browse: Browse, site_url: str, scripted: bool) -> None:
    """A start date and an industry, entered on home, arrive in the timeline; with scripts, by way of My plan."""
    page = browse(site_url, java_script_enabled=scripted)
    form = page.locator("form[action*='calculators/timeline']")
    form.locator("input[type=date]").fill("2027-02-01")
    form.locator("select").select_option("childrens-library")
    form.locator("button.pb-button--primary").first.click()
    if not scripted:
        page.wait_for_url(re.compile(r"calculators/timeline/\?"))
        assert "timeline.anchor_date=2027-02-01" in page.url
    else:
        page.wait_for_url(re.compile(r"/plan/"))
        page.goto(f"{site_url}calculators/timeline/")
        wait_until_live(page)
        assert field(page, "anchor_date").input_value() == "2027-02-01"
        assert page.locator("[data-field=verticals] input[value=childrens-library]").is_checked()
        wait_until_drawn(page)
        assert results(page) == expected("timeline", page)


def test_the_browsers_python_answers_every_frozen_vector_alike(browse: Browse, site_url: str) -> None:
    """Same requests, good and bad: integers, dates and texts equal, floats within 1e-12."""
    page = browse(f"{site_url}calculators/roi/")
    ask_all = """async (asked) => {
      const main = document.querySelector("script[src$='/main.js']").src;
      const { client } = await import(new URL("calculator/live.js", main).href);
      const replies = [];
      for (const [calculator, request] of asked) replies.push(await client.ask(calculator, request));
      return replies;
    }"""
    vectors = [(name, title, text, reply) for name in NAMES for title, text, reply in requests(name)]
    asked = [[name, text] for name, _, text, _ in vectors]
    replies = page.evaluate(ask_all, asked)
    different = {
        f"{name}: {title}": fault
        for (name, title, _, frozen), got in zip(vectors, replies, strict=True)
        if (fault := difference(frozen, frozen_part(got)))
    }
    assert different == {}
    assert len(vectors) >= 75
