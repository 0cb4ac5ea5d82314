"""Links, copies, files and paper: what leaves a calculator's page is what the page shows."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import icalendar
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from calculators import NAMES
from calculators.bridge import describe
from tests.browser.conftest import Browse
from tests.browser.planner import EDITS, enter, field, form, opened, settle, shown, unfold_entries

LONG = "; ".join(f"2027-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 26, 2))


def clipboard(page: Page) -> str:
    """What a paste would bring."""
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("name", NAMES)
def test_a_copied_link_shows_the_same_in_another_browser(browse: Browse, site_url: str, name: str) -> None:
    """Every figure, row and note is equal, those drawn at random too."""
    page = opened(browse, f"{site_url}calculators/{name}/", permissions=["clipboard-read", "clipboard-write"])
    built = shown(page)
    enter(page, *EDITS[name])
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("[data-toast]")).to_have_text("The link is copied.")
    other = browse(clipboard(page))
    settle(other)
    assert shown(other) == shown(page) != built


def test_a_long_entry_travels_packed_behind_the_hash(browse: Browse, site_url: str) -> None:
    """The address stays short enough for mail, and opens with the same result."""
    page = opened(browse, f"{site_url}calculators/timeline/?utm=x")
    unfold_entries(page)
    enter(page, "holidays", LONG)
    expect(page).to_have_url(re.compile(r"\?utm=x#timeline=[\w-]+$"))
    assert len(page.url) < 1_500
    other = browse(page.url)
    settle(other)
    assert shown(other) == shown(page)
    other.locator("form[data-calculator] button[type=reset]").click()
    expect(other).to_have_url(f"{site_url}calculators/timeline/?utm=x")


@pytest.mark.parametrize(
    "age",
    [
        "delete window.DecompressionStream;",
        "window.DecompressionStream = class { constructor(form) { if (form === 'deflate-raw') throw TypeError(); } };",
    ],
    ids=["no unpacking", "no raw unpacking"],
)
def test_a_browser_too_old_for_a_packed_link_says_so(browse: Browse, site_url: str, age: str) -> None:
    """Nothing is wrong with the link; whoever asks for it once more would get the same."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    unfold_entries(page)
    enter(page, "holidays", LONG)
    expect(page).to_have_url(re.compile(r"#timeline=[\w-]+$"))
    old = browse(page.url, prepare=lambda page: page.add_init_script(age))
    expect(old.locator("[data-link-note]")).to_contain_text("This browser is too old")
    expect(old.locator("[data-link-note]")).not_to_contain_text("damaged")


def test_a_browser_that_cannot_pack_makes_a_long_link(browse: Browse, site_url: str) -> None:
    """Chrome 95 to 102 know the stream, but not the form of it that links use."""
    age = (
        "window.CompressionStream = class { constructor(format) { if (format === 'deflate-raw') throw TypeError(); } };"
    )
    page = browse(f"{site_url}calculators/timeline/", prepare=lambda page: page.add_init_script(age))
    unfold_entries(page)
    enter(page, "holidays", LONG)
    expect(page).to_have_url(re.compile(r"\?timeline\.holidays="))
    assert len(page.url) > 1_500


@pytest.mark.parametrize("packed", ["AAAA", "!", "7cEBAQAAAICQ_q_uCAoAAAAAAAAAAAAAAAAAAAA"])
def test_a_damaged_link_ends_in_a_sentence(browse: Browse, site_url: str, packed: str) -> None:
    """The example stays; nothing is guessed."""
    page = browse(f"{site_url}calculators/roi/#roi={packed}")
    built = shown(page)
    note = page.locator("[data-link-note]")
    expect(note).to_contain_text("This link is damaged")
    assert shown(page) == built
    assert form(page).get_attribute("data-stale") is None
    field(page, "users").focus()
    settle(page)
    expect(note).to_contain_text("This link is damaged")
    enter(page, "users", "120")
    expect(note).to_be_hidden()


def test_the_result_is_copied_as_text(browse: Browse, site_url: str) -> None:
    """The sentence, every figure with its name, and the link; a refusing clipboard leaves the text to be copied."""
    page = opened(browse, f"{site_url}calculators/roi/", permissions=["clipboard-read", "clipboard-write"])
    enter(page, "users", "120")
    page.get_by_role("button", name="Copy result").click()
    expect(page.locator("[data-toast]")).to_have_text("The result is copied.")
    text = clipboard(page)
    assert text.startswith(page.locator("[data-answer]").inner_text())
    page.locator("[data-views] a[href$='#scenarios']").click()
    assert f"Net present value as entered: {page.locator('output[name=npv]').inner_text()}\n" in text
    assert text.endswith("?roi.users=120")
    page.evaluate("""() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
      document.execCommand = () => false;
    }""")
    page.get_by_role("button", name="Copy result").click()
    expect(page.locator("[data-by-hand] textarea")).to_have_value(text)
    expect(page.locator("[data-toast]")).to_contain_text("stands below")


def downloaded(page: Page, form_name: str, folder: Path) -> tuple[str, bytes]:
    """A file the page makes: its name and content."""
    with page.expect_download() as waiting:
        page.locator(f"[data-download={form_name}]").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path.name, path.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_files_hold_what_the_page_shows(browse: Browse, site_url: str, tmp_path: Path, name: str) -> None:
    """CSV and JSON are made in the page, parse, and carry the entry, the link and where defaults are from."""
    page = opened(browse, f"{site_url}calculators/{name}/")
    enter(page, *EDITS[name])
    entered = EDITS[name][1]
    file_name, content = downloaded(page, "csv", tmp_path)
    assert re.fullmatch(rf"{name}-\d{{4}}-\d\d-\d\d\.csv", file_name)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert any("Users" in row and entered in row for row in rows)
    assert any(f"?{name}.users={entered}" in cell for row in rows for cell in row)
    _, content = downloaded(page, "json", tmp_path)
    held: dict[str, Any] = json.loads(content)
    assert held["format"] == "playbook-calculation/1"
    assert held["inputs"]["users"]["value"] == int(entered)
    assert page.locator("[data-download=ics]").count() == (name == "timeline")
    assert "blob:" not in "".join(page.guard.outside)


@pytest.mark.parametrize("name", ["roi", "timeline"])
def test_the_workbook_holds_what_was_entered(browse: Browse, site_url: str, tmp_path: Path, name: str) -> None:
    """It opens, with the entry and the way back in it, and took nothing but the trimmed Python."""
    page = opened(browse, f"{site_url}calculators/{name}/")
    enter(page, *EDITS[name])
    file_name, content = downloaded(page, "xlsx", tmp_path)
    assert re.fullmatch(rf"{name}-\d{{4}}-\d\d-\d\d\.xlsx", file_name)
    book = openpyxl.load_workbook(io.BytesIO(content))
    ((sheet, place),) = book.defined_names["users"].destinations
    assert book[sheet][place].value == int(EDITS[name][1])
    links = [cell.hyperlink.target for row in book["About"].iter_rows() for cell in row if cell.hyperlink]
    assert [f"?{name}.users={EDITS[name][1]}" in link for link in links] == [True]
    assert not [url for url in page.guard.requests if "reserve" in url]  # type: ignore[attr-defined]


def test_a_named_plan_says_so(browse: Browse, site_url: str, tmp_path: Path) -> None:
    """In the page's title, the link, the names of its files, and in what a calendar knows its events by."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    title = page.title()
    page.locator(".pb-inputs details").evaluate_all("(folds) => folds.forEach((it) => (it.open = true))")
    enter(page, "plan_name", "Harbor branch")
    assert page.title() == f"Harbor branch · {title}"
    assert "timeline.plan_name=Harbor" in page.url
    file_name, content = downloaded(page, "ics", tmp_path)
    assert re.fullmatch(r"timeline-harbor-branch-\d{4}-\d\d-\d\d\.ics", file_name)
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert all("@harbor-branch." in event["UID"] for event in events)
    enter(page, "plan_name", "")
    assert page.title() == title


def test_the_calendar_file_holds_the_plans_dates(browse: Browse, site_url: str, tmp_path: Path) -> None:
    """A calendar program reads it: all-day events, their ends after the last day."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    _, content = downloaded(page, "ics", tmp_path)
    calendar = icalendar.Calendar.from_ical(content)
    events = calendar.walk("VEVENT")
    assert len(events) >= 10
    assert all(event["DTEND"].dt > event["DTSTART"].dt for event in events)
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_wrong_entries_make_a_file_of_the_last_right_ones(browse: Browse, site_url: str, tmp_path: Path) -> None:
    """The line says of which."""
    page = opened(browse, f"{site_url}calculators/roi/")
    field(page, "users").fill("many")
    expect(page.locator("#error-roi-users")).to_be_visible()
    _, content = downloaded(page, "csv", tmp_path)
    assert "\r\nUsers,150," in content.decode()
    expect(page.locator("[data-toast]")).to_contain_text("is made. Not updated: as last calculated, with Users: 150.")


def test_without_scripts_no_tool_is_shown(browse: Browse, site_url: str) -> None:
    """A button that could do nothing is not there."""
    page = browse(f"{site_url}calculators/timeline/", java_script_enabled=False)
    assert not page.locator("[data-planner]").is_visible()
    assert page.locator(".pb-others a").count() == 2


@pytest.mark.parametrize("name", NAMES)
def test_without_scripts_the_example_is_there_as_files(browse: Browse, site_url: str, name: str) -> None:
    """The same content as the page makes of it with scripts, moment and link apart; scripts take the links away."""
    page = browse(f"{site_url}calculators/{name}/", java_script_enabled=False)
    links = page.locator("[data-built-files] a")
    files = {}
    for link in links.all():
        assert link.get_attribute("download") is not None
        address = urljoin(page.url, link.get_attribute("href"))
        response = page.request.get(address)
        assert response.ok
        files[address.rsplit(".", 1)[1]] = response.body()
    assert list(files) == describe(name)["forms"]
    held = json.loads(files["json"])
    asked = opened(browse, f"{site_url}calculators/{name}/")
    expect(asked.locator("[data-built-files]")).to_have_count(0)
    with asked.expect_download() as waiting:
        asked.locator("[data-download=json]").click()
    made = json.loads(waiting.value.path().read_bytes())
    assert held["figures"] == made["figures"]
    assert held["tables"] == made["tables"]
    assert held["made"] is held["link"] is None
    assert files["csv"].startswith(b"\xef\xbb\xbf")
