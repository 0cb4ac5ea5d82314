"""Plans of phases and blocks on days of the calendar: read, sorted, named and found."""

from pathlib import Path

import pytest

from macros.calculated.checking import check, load
from macros.content.loaded import Loaded
from macros.content.model.base import Dates
from macros.content.plan_places import plan_places
from macros.content.registry import Registry
from macros.content.times import (
    even_time_name,
    full_time_name,
    has_dates,
    in_time_name,
    time_mark,
    time_name,
    whole_time,
)
from macros.content.whereabouts import stands_in
from tests.dated import FESTIVAL, festival_root


@pytest.fixture(name="festival", scope="module")
def _festival(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return load(festival_root(tmp_path_factory.mktemp("festival")), FESTIVAL)


def test_the_check_asks_for_neither_weeks_nor_order(tmp_path: Path) -> None:
    """Days say all; two that run side by side say so."""
    assert check(festival_root(tmp_path)) == []


def test_phases_stand_in_the_order_of_their_days(festival: Loaded) -> None:
    """Whatever their files are called."""
    assert list(festival.playbook.phases) == ["program", "telling-the-town", "build-up", "festival", "taking-down"]


def test_days_stand_where_weeks_would(festival: Loaded) -> None:
    """With their year where a name is read alone, without it where they stand in a line; one day is said once."""
    phases = festival.playbook.phases
    blocks = {id_: block for phase in phases.values() for id_, block in phase.blocks.items()}

    assert time_name(phases["build-up"]) == "2–5 May 2028"
    assert (time_name(blocks["sound-check"]), time_mark(blocks["sound-check"])) == ("5 May 2028", "5 May")
    assert (time_name(blocks["thanks"]), time_mark(blocks["thanks"])) == ("29 May – 2 June 2028", "29 May–2 Jun")
    assert in_time_name(blocks["permits"]) == "on 27 March – 14 April 2028"


def test_the_sources_own_words_stand_where_there_is_room_for_words(festival: Loaded) -> None:
    """Lists, in which names stand below each other, have the days."""
    festival_phase = festival.playbook.phases["festival"]

    assert time_name(festival_phase) == "The first weekend of May"
    assert in_time_name(festival_phase) == "in The first weekend of May"
    assert even_time_name(festival_phase) == "6–7 May 2028"
    assert time_mark(festival_phase) == "6–7 May"


def test_dates_beside_words_from_right_to_left_are_kept_apart(festival: Loaded) -> None:
    """A day would go behind its month there."""
    phase = festival.playbook.phases["festival"]
    assert phase.dates
    arabic = phase.model_copy(update={"dates": phase.dates.model_copy(update={"label": "عطلة مايو"})})

    assert full_time_name(phase) == "The first weekend of May, 6–7 May 2028"
    assert full_time_name(arabic) == "عطلة مايو, \u20666–7 May 2028\u2069"


def test_the_plan_is_as_long_as_its_phases(festival: Loaded) -> None:
    """From the first day of all to the last."""
    assert has_dates(festival.playbook)
    assert whole_time(festival.playbook) == Dates(first="2028-03-06", last="2028-06-02")


def test_whatever_stands_in_a_block_says_its_days(festival: Loaded) -> None:
    """Search, lists and quotations say them, as others say a week."""
    registry = Registry.of(festival)
    statement = registry["activity/open-the-gates"]

    assert stands_in(registry, statement).startswith("6 May 2028, Opening Day › ")
    assert plan_places(festival)[statement.reference].block == "block/opening-day"
    assert registry["phase/build-up"].quoted == "Build-Up (2–5 May 2028)"


def test_days_in_quotation_marks_are_days_too(tmp_path: Path) -> None:
    """Whoever writes them as texts is understood."""
    root = festival_root(tmp_path)
    file = root / "playbooks" / FESTIVAL / "phases" / "festival.yaml"
    file.write_text(file.read_text("utf-8").replace("first: 2028-05-07", 'first: "2028-05-07"'), "utf-8")

    assert check(root) == []


def test_a_sentence_of_ours_may_name_any_day_of_the_plan(tmp_path: Path) -> None:
    """One that lies in no phase is told, since such a sentence is left behind when phases move."""
    root = festival_root(tmp_path)
    file = root / "playbooks" / FESTIVAL / "phases" / "program.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("Who reads where", "On March 20, 2028 who reads where"), "utf-8")
    assert check(root) == []

    file.write_text(text.replace("Who reads where", "On May 20, 2028 who reads where"), "utf-8")
    assert ["2028-05-20" in str(problem) for problem in check(root)] == [True]
