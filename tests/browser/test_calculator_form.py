"""The page's side of a live calculator, with a made-up calculator behind it: what a reader sees, whatever happens."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse

BOOT_MS = 60_000


@pytest.fixture
def live(browse: Browse, sandbox: str) -> Page:
    """The probe's page after the first intent, its calculator live."""
    page = browse(sandbox)
    page.get_by_label("Users").focus()
    expect(page.locator("form")).to_have_attribute("data-state", "live", timeout=BOOT_MS)
    return page


def test_nothing_is_loaded_before_intent(browse: Browse, sandbox: str) -> None:
    """A reader who never touches the form downloads no Python."""
    page = browse(sandbox)
    page.wait_for_load_state("networkidle")
    assert not [url for url in page.guard.requests if "/runtime/" in url or "worker" in url]
    assert page.locator("form").get_attribute("data-state") == "static"


def test_the_first_intent_makes_the_form_live_without_changing_a_character(browse: Browse, sandbox: str) -> None:
    """Static, loading, live: and the result for the defaults stays as it was built."""
    page = browse(sandbox)
    form = page.locator("form")
    built = {
        name: page.locator(name).inner_text()
        for name in ("[data-answer]", "output[name=total]", "[data-table=steps] tbody", "[data-notes]")
    }
    page.evaluate(
        """() => {
          const form = document.querySelector("form"), status = form.querySelector("[data-status]");
          window.states = []; window.said = [];
          new MutationObserver(() => {
            if (states.at(-1) !== form.dataset.state) states.push(form.dataset.state);
            if (said.at(-1) !== status.textContent) said.push(status.textContent);
          }).observe(form, { attributes: true, subtree: true, childList: true, characterData: true });
        }"""
    )
    page.get_by_label("Users").focus()
    expect(form).to_have_attribute("data-state", "live", timeout=BOOT_MS)
    assert page.evaluate("states.filter((it, at) => at > 0 || it !== 'static')") == ["loading", "live"]
    said = page.evaluate("said")
    assert re.search(r"\d+\.\d MB the first time", " ".join(said))
    assert said[-1] == "Live: the figures follow what you enter."
    assert {name: page.locator(name).inner_text() for name in built} == built
    assert page.url == sandbox


def test_an_edit_is_calculated_and_kept_in_the_address(live: Page, sandbox: str) -> None:
    """Sentence, figure, table and notes follow; the address holds what differs, and what is equal again leaves it."""
    live.get_by_label("Users").fill("120")
    expect(live.locator("output[name=total]")).to_have_text("240")
    expect(live.locator("[data-answer]")).to_have_text("You need 240 seats.")
    expect(live.locator("[data-answer] strong")).to_have_text("240")
    expect(live.locator("[data-table=steps] tbody tr")).to_have_text(
        ["Step 1120", "Step 2240", "Step 3360", "Step 4480"]
    )
    expect(live).to_have_url(f"{sandbox}?probe.users=120")
    live.get_by_label("Tuesday").check()
    expect(live.locator("[data-notes]")).to_have_text("probe: Mon and Tue <b>&")
    expect(live).to_have_url(f"{sandbox}?probe.users=120&probe.days=Mon&probe.days=Tue")
    live.get_by_label("Users").fill("0100")
    expect(live.locator("output[name=total]")).to_have_text("200")
    expect(live.locator("[data-table=steps] tbody tr")).to_have_count(3)
    expect(live).to_have_url(f"{sandbox}?probe.days=Mon&probe.days=Tue")
    assert live.get_by_label("Users").input_value() == "0100"


def test_cells_that_stay_keep_their_links_and_kinds(live: Page) -> None:
    """A new row is made like the built ones; a cell whose text is the same is left alone."""
    live.get_by_label("Users").fill("120")
    expect(live.locator("[data-table=steps] tbody tr")).to_have_count(4)
    assert live.locator("[data-table=steps] tbody tr").first.locator("a").get_attribute("href") == "#one"
    assert live.locator("[data-table=steps] tbody tr").last.locator("th[scope=row]").count() == 1
    assert live.locator("[data-table=steps] tbody tr").last.locator("td.is-num").inner_text() == "480"
    added = live.locator("[data-table=big] tbody")
    assert added.inner_html() == '<tr><th scope="row">All</th><td class="is-num">120</td></tr>'


def test_a_shared_address_is_calculated_at_once(browse: Browse, sandbox: str) -> None:
    """A link opens with its inputs and their result, and foreign parameters stay."""
    page = browse(f"{sandbox}?utm=x&probe.users=7&probe.nonsense=1&probe.days=")
    expect(page.locator("form")).to_have_attribute("data-state", "live", timeout=BOOT_MS)
    expect(page.locator("output[name=total]")).to_have_text("14")
    assert page.get_by_label("Users").input_value() == "7"
    assert not page.get_by_label("Monday").is_checked()
    assert page.url == f"{sandbox}?utm=x&probe.users=7&probe.days="


def test_hostile_text_in_the_address_stays_text(browse: Browse, sandbox: str) -> None:
    """Markup from a link is shown as characters, never run."""
    page = browse(f"{sandbox}?probe.users=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&probe.days=%3Cb%3E&probe.mode=zzz")
    expect(page.locator("#error-probe-users")).to_be_visible(timeout=BOOT_MS)
    assert page.get_by_label("Users").input_value() == "<img src=x onerror=alert(1)>"
    assert page.locator("main img").count() == 0


def test_reset_brings_back_the_page_as_built(live: Page, sandbox: str) -> None:
    """Inputs, result, errors and address are those of the fresh page."""
    built = live.locator("form").inner_text()
    live.get_by_label("Users").fill("120")
    expect(live.locator("output[name=total]")).to_have_text("240")
    live.get_by_label("Users").fill("many")
    expect(live.locator("#error-probe-users")).to_be_visible()
    live.get_by_role("button", name="Reset").click()
    expect(live.locator("output[name=total]")).to_have_text("200")
    assert live.locator("form").inner_text() == built
    assert live.get_by_label("Users").input_value() == "100"
    assert not live.locator("form[data-stale], [aria-invalid], [aria-busy]").count()
    assert live.url == sandbox


def test_a_wrong_entry_is_told_at_its_field_and_the_result_stays(live: Page) -> None:
    """Message at the field and in the summary, tied to the input; what was typed and the last result are kept."""
    users = live.get_by_label("Users")
    users.fill("many")
    expect(live.locator("#error-probe-users")).to_have_text("Enter a whole number")
    assert users.get_attribute("aria-invalid") == "true"
    assert users.get_attribute("aria-describedby") == "help-users error-probe-users"
    expect(live.locator("[data-status]")).to_have_text("Not recalculated. Enter a whole number")
    assert users.input_value() == "many"
    assert live.locator("output[name=total]").inner_text() == "200"
    assert live.locator("form").get_attribute("data-stale") == ""
    expect(live.locator("[data-errors]")).to_have_text("Users: Enter a whole number")
    live.locator("[data-errors] a").click()
    expect(users).to_be_focused()
    users.fill("5")
    expect(live.locator("output[name=total]")).to_have_text("10")
    expect(live.locator("#error-probe-users")).to_be_hidden()
    expect(live.locator("[data-errors]")).to_be_hidden()
    assert users.get_attribute("aria-invalid") is None
    assert users.get_attribute("aria-describedby") == "help-users"
    assert live.locator("form").get_attribute("data-stale") is None


def test_only_the_latest_entry_is_shown(live: Page) -> None:
    """Quick typing ends in the result of what stands there, and of nothing before."""
    live.evaluate(
        """() => { window.seen = []; const output = document.querySelector("output[name=total]");
          const any = { childList: true, characterData: true, subtree: true };
          new MutationObserver(() => seen.push(output.textContent)).observe(output, any); }"""
    )
    live.get_by_label("Users").fill("")
    live.get_by_label("Users").press_sequentially("1234", delay=20)
    expect(live.locator("output[name=total]")).to_have_text("2,468")
    assert live.evaluate("seen") == ["2,468"]


def test_without_scripts_the_form_is_complete(browse: Browse, sandbox: str) -> None:
    """The built result stands there, and the state says that nothing is live."""
    page = browse(sandbox, java_script_enabled=False)
    assert page.locator("form").get_attribute("data-state") == "static"
    assert page.locator("output[name=total]").inner_text() == "200"
