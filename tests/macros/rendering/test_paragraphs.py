"""Paragraphs of the source: on the phase's page, in lists, search, files and data, and nowhere as something to do."""

import datetime as dt
import json
import re

import pytest

from macros.calculated.checking import check
from macros.content.site import Site
from macros.exports.edition import Edition
from macros.exports.markdown import markdown
from macros.exports.outline import part_of
from macros.exports.print_edition import print_edition
from macros.exports.tables import register
from macros.exports.tasks import tasks
from macros.outputs.json_api import json_documents
from macros.outputs.search_entries import search_entries
from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS
from macros.rendering.views.statement_list import statement_rows
from tests.conftest import MADE_UP
from tests.macros.trees import edited, site_of, with_trees

IDS = ["packing-takes-time", "count-first", "room-by-room", "nobody-knows", "lists-differ"]


@pytest.fixture(name="told", scope="module")
def _told(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A playbook with paragraphs in a phase, a block and two sections."""
    return site_of(with_trees(tmp_path_factory.mktemp("paragraphs")))


def _html(site: Site, component: str, here: str, *arguments: str) -> str:
    return str(render(component, COMPONENTS[component](site, here, *arguments)))


def test_a_page_shows_them_before_the_lists_of_what_they_stand_in(told: Site) -> None:
    """In the source's order, each with its permanent place; none is said to be ours."""
    html = _html(told, "phase_page", "phases/packing/", "packing")
    assert re.findall(r'<p id="paragraph--([\w-]+)"', html) == IDS
    places = [html.index(it) for it in ("paragraph--packing-takes-time", "data-block", "paragraph--count-first")]
    assert places == sorted(places)
    text = html.partition('id="section--why-count"')[2].partition("</section>")[0]
    assert "Nobody knows how many books there are." in text
    assert '<a href="https://library.example/lists">Both lists</a>' in text
    assert '<ul class="pb-below"><li id="statement--old-list">' in text
    assert "pb-items" not in text
    assert "pb-todo" not in text


def test_nothing_of_them_is_to_be_done(told: Site) -> None:
    """Neither on My plan nor in what planners take; a section of text has no heading there."""
    plan = _html(told, "my_plan", "plan/")
    assert "Why We Count" not in plan
    listed = {it.entity.reference for it in tasks(Edition(loaded=told.loaded))}
    for gone in ("paragraph/nobody-knows", "statement/old-list"):
        assert f'data-statement="{gone}"' not in plan
        assert gone not in listed


def test_lists_and_search_find_them(told: Site) -> None:
    """Each by its own words, as a paragraph."""
    groups = {it.kind: it for it in statement_rows(told, "everything/").groups}
    assert groups["paragraph"].count == str(len(IDS))
    found = {it.title: it for it in search_entries(told)}
    count = found["Nobody knows how many books there are."]
    assert (count.location, count.where) == (
        "phases/packing/#paragraph--nobody-knows",
        "Paragraph, Week −1, Why We Count.",
    )


def test_files_and_data_have_them(told: Site) -> None:
    """With their ids, before the lines of what they stand in."""
    edition = Edition(loaded=told.loaded)
    text = markdown(part_of(edition, told.loaded.playbook.phases["packing"], "packing"))
    first, then = text.index("Count first, then pack. <!-- paragraph/count-first -->"), text.index("## ")
    assert first > then
    assert first < text.index("Count the books room by room")
    assert "\n- One is from the old building <!-- statement/old-list -->\n" in text
    assert b'<p id="paragraph/nobody-knows">' in print_edition(edition)
    assert len(register(edition, "paragraph").rows) == len(IDS)
    documents = {path: json.loads(content) for path, content in json_documents(told)}
    phase = documents[f"api/v1/playbooks/{MADE_UP}.json"]["phases"][0]
    assert [it["id"] for it in phase["paragraphs"]] == ["packing-takes-time"]
    why = next(it for it in phase["blocks"][0]["sections"] if it["id"] == "why-count")
    assert [it["id"] for it in why["paragraphs"]] == ["nobody-knows", "lists-differ"]
    assert all("paragraphs" not in it for it in phase["blocks"][0]["sections"] if it["type"] == "deliverables")


def test_a_section_of_text_without_any_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    """With what to write instead; so is one that holds a list beside its paragraphs."""
    root = with_trees(tmp_path_factory.mktemp("empty"))
    edited(root, "phases/packing.yaml", ("        type: deliverables\n", "        type: text\n"))
    told = [str(it) for it in check(root, today=dt.date(2027, 6, 1)) if not it.is_warning]
    assert [it for it in told if "paragraphs" in it], told
