"""What is no longer in the playbook: its page, and every way by which an old link arrives."""

import json
import re

import pytest

from macros.rendering.former_anchors import with_former_anchors
from tests.conftest import MADE_UP, Published

RETIRED = f"r/{MADE_UP}/activity/paint-the-shelves/"


def html(published: Published, page: str) -> str:
    """The text of a page."""
    return (published.folder / page / ("" if page.endswith(".html") else "index.html")).read_text(encoding="utf-8")


def words(text: str) -> str:
    """What a reader sees of it, roughly."""
    return " ".join(re.sub(r"<[^>]*>", " ", text.partition("<article")[2].partition("</article>")[0]).split())


def test_a_retired_statement_has_a_page(published: Published) -> None:
    """What stood there, until when and why; what to read in its place comes first, by the name it has now."""
    shown = words(html(published, RETIRED))
    expected = (
        "It was in Weeks 1–2 , Shelf Building",
        "Retired activity Paint the shelves",
        "In the playbook until Thursday 29 October 2026. Painted shelves stuck to the books.",
        "Replaced by: Number the shelves by the plan Weeks 1–2, Shelf Building › The New House › Shelves",
        "Was in Weeks 1–2, Shelf Building › The New House › Shelves",
        "Last source phases/moving.yaml:24",
        "Change Retired on Thursday 29 October 2026",
        "This address will never be used for another statement.",
    )
    places = [shown.find(text) for text in expected]
    assert -1 not in places
    assert places == sorted(places)


def test_its_page_lies_in_the_sites_frame(published: Published) -> None:
    """Below the page it stood on, of which it is no neighbor."""
    text = html(published, RETIRED)
    path = text.partition('aria-label="Breadcrumbs"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]*)"', path) == ["../../../..", "../../../../phases/", "../../../../phases/moving/"]
    assert 'href="../../../../phases/moving/#activity--number-the-shelves"' in text
    assert "<title>Paint the shelves, retired - " in text


@pytest.mark.parametrize(
    ("page", "path"),
    [
        (f"r/{MADE_UP}/vertical/mobile-library/", "verticals/"),
        (f"r/{MADE_UP}/adjustment/university-library.reading-by-night/", "verticals/university-library/"),
    ],
)
def test_what_is_gone_with_its_page_stands_below_the_next_that_is_there(
    published: Published, page: str, path: str
) -> None:
    """A vertical below all verticals, a statement below its vertical, by whatever name that has now."""
    crumbs = html(published, page).partition('aria-label="Breadcrumbs"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]*)"', crumbs)[-1] == f"../../../../{path}"


def test_nobody_finds_it_unasked(published: Published) -> None:
    """Neither search engines nor search, sitemap or navigation name it; no page links there."""
    assert '<meta name="robots" content="noindex">' in html(published, RETIRED)
    (entries,) = (published.folder / "assets/search").glob("entries-*.json")
    assert "aint the shelves" not in entries.read_text(encoding="utf-8")
    sitemap = (published.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert "/r/" not in sitemap
    assert "phases/moving/" in sitemap
    linking = [page for page in published.pages if "paint-the-shelves" in html(published, page)]
    assert [page for page in linking if not page.startswith("r/")] == []


@pytest.mark.parametrize(
    ("old", "target"),
    [
        (f"r/{MADE_UP}/risk/short-of-hands/", "../../../../risks/index.html#risk--staff-shortage"),
        (
            f"r/{MADE_UP}/activity/number-every-shelf/",
            "../../../../phases/moving/index.html#activity--number-the-shelves",
        ),
        (f"r/{MADE_UP}/phase/carrying/", "../../../../phases/moving/index.html#phase--moving"),
        ("phases/carrying/", "../moving/index.html"),
        ("verticals/academic-library/", "../university-library/index.html"),
        ("verticals/mobile-library/", f"../../r/{MADE_UP}/vertical/mobile-library/index.html"),
    ],
)
def test_an_old_address_leads_on(published: Published, old: str, target: str) -> None:
    """By itself and by a link, over however many steps, to what the thing is called now."""
    text = html(published, old)
    assert f'content="0; url={target}"' in text
    assert f'<a href="{target}">' in text
    assert '<meta name="robots" content="noindex">' in text


def test_an_old_anchor_is_there(published: Published) -> None:
    """In the row, heading or line of what it named."""
    row = html(published, "risks/").partition('<tr id="risk--staff-shortage">')[2].partition("</tr>")[0]
    assert 'id="risk--short-of-hands"' in row
    assert 'id="activity--number-every-shelf"' in html(published, "phases/moving/")
    assert 'id="phase--carrying"' in html(published, "phases/moving/")


def test_a_page_without_anything_former_is_left_alone() -> None:
    """Not a sign changes."""
    text = '<ul><li id="a--b">x</li></ul>'
    assert with_former_anchors(text, {"c--d": ("c--e",)}) == text
    assert with_former_anchors(text, {}) == text


def test_machines_are_told(published: Published) -> None:
    """By the playbook's document, and where a vertical's document was."""
    folder = published.folder / "api/v1/playbooks"
    document = json.loads((folder / f"{MADE_UP}.json").read_text(encoding="utf-8"))
    moved = {it["reference"]: it["moved_to"] for it in document["moved"]}
    assert moved["activity/number-every-shelf"] == "activity/number-the-shelves"
    retired = {it["reference"]: it for it in document["retired"]}
    assert retired["activity/paint-the-shelves"] == {
        "reference": "activity/paint-the-shelves",
        "permalink": RETIRED,
        "title": "Paint the shelves",
        "text": None,
        "where": "Weeks 1–2, Shelf Building › The New House › Shelves",
        "until": "2026-10-29",
        "because": "Painted shelves stuck to the books.",
        "moved_to": "activity/number-the-shelves",
    }
    verticals = {
        name: json.loads((folder / MADE_UP / f"verticals/{name}.json").read_text(encoding="utf-8"))
        for name in ("academic-library", "mobile-library")
    }
    assert verticals["academic-library"]["moved_to"] == "vertical/university-library"
    assert (verticals["mobile-library"]["moved_to"], verticals["mobile-library"]["retired"]) == (None, True)
    index = json.loads((published.folder / "api/v1/index.json").read_text(encoding="utf-8"))
    assert not any("academic-library" in path for path in index["documents"])


def test_a_calendar_knows_what_was_renamed(published: Published) -> None:
    """By the id under which its event was first exported."""
    (calendar,) = published.folder.glob("calculators/timeline/*.ics")
    text = calendar.read_text(encoding="utf-8")
    assert f"UID:phase/carrying@{MADE_UP}\n" in text
    assert f"UID:phase/moving@{MADE_UP}" not in text
