"""Playbooks of plays as a visitor meets them: no time, no calculators, but roles, links, trees and two directions."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse, arrive
from tests.browser.legibility import lost, misplaced
from tests.browser.test_pages import judged_everywhere
from tests.conftest import Published, publishing
from tests.repair_cafe import ARABIC, cafe_project

PAGES = [
    "",
    "phases/find-a-room/",
    "phases/open-the-door/",
    "everything/",
    "plan/",
    f"{ARABIC}/",
    f"{ARABIC}/phases/find-a-room/",
]


@pytest.fixture(name="cafe", scope="module")
def _cafe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of both playbooks."""
    project = cafe_project(tmp_path_factory.mktemp("cafe") / "project")
    with publishing(tmp_path_factory.mktemp("published-cafe"), project) as site:
        yield site


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_plays_is_legible_to_all(browse: Browse, cafe: Published, page: str) -> None:
    """By every rule, in light and in dark, on a desk and on a phone, in either direction of reading; no word is cut."""
    opened = browse(cafe.url + page)

    assert judged_everywhere(opened, widths=(1280, 390)) == []
    assert lost(opened) == []


def test_nothing_of_time_or_of_calculators_is_left_over(cafe: Published) -> None:
    """No page, no link and no word of what these playbooks do without."""
    folders = {page.split("/")[0] for page in cafe.pages}
    assert not folders & {"calculators", "assumptions", "measurement", "risks", "verticals", "compare"}
    for name in ("index.html", "phases/find-a-room/index.html"):
        text = (cafe.folder / name).read_text(encoding="utf-8")
        assert "Week" not in text, name
        assert "calculators/" not in text, name


def test_an_arabic_playbook_is_read_from_right_to_left(browse: Browse, cafe: Published) -> None:
    """What stands below a statement stands further to the left."""
    page = browse(f"{cafe.url}{ARABIC}/phases/find-a-room/")
    places = [page.locator(f"#statement--{name}").bounding_box() for name in ("count-the-sockets", "note-each-fuse")]
    outer, inner = places
    assert outer
    assert inner
    assert inner["x"] + inner["width"] < outer["x"] + outer["width"]


@pytest.mark.parametrize("page", ["", "phases/find-a-room/", "everything/", "plan/", "playbook/"])
def test_sentences_of_ours_end_where_they_end_elsewhere(browse: Browse, cafe: Published, page: str) -> None:
    """With the full stop or colon to their right, though the page runs the other way; and it is said whose they are."""
    opened = browse(f"{cafe.url}{ARABIC}/{page}")
    assert misplaced(opened) == []
    if page == "everything/":
        assert opened.locator("h1").evaluate("it => it.closest('[lang]').lang") == "en"
        assert opened.locator("tbody a").first.evaluate("it => it.closest('[lang]').lang") == "ar"


def _below(page: Page) -> list[float]:
    names = ("count-the-sockets", "note-each-fuse", "plug-in-two-irons")
    boxes = [page.locator(f"#statement--{name}").bounding_box() for name in names]
    return [box["x"] for box in boxes if box]


@pytest.mark.parametrize("width", [1280, 390])
def test_each_level_stands_further_in(browse: Browse, cafe: Published, width: int) -> None:
    """On a desk and on a phone; a link leads to each."""
    page = browse(
        f"{cafe.url}phases/find-a-room/#statement--plug-in-two-irons", viewport={"width": width, "height": 800}
    )
    first, second, third = _below(page)
    assert first < second < third
    expect(page.locator("#statement--plug-in-two-irons")).to_be_in_viewport()


def test_a_plan_has_a_box_for_each_level(browse: Browse, cafe: Published) -> None:
    """Ticked on the phase's page, it is ticked on My plan, where lower ones stand further in."""
    page = browse(f"{cafe.url}plan/")
    page.get_by_role("button", name="Make it my plan").click()
    page.goto(f"{cafe.url}phases/find-a-room/")
    page.get_by_role("checkbox", name="Plug in two irons at once").check()
    expect(page.locator(".pb-said input, .pb-callout input")).to_have_count(0)
    page.goto(f"{cafe.url}plan/")
    boxes = [page.get_by_label(name) for name in ("Count the sockets", "Note which of", "Plug in two irons")]
    expect(boxes[2]).to_be_checked()
    expect(boxes[1]).not_to_be_checked()
    places = [box.bounding_box() for box in boxes]
    starts = [place["x"] for place in places if place]
    assert starts == sorted(set(starts))


def test_the_list_of_everything_keeps_to_a_role(browse: Browse, cafe: Published) -> None:
    """With all that is handed down to it."""
    page = browse(f"{cafe.url}everything/?role=menders")
    rows = page.locator(".pb-everything tbody tr[data-role]")
    expect(rows.filter(has_text="Bring cake unasked")).to_be_hidden()
    expect(rows.filter(has_text="Listen for the click")).to_be_visible()


def test_a_link_of_a_paragraph_is_shown_as_one(browse: Browse, cafe: Published) -> None:
    """And the text itself stays text."""
    page = browse(f"{cafe.url}phases/find-a-room/")
    link = page.locator(".pb-said").get_by_role("link", name="A letter to ask with")
    expect(link).to_have_attribute("href", "https://repair.example/letter")


def test_search_finds_accents_and_arabic(browse: Browse, cafe: Published) -> None:
    """Typed with or without the accent."""
    page = browse(cafe.url)
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("senora munoz")
    hits = page.locator("a.pb-hit")
    arrive(page, lambda: "nobody-says-yes-at-once" in (hits.first.get_attribute("href") or ""))
    page.get_by_role("searchbox").fill("الكهرباء")
    arrive(page, lambda: ARABIC in (hits.first.get_attribute("href") or ""))
