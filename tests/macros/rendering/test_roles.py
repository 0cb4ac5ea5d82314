"""Who is named for something, a statement's link and a note of ours: on pages, in lists, files and data."""

import json
import re
from dataclasses import replace

import pytest

from macros.calculated.checking import load
from macros.content.registry import Registry
from macros.content.site import Site
from macros.exports.edition import Edition
from macros.exports.markdown import markdown
from macros.exports.outline import whole
from macros.exports.plan_table import plan_table
from macros.exports.tables import register
from macros.outputs.json_api import json_documents
from macros.outputs.search_entries import search_entries
from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS
from macros.rendering.views.statement_list import statement_list
from tests.conftest import MADE_UP
from tests.macros.content.cases import CASES


def _html(site: Site, component: str, here: str, *arguments: str) -> str:
    return str(render(component, COMPONENTS[component](site, here, *arguments)))


def _shown(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


@pytest.fixture(name="page", scope="module")
def _page(site: Site) -> str:
    """The page of a phase that names roles."""
    return _html(site, "phase_page", "phases/packing/", "packing")


def test_a_page_says_who_does_it(page: str) -> None:
    """At the block, the workstream and the statement, with a way to the role, and its letter where they are wanted."""
    block, workstream, statement = (
        _shown(part) for part in re.findall(r'<div class="pb-beneath"[^>]*>(.*?)</div>', page, re.DOTALL)
    )
    assert block == "Responsible R: Move Leader"
    assert workstream == "Responsible R: Cart CrewAsked C: Move Leader"
    assert statement.startswith("Responsible R: Cart Crew, Friends of the LibraryInformed I: Move Leader")
    assert 'href="../../playbook/#role--cart-crew"' in page


def test_letters_stay_away_where_nobody_wants_them(site: Site) -> None:
    """RACI is one way to say it."""
    loaded = site.loaded
    roles = loaded.playbook.roles.model_copy(update={"letters": False})
    plain = replace(site, loaded=replace(loaded, playbook=replace(loaded.playbook, roles=roles)))
    assert "<abbr" not in _html(plain, "phase_page", "phases/packing/", "packing")


def test_a_statement_carries_a_link_and_a_note_of_ours(page: str) -> None:
    """The text itself stays text; whose words the note is, is said."""
    assert '<a href="https://library.example/labels">Print the labels</a>' in page
    assert "<b>Our note</b>: The printer in the cellar prints the large ones." in page


def test_the_playbook_lists_its_roles(site: Site) -> None:
    """Each by title, with how much names it and the way there."""
    html = _html(site, "playbook_page", "playbook/")
    assert "Who Does What" in html
    roles = html.partition('id="role--cart-crew"')[2].partition("</div>")[0]
    # The workstream, its two activities, one of which names the crew itself.
    assert ">3 statements<" in roles
    assert 'href="../everything/?role=cart-crew"' in roles


def test_a_playbook_that_names_nobody_has_no_trace_of_roles(site: Site) -> None:
    """No heading stands over nothing, no filter offers nothing, and the data has no empty list."""
    loaded = load(CASES, "tiny")
    bare = replace(site, loaded=loaded, registry=Registry.of(loaded))
    phase = next(iter(loaded.playbook.phases))
    assert "pb-beneath" not in _html(bare, "phase_page", f"phases/{phase}/", phase)
    assert 'id="roles"' not in _html(bare, "playbook_page", "playbook/")
    assert "role" not in {facet.name for facet in statement_list(bare, "everything/").facets}
    (plan,) = [json.loads(text) for path, text in json_documents(bare) if path.endswith("playbooks/tiny.json")]
    assert "roles" not in plan


def test_the_list_of_everything_chooses_by_role(site: Site) -> None:
    """What a statement does not say, its workstream or block says."""
    view = statement_list(site, "everything/")
    facet = next(it for it in view.facets if it.name == "role")
    assert [choice.label for choice in facet.choices] == ["Move Leader", "Cart Crew", "Friends of the Library"]
    rows = {row.title: row.roles for group in view.list.groups for part in group.parts for row in part.rows}
    assert rows["Count the books room by room"] == "move-leader"
    # As many as the playbook's page says.
    assert next(choice.count for choice in facet.choices if choice.value == "cart-crew") == "3"
    assert rows["Set worn books aside"] == "cart-crew move-leader"
    assert rows["Label the boxes by shelf"] == "cart-crew friends-of-the-library move-leader"


def test_search_finds_a_statement_by_role_link_and_note(site: Site) -> None:
    """Whoever looks for a role finds what it has to do."""
    said = {it.title: " ".join(it.says) for it in search_entries(site)}["Label the boxes by shelf"]
    for words in ("Responsible: Cart Crew, Friends of the Library.", "Print the labels.", "in the cellar"):
        assert words in said


def test_my_plan_says_who_does_it(site: Site) -> None:
    """Of a block, a workstream and a statement, where each says so itself."""
    html = _html(site, "my_plan", "plan/")
    block = html.partition('id="do-block--stocktaking"')[2].partition("<section")[0]
    assert "<b>Responsible</b>: Move Leader<" in block
    sorting = html.partition('id="do-workstream--sorting"')[2].partition("<ul")[0]
    assert "Cart Crew" in sorting
    label = html.partition('id="do-activity--label-the-boxes"')[2].partition("</li>")[0]
    assert "Cart Crew, Friends of the Library" in label


def test_files_name_who_does_it(site: Site) -> None:
    """The plan's owner, each register's columns, and the text."""
    edition = Edition(loaded=site.loaded)
    plan = plan_table(edition)
    owners = {row[plan.columns.index("Text")]: row[plan.columns.index("Owner")] for row in plan.rows}
    assert owners["Count the books room by room"] == "Move Leader"
    assert owners["Label the boxes by shelf"] == "Cart Crew; Friends of the Library"
    activities = register(edition, "activity")
    assert {"Responsible", "Informed", "See also", "Note"} <= set(activities.columns)
    named = {
        row[activities.columns.index("Text")]: row[activities.columns.index("Responsible")] for row in activities.rows
    }
    # Its workstream names the one, its block the other.
    assert (named["Set worn books aside"], named["Count the books room by room"]) == ("Cart Crew", "Move Leader")
    text = markdown(whole(edition))
    assert "Responsible: Cart Crew; Friends of the Library" in text
    assert "<!-- role/friends-of-the-library -->" in text


def test_the_data_has_roles(site: Site) -> None:
    """The list of roles, and references at what names them."""
    documents = {path: json.loads(text) for path, text in json_documents(site)}
    plan = documents[f"api/v1/playbooks/{MADE_UP}.json"]
    assert [role["id"] for role in plan["roles"]["roles"]] == ["move-leader", "cart-crew", "friends-of-the-library"]
    block = plan["phases"][0]["blocks"][0]
    assert block["who"]["responsible"] == ["role/move-leader"]
    activity = block["sections"][0]["workstreams"][1]["activities"][1]
    assert activity["link"] == {"label": "Print the labels", "address": "https://library.example/labels"}
    assert activity["note"]["origin"] == "ours"
