"""Scenarios: kept on this device, compared, and passed on as a file, whatever stands in storage or file."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Browse
from tests.browser.planner import (
    STORED,
    enter,
    field,
    import_file,
    keep,
    opened,
    said,
    scenario_file,
    settle,
    shown,
    unfold,
)
from tests.browser.test_pages import AXE, judged, switch_to

NAMES_LISTED = "[data-scenario-list] [data-name]"


def test_scenarios_survive_a_reload_and_load_exactly(browse: Browse, site_url: str) -> None:
    """What was kept comes back as entered, with the same figures; Undo brings the entries before."""
    address = f"{site_url}calculators/roi/"
    page = opened(browse, address)
    enter(page, "users", "120")
    small = shown(page)
    keep(page, "Small")
    expect(said(page)).to_have_text("“Small” is kept on this device.")
    enter(page, "users", "500")
    keep(page, "Large")
    large = shown(page)
    page.goto(address)
    unfold(page)
    expect(page.locator(NAMES_LISTED)).to_have_text(["Small", "Large"])
    page.get_by_role("button", name="Load Small").click()
    settle(page)
    assert field(page, "users").input_value() == "120"
    assert shown(page) == small != large
    page.get_by_role("button", name="Undo").click()
    settle(page)
    assert field(page, "users").input_value() == "500"


def test_scenarios_are_renamed_replaced_and_deleted_with_a_way_back(browse: Browse, site_url: str) -> None:
    """By keyboard; each deed is said in a line and can be undone; no name stands twice."""
    page = opened(browse, f"{site_url}calculators/adoption/")
    keep(page, "One")
    enter(page, "users", "480")
    keep(page, "Two")
    page.get_by_role("button", name="Rename Two").press("Enter")
    page.get_by_label("New name of Two").fill("One")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("is there already")
    page.get_by_role("button", name="Rename Two").press("Enter")
    page.keyboard.type("Twice as many")
    page.keyboard.press("Enter")
    expect(page.locator(NAMES_LISTED)).to_have_text(["One", "Twice as many"])
    page.get_by_role("button", name="Delete One").press("Enter")
    expect(page.locator(NAMES_LISTED)).to_have_text(["Twice as many"])
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator(NAMES_LISTED)).to_have_text(["One", "Twice as many"])
    keep(page, "One")
    expect(said(page)).to_have_text("“One” now holds these inputs.")
    expect(page.locator(NAMES_LISTED)).to_have_count(2)
    keep(page, "  ")
    expect(said(page)).to_have_text("Enter a name for the scenario.")
    expect(page.locator(NAMES_LISTED)).to_have_count(2)


def test_scenarios_stand_side_by_side(browse: Browse, site_url: str) -> None:
    """All figures of each, drawn ones too, and only the inputs that differ; legible in light and dark."""
    page = opened(browse, f"{site_url}calculators/roi/")
    for users in ("120", "500"):
        enter(page, "users", users)
        keep(page, f"With {users}")
    # What stands in a closed view is written when it is opened, and a figure without a text is none.
    labels = page.locator("output").count()
    figures = [text for _, _, text in (line.partition(": ") for line in shown(page)[1 : labels + 1]) if text]
    page.get_by_role("button", name="Compare side by side").click()
    expect(said(page)).to_have_text("The scenarios are shown side by side below.", timeout=30_000)
    table = page.locator("[data-comparison]")
    expect(table.locator("thead th")).to_have_text(["Result or input", "Entered now", "With 120", "With 500"])
    rows = table.locator("tbody tr:visible").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((it) => it.innerText))"
    )
    assert [row[3] for row in rows[: len(figures)]] == [row[1] for row in rows[: len(figures)]] == figures
    assert rows[len(figures) :] == [["Users", "500", "120", "500"]]
    page.evaluate(AXE)
    for scheme in ("light", "dark"):
        switch_to(page, scheme)
        assert judged(page, "[data-planner]") == []


def test_a_file_brings_scenarios_to_another_browser(browse: Browse, site_url: str) -> None:
    """All of all calculators; those that are there already stay, and a name taken gets a number."""
    page = opened(browse, f"{site_url}calculators/roi/")
    enter(page, "users", "120")
    keep(page, "Small")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export all").click()
    content = waiting.value.path().read_bytes()
    assert json.loads(content) == json.loads(scenario_file(("roi", "Small", {"roi.users": ["120"]})))
    import_file(page, content)
    expect(said(page)).to_have_text("New from the file: 0. Your other scenarios stay.")
    other = browse(f"{site_url}calculators/roi/")
    keep(other, "Small")
    import_file(other, content)
    expect(other.locator(NAMES_LISTED)).to_have_text(["Small", "Small (2)"])
    other.get_by_role("button", name="Load Small (2)").click()
    settle(other)
    assert shown(other) == shown(page)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe", "There are no scenarios in this file: it is not JSON."),
        (b"[]", "There are no scenarios in this file that were exported here."),
        (
            b'{"format": "playbook-scenarios/2", "scenarios": []}',
            "There are no scenarios in this file that were exported here.",
        ),
        (b'{"format": "playbook-scenarios/1", "scenarios": [null]}', "Scenario 1 of this file cannot be read"),
        (scenario_file(("roi", "", {})), "Scenario 1 of this file cannot be read"),
        (scenario_file(("__proto__", "x", {})), "Scenario 1 of this file cannot be read"),
        (scenario_file(("roi", "ok", {}), ("roi", "x", {"roi.users": [1]})), "Scenario 2 of this file cannot be read"),  # type: ignore[list-item]
        (
            scenario_file(*[("roi", f"{n}", {}) for n in range(301)]),
            "There are more scenarios in this file than can be kept.",
        ),
    ],
)
def test_a_hostile_file_is_refused_as_a_whole(browse: Browse, site_url: str, content: bytes, sentence: str) -> None:
    """A sentence says why, and what was kept stays as it was."""
    page = browse(f"{site_url}calculators/roi/")
    keep(page, "Mine")
    before = page.evaluate(STORED)
    import_file(page, content)
    expect(said(page)).to_contain_text(sentence)
    assert page.evaluate(STORED) == before


def test_hostile_names_and_values_stay_text(browse: Browse, site_url: str) -> None:
    """Markup in a file is shown as characters, and a wrong value is told at its field."""
    page = browse(f"{site_url}calculators/roi/")
    hostile = "<img src=x onerror=alert(1)>"
    import_file(page, scenario_file(("roi", hostile, {"roi.users": [hostile], "roi.nonsense": ["1"]})))
    expect(page.locator(NAMES_LISTED)).to_have_text([hostile])
    assert page.locator("[data-planner] img").count() == 0
    page.locator("[data-load]").click()
    expect(page.locator("#error-roi-users")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Compare side by side").click()
    expect(page.locator("[data-comparison] tbody tr").first).to_contain_text("Enter ")


@pytest.mark.parametrize(
    "stored", ["{", "null", '{"version":1,"scenarios":[{"name":1}]}', '{"version":2,"scenarios":[]}']
)
def test_corrupt_storage_is_said_and_set_aside(browse: Browse, site_url: str, stored: str) -> None:
    """The page works; what cannot be read is not thrown away."""
    page = browse(f"{site_url}calculators/roi/")
    keep(page, "x")
    [key] = [key for key in page.evaluate(STORED) if key.endswith("scenarios:roi")]
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, stored])
    page.reload()
    expect(said(page)).to_contain_text("cannot be read")
    keep(page, "New")
    expect(page.locator(NAMES_LISTED)).to_have_text(["New"])
    assert page.evaluate(STORED)[f"{key}:unreadable"] == stored


def test_a_browser_that_keeps_nothing_says_so(browse: Browse, site_url: str) -> None:
    """Without storage everything else works."""
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })"
    # The theme looks there too, and reports its own error.
    page = browse(f"{site_url}calculators/roi/", faulty=True, prepare=lambda page: page.add_init_script(refuse))
    keep(page, "x")
    expect(said(page)).to_have_text("This browser does not save anything on this device. Copy the link instead.")
    enter(page, "users", "120")
