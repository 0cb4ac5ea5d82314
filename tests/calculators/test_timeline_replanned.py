"""A plan made anew from actual dates: against numpy's business days, and by what must hold of it whatever happens."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from tests.calculators.door import good
from tests.calculators.worlds import modes, result, worlds

DAY = timedelta(days=1)
LENGTHS = [5, 5, 5, 5, 5, 15, 15, 15]
BLOCKS = [
    "counting-stock",
    "hiring-movers",
    "shelving",
    "first-rooms",
    "helper-training",
    "open-house",
    "settling-in",
    "evening-hours",
]
anchors = st.sampled_from(["week_1", "kickoff", "go_live", "finish"])
FOLLOWING = ("weeks", "phases", "blocks", "milestones", "adjustments", "reviews", "go_live", "finish", "kickoff")
"""What a plan made anew dates again."""


def ended(blocks: list[dict[str, Any]], count: int | None = None) -> list[dict[str, str]]:
    """The first blocks, or all, as having started and ended when they were planned to."""
    return [{"block": row["id"], "started": row["start"], "ended": row["end"]} for row in blocks[:count]]


@settings(max_examples=60)
@given(worlds(), anchors, modes, st.sampled_from(["roll_forward", "keep", "next_monday"]))
def test_a_plan_that_went_as_planned_is_the_first_plan(
    world: dict[str, Any], anchor: str, mode: str, start: str
) -> None:
    """Every block ended on its day: no date is another, nothing is left to be uncertain of."""
    shared = {**world, "anchor": anchor, "week_length": mode, "start_on_day_off": start}
    first = result(**shared)
    anew = result(**shared, actual_dates=ended(first["blocks"]), today="2050-01-01")

    for part in FOLLOWING:
        assert anew[part] == first[part], part
    assert anew["clocks"] == first["clocks"]
    assert anew["replanned"]["slip"] == 0
    assert {block["slip"] for block in anew["replanned"]["blocks"]} == {0}
    met = float(first["finish"] <= first["work"]["deadline"])
    assert {chance["on_time"] for chance in anew["chances"]} == {met}
    assert {chance["p95"]["date"] for chance in anew["chances"]} == {first["finish"]}


@settings(max_examples=60)
@given(worlds(), anchors, modes, st.integers(1, 7))
def test_what_is_to_come_stays_where_nothing_has_shifted_it(
    world: dict[str, Any], anchor: str, mode: str, count: int
) -> None:
    """Blocks that ended on their days, told on the day after: the rest is the first plan's, and so is the finish."""
    shared = {**world, "anchor": anchor, "week_length": mode}
    first = result(**shared)
    last = first["blocks"][count - 1]["end"]
    anew = result(**shared, actual_dates=ended(first["blocks"], count), today=last)

    for part in FOLLOWING:
        assert anew[part] == first[part], part


@settings(max_examples=60)
@given(worlds(), modes, st.integers(0, 7), st.integers(0, 40), st.integers(0, 20))
def test_an_end_told_later_never_brings_the_finish_forward(
    world: dict[str, Any], mode: str, place: int, late: int, more: int
) -> None:
    """The later a block ended, the later the plan ends, or on the same day."""
    shared = {**world, "anchor": "week_1", "week_length": mode}
    first = result(**shared)
    row = first["blocks"][place]
    finishes = []
    for days in (late, late + more):
        when = date.fromisoformat(row["end"]) + days * DAY
        entries = [*ended(first["blocks"], place), {"block": row["id"], "started": row["start"], "ended": str(when)}]
        anew = result(**shared, actual_dates=entries)
        finishes.append(anew["finish"])
        assert anew["replanned"]["slip"] >= 0

    assert first["finish"] <= finishes[0] <= finishes[1]


@st.composite
def happened(draw: st.DrawFn) -> tuple[list[dict[str, str]], date, dict[int, date]]:
    """Blocks that started and ended one after another, perhaps one in work; today; and days that others moved to."""
    day = date(2026, 12, 21) + draw(st.integers(-10, 30)) * DAY
    rows, count = [], draw(st.integers(0, 8))
    for name in BLOCKS[:count]:
        end = day + draw(st.integers(0, 40)) * DAY
        rows.append({"block": name, "started": str(day), "ended": str(end)})
        day = end + draw(st.integers(0, 12)) * DAY
    today = day
    if count < 8 and draw(st.booleans()):
        rows.append({"block": BLOCKS[count], "started": str(day)})
        today = day + draw(st.integers(0, 60)) * DAY
    moved = {
        place: today + draw(st.integers(-20, 120)) * DAY
        for place in draw(st.sets(st.integers(0, 7), max_size=3))
        if place >= len(rows)
    }
    return [*rows, *({"block": BLOCKS[place], "moved_to": str(day)} for place, day in moved.items())], today, moved


def busday(day: date | str, shift: int, calendar: np.busdaycalendar) -> str:
    """The business day so many after the first from ``day`` on."""
    return str(np.busday_offset(np.datetime64(str(day)), shift, roll="forward", busdaycal=calendar))


def slip(first: str, now: str, calendar: np.busdaycalendar) -> int:
    """Business days after the first day, up to the other one."""
    days = [np.datetime64(day) + 1 for day in (first, now)]
    sign = 1 if now >= first else -1
    return sign * int(np.busday_count(min(days), max(days), busdaycal=calendar))


@settings(max_examples=100)
@given(
    happened(),
    st.sampled_from(["1111100", "1111110", "1111001", "0110100", "1111111"]),
    st.lists(st.dates(date(2026, 12, 1), date(2028, 6, 1)), max_size=15),
)
def test_every_block_lies_where_numpy_says(
    drawn: tuple[list[dict[str, str]], date, dict[int, date]], mask: str, off: list[date]
) -> None:
    """Done: as entered. In work: its days from its start, today at least. To come: after those before and its move."""
    rows, today, moved = drawn
    assume(rows)
    calendar = np.busdaycalendar(weekmask=mask, holidays=off)
    raw = result(weekmask=mask, holidays=[str(day) for day in off], actual_dates=rows, today=str(today))
    first = result(weekmask=mask, holidays=[str(day) for day in off])
    entered = {row["block"]: row for row in rows}
    latest = None
    for place, (name, length, planned, now) in enumerate(
        zip(BLOCKS, LENGTHS, first["blocks"], raw["replanned"]["blocks"], strict=True)
    ):
        row = entered.get(name, {})
        if "ended" in row:
            start, end, state = row["started"], row["ended"], "done"
        elif "started" in row:
            start, state = row["started"], "in_work"
            end = max(busday(start, length - 1, calendar), busday(today, 0, calendar))
        else:
            earliest = [str(today), *([str(date.fromisoformat(latest) + DAY)] if latest else [planned["start"]])]
            earliest += [str(moved[place])] if place in moved else []
            start, state = busday(max(earliest), 0, calendar), "to_come"
            end = busday(start, length - 1, calendar)
        latest = max(latest or end, end)
        assert (now["start"], now["end"], now["state"]) == (start, end, state)
        assert (raw["blocks"][place]["start"], raw["blocks"][place]["end"]) == (start, end)
        assert now["slip"] == slip(planned["end"], end, calendar)
    assert raw["finish"] == latest
    assert raw["weeks"][-1]["end"] == latest


@settings(max_examples=60)
@given(worlds(), modes, happened())
def test_nothing_that_remains_lies_before_today_or_on_a_day_off(
    world: dict[str, Any], mode: str, drawn: tuple[list[dict[str, str]], date, dict[int, date]]
) -> None:
    """What is to come follows all before it; weeks lie within their block; days off are counted once."""
    rows, today, _ = drawn
    shared = {**world, "anchor": "week_1", "anchor_date": "2027-01-04", "week_length": mode}
    raw = result(**shared, actual_dates=rows, today=str(today))
    if not rows:
        return
    off = {*world["holidays"], *world["blackouts"], *(day["date"] for day in raw["days_off"])}
    blocks = raw["replanned"]["blocks"]
    for place, block in enumerate(blocks):
        assert block["start"] <= block["end"]
        if block["state"] == "to_come":
            assert block["start"] >= str(today)
            assert all(before["end"] < block["start"] for before in blocks[:place])
            if mode == "working_days":
                days = [date.fromisoformat(block[edge]) for edge in ("start", "end")]
                assert all(world["weekmask"][day.weekday()] == "1" and str(day) not in off for day in days)
        weeks = [week for week in raw["weeks"] if block["first_week"] <= week["first_week"] <= block["last_week"]]
        assert (weeks[0]["start"], weeks[-1]["end"]) == (block["start"], block["end"])
        assert all(before["start"] <= after["start"] for before, after in pairwise(weeks))
        assert all(block["start"] <= week["start"] <= week["end"] <= block["end"] for week in weeks)
    assert [day["date"] for day in sorted(raw["days_off"], key=lambda day: day["date"])] == raw["holidays_hit"]
    assert len(set(raw["holidays_hit"])) == len(raw["holidays_hit"])
    assert sum(week["holidays_lost"] for week in raw["weeks"]) == len(raw["holidays_hit"])


@settings(max_examples=40)
@given(worlds(), modes, happened(), st.sampled_from(["week_1", "kickoff"]))
def test_without_spread_the_chance_is_about_the_finish_itself(
    world: dict[str, Any], mode: str, drawn: tuple[list[dict[str, str]], date, dict[int, date]], clock: str
) -> None:
    """Each block as long as planned: half, 80 and 95 % of such plans end on the very day that the answer names."""
    rows, today, _ = drawn
    assume(rows)
    none: dict[str, Any] = {"low_length": 1, "likely_length": 1, "high_length": 1}
    shared = {**world, "anchor": "week_1", "anchor_date": "2027-01-04", "week_length": mode, "deadline_clock": clock}
    raw = result(**shared, **none, actual_dates=rows, today=str(today))
    clocks = {item["id"]: item for item in raw["clocks"]}

    assert {raw["chances"][0][name]["date"] for name in ("p50", "p80", "p95")} == {raw["finish"]}
    assert raw["chances"][0]["on_time"] == float(clocks[clock]["slack_days"] >= 0)


def test_only_what_remains_is_uncertain_and_a_move_is_a_wait() -> None:
    """Chances by walking through the days: 3 days left of a block, 5, a block that waits 13 days, 15 and 15."""
    raw = result(
        actual_dates="First Rooms: started 2027-01-18\nOpen House: moved to 2027-02-08",
        today="2027-01-20",
        deadline_days=110,
    )
    assert (raw["work"]["first"], raw["work"]["blocks"]) == ("2027-01-20", [3, 5, 15, 15, 15])
    assert raw["work"]["waits"] == [{"block": 2, "days": 13}]

    low, likely, high = 0.893, 1, 1.429
    mode = (likely - low) / (high - low)
    shares = (np.arange(20_000) + 0.5) / 20_000
    stretch = stats.beta.ppf(shares, 1 + 4 * mode, 5 - 4 * mode, low, high - low)
    passed = np.maximum((3 + 5) * stretch, 13) + (15 + 15 + 15) * stretch
    ends = np.busday_offset(np.datetime64("2027-01-20"), np.ceil(passed).astype(np.int64) - 1, roll="forward")
    on_time = float(np.mean(ends <= np.datetime64("2027-04-23")))
    assert raw["clocks"][0]["deadline"] == "2027-04-23"
    assert raw["chances"][0]["on_time"] == pytest.approx(on_time, abs=1e-3)
    assert raw["chances"][0]["p80"]["date"] == str(ends[16_000])
    assert 0.05 < on_time < 0.95


def test_the_deadline_stays_where_the_first_plan_put_it() -> None:
    """Begun two weeks late, 90 days still run from the first Week 1; what the playbook names for a day stays too."""
    first, late = result(), result(actual_dates="Shelving: started 2027-01-18", today="2027-01-18")

    assert late["week_1"] == "2027-01-18"
    for clock, old in zip(late["clocks"], first["clocks"], strict=True):
        assert (clock["start"], clock["deadline"]) == (old["start"], old["deadline"])
    assert late["named_days"] == first["named_days"]
    assert late["finish"] == "2027-04-09"
    assert late["slack"][0]["slack_days"] == first["slack"][0]["slack_days"] - 14


def test_adjustments_run_beside_the_plan_made_anew() -> None:
    """They follow their weeks, and move nothing."""
    entries: dict[str, Any] = {"actual_dates": "Open House: moved to 2027-02-08", "today": "2027-01-04"}
    beside, alone = result(verticals=["branch-library"], **entries), result(**entries)

    assert beside["finish"] == alone["finish"]
    assert [item["start"] for item in beside["adjustments"]] == ["2027-02-08", "2027-02-22", "2027-03-08"]


def test_weeks_of_a_block_that_is_over_share_its_days() -> None:
    """Three weeks done in six working days: two days each; in one weekend: all end on it, and so does a go-live."""
    six = good("timeline", actual_dates="Open House: started 2027-01-25, ended 2027-02-01", go_live_at="opening-end")
    weekend = result(
        actual_dates="Open House: started 2027-01-23, ended 2027-01-24", go_live_at="opening-end", today="2027-01-25"
    )

    assert [item["date"] for item in six["result"]["milestones"]] == ["2027-01-26", "2027-01-28", "2027-02-01"]
    assert {week["end"] for week in weekend["weeks"][5:8]} == {"2027-01-24"}
    assert weekend["go_live"] == "2027-01-24"
    assert "".join(text for text, _ in six["sentence"]).startswith("Go-live was Monday 1 February 2027;")


def test_today_unknown_is_the_latest_day_on_which_something_happened() -> None:
    """And somewhere it may be tomorrow already: a day that is ahead of today counts as today."""
    entries = "Shelving: ended 2027-01-08\nFirst Rooms: started 2027-01-12"
    assert result(actual_dates=entries)["replanned"]["status"] == "2027-01-12"
    assert result(actual_dates=entries, today="2027-01-11")["replanned"]["status"] == "2027-01-12"
    assert result(actual_dates=entries, today="2027-01-19")["replanned"]["status"] == "2027-01-19"
    assert result(actual_dates="Open House: moved to 2027-02-08")["replanned"]["status"] is None
