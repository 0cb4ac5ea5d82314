"""What the code makes of a playbook: addresses, search, JSON; what holds for any content stands in `tests/content`."""

import json
import re

import pytest

from macros.generator.search_index import NEWEST
from tests.conftest import MADE_UP, Published
from tests.reading import documents, search_entries


def test_search_does_not_find_the_strip(published: Published) -> None:
    """It stands on every page, so a phase's name would find them all."""
    texts = {entry["location"]: json.dumps(entry) for entry in json.loads(search_entries(published))}
    contributing = {page: text for page, text in texts.items() if page.startswith("contributing/")}
    assert contributing
    assert [page for page, text in contributing.items() if "Shelf Building" in text] == []


def test_nobody_finds_the_text_of_a_license(published: Published) -> None:
    """Its words would answer every search; the parts are found by their names."""
    entries = [it for it in json.loads(search_entries(published)) if it["location"].startswith("licenses/")]
    assert "minisearch" in json.dumps(entries)
    assert "Permission is hereby granted" not in json.dumps(entries)


def test_every_page_names_what_its_search_needs(published: Published) -> None:
    """The entries wait until something is looked for; no list that a browser may have kept stands between."""
    newest = json.loads((published.folder / NEWEST).read_text(encoding="utf-8"))
    for page in ("index.html", "404.html", "phases/opening/index.html"):
        html = (published.folder / page).read_text(encoding="utf-8")
        (named,) = re.findall(r'<dialog class="pb-find"[^>]* data-search="([^"]*)"', html)
        assert named == f"{newest['engine']},{newest['entries']}"
        assert all((published.folder / path).is_file() for path in named.split(",")), page


def test_permalinks_stay_out_of_sitemap_and_search(published: Published) -> None:
    """They are addresses, not pages."""
    sitemap = (published.folder / "sitemap.xml").read_text(encoding="utf-8")
    entries = search_entries(published)

    assert "<loc>" in sitemap
    assert "/r/" not in sitemap
    assert '"location"' in entries
    assert '"r/' not in entries


@pytest.mark.parametrize("page", ["risks", "phases", "phases/opening", "glossary"])
def test_breadcrumbs_lead_home_from_every_page(published: Published, page: str) -> None:
    """Right below home as well as deep inside."""
    html = (published.folder / page / "index.html").read_text(encoding="utf-8")
    (way,) = re.findall(r'<nav class="md-path" aria-label="[^"]+" *>(.*?)</nav>', html, re.DOTALL)

    assert re.search(r'href="[./]+"', way)


def test_guides_for_makers_are_a_link_away_from_readers(published: Published) -> None:
    """No navigation of a reader's page has them; its foot leads to the index, and that to each of them."""
    html = (published.folder / "risks/index.html").read_text(encoding="utf-8")
    content, _, foot = html.partition("<footer")
    assert "contributing/" not in content
    assert 'href="../contributing/"' in foot

    index = (published.folder / "contributing/index.html").read_text(encoding="utf-8")
    guides = {page.split("/")[1] for page in published.pages if re.fullmatch("contributing/[^/]+/index.html", page)}
    assert len(guides) > 5
    named = dict(re.findall(r'<a href="([\w-]+)/">([^<]*)</a>', index))
    assert guides - {"index.html"} == set(named)
    for guide, name in named.items():
        assert f"<title>{name} - " in (published.folder / f"contributing/{guide}/index.html").read_text(
            encoding="utf-8"
        )


def test_a_guide_leads_back_to_the_index_of_guides(published: Published) -> None:
    """No navigation would."""
    html = (published.folder / "contributing/editing/index.html").read_text(encoding="utf-8")
    (way,) = re.findall(r'<nav class="md-path" aria-label="[^"]+" *>(.*?)</nav>', html, re.DOTALL)
    assert 'href="../"' in way


def test_no_page_announces_its_neighbors(published: Published) -> None:
    """Firefox fetches the next page unasked, and the policy refuses it: an error on each page."""
    html = (published.folder / "phases/opening/index.html").read_text(encoding="utf-8")
    assert not re.search(r'<link rel="(prev|next)"', html)


def test_no_script_of_the_theme_s_is_published(published: Published) -> None:
    """Ours do what it did."""
    assert not list(published.folder.rglob("bundle.*.js"))
    assert all("/javascripts/" not in (published.folder / path).read_text(encoding="utf-8") for path in published.pages)


def test_a_vertical_s_json_is_the_whole_plan_with_its_additions(published: Published) -> None:
    """Additions stand in their blocks, marked as the vertical's; the base is marked as base."""
    whole = documents(published)[f"api/v1/playbooks/{MADE_UP}/verticals/childrens-library.json"]
    added = {block["id"]: [a["id"] for a in block["additions"]] for p in whole["phases"] for block in p["blocks"]}

    assert {block: ids for block, ids in added.items() if ids} == {
        "shelf-building": ["childrens-library.paint-the-corner"],
        "carrying-over": ["childrens-library.chain-of-children"],
        "trial-opening": ["childrens-library.chain-of-children"],
    }
    assert [addition["id"] for addition in whole["undated_additions"]] == ["childrens-library.story-hours"]
    assert {block["from"] for phase in whole["phases"] for block in phase["blocks"]} == {"base"}
