"""Pages hold no byte that no browser needs, and say what they said."""

import html as entities
import re

from macros.publishing.tightening import tightened
from tests.conftest import Published


def test_no_published_page_can_be_made_tighter(published: Published) -> None:
    """Permalinks and the page for lost readers too: every trip that a page takes less counts."""
    pages = [path.read_text(encoding="utf-8") for path in published.folder.rglob("*.html")]
    assert len(pages) > 100
    assert [page for page in pages if tightened(page) != page] == []


def test_what_is_set_in_lines_keeps_them() -> None:
    """Code, what somebody is to type into, and text of several lines."""
    page = "<p>One\n   two</p>\n<pre>\n<span>a</span>\n\n   <b>b</b></pre>\n\n<textarea>\n <\n</textarea>\n  <i>c</i>"
    assert tightened(page) == page


def test_words_stay_apart() -> None:
    """A line's end between two elements is a space to whoever reads on."""
    said = re.sub(r"<[^>]+>", "", tightened("<b>One</b>\n\n   <i>two</i><b> three</b>"))
    assert entities.unescape(said).split() == ["One", "two", "three"]


def test_data_in_scripts_and_scripts_elsewhere_are_left_alone() -> None:
    """Their lines may mean something."""
    page = '<script type="application/ld+json">{\n  "a": "// b"}</script><script src="a.js">\n// why\n</script>'
    assert tightened(page) == page
