"""Pages that wait for the last one to be made."""

import pytest

from macros.generator.waiting_pages import WaitingPages


@pytest.mark.parametrize("count", [40, 10_000])
def test_a_page_comes_back_as_it_was(count: int) -> None:
    """However many there are, and only once."""
    waiting = WaitingPages(count)
    kept = {address: waiting.hold(address, f"<p>{address} – é</p>") for address in ("risks/", "")}

    assert [waiting.give_back(address, html) for address, html in kept.items()] == ["<p>risks/ – é</p>", "<p> – é</p>"]
    assert waiting.give_back("risks/", "anew") == "anew"


def test_of_many_pages_little_is_kept() -> None:
    """MkDocs keeps nothing of them."""
    assert WaitingPages(10_000).hold("risks/", "<p>x</p>") == ""
    assert WaitingPages(40).hold("risks/", "<p>x</p>") == "<p>x</p>"
