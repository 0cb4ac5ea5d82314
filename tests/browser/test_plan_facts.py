"""The plan's facts are entered once for all three calculators, follow the reader everywhere, and can be kept apart."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse, until
from tests.browser.planner import BOOT_MS, STORED, enter, field, form, opened, settle

WEEK_1 = {"timeline": "anchor_date", "adoption": "week_1_date", "roi": "start_date"}
WAYS = [(one, other) for one in WEEK_1 for other in WEEK_1 if one != other]


def page_of(name: str, site_url: str) -> str:
    """The bare address of a calculator."""
    return f"{site_url}calculators/{name}/"


def note(page: Page, name: str) -> str:
    """What a field says of the plan; empty where it says nothing."""
    place = page.locator(f"form [data-field='{name}'] [data-plan-note]")
    return " ".join(place.inner_text().split()) if place.is_visible() else ""


def unfold_all(page: Page) -> None:
    """Open whatever is folded."""
    form(page).evaluate("(it) => it.querySelectorAll('details').forEach((each) => { each.open = true; })")


def facts(page: Page) -> dict[str, Any]:
    """The facts of the one plan that this device keeps."""
    (text,) = [text for key, text in page.evaluate(STORED).items() if ":plans:" in key]
    fields = json.loads(text)["fields"]
    named = {name.removeprefix("facts "): field["value"] for name, field in fields.items() if name.startswith("facts ")}
    return {name: value for name, value in named.items() if value is not None}


def entries(page: Page, calculator: str) -> dict[str, Any]:
    """What the one plan on this device holds of a calculator besides the facts."""
    (text,) = [text for key, text in page.evaluate(STORED).items() if ":plans:" in key]
    fields = json.loads(text)["fields"].items()
    own = {name.partition(" ")[2]: field["value"] for name, field in fields if name.startswith(f"{calculator} ")}
    return {name: value for name, value in own.items() if value is not None}


def go(page: Page, address: str) -> None:
    """Another page in the same tab, settled."""
    page.goto(address)
    settle(page)


@pytest.mark.parametrize(("one", "other"), WAYS)
def test_users_and_week_1_go_along_in_each_direction(browse: Browse, site_url: str, one: str, other: str) -> None:
    """By the way on at the page's foot, by the bare address later, and on the sent address elsewhere."""
    page = opened(browse, page_of(one, site_url))
    enter(page, "users", "85")
    enter(page, WEEK_1[one], "2028-11-06")
    page.locator(f".pb-others a[data-carry={other}]").click()
    expect(page.locator(f"form[data-calculator={other}]")).to_be_visible()
    settle(page)
    assert (field(page, "users").input_value(), field(page, WEEK_1[other]).input_value()) == ("85", "2028-11-06")
    assert note(page, "users") == "From your plan. Only here"
    sent = page.url
    assert f"{other}.users=85" in sent

    go(page, page_of(other, site_url))
    assert (field(page, "users").input_value(), field(page, WEEK_1[other]).input_value()) == ("85", "2028-11-06")

    if (one, other) == WAYS[0]:
        stranger = browse(sent)
        settle(stranger)
        assert field(stranger, "users").input_value() == "85"
        assert field(stranger, WEEK_1[other]).input_value() == "2028-11-06"
        assert note(stranger, "users") == ""


def test_what_one_page_has_no_field_for_goes_along_all_the_same(browse: Browse, site_url: str) -> None:
    """Vertical and days off pass through the return on investment, in its address; currency through the timeline."""
    page = opened(browse, page_of("timeline", site_url))
    unfold_all(page)
    page.locator("[data-field=verticals] [name=verticals]").first.check()
    enter(page, "holidays", "2028-04-14")
    page.locator(".pb-others a[data-carry=roi]").click()
    settle(page)
    field(page, "currency").select_option("GBP")
    settle(page)
    sent = page.url
    assert "timeline.holidays=2028-04-14" in sent
    stranger = browse(sent)
    settle(stranger)
    stranger.locator(".pb-others a[data-carry=adoption]").click()
    settle(stranger)
    stranger.locator(".pb-others a[data-carry=timeline]").click()
    settle(stranger)
    assert field(stranger, "holidays").input_value() == "2028-04-14"
    assert stranger.locator("[data-field=verticals] [name=verticals]").first.is_checked()
    stranger.locator(".pb-others a[data-carry=roi]").click()
    settle(stranger)
    assert field(stranger, "currency").input_value() == "GBP"


def test_a_change_anywhere_changes_the_plan(browse: Browse, site_url: str) -> None:
    """It is one plan: what is entered later, on whichever page, holds for all."""
    page = opened(browse, page_of("timeline", site_url))
    enter(page, "users", "85")
    go(page, page_of("roi", site_url))
    enter(page, "users", "120")
    assert note(page, "users") == "From your plan. Only here"
    go(page, page_of("timeline", site_url))
    assert field(page, "users").input_value() == "120"
    assert facts(page) == {"users": ["120"]}


def test_a_field_can_keep_its_entry_to_itself(browse: Browse, site_url: str) -> None:
    """The plan stays as it is, over a reload too, and one press brings the plan's value back."""
    page = opened(browse, page_of("timeline", site_url))
    enter(page, "users", "85")
    go(page, page_of("roi", site_url))
    page.locator("[data-field=users] [data-part]").click()
    enter(page, "users", "300")
    assert note(page, "users") == "Only here; your plan says 85. Take it from your plan"
    page.reload()
    settle(page)
    assert field(page, "users").input_value() == "300"
    assert note(page, "users") == "Only here; your plan says 85. Take it from your plan"
    enter(page, "users", "310")
    assert facts(page)["users"] == ["85"]
    page.locator("[data-field=users] [data-take]").click()
    settle(page)
    assert field(page, "users").input_value() == "85"
    assert note(page, "users") == "From your plan. Only here"


def test_a_link_from_somebody_else_leaves_the_plan_alone(browse: Browse, site_url: str) -> None:
    """It says everything; whoever plays with it changes nothing of the own plan, and sees what that says."""
    page = opened(browse, page_of("timeline", site_url))
    enter(page, "users", "85")
    go(page, f"{page_of('roi', site_url)}?timeline.users=300&timeline.anchor_date=2028-11-06")
    assert field(page, "users").input_value() == "300"
    assert field(page, "start_date").input_value() == "2028-11-06"
    assert note(page, "users") == "Only here; your plan says 85. Take it from your plan"
    enter(page, "users", "301")
    assert facts(page) == {"users": ["85"]}


def test_an_open_tab_follows(browse: Browse, site_url: str) -> None:
    """Two tabs never show two values of what is entered once."""
    page = opened(browse, page_of("roi", site_url))
    other = page.context.new_page()
    other.goto(page_of("timeline", site_url))
    field(other, "users").focus()
    settle(other)
    enter(other, "users", "85")
    until(page, "document.querySelector('[name=users]').value === '85'")
    settle(page)
    assert note(page, "users") == "From your plan. Only here"
    assert "roi.users=85" in page.url


def test_go_live_as_the_start_is_taken_through_the_timeline(browse: Browse, site_url: str) -> None:
    """Who dates go-live has no Week 1 to enter: the others take it from the timeline, and say so."""
    page = opened(browse, page_of("timeline", site_url))
    unfold_all(page)
    field(page, "anchor").select_option("go_live")
    settle(page)
    enter(page, "anchor_date", "2028-12-04")
    week_1 = form(page).locator("table[data-table] :is(th, td)")
    assert week_1.count() > 0
    go(page, page_of("adoption", site_url))
    assert field(page, "week_1_from").input_value() == "timeline"
    unfold_all(page)
    taken = page.locator("[data-field=week_1_from] [data-words]").inner_text()
    assert re.search(
        r"Taken from (your timeline|the timeline in this link): Week 1 starts on Monday 6 November 2028", taken
    )
    assert note(page, "week_1_date") == ""


def test_week_1_entered_at_the_return_moves_the_go_live_it_counts_from(browse: Browse, site_url: str) -> None:
    """The same date, not a second one: money starts at the go-live of the plan that begins then."""
    page = opened(browse, page_of("roi", site_url))
    enter(page, "start_date", "2027-03-01")
    unfold_all(page)
    assert "Go-live on Monday 29 March 2027" in page.locator("[data-field=start_from] [data-words]").inner_text()
    go(page, page_of("timeline", site_url))
    assert field(page, "anchor_date").input_value() == "2027-03-01"


def test_reset_takes_what_was_entered_out_of_the_plan(browse: Browse, site_url: str) -> None:
    """The worked example is back, here and in the others; what this page does not ask for stays, and Undo undoes it."""
    page = opened(browse, page_of("timeline", site_url))
    unfold_all(page)
    enter(page, "users", "85")
    enter(page, "holidays", "2028-04-14")
    go(page, page_of("roi", site_url))
    form(page).locator("button[type=reset]").click()
    until(page, "document.querySelector('[name=users]').value === '150'")
    settle(page)
    assert facts(page) == {"holidays": ["2028-04-14"]}
    page.locator("[data-undo] button").click()
    settle(page)
    assert field(page, "users").input_value() == "85"
    assert facts(page) == {"holidays": ["2028-04-14"], "users": ["85"]}
    form(page).locator("button[type=reset]").click()
    until(page, "document.querySelector('[name=users]').value === '150'")
    settle(page)
    go(page, page_of("timeline", site_url))
    assert (field(page, "users").input_value(), field(page, "holidays").input_value()) == ("150", "2028-04-14")


def test_a_reset_is_kept_before_anybody_can_leave(browse: Browse, site_url: str) -> None:
    """The press itself takes the entry out of the plan: a page that is left at once leaves nothing behind."""
    page = opened(browse, page_of("timeline", site_url))
    enter(page, "users", "85")
    users = form(page).evaluate(
        f"""(it) => {{
          it.querySelector("button[type=reset]").click();
          const [text] = Object.entries(({STORED})()).filter(([key]) => key.includes(":plans:")).map((pair) => pair[1]);
          return JSON.parse(text).fields["facts users"].value;
        }}"""
    )
    assert users is None


def test_what_earlier_releases_kept_becomes_the_plan(browse: Browse, site_url: str) -> None:
    """Each calculator's last entries; where they contradict each other, the other one stays with what it had."""
    page = browse(site_url)
    page.evaluate(
        """() => {
          const key = (name) => `playbook:${new URL('.', location.href).pathname}:newest:${name}`;
          localStorage.setItem(key('timeline'), 'timeline.users=85&timeline.deadline_days=80');
          localStorage.setItem(key('roi'), 'roi.users=120&roi.one_time_cost=5%2C000&roi.start_date=2028-11-06');
        }"""
    )
    go(page, page_of("adoption", site_url))
    assert field(page, "users").input_value() in {"85", "120"}
    known = facts(page)
    assert known["start"] == ["2028-11-06"]
    kept = known["users"][0]
    assert entries(page, "roi") == {"one_time_cost": ["5,000"]} | ({} if kept == "120" else {"users": ["120"]})
    assert entries(page, "timeline") == {"deadline_days": ["80"]} | ({} if kept == "85" else {"users": ["85"]})
    stored = page.evaluate(STORED)
    assert {text for key, text in stored.items() if ":newest:" in key} == {""}


@pytest.mark.parametrize("kept", ["{", "[]", '{"version": 2, "facts": {"users": ["9"]}}', '{"version": 1, "facts": 3}'])
def test_a_plan_that_cannot_be_read_is_set_aside(browse: Browse, site_url: str, kept: str) -> None:
    """Whatever it is, perhaps a newer release's: the page is the worked example, and nothing is overwritten."""
    page = browse(site_url)
    page.evaluate("(kept) => localStorage.setItem(`playbook:${new URL('.', location.href).pathname}:plan`, kept)", kept)
    page.goto(page_of("roi", site_url))
    field(page, "users").focus()
    settle(page)
    assert field(page, "users").input_value() == "150"
    enter(page, "users", "85")
    stored = page.evaluate(STORED)
    assert kept in [text for key, text in stored.items() if key.endswith(":plan:unreadable")]
    assert facts(page) == {"users": ["85"]}


def refuse(page: Page) -> None:
    """A browser that keeps nothing."""
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )


def fill_up(page: Page) -> None:
    """A device without room for another letter."""
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")


@pytest.mark.parametrize("prepare", [refuse, fill_up])
def test_without_room_the_address_carries_everything(
    browse: Browse, site_url: str, prepare: Callable[[Page], None]
) -> None:
    """Nothing is kept, so nothing is said of a plan; from page to page all goes along."""
    page = browse(page_of("timeline", site_url), prepare=prepare)
    field(page, "users").focus()
    settle(page)
    enter(page, "users", "85")
    assert note(page, "users") == ""
    page.locator(".pb-others a[data-carry=roi]").click()
    expect(page.locator("form[data-calculator=roi]")).to_be_visible()
    settle(page)
    assert field(page, "users").input_value() == "85"


def test_a_wrong_count_is_told_once_and_kept_nowhere(browse: Browse, site_url: str) -> None:
    """Of the calculators taken from, none complains about the same entry, and the plan stays without it."""
    page = opened(browse, page_of("roi", site_url))
    field(page, "users").fill("many")
    expect(page.locator("#error-roi-users")).to_be_visible(timeout=BOOT_MS)
    assert page.locator("[data-errors] li").count() == 1
    assert not [key for key in page.evaluate(STORED) if ":plans:" in key]
