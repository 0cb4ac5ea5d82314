"""What a blind reader hears of five pages is what somebody has read and found right."""

import pytest

from tests.browser.conftest import Browse
from tests.browser.heard import FOLDER, PAGES, VIEWPORT, heard_of


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_heard_as_it_was_reviewed(browse: Browse, site_url: str, name: str) -> None:
    """Where the difference is right, `python -m tests.browser.heard` writes the files anew."""
    page = browse(site_url, viewport=VIEWPORT)
    reviewed = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert heard_of(page, site_url, PAGES[name]) == reviewed
