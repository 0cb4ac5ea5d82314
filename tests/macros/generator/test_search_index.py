"""What is found is written once, under a name that changes with it."""

import json
from pathlib import Path

import pytest

from macros.content.site import Site
from macros.foundation import build_cache as cache
from macros.generator import search_index
from macros.generator.search_index import NEWEST, SearchIndex


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept yet."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "kept")


def test_a_page_is_read_again_only_when_it_changes(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build finds what the first has read."""
    read: list[str] = []
    sections_of = search_index.sections_of
    monkeypatch.setattr(search_index, "sections_of", lambda html: read.append(html) or sections_of(html))
    for html in ("<p>a</p>", "<p>a</p>", "<p>b</p>"):
        SearchIndex(site, []).read("offline/", "Offline", html)
    assert read == ["<p>a</p>", "<p>b</p>"]


def test_the_order_of_pages_makes_no_other_file(site: Site, tmp_path: Path) -> None:
    """Another word does."""
    names = []
    for pages in (["a/", "b/"], ["b/", "a/"], ["a/", "c/"]):
        index = SearchIndex(site, [("risks/", "Risks")])
        for page in pages:
            index.read(page, "Fire &amp; Water", f"<p>{page}</p>")
        engine, entries = index.write(tmp_path).split(",")
        assert json.loads((tmp_path / NEWEST).read_text(encoding="utf-8")) == {"engine": engine, "entries": entries}
        names.append(entries)
    assert names[0] == names[1] != names[2]
    document = json.loads((tmp_path / names[0]).read_text(encoding="utf-8"))
    assert document["ways"] == [{"location": "risks/", "title": "Risks"}]
    assert [it["title"] for it in document["entries"] if it["location"] == "a/"] == ["Fire & Water"]
