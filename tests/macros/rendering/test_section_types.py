"""A section of a type that a vocabulary names: on its page, in lists, search, files and data."""

import json
from dataclasses import replace

import pytest

from macros.content.site import Site
from macros.exports.edition import Edition
from macros.exports.tables import register
from macros.exports.tasks import tasks
from macros.outputs.json_api import json_documents
from macros.outputs.search_entries import search_entries
from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS
from macros.rendering.views.phases import phase_page
from macros.rendering.views.statement_list import statement_rows
from tests.conftest import MADE_UP


@pytest.fixture(name="sections", scope="module")
def _sections(site: Site) -> dict:
    """The sections of the phase's page, by title."""
    page = phase_page(site, "phases/packing/", "packing")
    return {it.title: it for block in page.blocks for row in block.rows for it in row.sections}


def test_a_vocabulary_says_how_a_section_is_shown(sections: dict) -> None:
    """Picture, layout and whether its lines get boxes, for shared types and for the playbook's own."""
    asked, careful = sections["Ask First"], sections["Handle With Care"]
    assert (asked.icon, asked.callout, asked.ticked) == ("help-circle-outline", False, True)
    assert (careful.icon, careful.callout, careful.ticked) == ("alert-outline", True, False)
    assert [line.anchor for line in asked.lines] == ["statement--who-holds-the-keys", "statement--which-books-wait"]


def test_types_that_the_model_knows_are_shown_as_the_vocabulary_says(site: Site, sections: dict) -> None:
    """A gate stays one whatever its layout, since a block waits for it."""
    assert (sections["Ready When"].gate, sections["Ready When"].checks) == (True, True)
    types = site.loaded.vocabulary.section_types
    plain = types | {"criteria": types["criteria"].model_copy(update={"layout": "list", "icon": "target"})}
    vocabulary = site.loaded.vocabulary.model_copy(update={"section_types": plain})
    page = phase_page(replace(site, loaded=replace(site.loaded, vocabulary=vocabulary)), "phases/packing/", "packing")
    (gate,) = [it for block in page.blocks for row in block.rows for it in row.sections if it.gate]
    assert (gate.checks, gate.icon) == (False, "target")


def test_its_statements_stand_on_the_page(site: Site) -> None:
    """Set apart where the layout says so."""
    html = str(render("phase_page", COMPONENTS["phase_page"](site, "phases/packing/", "packing")))
    callout = html.partition('class="pb-callout"')[2].partition("</section>")[0]
    assert "The globe is of glass" in callout
    assert 'id="statement--glass-globe"' in callout
    assert "pb-todo" not in callout
    assert "Who holds the keys" in html.partition('class="pb-callout"')[0]


def test_lists_and_search_call_a_statement_by_its_type(site: Site) -> None:
    """Readers look for a question or a caution, not for a statement."""
    found = {it.title: it.where for it in search_entries(site)}
    assert found["Which books can wait?"].startswith("Question, ")
    assert found["The globe is of glass"].startswith("Caution, ")
    rows = [row for group in statement_rows(site, "everything/").groups for part in group.parts for row in part.rows]
    labels = {row.title: row.kind_label for row in rows}
    assert (labels["Which books can wait?"], labels["Shelf plan of the new building"]) == ("Question", "Deliverable")


def test_what_recurs_is_no_task_of_my_plan(site: Site) -> None:
    """A question is answered once; a caution stays."""
    html = str(render("my_plan", COMPONENTS["my_plan"](site, "plan/")))
    assert "statement/which-books-wait" in html
    assert "statement/glass-globe" not in html


def test_files_of_the_plan_have_them(site: Site) -> None:
    """By what readers call them, and with what recurs marked."""
    edition = Edition(loaded=site.loaded)
    told = {task.entity.reference: (task.kind, task.recurs) for task in tasks(edition)}
    assert told["statement/which-books-wait"] == ("Question", False)
    assert told["statement/glass-globe"] == ("Caution", True)
    looked_at_daily = [recurs for reference, (_, recurs) in told.items() if reference.startswith("checkpoint/")]
    assert looked_at_daily
    assert all(looked_at_daily)
    table = register(edition, "statement")
    assert [row[0] for row in table.rows] == ["Packing Phase"] * 4
    assert "shelf" in str(table.rows)


def test_the_data_has_them_and_their_description_lists_the_types(site: Site) -> None:
    """A program finds the statements below their section, and every type and unit that may stand there."""
    documents = {path: json.loads(text) for path, text in json_documents(site)}
    plan = documents[f"api/v1/playbooks/{MADE_UP}.json"]
    section = plan["phases"][0]["blocks"][0]["sections"][-1]
    assert (section["type"], [it["id"] for it in section["statements"]]) == (
        "cautions",
        ["glass-globe", "shelves-last"],
    )
    assert section["statements"][0]["kind"] == "statement"
    schemas = documents["api/v1/openapi.json"]["components"]["schemas"]
    assert {"questions", "cautions"} <= set(schemas["OwnSection"]["properties"]["type"]["enum"])
    assert "shelf" in schemas["Quantity"]["properties"]["unit"]["enum"]
