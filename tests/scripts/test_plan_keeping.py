"""A device keeps several plans, in several tabs at once, whatever room it has and whatever it finds there."""

import json

import pytest

from tests.scripts.conftest import NOTE, OWNER, TICK, Open, Scripts, kept


def test_a_plan_begins_with_its_first_entry(js: Scripts, open_tab: Open, device: str) -> None:
    """It is active, kept, and there after a reload; looking alone keeps nothing."""
    tab = open_tab()
    assert tab.state == {"text": None, "kept": "all", "trouble": ""}
    assert js("kept", device) == {}
    assert js("begun", tab.name) is False
    assert tab.enter(TICK) is True
    tab.reload()
    assert tab.value(TICK) == "2028-03-06"
    assert tab.all == [("", "plan", True)]
    assert js("begun", tab.name) is True


def test_several_plans_by_name(open_tab: Open) -> None:
    """A new one is active; the others keep what they hold, and can be gone back to, copied, put away and let go."""
    tab = open_tab()
    tab.do("create", "North")
    tab.enter(TICK)
    north = tab.id
    tab.do("create", "South")
    assert tab.value(TICK) is None
    assert tab.all == [("South", "plan", True), ("North", "plan", False)]
    tab.do("activate", north)
    assert tab.value(TICK) == "2028-03-06"
    tab.do("copy", "North before")
    assert tab.id != north
    assert tab.value(TICK) == "2028-03-06"
    tab.enter((*TICK[:2], None))
    tab.do("activate", north)
    assert tab.value(TICK) == "2028-03-06"
    tab.do("putAway", north, True)
    assert tab.state["text"] is None
    assert sorted(tab.all) == [("North", "removed", True), ("North before", "plan", False), ("South", "plan", False)]
    tab.do("putAway", north, False)
    assert tab.value(TICK) == "2028-03-06"
    tab.do("erase", north)
    assert sorted(tab.all) == [("North before", "plan", False), ("South", "plan", False)]


def test_a_plan_that_was_let_go_is_gone(js: Scripts, open_tab: Open, device: str) -> None:
    """No word of it stays on the device, and no other tab writes it back; it can be undone in that tab."""
    tab, other = open_tab(), open_tab()
    tab.enter(NOTE)
    other.enter(OWNER)
    tab.do("erase", tab.id)
    assert not any("Ada" in text for text in js("kept", device).values())
    assert other.state["text"] is None
    other.enter(("facts", "users", ["85"]))
    assert not any("Ada" in text for text in js("kept", device).values())
    tab.do("undo")
    assert (tab.value(NOTE), tab.value(OWNER)) == ("Ask Ada", "Ada")


# Several tabs


def test_two_tabs_write_one_plan(open_tab: Open) -> None:
    """Each reads first what the other wrote."""
    tab, other = open_tab(), open_tab()
    tab.enter(TICK)
    other.enter(NOTE)
    tab.enter(OWNER)
    assert [other.value(it) for it in (TICK, NOTE, OWNER)] == ["2028-03-06", "Ask Ada", "Ada"]


def test_what_two_tabs_write_at_once_is_joined(js: Scripts, open_tab: Open, device: str) -> None:
    """Browsers lock nothing: a tab that had not seen the other's text overwrote it, and both are there in the end."""
    open_tab().enter(("plan", "name", "North"))
    tab, other = open_tab(slow=True), open_tab(slow=True)
    tab.enter(TICK)
    other.enter(NOTE)
    assert "Ask Ada" in "".join(kept(js, device).values())
    assert '2028-03-06"' not in "".join(kept(js, device).values())
    for each in (tab, other):
        js("refresh", each.name)
        assert each.value(NOTE) == "Ask Ada"
    assert tab.value(TICK) == "2028-03-06"
    js("refresh", other.name)
    assert other.value(TICK) == "2028-03-06"
    late = open_tab()
    assert (late.value(TICK), late.value(NOTE)) == ("2028-03-06", "Ask Ada")


def test_two_tabs_that_enter_the_same_at_once_lose_neither(js: Scripts, open_tab: Open) -> None:
    """Both stand there, as if two devices had met."""
    open_tab().enter(("plan", "name", "North"))
    tab, other = open_tab(slow=True), open_tab(slow=True)
    tab.enter(NOTE)
    other.enter((*NOTE[:2], "Ask Ben"))
    js("refresh", tab.name)
    (conflict,) = js("conflicts", tab.text)
    assert {conflict["mine"]["value"], conflict["others"][0]["value"]} == {"Ask Ada", "Ask Ben"}


def test_two_scripts_of_one_window_share_what_is_not_kept(js: Scripts, open_tab: Open, device: str) -> None:
    """The calculators' and the page's own are packed apart, and storage events reach other windows only."""
    js("configure", device, {"isOff": True})
    tab = open_tab()
    beside = open_tab(beside=tab.name)
    assert tab.enter(TICK) is False
    assert beside.value(TICK) == "2028-03-06"
    beside.enter(NOTE)
    assert (tab.value(TICK), tab.value(NOTE)) == ("2028-03-06", "Ask Ada")


# Trouble


def test_a_browser_that_keeps_nothing_says_so(js: Scripts, open_tab: Open, device: str) -> None:
    """The plan lives as long as the page, and can be saved as a file."""
    js("configure", device, {"isOff": True})
    tab = open_tab()
    assert tab.state == {"text": None, "kept": "none", "trouble": "off"}
    tab.enter(TICK)
    assert (tab.value(TICK), tab.state["kept"], tab.state["trouble"]) == ("2028-03-06", "none", "off")
    assert "2028-03-06" in js("file", tab.text)


def test_a_device_without_room_keeps_what_it_had(js: Scripts, open_tab: Open, device: str) -> None:
    """What comes on top lives as long as the page, and is kept as soon as there is room."""
    tab = open_tab()
    tab.enter(TICK)
    js("configure", device, {"room": 10})
    assert tab.enter(NOTE) is False
    assert (tab.value(NOTE), tab.state["kept"], tab.state["trouble"]) == ("Ask Ada", "some", "full")
    assert open_tab().value(TICK) == "2028-03-06"
    js("configure", device, {"room": 100_000})
    assert tab.enter(OWNER) is True
    assert (tab.state["kept"], open_tab().value(NOTE)) == ("all", "Ask Ada")


def test_without_room_a_change_in_another_tab_takes_nothing_away(js: Scripts, open_tab: Open, device: str) -> None:
    """What this tab could not keep is joined to what that one kept."""
    tab, other = open_tab(), open_tab()
    tab.enter(TICK)
    js("configure", device, {"room": 10})
    tab.enter(NOTE)
    js("configure", device, {"room": 100_000})
    other.enter(OWNER)
    assert [tab.value(it) for it in (TICK, NOTE, OWNER)] == ["2028-03-06", "Ask Ada", "Ada"]
    assert open_tab().value(NOTE) == "Ask Ada"


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("{", "damaged"),
        ("[]", "damaged"),
        ('{"schema": "playbook-plan", "version": 3, "id": "x", "all": "else"}', "newer"),
        ('{"schema": "playbook-plan", "version": 2, "id": "x", "fields": {"a": 1}}', "damaged"),
    ],
)
def test_what_cannot_be_read_stays_as_it_is(js: Scripts, open_tab: Open, device: str, text: str, trouble: str) -> None:
    """It is listed with its text, to be saved; the next entry begins another plan."""
    tab = open_tab()
    tab.enter(TICK)
    (key,) = kept(js, device)
    js("keep", device, key, text)
    assert tab.state == {"text": None, "kept": "all", "trouble": trouble}
    (listed,) = js("all", tab.name)
    assert (listed["state"], listed["text"]) == (trouble, text)
    assert tab.enter(NOTE) is True
    assert tab.state["trouble"] == ""
    assert kept(js, device)[key] == text
    assert {it[1] for it in tab.all} == {"plan", trouble}


def test_a_copy_that_comes_does_not_take_the_place_of_a_newer_form(js: Scripts, open_tab: Open, device: str) -> None:
    """A colleague's older site hands on a plan that a newer release has written here: both are kept."""
    tab = open_tab()
    tab.enter(TICK)
    copy, (key,) = tab.text, kept(js, device)
    newer = '{"schema": "playbook-plan", "version": 3}'
    js("keep", device, key, newer)
    js("receive", tab.name, copy)
    assert tab.value(TICK) == "2028-03-06"
    assert kept(js, device)[key] == newer
    assert len(kept(js, device)) == 2


def test_what_became_active_without_room_is_active_once_there_is_some(js: Scripts, open_tab: Open, device: str) -> None:
    """After a reload too."""
    tab = open_tab()
    tab.do("create", "North")
    js("configure", device, {"room": 10})
    tab.do("create", "South")
    assert tab.all[0] == ("South", "plan", True)
    js("configure", device, {"room": 100_000})
    tab.enter(TICK)
    tab.reload()
    assert tab.value(TICK) == "2028-03-06"


def test_a_cleared_device_is_not_filled_again(js: Scripts, open_tab: Open, device: str) -> None:
    """Whoever clears what the site keeps does not find it there again."""
    tab = open_tab()
    tab.enter(NOTE)
    for key in js("kept", device):
        js("lose", device, key)
    assert tab.state["text"] is None
    tab.enter(TICK)
    assert "Ada" not in "".join(js("kept", device).values())


# What earlier releases kept


EARLIER = {
    "version": 1,
    "facts": {"users": ["85"], "start": ["2028-03-06"]},
    "moments": [{"since": None, "words": "Soon"}],
    "of": "[]",
}


def test_the_earlier_form_becomes_the_active_plan(js: Scripts, open_tab: Open, device: str) -> None:
    """Once; what it says of each day is worked out anew."""
    js("keep", device, "plan", json.dumps(EARLIER))
    tab = open_tab()
    assert js("facts", tab.text) == EARLIER["facts"]
    assert js("worked", tab.text) is None
    assert json.loads(js("kept", device)["plan"])["facts"] == {}
    tab.enter(("facts", "users", ["90"]))
    assert js("facts", open_tab().text)["users"] == ["90"]
    assert len(kept(js, device)) == 1


def test_what_an_old_tab_writes_later_is_taken_too(js: Scripts, open_tab: Open, device: str) -> None:
    """It knows only its own facts; the others stay."""
    tab = open_tab()
    tab.enter(TICK, ("facts", "users", ["85"]))
    js("keep", device, "plan", json.dumps({**EARLIER, "facts": {"start": ["2028-04-03"]}}))
    assert js("facts", tab.text) == {"users": ["85"], "start": ["2028-04-03"]}
    assert tab.value(TICK) == "2028-03-06"
    assert js("worked", tab.text) is None


def test_an_earlier_plan_without_facts_begins_none(js: Scripts, open_tab: Open, device: str) -> None:
    """It was forgotten there; that there was one is known."""
    js("keep", device, "plan", json.dumps({**EARLIER, "facts": {}}))
    tab = open_tab()
    assert tab.state["text"] is None
    assert js("begun", tab.name) is True


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 2, "facts": {"users": ["9"]}}', '{"version": 1, "facts": 3}'])
def test_an_earlier_plan_that_cannot_be_read_is_set_aside(js: Scripts, open_tab: Open, device: str, text: str) -> None:
    """Nothing is overwritten, and a second one does not take its place."""
    js("keep", device, "plan", text)
    tab = open_tab()
    assert tab.state["text"] is None
    assert js("kept", device)["plan:unreadable"] == text
    js("keep", device, "plan", "another")
    assert tab.state["text"] is None
    assert (js("kept", device)["plan:unreadable"], js("kept", device)["plan"]) == (text, "another")


def test_without_room_the_earlier_form_stays_until_it_is_kept(js: Scripts, open_tab: Open, device: str) -> None:
    """It is used all the same."""
    js("keep", device, "plan", json.dumps(EARLIER))
    js("configure", device, {"room": 10})
    tab = open_tab()
    assert js("facts", tab.text) == EARLIER["facts"]
    assert json.loads(js("kept", device)["plan"]) == EARLIER
    js("configure", device, {"room": 100_000})
    tab.enter(TICK)
    assert js("facts", open_tab().text) == EARLIER["facts"]
    assert len(kept(js, device)) == 1
