"""What is entered on My plan besides ticks: owners, notes, days, counts, risks, further plans, two versions of one."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Browse, until
from tests.browser.own_plan import Planned
from tests.browser.test_own_plan import saved


def enter(host: Locator, **texts: str) -> None:
    """Open the small form of something, and save these texts."""
    host.locator("[data-entry-open]").first.click()
    form = host.locator(".pb-entry")
    for name, text in texts.items():
        control = form.locator(f"[name={name}]")
        if name == "level":
            control.select_option(text)
        else:
            control.fill(text)
    form.get_by_role("button", name="Save").click()


def first_set(page: Page) -> Locator:
    """The first set of the block of the week."""
    return page.locator("[data-place=now] [data-do-block] [data-set]").first


def test_a_set_hands_its_owner_down(planned: Planned) -> None:
    """One owner for all of it; a statement may have one of its own, and a note."""
    page = planned("plan/")
    block = first_set(page)
    enter(block, owner="Head of the branch")
    line = block.locator("[data-statement]").first
    expect(line.locator("[data-entry-line]")).to_contain_text("Head of the branch")
    enter(line, owner="The caretaker", note="Keys are with the porter")
    page.reload()
    line = first_set(page).locator("[data-statement]").first
    expect(line).to_contain_text("The caretaker")
    expect(line).to_contain_text("Keys are with the porter")
    expect(first_set(page).locator("[data-statement]").nth(1)).to_contain_text("Head of the branch")


def test_a_day_that_is_entered_ticks(planned: Planned) -> None:
    """And can be undone; Escape leaves the form and its button has the focus."""
    page = planned("plan/")
    line = first_set(page).locator("[data-statement]").first
    enter(line, done="2026-11-10")
    expect(line.get_by_role("checkbox")).to_be_checked()
    page.get_by_role("button", name="Undo").click()
    expect(line.get_by_role("checkbox")).not_to_be_checked()
    line.locator("[data-entry-open]").click()
    page.keyboard.press("Escape")
    expect(line.locator("[data-entry-open]")).to_be_focused()


def test_counts_stand_beside_their_targets(planned: Planned, site_url: str) -> None:
    """The last count of the days that lead to a target; Home says it too."""
    page = planned("plan/", day="2026-11-25")
    page.get_by_role("spinbutton", name="Active users").fill("38")
    page.get_by_role("button", name="Save count").click()
    row = page.locator("[data-target]", has=page.locator("[data-counted]:not(:empty)"))
    expect(row).to_have_count(1)
    expect(row).to_contain_text("38")
    page.goto(site_url)
    expect(page.locator("[data-home-next]")).to_contain_text("You counted 38 on Wednesday 25 November 2026.")


def test_a_risk_has_a_level_and_a_note(planned: Planned, site_url: str) -> None:
    """As it is entered, after a reload too, and in the register."""
    page = planned("plan/")
    enter(page.locator("[data-statement^='risk/']").first, level="high", note="Seen twice")
    page.reload()
    expect(page.locator("[data-statement^='risk/']").first).to_contain_text("High")
    expect(page.locator("[data-statement^='risk/']").first).to_contain_text("Seen twice")
    page.goto(f"{site_url}risks/")
    expect(page.locator(".pb-noted")).to_have_text("In your plan: High, Seen twice")
    page.get_by_role("button", name="Hide my plan").click()
    expect(page.locator(".pb-noted")).to_have_count(0)


def test_several_plans_are_switched(planned: Planned) -> None:
    """A copy under another name is shown; the first one is as it was."""
    page = planned("plan/")
    plans = page.locator("[data-plan-list]")
    plans.get_by_label("Name of this plan").fill("Main street")
    plans.get_by_role("button", name="Save name").click()
    plans.get_by_label("Name of another plan").fill("Harbor")
    plans.get_by_role("button", name="Begin it as a copy").click()
    expect(plans.locator("[data-plan]")).to_have_count(2)
    expect(plans.locator("[data-plan]").first).to_contain_text("Harbor")
    page.locator("[data-place=now] [data-tick]").first.check()
    plans.get_by_role("button", name="Show Main street").click()
    expect(page.locator("[data-place=now] [data-tick]").first).not_to_be_checked()
    plans.get_by_role("button", name="Put away Harbor").click()
    plans.get_by_role("button", name="Delete Harbor").click()
    expect(plans.locator("[data-plan]")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(plans.locator("[data-plan]")).to_have_count(2)


def test_what_the_playbook_no_longer_has_is_listed(planned: Planned) -> None:
    """With its last words, where an entry speaks of it."""
    page = planned("plan/")
    page.evaluate(
        """() => {
          const [key, text] = Object.entries(localStorage).find(([name]) => name.includes(":plans:"));
          const plan = JSON.parse(text);
          const [, some] = Object.entries(plan.fields)[0];
          plan.fields["activity/paint-the-shelves done"] = { ...some, value: "2026-11-10" };
          localStorage.setItem(key, JSON.stringify(plan));
        }"""
    )
    page.reload()
    expect(page.get_by_role("heading", name="No longer in the playbook")).to_be_visible()
    expect(page.locator("[data-gone] li")).to_contain_text("aint the shelves")


def test_two_versions_stand_side_by_side_and_are_switched(planned: Planned, browse: Browse, site_url: str) -> None:
    """Before the plan is taken in, and later; nothing is lost either way."""
    mine = planned("plan/")
    file = saved(mine)
    theirs = browse(f"{site_url}plan/", prepare=lambda page: page.clock.set_fixed_time("2026-11-12T12:00:00"))
    theirs.locator("[data-hand-open]").set_input_files(file)
    theirs.get_by_role("button", name="Take it in").click()
    for page, owner in ((mine, "Ada"), (theirs, "Grace")):
        enter(first_set(page), owner=owner)
    mine.locator("[data-hand-open]").set_input_files(saved(theirs))
    arrived = mine.locator("[data-arrived]")
    expect(arrived.get_by_role("radio", name="Ada")).to_be_checked()
    arrived.get_by_role("radio", name="Grace").check()
    arrived.get_by_role("button", name="Take it in").click()
    expect(first_set(mine).locator("[data-set-head]")).to_contain_text("Grace")
    clashes = mine.locator("[data-clashes]")
    clashes.get_by_role("radio", name="Ada").check()
    expect(first_set(mine).locator("[data-set-head]")).to_contain_text("Ada")


def test_a_link_brings_the_whole_plan(planned: Planned, browse: Browse) -> None:
    """Copied here, opened on a device that has none; what it holds is told before anything is taken in."""
    mine = planned("plan/", permissions=["clipboard-read", "clipboard-write"])
    mine.locator("[data-place=now] [data-tick]").first.check()
    mine.locator(".pb-hand summary", has_text="Hand on").click()
    mine.get_by_role("button", name="Copy link").click()
    expect(mine.locator("[data-plan-toast]")).to_contain_text("The link is copied.")
    link = mine.evaluate("navigator.clipboard.readText()")
    theirs = browse(link, prepare=lambda page: page.clock.set_fixed_time("2026-11-12T12:00:00"))
    expect(theirs.get_by_role("heading", name="A plan has arrived")).to_be_visible()
    assert theirs.evaluate("document.documentElement.dataset.plan") is None
    theirs.get_by_role("button", name="Take it in").click()
    expect(theirs.locator("[data-place=now] [data-tick]:checked")).to_have_count(1)
    assert "#" not in theirs.url


def test_two_tabs_show_the_same_plan(planned: Planned) -> None:
    """What one enters the other shows, without being loaded anew."""
    page = planned("plan/")
    other = page.context.new_page()
    other.clock.set_fixed_time("2026-11-11T12:00:00")
    other.goto(page.url)
    page.locator("[data-place=now] [data-tick]").first.check()
    expect(other.locator("[data-place=now] [data-tick]").first).to_be_checked()
    enter(first_set(other), owner="Ada")
    expect(first_set(page).locator("[data-set-head]")).to_contain_text("Ada")


def test_theirs_is_looked_at_before_it_is_taken_in(planned: Planned, browse: Browse, site_url: str) -> None:
    """Nothing can be entered meanwhile, and nothing of it is kept; back to mine, mine is there."""
    mine = planned("plan/")
    mine.locator("[data-place=now] [data-tick]").nth(0).check()
    file = saved(mine)
    theirs = browse(f"{site_url}plan/", prepare=lambda page: page.clock.set_fixed_time("2026-11-12T12:00:00"))
    expect(theirs.locator("[data-my-plan]")).to_have_attribute("data-state", "live")
    theirs.locator("[data-hand-open]").set_input_files(file)
    theirs.get_by_role("button", name="Look at theirs first").click()
    expect(theirs.locator("[data-looking]")).to_be_visible()
    expect(theirs.locator("[data-place=now] [data-tick]:checked")).to_have_count(1)
    assert theirs.locator(".pb-two").evaluate("(it) => it.inert") is True
    theirs.get_by_role("button", name="Back to mine").click()
    until(theirs, "!document.documentElement.dataset.plan")
    assert theirs.locator("[data-tick]:visible").count() == 0
    theirs.get_by_role("button", name="Leave it").click()
    theirs.reload()
    assert theirs.evaluate("document.documentElement.dataset.plan") is None


def test_the_rest_is_told_too(planned: Planned, browse: Browse, site_url: str) -> None:
    """How much is the same, and what only I have."""
    mine = planned("plan/")
    file = saved(mine)
    theirs = browse(f"{site_url}plan/", prepare=lambda page: page.clock.set_fixed_time("2026-11-12T12:00:00"))
    theirs.locator("[data-hand-open]").set_input_files(file)
    theirs.get_by_role("button", name="Take it in").click()
    enter(first_set(theirs), owner="Grace")
    enter(first_set(mine).locator("[data-statement]").first, note="Keys are with the porter")
    mine.locator("[data-hand-open]").set_input_files(saved(theirs))
    rest = mine.locator("[data-rest-part]")
    expect(rest).to_contain_text(
        re.compile(r"\d+ entries are the same in both\. 1 only you have, and they stay: .+: note\."),
        use_inner_text=True,
    )
