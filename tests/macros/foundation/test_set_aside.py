"""What is set aside comes back, whatever else is."""

from macros.foundation.set_aside import Aside


def test_many_contents_come_back_in_any_order() -> None:
    """Each as often as it is asked for, with others set aside between."""
    aside = Aside()
    contents = [bytes([number]) * number * 1_000 for number in range(50)]
    waiting = [aside.put(content) for content in contents]
    for _ in range(2):
        assert [read() for read in reversed(waiting)] == contents[::-1]
        waiting.append(aside.put(b"more"))
        contents.append(b"more")


def test_what_is_set_aside_outlives_its_room_s_name() -> None:
    """As long as somebody may ask for it."""
    assert Aside().put(b"kept")() == b"kept"
