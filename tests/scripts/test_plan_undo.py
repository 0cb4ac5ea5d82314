"""Everything that is done with plans can be undone, and done again, after a reload too."""

import json
from typing import Any

import pytest

from tests.scripts.conftest import NOTE, NUMBERS, OWNER, TICK, Open, Scripts, Tab, kept


def entries(js: Scripts, tab: Tab) -> Any:
    """All that counts in the active plan."""
    return js("items", tab.text), js("facts", tab.text), js("counts", tab.text)


def test_each_entry_can_be_undone_and_done_again(js: Scripts, open_tab: Open) -> None:
    """In the order they were made, backwards; what it would undo is named."""
    tab = open_tab()
    after = []
    for made in (TICK, NOTE, (*TICK[:2], None), ("counts", "2028-03-10", "38"), ("facts", "users", ["85"])):
        tab.enter(made, what=made[1])
        after.append(entries(js, tab))
    for step in (*after[-2::-1], ([], {}, [])):
        tab.reload()
        tab.do("undo")
        assert entries(js, tab) == step
    assert tab.do("undo") is None
    for step in after:
        tab.do("redo")
        assert entries(js, tab) == step
    assert tab.do("redo") is None
    assert js("steps", tab.name)["undo"]["what"] == "users"


def test_what_was_entered_together_is_undone_together(open_tab: Open) -> None:
    """One press, one step."""
    tab = open_tab()
    tab.enter(TICK, NOTE)
    tab.do("undo")
    assert (tab.value(TICK), tab.value(NOTE)) == (None, None)


def test_a_new_entry_ends_what_can_be_done_again(js: Scripts, open_tab: Open) -> None:
    """As everywhere."""
    tab = open_tab()
    tab.enter(TICK)
    tab.do("undo")
    tab.enter(NOTE)
    assert js("steps", tab.name)["redo"] is None


def test_what_says_so_already_is_no_step(open_tab: Open) -> None:
    """Entering the same twice is undone by one press."""
    tab = open_tab()
    tab.enter(TICK)
    tab.enter(TICK)
    tab.do("undo")
    assert tab.value(TICK) is None


def test_nobody_undoes_what_another_tab_did(js: Scripts, open_tab: Open) -> None:
    """Each tab has its own steps; an entry that was changed there since stays, and is told."""
    tab, other = open_tab(), open_tab()
    tab.enter(TICK, NOTE)
    assert js("steps", other.name)["undo"] is None
    other.enter((*NOTE[:2], "Ask Ben"))
    step = tab.do("undo")
    assert (tab.value(TICK), tab.value(NOTE), step["left"]) == (None, "Ask Ben", ["activity/shelve note"])


def test_an_undone_entry_is_undone_in_other_copies_too(js: Scripts, open_tab: Open) -> None:
    """It is a change like any other, with the day of what came back."""
    tab = open_tab()
    tab.enter(NOTE)
    first = json.loads(tab.text)["fields"]["activity/shelve note"]["at"]
    tab.enter((*NOTE[:2], "Ask Ben"))
    copy = tab.text
    tab.do("undo")
    merged = js("merged", copy, tab.text)
    assert dict(js("items", merged))["activity/shelve"] == {"note": "Ask Ada"}
    assert json.loads(merged)["fields"]["activity/shelve note"]["at"] == first


def test_beginning_copying_switching_and_letting_go_are_undone(js: Scripts, open_tab: Open, device: str) -> None:
    """With all that the plan held, and the plan that was active before."""
    tab = open_tab()
    tab.do("create", "North")
    tab.enter(TICK)
    north = tab.text
    tab.do("create", "South")
    tab.enter(NOTE)
    south = tab.text
    tab.do("activate", json.loads(north)["id"])
    tab.do("erase", json.loads(south)["id"])
    assert tab.all == [("North", "plan", True)]
    tab.do("undo")
    tab.do("undo")
    assert tab.text == south
    tab.do("undo")
    tab.do("undo")
    assert tab.text == north
    assert tab.all == [("North", "plan", True)]
    for _ in range(2):
        tab.do("redo")
    assert entries(js, tab)[0] == [["activity/shelve", {"note": "Ask Ada"}]]
    assert len(kept(js, device)) == 2


def test_putting_away_is_undone(open_tab: Open) -> None:
    """The plan is where it was."""
    tab = open_tab()
    tab.enter(TICK)
    tab.do("putAway", tab.id, True)
    tab.do("undo")
    assert tab.value(TICK) == "2028-03-06"


def handed_on(js: Scripts, tab: Tab) -> tuple[Tab, str]:
    """A colleague's tab on another device, with a copy of the plan."""
    name = f"device{next(NUMBERS)}"
    js("device", name)
    colleague = Tab(js, name)
    js("receive", colleague.name, tab.text)
    return colleague, name


def test_a_merge_can_be_undone_and_made_again(js: Scripts, open_tab: Open) -> None:
    """From the same copy too: it must not count as seen."""
    tab = open_tab()
    tab.enter(TICK)
    colleague, _ = handed_on(js, tab)
    colleague.enter(NOTE, OWNER)
    tab.enter((*OWNER[:2], "Ben"))
    before = tab.text
    js("receive", tab.name, colleague.text)
    both = tab.text
    assert (tab.value(NOTE), tab.value(OWNER)) == ("Ask Ada", "Ben")
    tab.do("undo")
    assert tab.text == before
    js("receive", tab.name, colleague.text)
    assert tab.text == both
    tab.do("undo")
    tab.do("redo")
    assert tab.text == both


def test_a_merge_that_was_worked_on_since_is_undone_entry_by_entry(js: Scripts, open_tab: Open) -> None:
    """In another tab, say; what stood beside an entry is gone as well, and what was entered since stays."""
    tab, other = open_tab(), open_tab()
    tab.enter(OWNER)
    colleague, _ = handed_on(js, tab)
    colleague.enter(NOTE, (*OWNER[:2], "Cem"))
    tab.enter((*OWNER[:2], "Ben"))
    js("receive", tab.name, colleague.text)
    other.enter(TICK)
    tab.do("undo")
    assert [tab.value(it) for it in (TICK, NOTE, OWNER)] == ["2028-03-06", None, "Ben"]
    assert js("conflicts", tab.text) == []


def test_switching_is_undone(js: Scripts, open_tab: Open) -> None:
    """Both versions are there before and after."""
    tab = open_tab()
    tab.enter(OWNER)
    colleague, _ = handed_on(js, tab)
    colleague.enter((*OWNER[:2], "Cem"))
    tab.enter((*OWNER[:2], "Ben"))
    js("receive", tab.name, colleague.text)
    tab.do("switchTo", *OWNER[:2], "Cem")
    assert tab.value(OWNER) == "Cem"
    assert len(js("conflicts", tab.text)) == 1
    tab.reload()
    assert tab.value(OWNER) == "Cem"
    tab.do("undo")
    assert tab.value(OWNER) == "Ben"
    assert len(js("conflicts", tab.text)) == 1


def test_settling_a_conflict_is_undone(js: Scripts, open_tab: Open) -> None:
    """What was let go stands beside again."""
    tab = open_tab()
    tab.enter(OWNER)
    colleague, _ = handed_on(js, tab)
    colleague.enter((*OWNER[:2], "Cem"))
    tab.enter((*OWNER[:2], "Ben"))
    js("receive", tab.name, colleague.text)
    tab.enter((*OWNER[:2], "Cem"))
    assert js("conflicts", tab.text) == []
    tab.do("undo")
    (conflict,) = js("conflicts", tab.text)
    assert (conflict["mine"]["value"], conflict["others"][0]["value"]) == ("Ben", "Cem")


def test_the_steps_are_bounded(open_tab: Open) -> None:
    """The oldest goes first."""
    tab = open_tab()
    for number in range(110):
        tab.enter((*NOTE[:2], str(number)))
    taken = 0
    while tab.do("undo"):
        taken += 1
    assert (taken, tab.value(NOTE)) == (100, "9")


@pytest.mark.parametrize("text", ["{", "null", '"x"', "[]", '{"done": 3}'])
def test_steps_that_cannot_be_read_are_none(js: Scripts, open_tab: Open, text: str) -> None:
    """Nothing is offered, and the next step is kept."""
    tab = open_tab()
    js("keepHere", tab.name, "plan-history", text)
    assert js("steps", tab.name) == {"undo": None, "redo": None}
    tab.enter(TICK)
    tab.do("undo")
    assert tab.value(TICK) is None


def test_without_room_for_steps_they_live_as_long_as_the_page(js: Scripts, open_tab: Open) -> None:
    """What was kept before is not offered after a reload in their place."""
    tab = open_tab()
    tab.enter(TICK)
    js("fillTab", tab.name, 10)
    tab.enter(NOTE)
    tab.do("undo")
    tab.do("undo")
    assert (tab.value(TICK), tab.value(NOTE)) == (None, None)
    tab.reload()
    assert js("steps", tab.name) == {"undo": None, "redo": None}
