"""What the theme need not read into the search index is in it all the same."""

import json
from pathlib import Path

import pytest

from macros.content.site import Site
from macros.foundation import build_cache as cache
from macros.generator.search_index import SearchIndex


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept yet."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "texts")


def completed(index: SearchIndex, out: Path, read: list[dict[str, str]]) -> list[dict[str, str]]:
    """The index's entries once the theme has written what it read."""
    for path, text in [
        ("search/search_index.json", json.dumps({"config": {}, "docs": read})),
        ("assets/javascripts/workers/search.0.min.js", ""),
    ]:
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text, encoding="utf-8")
    index.complete(out)
    config = json.loads((out / "search/search_index.json").read_text(encoding="utf-8"))["config"]
    docs: list[dict[str, str]] = json.loads((out / config["entries"]).read_text(encoding="utf-8"))["docs"]
    return docs


def test_a_page_is_read_again_only_when_it_changes(site: Site, tmp_path: Path) -> None:
    """Its entries stay, those of its headings too; other words, title or address are another page."""
    entries = [
        {"location": "offline/", "title": "Offline", "text": "a"},
        {"location": "offline/#b", "title": "B", "text": "b"},
    ]
    first = SearchIndex(site)
    assert first.needs("offline/", "Offline", "<p>a</p>")
    before = completed(first, tmp_path, entries)

    again = SearchIndex(site)
    assert not again.needs("offline/", "Offline", "<p>a</p>")
    assert sorted(map(json.dumps, completed(again, tmp_path, []))) == sorted(map(json.dumps, before))

    other = SearchIndex(site)
    assert other.needs("offline/", "Offline", "<p>c</p>")
    assert other.needs("offline/", "Offline use", "<p>a</p>")
    assert other.needs("licenses/", "Offline", "<p>a</p>")


def test_a_page_is_not_read_again_for_what_its_form_carries(site: Site, tmp_path: Path) -> None:
    """An editor's words are in every calculator's data; only where a page shows them are they found there."""
    page = """<form class="pb-calc" data-given='{{"title": "{}"}}'><p>{}</p></form>"""
    index = SearchIndex(site)
    assert index.needs("calculators/roi/", "ROI", page.format("a", "b"))
    completed(index, tmp_path, [{"location": "calculators/roi/", "title": "ROI", "text": "b"}])

    assert not SearchIndex(site).needs("calculators/roi/", "ROI", page.format("c", "b"))
    assert SearchIndex(site).needs("calculators/roi/", "ROI", page.format("a", "c"))


def test_a_page_of_entities_is_found_by_its_name_and_by_each_of_them(site: Site, tmp_path: Path) -> None:
    """Nobody reads it for that."""
    index = SearchIndex(site)
    assert not index.needs("risks/", "Risks", "<p>a</p>")
    docs = completed(index, tmp_path, [])
    assert {"location": "risks/", "title": "Risks", "text": ""} in docs
    assert "risks/#risk--late-shelves" in {entry["location"] for entry in docs}
