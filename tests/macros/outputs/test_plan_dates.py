"""The dates that My plan looks up of a playbook that has some: in the form of the timeline's answer."""

import datetime as dt
import json
from pathlib import Path

import pytest

from calculators.own_dates import OwnDates, OwnDay
from macros.calculated.checking import load
from macros.content.site import Site
from macros.outputs.fixed_dates import fixed_dates, own_dates_of
from tests.dated import FESTIVAL, festival_root
from tests.macros.rendered import site_of
from tests.plays import PLAYS, plays_root


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(festival_root(tmp_path_factory.mktemp("festival")), FESTIVAL)


@pytest.fixture(name="own", scope="module")
def _own(site: Site) -> OwnDates:
    found = own_dates_of(site.loaded.playbook)
    assert found
    return found


def day_of(own: OwnDates, day: dt.date) -> OwnDay:
    """What holds on a day, as scripts look it up."""
    return next(it for it in reversed(own.days) if it.since is None or it.since <= day)


def test_parts_have_their_days_in_words(own: OwnDates) -> None:
    """The year only where it is not that of the first day."""
    assert own.facts == "Monday 6 March to Friday 2 June 2028"
    assert own.parts["block/tents"].texts["long"] == "Tuesday 2 to Thursday 4 May 2028"
    assert own.parts["block/tents"].texts["due"] == "due Thu 4 May"
    assert own.parts["phase/festival"].last == dt.date(2028, 5, 7)
    assert own.parts["gate/festival"].texts["named"] == "Gate Sun 7 May"


def test_a_milestone_has_its_day(own: OwnDates) -> None:
    """By whose end it is due."""
    part = own.parts["milestone/square-is-ours"]

    assert (part.last, part.texts["due"]) == (dt.date(2028, 4, 7), "by Fri 7 Apr")


def test_a_day_knows_what_runs_on_it(own: OwnDates) -> None:
    """All that do, the first of them with how much of it has passed."""
    day = day_of(own, dt.date(2028, 5, 3))

    assert day.block == "posters-and-papers tents"
    assert (day.name, day.date) == ("1–7 May 2028", "Wednesday 3 May 2028")
    assert day.words == "Week 9 of your plan"
    assert own.parts[f"week/{day.next_week}"].first == dt.date(2028, 5, 29)
    assert day.share == 92
    assert day_of(own, dt.date(2028, 5, 6)).block == "opening-day"


def test_a_week_of_nothing_leads_on_to_the_next_that_has_something(own: OwnDates) -> None:
    """Between the festival and what comes after it."""
    day = day_of(own, dt.date(2028, 5, 17))

    assert day.block == ""
    assert own.parts[f"week/{day.next_week}"].texts["long"] == "Monday 29 May to Sunday 4 June 2028"


def test_before_the_first_day_and_after_the_last(own: OwnDates) -> None:
    """It says so, and when it begins or has ended."""
    before, after = day_of(own, dt.date(2028, 3, 5)), day_of(own, dt.date(2028, 6, 3))

    assert (before.stage, before.words) == ("before", "Your plan begins on Monday 6 March 2028")
    assert own.parts[f"week/{before.next_week}"].first == dt.date(2028, 3, 6)
    assert (after.stage, after.words) == ("after", "Your plan ended on Friday 2 June 2028")


def test_the_site_has_them_as_a_file(site: Site) -> None:
    """Days are texts in it, which are in order as they stand."""
    ((path, content),) = fixed_dates(site)
    read = json.loads(content)

    assert path == "plan/dates.json"
    assert read["parts"]["block/sound-check"]["first"] == "2028-05-05"
    assert [day["since"] for day in read["days"][:2]] == [None, "2028-03-06"]


def test_other_playbooks_have_no_such_file(tmp_path: Path) -> None:
    """One of steps has no dates at all."""
    loaded = load(plays_root(tmp_path), PLAYS)

    assert own_dates_of(loaded.playbook) is None
