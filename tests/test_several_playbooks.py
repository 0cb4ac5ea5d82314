"""A site of several playbooks: each has all pages and files below its own base, and nothing of another."""

import json
import re
from pathlib import Path

import pytest

from macros.generator.search_index import NEWEST
from tests.conftest import MADE_UP, Published
from tests.reading import documents, search_entries
from tests.several import NAMED, SECOND, SECOND_TITLE, TINY

FURTHER = (TINY, SECOND)
SHARED = {"404.html", "playbooks/index.html", "offline/index.html", "licenses/index.html"}


def _page(site: Published, path: str) -> str:
    return (site.folder / path / "index.html").read_text(encoding="utf-8")


def _hrefs(html: str) -> list[str]:
    return re.findall(r'<a\b[^>]*\bhref="([^"#?]+)[^"]*"', html)


def test_the_first_keeps_its_addresses(several: Published, published: Published) -> None:
    """Whoever adds a playbook breaks no link."""
    assert set(published.pages) <= set(several.pages)


@pytest.mark.parametrize("name", FURTHER)
def test_each_further_one_has_the_same_pages_below_its_id(several: Published, name: str) -> None:
    """Beside those of its own phases and verticals; what is shared is there once."""
    own = {page.removeprefix(f"{name}/") for page in several.pages if page.startswith(f"{name}/")}
    others = tuple(f"{it}/" for it in (*FURTHER, "contributing", "phases", "verticals"))
    first = {page for page in several.pages if not page.startswith(others)} - SHARED

    assert {page for page in own if not page.startswith(("phases/", "verticals/"))} == first
    assert {"phases/index.html", "phases/prepare/index.html", "verticals/shop/index.html"} <= own


@pytest.mark.parametrize("page", ["", "risks", "phases/roll-out", "calculators/timeline"])
def test_tabs_drawer_and_strip_lead_to_the_playbook_of_the_page(several: Published, page: str) -> None:
    """A reader stays in the plan that he reads."""
    html = _page(several, f"{TINY}/{page}")
    parts = re.findall(r'<nav class="(?:md-tabs|pb-nav|md-path|pb-strip)".*?</nav>', html, re.DOTALL)
    up = "../" * (page.count("/") + bool(page))
    assert len(parts) >= 2
    for href in (href for part in parts for href in _hrefs(part)):
        assert not href.startswith(f"{up}../"), href


def test_a_page_is_named_after_its_playbook(several: Published) -> None:
    """In the tab of the browser, at its head, and on paper."""
    html = _page(several, f"{SECOND}/risks")

    assert f"<title>Risks - {SECOND_TITLE}</title>" in html
    assert f'<meta name="playbook" content="{SECOND}">' in html
    assert re.search(r"<title>.* - Library Move Playbook</title>", _page(several, "risks"))
    for page, named in ((html, SECOND_TITLE), (_page(several, "risks"), "Library Move Playbook")):
        assert f'<meta property="og:site_name" content="{named}">' in page


def test_permalinks_lead_into_each_playbook(several: Published) -> None:
    """Their addresses say whose they are, wherever its pages lie."""
    for name in FURTHER:
        html = _page(several, f"r/{name}/{NAMED}")
        assert f'url=../../../../{name}/risks/index.html#{NAMED.replace("/", "--")}"' in html


def test_a_reference_into_another_playbook_is_a_link_there(several: Published) -> None:
    """With the title of the playbook it leads to."""
    (quoted,) = re.findall(
        rf'<a href="([^"]*{NAMED.replace("/", "--")})">(.*?)</a>', _page(several, f"{SECOND}/glossary")
    )

    assert quoted[0] == f"../../{TINY}/risks/#{NAMED.replace('/', '--')}"
    assert quoted[1].startswith("Tiny Playbook: ")


def test_the_data_of_all_are_named_in_one_index(several: Published) -> None:
    """With their comparisons, changes and verticals."""
    found = documents(several)

    for name in (MADE_UP, *FURTHER):
        assert found[f"api/v1/playbooks/{name}.json"]["id"] == name
        assert f"api/v1/playbooks/{name}/changes.json" in found
    assert found[f"api/v1/playbooks/{TINY}/changes.json"]["page"] == f"{TINY}/changes/"


def test_each_has_a_feed_of_its_own(several: Published) -> None:
    """Which names its own pages."""
    for base in ("", f"{TINY}/", f"{SECOND}/"):
        feed = (several.folder / f"{base}changes/feed.xml").read_text(encoding="utf-8")
        assert f'href="{several.url}{base}changes/"' in feed


def test_the_search_finds_all_and_says_whose_it_is(several: Published) -> None:
    """The titles are listed once."""
    entries = json.loads(search_entries(several))

    assert {entry["playbook"] for entry in entries} == {MADE_UP, *FURTHER}
    for entry in entries:
        is_further = entry["location"].startswith(tuple(f"{name}/" for name in FURTHER))
        assert is_further == (entry["playbook"] != MADE_UP)
        assert not is_further or entry["location"].startswith(f"{entry['playbook']}/")


def test_the_search_begins_with_what_one_playbook_says(several: Published) -> None:
    """What the others say lies in files of their own, and each page names neither."""
    newest = json.loads((several.folder / NEWEST).read_text(encoding="utf-8"))
    begun = json.loads((several.folder / newest["entries"]).read_text(encoding="utf-8"))

    assert list(begun["shards"]) == [MADE_UP, *FURTHER]
    for name, (path, length) in begun["shards"].items():
        text = (several.folder / path).read_text(encoding="utf-8")
        assert len(text) == length
        assert {entry["playbook"] for entry in json.loads(text)["entries"]} == {name}
        assert path not in _page(several, "risks")


def test_a_page_shows_all_playbooks(several: Published, published: Published) -> None:
    """What each is for, for whom, and how long it takes; a site of one has no such page."""
    html = _page(several, "playbooks")

    cards = re.findall(r'<h2 class="pb-card__title" id="playbook--([\w-]+)"><a href="([^"]*)"', html)
    assert cards == [(MADE_UP, "../"), (TINY, f"../{TINY}/"), (SECOND, f"../{SECOND}/")]
    assert html.count("<dt>How long</dt>") == len(cards)
    assert "playbooks/index.html" not in published.pages


def test_a_switch_leads_from_each_page_into_the_others(several: Published, published: Published) -> None:
    """And to the page with all of them; the current one is marked."""
    html = _page(several, f"{TINY}/phases/roll-out")
    (switch,) = re.findall(r'<nav id="playbooks".*?</nav>', html, re.DOTALL)

    assert _hrefs(switch) == ["../../..", "../../", f"../../../{SECOND}/", "../../../playbooks/"]
    assert re.search(r'href="../../" aria-current="true"', switch)
    assert 'id="playbooks"' not in _page(published, "risks")


def test_share_pictures_are_each_playbooks_own(several: Published) -> None:
    """They show its name and phases."""
    pictures = {
        name: (several.folder / f"assets/images/share{name}.png").read_bytes() for name in ("", "-tiny", "-second")
    }

    assert len(set(pictures.values())) == len(pictures)
    assert "assets/images/share-tiny.png" in _page(several, f"{TINY}/risks")


def test_files_to_take_away_lie_beside_each_page(several: Published) -> None:
    """Under the names of their playbooks."""
    for name in FURTHER:
        found = [path.name for path in Path(several.folder, name, "risks").iterdir()]
        assert f"{name}-risks.xlsx" in found


def test_words_of_another_language_are_said_to_be(several: Published) -> None:
    """And from which side they are read."""
    for name, language, direction in ((SECOND, "ar", "rtl"), (TINY, "en", "ltr")):
        html = _page(several, f"{name}/risks")
        assert f'<html lang="{language}">' in html
        assert f'<body dir="{direction}"' in html


def test_what_a_device_keeps_is_listed_by_playbook(several: Published) -> None:
    """Each with all of its pages, which no other list has; the page about it tells what each takes."""
    lists = [json.loads(path.read_text("utf-8")) for path in (several.folder / "assets/offline").iterdir()]
    files = {it.get("part", ""): {file["path"] for file in it["files"]} for it in lists}
    pages = {page.removesuffix("index.html") for page in several.pages}

    assert set(files) == {"", MADE_UP, *FURTHER}
    assert sum(map(len, files.values())) == len(set.union(*files.values()))
    for name in FURTHER:
        assert {page for page in pages if page.startswith(f"{name}/")} == {it for it in files[name] if it.endswith("/")}
    assert {"offline/", "playbooks/", "404.html"} <= files[""]
    html = _page(several, "offline")
    assert re.findall(r'data-part="([^"]*)"[^>]*> [^<]* <span class="pb-num">(\d+ MB)', html)
    assert "pb:offline" not in html
