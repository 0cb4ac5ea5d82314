"""Every statement of the playbook reaches its readers: page, permalink, search, JSON."""

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from macros.content.loaded import Loaded
from macros.content.registry import Registry
from tests.conftest import Published
from tests.macros.outputs.described import faults
from tests.reading import Outline, documents, entities, own_words, page_words, search_entries, squeezed


@pytest.fixture(scope="module")
def outlines(content_site: Published) -> dict[str, Outline]:
    """The outline of each page, by its address from the site's root; permalink files apart."""
    folder = content_site.folder
    files = [path for path in folder.rglob("*.html") if path.relative_to(folder).parts[0] != "r"]
    return {
        path.relative_to(folder).as_posix().removesuffix("index.html"): Outline(path.read_text(encoding="utf-8"))
        for path in files
    }


def test_every_entity_stands_on_its_page_once(registry: Registry, outlines: dict[str, Outline]) -> None:
    """Its anchor is there, on its own page and on no other."""
    everywhere = Counter(name for outline in outlines.values() for name in outline.ids.elements())
    missing = [entity.reference for entity in registry.values() if entity.anchor not in outlines[entity.page].ids]
    repeated = [entity.reference for entity in registry.values() if everywhere[entity.anchor] > 1]

    assert missing == []
    assert repeated == []


def test_every_id_is_unique_on_its_page(outlines: dict[str, Outline]) -> None:
    """Two elements of one id break links and labels."""
    repeated = {page: [name for name, count in outline.ids.items() if count > 1] for page, outline in outlines.items()}

    assert {page: names for page, names in repeated.items() if names} == {}


def test_every_statement_is_published_word_for_word(content_site: Published, registry: Registry) -> None:
    """The words of every statement stand on the entity's page, unchanged."""
    pages = {page: page_words(content_site, page) for page in {entity.page for entity in registry.values()}}
    changed = [
        entity.reference
        for entity in registry.values()
        for words in own_words(entity)
        if squeezed(words) not in pages[entity.page]
    ]

    assert changed == []


def test_every_title_of_the_source_is_published(
    content_site: Published, content: Loaded, outlines: dict[str, Outline]
) -> None:
    """Whatever the source heads with a title, however deep, has that title on some page."""
    playbook = content.playbook
    parts = (playbook.playbook, playbook.measurement, playbook.risks, playbook.cadence)
    sources = [part.model_dump() for part in (*parts, *playbook.phases.values(), *playbook.verticals.values())]
    pages = [page_words(content_site, page) for page in outlines if not page.endswith(".html")]
    everything = "\n".join(pages).casefold()

    titles = [squeezed(title) for source in sources for title in _titles(source)]
    assert [title for title in titles if title.casefold() not in everything] == []


def _titles(node: Any) -> Iterator[str]:
    """Every `title` in a part of the playbook."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if key == "title":
            yield value
        else:
            yield from _titles(value)


def test_statements_stand_in_the_source_s_order(registry: Registry, outlines: dict[str, Outline]) -> None:
    """What has its home on a page stands there in its file's order; our own lists are sorted as they need."""
    ours = {"conflict", "term", "assumption"}
    for page, outline in outlines.items():
        places = {anchor: place for place, anchor in enumerate(outline.ids)}
        entities = [entity for entity in registry.on_page(page) if entity.kind not in ours]
        for file in {entity.file for entity in entities}:
            written = sorted((it for it in entities if it.file == file), key=lambda it: it.line)

            assert [it.anchor for it in written] == sorted((it.anchor for it in written), key=places.__getitem__)


def test_every_permalink_leads_to_its_anchor(content_site: Published, registry: Registry) -> None:
    """A small file under the permanent address leads on, by itself and by a link."""
    for entity in registry.values():
        html = (content_site.folder / entity.permalink / "index.html").read_text(encoding="utf-8")
        target = f"../../../../{entity.page}index.html#{entity.anchor}"
        assert f'content="0; url={target}"' in html
        assert f'<a href="{target}">' in html


def test_every_entity_is_found_by_search(content_site: Published, registry: Registry) -> None:
    """Its words are among the entries, under its own address; a page that is an entity is found as the page."""
    entries = json.loads(search_entries(content_site))
    found = {entry["location"]: squeezed(" ".join(texts_of(entry))) for entry in entries}
    for entity in registry.values():
        own_page = entity.kind in {"playbook", "phase", "vertical"}
        words = found[entity.page if own_page else f"{entity.page}#{entity.anchor}"]
        assert own_page or all(squeezed(text) in words for text in own_words(entity)), entity.reference
    assert len(found) == len(entries)


def texts_of(entry: dict) -> Iterator[str]:
    """All words of an entry."""
    for value in entry.values():
        yield from [value] if isinstance(value, str) else value


def test_the_weeks_are_in_sight_on_every_page(content_site: Published, registry: Registry) -> None:
    """Each page has the strip, or the roadmap that it is drawn small from, and a way to every block on it."""
    pages = re.findall(r"<loc>(.*?)</loc>", (content_site.folder / "sitemap.xml").read_text(encoding="utf-8"))
    assert len(pages) > 15
    # A plan of very many phases shows what is near.
    due = min(len(registry.of_kind("block")), 8)
    files = {address: content_site.folder / address.removeprefix(content_site.url) / "index.html" for address in pages}
    for address, file in {**files, "404.html": content_site.folder / "404.html"}.items():
        html = file.read_text(encoding="utf-8")
        weeks = re.search(r'<nav class="pb-(?:strip|roadmap)"[^>]*>.*?</nav>', html, re.DOTALL)
        assert weeks, address
        assert weeks[0].count("block--") + weeks[0].count("plan-block-") >= due, address


def test_the_strip_s_links_are_called_what_is_seen_of_them(content_site: Published) -> None:
    """Whoever speaks to a computer says the short title that stands there, so it is part of the link's name."""
    html = (content_site.folder / "risks/index.html").read_text(encoding="utf-8")
    names = re.findall(
        r'class="pb-strip__name"[^>]* aria-label="([^"]*)" data-short="([^"]*)"[^>]*><span[^>]*><span>(.*?)<', html
    )
    assert len(names) > 1
    assert [name for name, *seen in names if not all(words.lower() in name.lower() for words in seen)] == []


def test_every_way_in_the_navigation_has_a_name(content_site: Published) -> None:
    """The same on every page, whichever was written first: each link is called as the page it leads to calls itself."""
    names: dict[str, set[str]] = {}
    for path in content_site.folder.rglob("*.html"):
        page = path.relative_to(content_site.folder)
        html = path.read_text(encoding="utf-8")
        for href, inner in re.findall(r'<a class="pb-nav__link" href="([^"#]*)"[^>]*>(.*?)</a>', html, re.DOTALL):
            if page.name == "index.html":
                target = posixpath.normpath(posixpath.join(page.parent.as_posix(), href))
                names.setdefault(target, set()).add(squeezed(unescape(re.sub(r"<[^>]*>", " ", inner))))

    assert len(names) > 15
    assert {target: found for target, found in names.items() if len(found) > 1 or found & {"", "None"}} == {}


def test_no_page_shows_a_template_s_leftovers(content_site: Published) -> None:
    """No braces, no macro error, no undefined name reached a reader."""
    for path in content_site.folder.rglob("*.html"):
        # Guides show such things as what they are.
        html = re.sub(r"<code>.*?</code>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert "{{" not in html, path
        assert "{%" not in html, path
        assert "Macro" not in re.findall(r"<h1[^>]*>(\w+)", html), path
        assert "Undefined" not in html, path


def test_the_json_holds_as_many_entities_as_the_playbook(
    content_site: Published, content: Loaded, registry: Registry
) -> None:
    """Kind by kind, each once."""
    published_entities = entities(documents(content_site)[f"api/v1/playbooks/{content.name}.json"])
    counts = Counter(entity["kind"] for entity in published_entities)

    assert Counter(entity.kind for entity in registry.values()) == counts
    assert len({entity["permalink"] for entity in published_entities}) == len(registry)


def test_each_entity_in_the_json_tells_where_it_comes_from(content_site: Published, project: Path) -> None:
    """The file and line it names hold its id."""
    for path, document in documents(content_site).items():
        # What changed stood where it says when it changed.
        is_of_now = "/playbooks/" in path and not path.endswith("/changes.json")
        for entity in entities(document) if is_of_now else []:
            source = entity["source"]
            line = (project / source["file"]).read_text(encoding="utf-8").splitlines()[source["line"] - 1]
            own_id = entity["id"].rpartition(".")[2]
            assert own_id in line or entity["kind"] in {"playbook", "phase", "vertical"}


def test_every_document_is_described(content_site: Published) -> None:
    """openapi.json has one path for each document of the playbook and for the index; each is as it says."""
    index = json.loads((content_site.folder / "api/v1/index.json").read_text(encoding="utf-8"))
    description = json.loads((content_site.folder / "api/v1/openapi.json").read_text(encoding="utf-8"))
    described = description["paths"]

    assert {f"api/v1{path}" for path in described} == {
        "api/v1/index.json",
        *(path for path in index["documents"] if "/playbooks/" in path),
    }
    for path in described:
        document = json.loads((content_site.folder / f"api/v1{path}").read_text(encoding="utf-8"))
        assert faults(description, path, document) == []
