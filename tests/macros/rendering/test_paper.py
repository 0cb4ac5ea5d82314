"""What a printed page says of itself."""

from dataclasses import replace

import pytest

from macros.content.site import Site
from macros.rendering.paper import on_paper
from macros.rendering.views.paper import paper


def test_the_day_is_the_site_s(site: Site) -> None:
    """Two readers who print one version on two days hold the same sheets."""
    words = paper(replace(site, commit="abc1234"), "risks/", "Risks")
    assert words.made == "Site version 1.0, commit abc1234, Tuesday 1 June 2027"


def test_a_published_site_prints_its_own_address(site: Site) -> None:
    """Also from a copy on a reader's disk."""
    words = paper(replace(site, address="https://example.org/guide/"), "risks/", "Risks")
    assert (words.address, words.asks_browser) == ("https://example.org/guide/risks/", False)


def test_a_site_that_lies_anywhere_prints_the_path_and_asks_the_browser(site: Site) -> None:
    """The path is right wherever it lies; the rest only the reader's browser knows."""
    words = paper(site, "risks/", "Risks")
    assert (words.address, words.asks_browser) == ("/risks/", True)


def test_the_foot_names_the_page_but_for_home(site: Site) -> None:
    """Home is the playbook."""
    assert paper(site, "risks/", "Risks").foot == "Risks, Library Move Playbook"
    assert paper(site, "", "Home").foot == "Library Move Playbook"


@pytest.mark.parametrize("title", ['12" shelves', "a \\ b", "</style><b>", "R&D", "it's"])
def test_no_title_ends_the_style_that_holds_it(site: Site, title: str) -> None:
    """What a style sheet or a page would read otherwise is written by its number."""
    foot = str(on_paper(site, "risks/", title).foot)
    text = foot.split('"')[1]
    assert foot == f'<style>:root {{ --pb-paper-foot: "{text}"; }}</style>'
    assert not set(text) & set("\"'<>&")
