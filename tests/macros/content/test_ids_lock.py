"""ids.lock: what has become of every id that was ever published."""

import pytest

from macros.content.ids_lock import EMPTY, Entry, read, written

MOVED_TWICE = "risk/late moved risk/slow\nrisk/slow moved risk/slip\nrisk/slip active\n"


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [
        (MOVED_TWICE, "risk/slip"),
        ("risk/late active\n", "risk/late"),
        ("risk/late moved risk/slow\nrisk/slow retired\n", "risk/slow"),
        ("risk/late moved risk/nowhere\n", None),
        ("risk/late moved risk/slow\nrisk/slow moved risk/late\n", None),
        ("", None),
    ],
)
def test_an_id_leads_to_where_it_is_now(text: str, leads_to: str | None) -> None:
    """Over every step; a circle and a step into nothing lead nowhere, and end."""
    assert read(text).now("risk/late") == leads_to


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        (MOVED_TWICE, {"risk/slip": "risk/late"}),
        # Renamed to `slow` and back: it is known by its first id, as ever.
        ("risk/late active\nrisk/slow moved risk/late back\n", {}),
        # late, slow, slip, and back to slow.
        ("risk/late moved risk/slow\nrisk/slip moved risk/slow back\nrisk/slow active\n", {"risk/slow": "risk/late"}),
        ("risk/late moved risk/slow\nrisk/slow moved risk/late\n", {}),
        ("risk/late moved risk/slow\nrisk/slow retired\n", {}),
    ],
)
def test_a_thing_is_known_by_its_first_id(text: str, firsts: dict[str, str]) -> None:
    """However often it moves, so that calendars know an event again."""
    assert read(text).firsts() == firsts


def test_lines_that_are_no_entries_are_kept_apart() -> None:
    """Nothing in the file is passed over in silence but comments and empty lines."""
    lock = read("# a comment\n\nrisk/late active\nrisk/late gone\nrisk/late retired\n<<<<<<< HEAD\n")
    assert list(lock.entries) == ["risk/late"]
    assert lock.unread == ((4, "risk/late gone"), (6, "<<<<<<< HEAD"))
    assert lock.repeated == ((5, Entry(reference="risk/late", line=3)),)


def test_what_is_written_reads_the_same() -> None:
    """Every form survives a round."""
    text = "risk/late moved risk/slow\nrisk/slip moved risk/slow back\nrisk/slow active\nrisk/was retired\n"
    lock = read(text)
    assert [str(entry) for entry in read(written(lock)).entries.values()] == text.splitlines()


def test_new_ids_are_added_and_nothing_else_changes() -> None:
    """An id that has moved or is retired is not made active by being there."""
    lock = read("risk/late moved risk/slow\nrisk/was retired\n").with_new(["risk/late", "risk/slow", "risk/was"])
    assert [str(entry) for entry in lock.entries.values()] == [
        "risk/late moved risk/slow",
        "risk/was retired",
        "risk/slow active",
    ]
    assert EMPTY.with_new([]).entries == {}
