"""How the theme's pages begin."""

import re

import pytest

from macros.generator import theming
from tests.conftest import Published


@pytest.mark.parametrize(
    ("html", "expected", "anchor"),
    [
        ("<h1>A</h1>", '<h1 id="start" tabindex="-1">A</h1>', "start"),
        ('<p>1</p><h1 id="a" class="b">A</h1>', '<p>1</p><h1 id="a" class="b" tabindex="-1">A</h1>', "a"),
        ("<h2>A</h2>", "<h2>A</h2>", None),
    ],
    ids=["without an anchor", "with one", "without a title"],
)
def test_a_title_can_be_led_to(html: str, expected: str, anchor: str | None) -> None:
    """By its own anchor where it has one."""
    assert theming.with_start(html) == (expected, anchor)


def test_every_page_skips_to_its_title(published: Published) -> None:
    """Past the head of the page and the strip, on every page, the one for lost readers too."""
    for path in published.pages:
        html = (published.folder / path).read_text(encoding="utf-8")
        (anchor,) = re.findall(r'class="md-skip" data-frame="skip" href="#([^"]+)"', html)
        (title,) = re.findall(r"<h1\b[^>]*>", html)
        assert f'id="{anchor}"' in title, path
        assert 'tabindex="-1"' in title, path
