"""Early warnings of a phase or a block: on its page, in lists, search, files and data, and not on the page of risks."""

import json
import re

import pytest

from macros.content.site import Site
from macros.exports.edition import Edition
from macros.exports.markdown import markdown
from macros.exports.outline import part_of
from macros.exports.tables import register
from macros.exports.tasks import tasks
from macros.outputs.json_api import json_documents
from macros.outputs.search_entries import search_entries
from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS
from macros.rendering.views.statement_list import statement_rows
from tests.conftest import MADE_UP
from tests.macros.trees import site_of, with_trees


@pytest.fixture(name="watched", scope="module")
def _watched(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A playbook whose phase has an early warning, and whose block has one."""
    return site_of(with_trees(tmp_path_factory.mktemp("warnings")))


def _html(site: Site, component: str, here: str, *arguments: str) -> str:
    return str(render(component, COMPONENTS[component](site, here, *arguments)))


def test_each_stands_where_it_is_watched_for(watched: Site) -> None:
    """That of a phase below its heading, that of a block at the block's end; neither has a box."""
    html = _html(watched, "phase_page", "phases/packing/", "packing")
    assert re.findall(r'<h(\d) class="pb-section" id="(warnings[\w-]*)"', html) == [
        ("2", "warnings"),
        ("3", "warnings-stocktaking"),
    ]
    places = [
        html.index(f'id="{it}"') for it in ("warning--boxes-run-out", "block--stocktaking", "warning--lists-grow")
    ]
    assert places == sorted(places)
    own = html.partition('id="warnings-stocktaking"')[2].partition("</section>")[0]
    assert "pb-todo" not in own
    assert "Watch For" in own


def test_no_warning_is_to_be_done(watched: Site) -> None:
    """Neither on My plan nor in what planners take."""
    assert "warning/" not in _html(watched, "my_plan", "plan/")
    assert not [it for it in tasks(Edition(loaded=watched.loaded)) if it.entity.kind == "warning"]


def test_the_page_of_risks_keeps_those_of_the_whole(watched: Site) -> None:
    """A phase's own is at home on the phase's page."""
    risks = _html(watched, "risk_monitoring", "risks/")
    assert 'id="warning--' in risks
    assert "boxes-run-out" not in risks


def test_lists_and_search_know_their_weeks(watched: Site) -> None:
    """As those of what they belong to."""
    rows = {
        it.title: it for group in statement_rows(watched, "everything/").groups for p in group.parts for it in p.rows
    }
    grow = rows["The lists grow from day to day"]
    assert (grow.kind, grow.phases, grow.weeks, grow.roles) == ("warning", "packing", "-1", "move-leader")
    assert rows["The boxes run out"].phases == "packing"
    found = {it.title: it for it in search_entries(watched)}
    assert found["The boxes run out"].location == "phases/packing/#warning--boxes-run-out"


def test_files_and_data_have_them(watched: Site) -> None:
    """Beside the sections, which need no heading over them for that."""
    edition = Edition(loaded=watched.loaded)
    text = markdown(part_of(edition, watched.loaded.playbook.phases["packing"], "packing"))
    assert "\n- The lists grow from day to day <!-- warning/lists-grow -->\n" in text
    assert "Sections" not in text
    table = register(edition, "warning")
    assert "The boxes run out" in [row[table.columns.index("Text")] for row in table.rows]
    documents = {path: json.loads(content) for path, content in json_documents(watched)}
    phases = documents[f"api/v1/playbooks/{MADE_UP}.json"]["phases"]
    assert phases[0]["warnings"]["items"][0]["id"] == "boxes-run-out"
    assert phases[0]["blocks"][0]["warnings"]["title"] == "Watch For"
    assert "warnings" not in phases[1]
