"""The site as it is published: every entity has its place, every way leads somewhere, and text stays text."""

import json
import posixpath
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from macros.calculated.checking import load
from macros.content.registry import Entity, Registry
from tests.conftest import Published
from tests.macros.outputs.described import faults

ROOT = Path(__file__).resolve().parents[1]
NAME = "implementation-success"


class Outline(HTMLParser):
    """The words inside each element that has an id, and how often each id stands on the page."""

    VOID = frozenset(
        {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
    )

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: Counter[str] = Counter()
        self.words: dict[str, str] = {}
        self._open: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        name = dict(attrs).get("id")
        if name:
            self.ids[name] += 1
            self.words[name] = ""
        if tag not in self.VOID:
            self._open.append((tag, name))

    def handle_endtag(self, tag: str) -> None:
        """Close it, and what was left open inside it."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Words belong to every open element."""
        for _, name in self._open:
            if name:
                self.words[name] += data


def squeezed(text: str) -> str:
    """Text with its white space folded, as a browser shows it."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Every entity of the real playbook."""
    return Registry.of(load(ROOT, NAME))


@pytest.fixture(scope="module")
def outlines(published: Published) -> dict[str, Outline]:
    """The outline of each page, by its address from the site's root; permalink files apart."""
    files = [path for path in published.folder.rglob("*.html") if path.relative_to(published.folder).parts[0] != "r"]
    return {
        path.relative_to(published.folder).as_posix().removesuffix("index.html"): Outline(
            path.read_text(encoding="utf-8")
        )
        for path in files
    }


def test_every_entity_stands_on_its_page_once(registry: Registry, outlines: dict[str, Outline]) -> None:
    """Its anchor is there, on its own page and on no other."""
    everywhere = Counter(name for outline in outlines.values() for name in outline.ids.elements())
    missing = [entity.reference for entity in registry.values() if entity.anchor not in outlines[entity.page].ids]
    repeated = [entity.reference for entity in registry.values() if everywhere[entity.anchor] > 1]

    assert missing == []
    assert repeated == []


def test_search_does_not_find_the_strip(published: Published) -> None:
    """It stands on every page, so a phase's name would find them all."""
    texts = {entry["location"]: entry["text"] for entry in json.loads(search_entries(published))}
    assert [
        page for page, text in texts.items() if page.startswith("contributing/") and "Foundation Setup" in text
    ] == []


def test_every_id_is_unique_on_its_page(outlines: dict[str, Outline]) -> None:
    """Two elements of one id break links and labels."""
    repeated = {page: [name for name, count in outline.ids.items() if count > 1] for page, outline in outlines.items()}

    assert {page: names for page, names in repeated.items() if names} == {}


def test_every_statement_is_published_word_for_word(published: Published, registry: Registry) -> None:
    """The words of every statement stand on the entity's page, unchanged."""
    pages = {page: page_words(published, page) for page in {entity.page for entity in registry.values()}}
    changed = [
        entity.reference
        for entity in registry.values()
        for words in own_words(entity)
        if squeezed(words) not in pages[entity.page]
    ]

    assert changed == []


def own_words(entity: Entity) -> list[str]:
    """The texts of an entity that readers must find."""
    names = (
        "title",
        "text",
        "tagline",
        "mitigation",
        "contingency",
        "recovery",
        "finding",
        "treatment",
        "why",
        "closing",
    )
    return [value for name in names if isinstance(value := getattr(entity.node, name, None), str)]


def page_words(published: Published, page: str) -> str:
    """All words of a page, tags taken out without a trace, so that marks inside a sentence do not part it."""
    html = (published.folder / page / "index.html").read_text(encoding="utf-8")
    body = re.sub(r"<(script|style)\b.*?</\1>", "", html.partition("<main")[2], flags=re.DOTALL)
    return squeezed(unescape(re.sub(r"<[^>]*>", "", body)))


def test_every_permalink_leads_to_its_anchor(published: Published, registry: Registry) -> None:
    """A small file under the permanent address leads on, by itself and by a link."""
    for entity in registry.values():
        html = (published.folder / entity.permalink / "index.html").read_text(encoding="utf-8")
        target = f"../../../../{entity.page}#{entity.anchor}"
        assert f'content="0; url={target}"' in html
        assert f'<a href="{target}">' in html


def test_every_entity_is_found_by_search(published: Published, registry: Registry) -> None:
    """Its words are among the entries, under its own address; a page that is an entity is found as the page."""
    entries = json.loads(search_entries(published))
    found = {entry["location"]: squeezed(unescape(f"{entry['title']} {entry['text']}")) for entry in entries}
    for entity in registry.values():
        own_page = entity.kind in {"playbook", "phase", "vertical"}
        words = found[entity.page if own_page else f"{entity.page}#{entity.anchor}"]
        assert own_page or squeezed(entity.title) in words
    assert len(found) == len(entries)


def test_nobody_finds_the_text_of_a_license(published: Published) -> None:
    """Its words would answer every search; the parts are found by their names."""
    (page,) = [entry for entry in json.loads(search_entries(published)) if entry["location"] == "licenses/"]
    assert "lunr" in page["text"]
    assert "Permission is hereby granted" not in page["text"]


def search_entries(published: Published) -> str:
    """What search goes through, by the address that it goes by."""
    index = json.loads((published.folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    return (published.folder / index["config"]["entries"]).read_text(encoding="utf-8")


def test_what_every_page_fetches_for_search_only_tells_where_to_look(published: Published) -> None:
    """The entries wait until something is looked for; each page's search is the one that lets them wait."""
    index = (published.folder / "search" / "search_index.json").read_text(encoding="utf-8")
    assert len(index) < 500
    assert (published.folder / json.loads(index)["config"]["engine"]).is_file()
    for page in ("index.html", "404.html", "phases/user-adoption/index.html"):
        html = (published.folder / page).read_text(encoding="utf-8")
        (worker,) = re.findall(r'"search": "[^"]*(assets/[^"]*)"', html)
        assert re.fullmatch(r"assets/js-[0-9a-f]{12}/theme/search-worker\.js", worker), page
        assert (published.folder / worker).is_file()


def test_permalinks_stay_out_of_sitemap_and_search(published: Published) -> None:
    """They are addresses, not pages."""
    sitemap = (published.folder / "sitemap.xml").read_text(encoding="utf-8")
    entries = search_entries(published)

    assert "<loc>" in sitemap
    assert "/r/" not in sitemap
    assert '"location"' in entries
    assert '"r/' not in entries


def test_the_weeks_are_in_sight_on_every_page(published: Published) -> None:
    """Each page has the strip, or the roadmap that it is drawn small from, and a way to every block on it."""
    pages = re.findall(r"<loc>(.*?)</loc>", (published.folder / "sitemap.xml").read_text(encoding="utf-8"))
    assert len(pages) > 20
    files = {address: published.folder / address.removeprefix(published.url) / "index.html" for address in pages}
    for address, file in {**files, "404.html": published.folder / "404.html"}.items():
        html = file.read_text(encoding="utf-8")
        weeks = re.search(r'<nav class="pb-(?:strip|roadmap)"[^>]*>.*?</nav>', html, re.DOTALL)
        assert weeks, address
        assert weeks[0].count("block--") + weeks[0].count("plan-block-") >= 8, address


def test_every_way_in_the_navigation_has_a_name(published: Published) -> None:
    """The same on every page, whichever was written first: each link is called as the page it leads to calls itself."""
    names: dict[str, set[str]] = {}
    for path in published.folder.rglob("*.html"):
        page = path.relative_to(published.folder)
        html = path.read_text(encoding="utf-8")
        for href, inner in re.findall(r'<a href="([^"#]*)" class="md-nav__link[^"]*"[^>]*>(.*?)</a>', html, re.DOTALL):
            if page.name == "index.html":
                target = posixpath.normpath(posixpath.join(page.parent.as_posix(), href))
                names.setdefault(target, set()).add(squeezed(unescape(re.sub(r"<[^>]*>", " ", inner))))

    assert len(names) > 20
    assert {target: found for target, found in names.items() if len(found) > 1 or found & {"", "None"}} == {}


def test_no_page_shows_a_template_s_leftovers(published: Published) -> None:
    """No braces, no macro error, no undefined name reached a reader."""
    for path in published.folder.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "{{" not in html, path
        assert "{%" not in html, path
        assert "Macro" not in re.findall(r"<h1[^>]*>(\w+)", html), path
        assert "Undefined" not in html, path


def test_the_theme_s_faults_are_mended(published: Published) -> None:
    """The pinned theme still writes what we repair, and no page keeps it."""
    html = (published.folder / "phases/user-adoption/index.html").read_text(encoding="utf-8")

    assert 'role="dialog" aria-label="Search"' in html
    assert '<nav class="md-path" aria-label="Breadcrumbs"' in html
    assert not re.search(r'<input class="md-toggle"[^>]*autocomplete', html)
    assert not re.search(r'<link rel="(prev|next)"', html)


def documents(published: Published) -> dict[str, dict]:
    """Every published JSON document, by its path."""
    index = json.loads((published.folder / "api/v1/index.json").read_text(encoding="utf-8"))
    return {path: json.loads((published.folder / path).read_text(encoding="utf-8")) for path in index["documents"]}


def entities(value: object) -> list[dict]:
    """Every object in a document that is an entity."""
    found = []
    if isinstance(value, dict):
        found += [value] if {"kind", "permalink"} <= value.keys() else []
        for child in value.values():
            found += entities(child)
    elif isinstance(value, list):
        for child in value:
            found += entities(child)
    return found


def test_the_json_holds_as_many_entities_as_the_playbook(published: Published, registry: Registry) -> None:
    """Kind by kind, each once."""
    published_entities = entities(documents(published)[f"api/v1/playbooks/{NAME}.json"])
    counts = Counter(entity["kind"] for entity in published_entities)

    assert Counter(entity.kind for entity in registry.values()) == counts
    assert len({entity["permalink"] for entity in published_entities}) == len(registry)


def test_each_entity_in_the_json_tells_where_it_comes_from(published: Published) -> None:
    """The file and line it names hold its id."""
    for path, document in documents(published).items():
        for entity in entities(document) if "/playbooks/" in path else []:
            line = (
                (ROOT / entity["source"]["file"]).read_text(encoding="utf-8").splitlines()[entity["source"]["line"] - 1]
            )
            own_id = entity["id"].rpartition(".")[2]
            assert own_id in line or entity["kind"] in {"playbook", "phase", "vertical"}


def test_a_vertical_s_json_is_the_whole_plan_with_its_additions(published: Published) -> None:
    """Additions stand in their blocks, marked as the vertical's; the base is marked as base."""
    restaurant = documents(published)[f"api/v1/playbooks/{NAME}/verticals/restaurant.json"]
    added = {block["id"]: [a["id"] for a in block["additions"]] for p in restaurant["phases"] for block in p["blocks"]}

    assert {block: ids for block, ids in added.items() if ids} == {
        "power-user-training": ["restaurant.gradual-pos-rollout"],
        "organization-wide-rollout": ["restaurant.gradual-pos-rollout", "restaurant.kitchen-workflow-testing"],
    }
    assert [addition["id"] for addition in restaurant["undated_additions"]] == ["restaurant.training-in-slow-periods"]
    assert {block["from"] for phase in restaurant["phases"] for block in phase["blocks"]} == {"base"}


def test_every_document_is_described(published: Published) -> None:
    """openapi.json has one path for each document of the playbook and for the index; each is as it says."""
    index = json.loads((published.folder / "api/v1/index.json").read_text(encoding="utf-8"))
    description = json.loads((published.folder / "api/v1/openapi.json").read_text(encoding="utf-8"))
    described = description["paths"]

    assert {f"api/v1{path}" for path in described} == {
        "api/v1/index.json",
        *(path for path in index["documents"] if "/playbooks/" in path),
    }
    for path in described:
        document = json.loads((published.folder / f"api/v1{path}").read_text(encoding="utf-8"))
        assert faults(description, path, document) == []
