"""The calendar of training sessions, by its invariants and by hand."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.calculators.door import good


def result(**changes: Any) -> dict[str, Any]:
    """The raw result of the example with changes."""
    raw: dict[str, Any] = good("adoption", **changes)["result"]
    return raw


def test_weeks_are_filled_one_after_the_other_power_users_first() -> None:
    """Two sessions for 24 power users and 20 for 240 users, 16 a week from Week 3 on: 2 + 14, then 6."""
    reply = good("adoption")

    assert reply["tables"]["sessions"] == [
        ["Week 3", "Mon 18 Jan 2027", "Fri 22 Jan 2027", "2", "14", "4", "32"],
        ["Week 4", "Mon 25 Jan 2027", "Fri 29 Jan 2027", "0", "6", "2", "12"],
    ]
    assert reply["figures"]["training_end"] == "Friday 29 January 2027"
    assert "from Week 3 on, at most 16 sessions a week" in " ".join(reply["notes"])


def test_weeks_begin_and_end_on_working_days() -> None:
    """From Sunday to Thursday; Week 1 starts on Sunday 3 January."""
    sunday = result(week_1_date="2027-01-03", weekmask="1111001", training_from_week=1)["sessions"][0]

    assert (sunday["start"], sunday["end"]) == ("2027-01-03", "2027-01-07")


def test_training_that_ends_too_late_is_told() -> None:
    """The last milestone is due in Week 6; sessions up to that week are in time."""
    late = "training ends in Week 7, after the last milestone, which is due in Week 6"

    assert late in " ".join(good("adoption", training_from_week=6)["notes"])
    assert "after the last milestone" not in " ".join(good("adoption", training_from_week=5)["notes"])


def test_without_sessions_there_is_no_calendar() -> None:
    """The figure has nothing to say, nor has the table."""
    reply = good("adoption", user_sessions=0, power_user_sessions=0)

    assert (reply["figures"]["training_end"], reply["tables"]["sessions"]) == ("", [])
    assert "Training" not in " ".join(reply["notes"])


def test_long_training_shares_a_last_row() -> None:
    """26 weeks by themselves, the rest in one row; a century on there are no dates."""
    by_four = {"session_seats": 4, "trainers": 1, "trainer_sessions": 10}
    single, shared = (result(users=users, **by_four)["sessions"] for users in (960, 1000))
    many = good("adoption", users=1_000_000, session_seats=1, trainers=1, trainer_sessions=1)

    assert [(rows[-1]["first_week"], rows[-1]["last_week"]) for rows in (single, shared)] == [(29, 29), (29, 30)]
    assert [len(rows) for rows in (single, shared)] == [27, 27]
    assert len(many["tables"]["sessions"]) == 27
    assert many["tables"]["sessions"][-1][2] == "–"
    assert many["figures"]["training_end"] == "Week 1100002"


@given(
    users=st.integers(1, 5000),
    session_seats=st.integers(1, 40),
    user_sessions=st.integers(0, 4),
    power_user_sessions=st.integers(0, 4),
    trainers=st.integers(1, 4),
    trainer_sessions=st.integers(1, 12),
    training_from_week=st.integers(1, 60),
    weekmask=st.sampled_from(["1111100", "1111001", "0010000", "1111111"]),
)
def test_the_calendar_holds_every_session_once(**changes: Any) -> None:
    """No week holds more than the trainers can, none but the last less, and they follow one another."""
    raw = result(**changes)
    rows, capacity = raw["sessions"], changes["trainers"] * changes["trainer_sessions"]
    totals = [row["power_user_sessions"] + row["user_sessions"] for row in rows]

    assert sum(totals) == raw["training_sessions"]
    assert sum(row["power_user_sessions"] for row in rows) == raw["training"][1]["sessions"]
    assert sum(row["trainer_hours"] for row in rows) == raw["trainer_hours"]
    weeks = [week for row in rows for week in range(row["first_week"], row["last_week"] + 1)]
    assert weeks == [changes["training_from_week"] + index for index in range(raw["training_weeks"])]
    assert all(total == capacity for total in totals[:26] if total is not totals[-1])
    days = changes["weekmask"].count("1")
    for row, total in zip(rows, totals, strict=True):
        assert row["first_week"] == row["last_week"] or row is rows[-1]
        held = total if row["first_week"] == row["last_week"] else capacity
        assert row["most_a_day"] * days >= held > (row["most_a_day"] - 1) * days
        start, end = date.fromisoformat(row["start"]), row["end"] and date.fromisoformat(row["end"])
        assert changes["weekmask"][start.weekday()] == "1"
        assert end is None or (end >= start and changes["weekmask"][end.weekday()] == "1")
    if rows:
        assert raw["training_end"] == rows[-1]["end"]
