"""Addresses that pages and files had before go on working."""

import posixpath
import re
from urllib.parse import urldefrag

import pytest

from macros.foundation.addresses import MOVED
from tests.conftest import Published


@pytest.mark.parametrize("old", [old for old in MOVED if old.endswith("/")])
def test_an_old_page_address_leads_on(published: Published, old: str) -> None:
    """By itself and by a link that bears the page's name."""
    title = re.search(r"<title>(.*?)(?: - .*)?</title>", html(published, MOVED[old]))
    target = posixpath.relpath(MOVED[old], old) + "/index.html"
    assert title
    assert f'content="0; url={target}"' in html(published, old)
    assert f'<a href="{target}">{title[1]}</a>' in html(published, old)


@pytest.mark.parametrize("old", [old for old in MOVED if not old.endswith("/")])
def test_an_old_file_address_has_the_file(published: Published, old: str) -> None:
    """Hosts of static files know no redirects, so it is published there too."""
    assert (published.folder / old).read_bytes() == (published.folder / MOVED[old]).read_bytes()


def test_nobody_is_sent_to_an_old_address(published: Published) -> None:
    """No page links there, search and sitemap do not know them."""
    for page in published.pages:
        folder = posixpath.dirname(page)
        links = {urldefrag(link).url for link in re.findall(r'href="([^"]*)"', html(published, page))}
        linked = {posixpath.normpath(posixpath.join(folder, link)) for link in links}
        assert linked & {old.rstrip("/") for old in MOVED} == set(), page
    (entries,) = (published.folder / "assets/search").glob("entries-*.json")
    for text in (entries.read_text(encoding="utf-8"), (published.folder / "sitemap.xml").read_text(encoding="utf-8")):
        assert [old for old in MOVED if f"/{old}" in text or f'"{old}' in text] == []


def html(published: Published, path: str) -> str:
    """The text of a page, by its address or file."""
    return (published.folder / (f"{path}index.html" if path.endswith("/") else path)).read_text(encoding="utf-8")
