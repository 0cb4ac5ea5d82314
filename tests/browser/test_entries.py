"""What a reader enters is never lost, wrong without a word, or read in silence: undo, reset, stale answers, remarks."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Browse, arrive, hold
from tests.browser.planner import BOOT_MS, enter, field, form, opened, settle, shown
from tests.browser.test_old_browsers import NO_STORAGE

TIMELINE = "calculators/timeline/"
ROI = "calculators/roi/"


def unfolded(page: Page, name: str) -> Locator:
    """A field, made visible."""
    page.locator(f"[data-field='{name}']").evaluate(
        "(it) => { const fold = it.closest('details'); if (fold) fold.open = true; }"
    )
    return page.locator(f"[data-field='{name}']")


def typed(page: Page, name: str, text: str) -> None:
    """Put into a field by keys, as a reader does, and wait for the result."""
    unfolded(page, name)
    field(page, name).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    settle(page)


def test_ctrl_z_takes_back_what_was_typed_before_the_calculator_was_live(browse: Browse, site_url: str) -> None:
    """The form that comes to life writes into no field that its reader has changed."""
    page = browse(f"{site_url}{TIMELINE}")
    field(page, "users").focus()
    page.keyboard.press("Control+A")
    # At once: what is typed key by key while a page starts may be taken back in more than one step.
    page.keyboard.insert_text("77")
    settle(page)
    expect(field(page, "users")).to_have_value("77")
    page.keyboard.press("Control+Z")
    expect(field(page, "users")).to_have_value("150")
    settle(page)
    assert "users" not in page.url


def test_an_entry_before_the_script_is_there_stays(browse: Browse, site_url: str) -> None:
    """Also where this device keeps another; the answer is to what the field shows."""
    page = opened(browse, f"{site_url}{TIMELINE}")
    enter(page, "users", "85")
    held: list[Route] = []
    page.route("**/live.js", hold(held))
    page.reload(wait_until="commit")
    arrive(page, lambda: len(held) > 0)
    field(page, "users").fill("120")
    for route in held:
        route.fallback()
    settle(page)
    expect(field(page, "users")).to_have_value("120")
    expect(page).to_have_url(f"{site_url}{TIMELINE}?timeline.users=120")


def test_ctrl_z_works_while_answers_come_and_after_a_link_was_opened(browse: Browse, site_url: str) -> None:
    """Each answer comes back with every other one; a field next to it does not matter."""
    page = opened(browse, f"{site_url}{TIMELINE}?timeline.users=80&timeline.deadline_days=100")
    typed(page, "users", "90")
    typed(page, "deadline_days", "70")
    page.keyboard.press("Control+Z")
    expect(field(page, "deadline_days")).to_have_value("100")
    page.keyboard.press("Control+Z")
    expect(field(page, "users")).to_have_value("80")
    settle(page)
    page.keyboard.press("Control+Shift+Z")
    expect(field(page, "users")).to_have_value("90")


def reset(page: Page) -> Locator:
    """Press Reset; gives the way back."""
    form(page).get_by_role("button", name="Reset to the example").click()
    return form(page).locator("[data-undo]")


def test_reset_acts_at_once_and_undo_brings_all_back(browse: Browse, site_url: str) -> None:
    """Wrong entries and chosen boxes too; the keyboard is led to Undo and back."""
    page = opened(browse, f"{site_url}{TIMELINE}")
    example = shown(page)
    typed(page, "deadline_days", "100")
    unfolded(page, "weekmask").get_by_label("Friday").uncheck()
    settle(page)
    entered = shown(page)
    field(page, "users").fill("none")
    expect(page.locator("#error-timeline-users")).to_be_visible()

    undo = reset(page)
    expect(undo).to_have_text("All entries are back to the example. Undo")
    expect(undo.get_by_role("button")).to_be_focused()
    expect(form(page).locator("button[type=reset]")).to_be_hidden()
    settle(page)
    assert shown(page) == example
    page.keyboard.press("Enter")
    expect(field(page, "users")).to_have_value("none")
    expect(page.locator("#error-timeline-users")).to_be_visible()
    expect(undo).to_be_hidden()
    expect(form(page).locator("button[type=reset]")).to_be_focused()
    enter(page, "users", "150")
    assert shown(page) == entered


def test_undo_outlives_a_reload_and_ends_with_the_next_entry(browse: Browse, site_url: str) -> None:
    """It is kept on the device; who has gone on has something new to lose."""
    page = opened(browse, f"{site_url}{TIMELINE}")
    enter(page, "users", "80")
    reset(page)
    page.reload()
    undo = form(page).locator("[data-undo]")
    expect(undo).to_be_visible()
    undo.get_by_role("button").click()
    expect(field(page, "users")).to_have_value("80")
    settle(page)

    reset(page)
    enter(page, "users", "90")
    expect(undo).to_be_hidden()
    expect(form(page).locator("button[type=reset]")).to_be_visible()
    page.goto(f"{site_url}{TIMELINE}")
    expect(field(page, "users")).to_have_value("90", timeout=BOOT_MS)
    expect(form(page).locator("[data-undo]")).to_be_hidden()


def test_undo_works_where_nothing_can_be_kept(browse: Browse, site_url: str) -> None:
    """For the page's life."""
    page = opened(browse, f"{site_url}{TIMELINE}", prepare=lambda page: page.add_init_script(NO_STORAGE))
    enter(page, "users", "80")
    undo = reset(page)
    expect(undo).to_be_visible()
    undo.get_by_role("button").click()
    expect(field(page, "users")).to_have_value("80")


def test_a_reset_of_nothing_offers_nothing(browse: Browse, site_url: str) -> None:
    """There is nothing to bring back."""
    page = opened(browse, f"{site_url}{TIMELINE}")
    undo = reset(page)
    settle(page)
    expect(undo).to_be_hidden()
    expect(form(page).locator("button[type=reset]")).to_be_visible()


def test_a_four_day_week_is_checked_by_keyboard(browse: Browse, site_url: str) -> None:
    """Tab to a day, Space; the address holds the seven digits, and opens with the boxes it says."""
    page = opened(browse, f"{site_url}{TIMELINE}")
    days = unfolded(page, "weekmask")
    expect(days.get_by_role("checkbox")).to_have_count(7)
    days.get_by_label("Thursday").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    settle(page)
    expect(days.get_by_label("Friday")).not_to_be_checked()
    assert page.url.endswith("?timeline.weekmask=1111000")

    other = browse(page.url)
    settle(other)
    assert shown(other) == shown(page)
    checked = [box.is_checked() for box in unfolded(other, "weekmask").get_by_role("checkbox").all()]
    assert checked == [True] * 4 + [False] * 3
    expect(other.locator("[data-link-note]")).to_be_hidden()


def test_a_week_without_a_working_day_is_refused_at_its_boxes(browse: Browse, site_url: str) -> None:
    """With what to do."""
    page = opened(browse, f"{site_url}{TIMELINE}")
    days = unfolded(page, "weekmask")
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"):
        days.get_by_label(day).uncheck()
    expect(days.locator(".pb-field__error")).to_have_text("Choose at least one working day.")
    days.get_by_label("Sunday").check()
    settle(page)
    assert page.url.endswith("?timeline.weekmask=0000001")


@pytest.mark.parametrize(
    ("entry", "name"), [("weekmask=five", "weekmask"), ("anchor_date=4%20January%202028", "anchor_date")]
)
def test_a_link_leaves_out_what_a_field_cannot_show_and_says_so(
    browse: Browse, site_url: str, entry: str, name: str
) -> None:
    """Nothing is blanked, and nothing else is lost."""
    held = "(it) => [...it.querySelectorAll('[name]')].map((at) => [at.value, at.checked])"
    page = browse(f"{site_url}{TIMELINE}")
    built = page.locator(f"[data-field={name}]").evaluate(held)
    page = browse(f"{site_url}{TIMELINE}?timeline.users=80&timeline.{entry}")
    settle(page)
    expect(field(page, "users")).to_have_value("80")
    expect(page.locator("[data-link-note]")).to_contain_text(f"timeline.{name}=")
    now = page.locator(f"[data-field={name}]").evaluate(held)
    assert now == built


def test_without_scripts_days_are_boxes_too(browse: Browse, site_url: str) -> None:
    """As built."""
    page = browse(f"{site_url}{TIMELINE}", java_script_enabled=False)
    boxes = page.locator("[data-field=weekmask] input[type=checkbox]")
    expect(boxes).to_have_count(7)
    assert [box.is_checked() for box in boxes.all()] == [True] * 5 + [False] * 2


def test_a_stale_answer_says_where_it_stands_what_it_is_still_for(
    browse: Browse, site_url: str, tmp_path: Path
) -> None:
    """Marked in the answer, in its view, and in whatever is taken along, which is what was right last."""
    page = opened(browse, f"{site_url}{TIMELINE}", permissions=["clipboard-read", "clipboard-write"])
    enter(page, "users", "85")
    right = shown(page)
    field(page, "users").fill("0")
    stale = page.locator(".pb-answer .pb-stale")
    expect(stale).to_be_visible(timeout=BOOT_MS)
    expect(stale).to_contain_text("Not updated")
    expect(stale).to_contain_text("Still for Users: 85.")
    line = page.locator("[data-view]:not([hidden]) [data-stale-line]").first
    expect(line).to_have_text("Not updated: as last calculated, with Users: 85.")
    assert shown(page) == right
    assert page.url.endswith("?timeline.users=0")

    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("[data-toast]")).to_contain_text("Not updated: as last calculated, with Users: 85.")
    assert page.evaluate("navigator.clipboard.readText()").endswith("?timeline.users=85")
    page.get_by_role("button", name="Copy result").click()
    expect(page.locator("[data-toast]")).to_contain_text("The result is copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Not updated: as last calculated, with Users: 85.\n")
    assert copied.endswith("?timeline.users=85")
    with page.expect_download() as waiting:
        page.locator("[data-download=csv]").click()
    waiting.value.save_as(tmp_path / "right.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "right.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert [row[1] for row in rows if row and row[0] == "Users"][:1] == ["85"]
    expect(page.locator("[data-toast]")).to_contain_text("is made. Not updated")
    onward = page.locator(".pb-others a[data-carry]").first.get_attribute("href") or ""
    assert "timeline.users=85" in onward
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("[data-print-sheet]")).to_contain_text("Not updated")
    expect(page.locator("[data-print-sheet] [data-entries]")).to_contain_text("Users85")
    expect(page.locator("[data-print-sheet] [data-address]")).to_contain_text("timeline.users=85")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")

    stale.get_by_role("link", name="Correct Users").click()
    expect(field(page, "users")).to_be_focused()
    enter(page, "users", "90")
    expect(stale).to_be_hidden()
    expect(line).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_mark_stays_in_view_with_the_answer(browse: Browse, site_url: str, width: int) -> None:
    """Far down among the entries, the answer that sticks to the top is still marked."""
    page = opened(browse, f"{site_url}{TIMELINE}", viewport={"width": width, "height": 844})
    field(page, "users").fill("0")
    expect(page.locator(".pb-answer .pb-stale")).to_be_visible()
    form(page).locator("button[type=reset]").scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    box = page.locator(".pb-badge--stale").bounding_box()
    assert box
    assert page.evaluate("scrollY") > 200
    assert 0 < box["y"] < 220


def test_a_scenario_kept_of_a_stale_answer_holds_what_was_right(browse: Browse, site_url: str) -> None:
    """And says so."""
    page = opened(browse, f"{site_url}{TIMELINE}")
    enter(page, "users", "85")
    field(page, "users").fill("0")
    expect(page.locator(".pb-answer .pb-stale")).to_be_visible()
    page.locator("[data-scenarios]").evaluate("(it) => { it.open = true; }")
    page.get_by_label("Name for the current entries").fill("mine")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator("[data-scenario-toast] span")).to_contain_text("It holds the entries that were right last.")
    page.get_by_role("button", name="Load mine").click()
    expect(field(page, "users")).to_have_value("85")
    page.locator("[data-scenario-toast]").get_by_role("button", name="Undo").click()
    expect(field(page, "users")).to_have_value("0")


def test_a_question_is_taken_by_one_press_and_undone_like_typing(browse: Browse, site_url: str) -> None:
    """It holds nothing up: the answer follows what was typed until it is taken."""
    page = opened(browse, f"{site_url}{ROI}")
    asked = unfolded(page, "efficiency").locator("[data-question]")
    typed(page, "efficiency", "0.35")
    low = shown(page)
    expect(asked).to_be_visible()
    expect(asked).to_contain_text("Did you mean 35%? You wrote 0.35%.")
    assert "question-roi-efficiency" in (field(page, "efficiency").get_attribute("aria-describedby") or "")
    asked.get_by_role("button", name="Take 35%").click()
    expect(field(page, "efficiency")).to_have_value("35")
    settle(page)
    expect(asked).to_be_hidden()
    assert shown(page) != low
    expect(field(page, "efficiency")).to_be_focused()
    page.keyboard.press("Control+Z")
    expect(field(page, "efficiency")).to_have_value("0.35")
    settle(page)
    assert shown(page) == low


def test_how_an_entry_was_read_is_said_where_it_does_not_show(browse: Browse, site_url: str) -> None:
    """Quietly, not while somebody types the first characters, and no longer than it differs."""
    page = opened(browse, f"{site_url}{ROI}")
    read = unfolded(page, "one_time_cost").locator("[data-read]")
    field(page, "one_time_cost").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("€48.5")
    settle(page)
    expect(read).to_be_hidden()
    page.keyboard.type("00,00")
    settle(page)
    page.keyboard.press("Tab")
    expect(read).to_have_text("Read as 48,500")
    assert field(page, "one_time_cost").input_value() == "€48.500,00"
    enter(page, "one_time_cost", "48,500")
    expect(read).to_be_hidden()


def without_python(browse: Browse, address: str) -> Page:
    """A calculator's page that has come to life, and whose Python does not come."""
    page = browse(address, prepare=lambda it: it.route("**/assets/runtime/**", lambda _: None))
    expect(page.locator("[data-planner]")).to_be_visible()
    return page


def leave(page: Page, way: str) -> None:
    """To a page without a calculator: by a link, which loads no page anew, or by its address."""
    if way == "link":
        page.locator(".md-header a").first.click()
    else:
        page.goto("/".join(page.url.split("/calculators/")[:1]) + "/risks/")
    expect(form(page)).to_have_count(0)


@pytest.mark.parametrize("way", ["link", "address"])
def test_what_was_just_typed_is_there_again_for_who_has_left_at_once(browse: Browse, site_url: str, way: str) -> None:
    """Before Python could say a word on it: facts stand in the plan, and everything else is offered."""
    page = without_python(browse, f"{site_url}{TIMELINE}")
    field(page, "users").fill("85")
    unfolded(page, "deadline_days")
    field(page, "deadline_days").fill("100")
    leave(page, way)
    page.goto(f"{site_url}{TIMELINE}")
    page.get_by_role("button", name="Continue with your last entries").click()
    expect(field(page, "users")).to_have_value("85")
    expect(field(page, "deadline_days")).to_have_value("100")


@pytest.mark.parametrize("way", ["link", "address"])
def test_what_was_refused_is_not_kept_for_later(browse: Browse, site_url: str, way: str) -> None:
    """Nor is what was typed beside it while it still stands there; a link that was only opened is nobody's entry."""
    page = opened(browse, f"{site_url}{TIMELINE}")
    field(page, "users").fill("none")
    expect(page.locator("#error-timeline-users")).to_be_visible()
    unfolded(page, "deadline_days")
    field(page, "deadline_days").fill("100")
    leave(page, way)
    page.goto(f"{site_url}{TIMELINE}?timeline.deadline_days=70")
    expect(page.locator("[data-planner]")).to_be_visible()
    leave(page, way)
    page.goto(f"{site_url}{TIMELINE}")
    expect(page.locator("[data-planner]")).to_be_visible()
    expect(page.locator("[data-resume]")).to_be_hidden()
    expect(field(page, "users")).to_have_value("150")


def test_what_the_form_starts_with_is_read_and_asked_about_nowhere(browse: Browse, site_url: str) -> None:
    """Once live, every field of the example is silent."""
    for address in (TIMELINE, ROI, "calculators/adoption/"):
        page = opened(browse, f"{site_url}{address}")
        enter(page, "users", "151")
        assert page.locator("[data-remarks] > :not([hidden])").count() == 0
