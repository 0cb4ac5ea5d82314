"""Statements below statements: on pages, in lists, search, files, data, verticals and changes."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from macros.calculated.checking import check
from macros.changes.comparing import compare
from macros.content.site import Site
from macros.content.verticals import resolve
from macros.editing.locking import lock
from macros.editing.renaming import rename
from macros.editing.retiring import retire
from macros.exports.edition import Edition
from macros.exports.markdown import markdown
from macros.exports.outline import part_of
from macros.exports.plan_table import plan_table
from macros.exports.print_edition import print_edition
from macros.exports.tables import register
from macros.outputs.json_api import json_documents
from macros.outputs.search_entries import search_entries
from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS
from macros.rendering.views.statement_list import statement_rows
from tests.conftest import MADE_UP
from tests.macros.trees import edited, site_of, with_trees

FILE = "phases/packing.yaml"


@pytest.fixture(name="tree", scope="module")
def _tree(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A playbook with statements on three levels."""
    return site_of(with_trees(tmp_path_factory.mktemp("trees")))


def _html(site: Site, component: str, here: str, *arguments: str) -> str:
    return str(render(component, COMPONENTS[component](site, here, *arguments)))


def _nested(html: str) -> list[tuple[int, str]]:
    """How many lists each statement of the tree stands in, and its id, in the order of the page."""
    found, depth = [], 0
    for tag, id_ in re.findall(r"<(/?[uo]l)\b|<li id=\"([\w-]+)\"", html):
        depth += {"ul": 1, "ol": 1, "/ul": -1, "/ol": -1}.get(tag, 0)
        if id_:
            found.append((depth, id_))
    return found


def test_a_page_shows_each_below_the_one_it_belongs_to(tree: Site) -> None:
    """As a list in its line, at whatever depth, each with its permanent place."""
    html = _html(tree, "phase_page", "phases/packing/", "packing")
    nested = _nested(html)
    start = nested.index((1, "activity--set-worn-books-aside"))
    assert nested[start : start + 6] == [
        (1, "activity--set-worn-books-aside"),
        (2, "statement--ask-the-binder"),
        (3, "statement--name-the-price"),
        (3, "statement--name-the-day"),
        (2, "statement--sell-the-rest"),
        (1, "activity--label-the-boxes"),
    ]
    assert (2, "statement--and-for-how-long") in nested


def test_my_plan_has_a_box_for_each(tree: Site) -> None:
    """Right after what it stands below, further in."""
    html = _html(tree, "my_plan", "plan/")
    boxes = re.findall(r'<li data-statement="([^"]+)"(?: class="is-below" style="--depth:(\d)")?', html)
    start = boxes.index(("activity/set-worn-books-aside", ""))
    assert boxes[start + 1 : start + 5] == [
        ("statement/ask-the-binder", "1"),
        ("statement/name-the-price", "2"),
        ("statement/name-the-day", "2"),
        ("statement/sell-the-rest", "1"),
    ]


def test_lists_and_search_call_each_by_what_it_is(tree: Site) -> None:
    """Below a question stands a question; below a task a statement. A role is handed down."""
    rows = {it.title: it for group in statement_rows(tree, "everything/").groups for p in group.parts for it in p.rows}
    assert rows["And for how long?"].kind_label == "Question"
    assert rows["Name the price of each"].kind_label == "Statement"
    assert (rows["Name the price of each"].roles, rows["Sell the rest"].roles) == (
        "friends-of-the-library",
        "cart-crew move-leader",
    )
    found = {it.title: it for it in search_entries(tree)}
    assert found["Name the price of each"].location == "phases/packing/#statement--name-the-price"
    assert found["Name the price of each"].where.endswith("Ask the binder which can be saved.")


def test_files_have_each_with_what_it_stands_below(tree: Site) -> None:
    """The plan as a table, a register, Markdown and print."""
    edition = Edition(loaded=tree.loaded)
    plan = plan_table(edition)
    rows = {row[plan.columns.index("Text")]: row[plan.columns.index("Part of")] for row in plan.rows}
    assert rows["Sell the rest"] == "Inventory › Sorting › Set worn books aside"
    assert rows["Name the price of each"].endswith("Set worn books aside › Ask the binder which can be saved")
    assert "Set worn books aside" in register(edition, "statement").rows[0]
    phase = tree.loaded.playbook.phases["packing"]
    text = markdown(part_of(edition, phase, "packing"))
    assert "\n- Set worn books aside <!-- activity/set-worn-books-aside -->\n" in text
    assert "\n  - Ask the binder which can be saved <!-- statement/ask-the-binder -->\n" in text
    assert "\n    - Name the price of each <!-- statement/name-the-price -->\n" in text
    assert b'<li id="statement/name-the-price">' in print_edition(edition)


def test_the_data_nests_them_as_they_are_written(tree: Site) -> None:
    """And its description says so."""
    documents = {path: json.loads(text) for path, text in json_documents(tree)}
    block = documents[f"api/v1/playbooks/{MADE_UP}.json"]["phases"][0]["blocks"][0]
    activity = block["sections"][0]["workstreams"][1]["activities"][0]
    binder, rest = activity["statements"]
    assert [it["id"] for it in binder["statements"]] == ["name-the-price", "name-the-day"]
    assert (binder["kind"], rest["permalink"]) == ("statement", f"r/{MADE_UP}/statement/sell-the-rest/")
    assert "statements" not in rest
    description = documents["api/v1/openapi.json"]
    assert [fault.message for fault in OpenAPIV31SpecValidator(description).iter_errors()] == []


def test_a_vertical_says_one_otherwise_or_leaves_a_whole_branch_out(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What stands below goes with it, and nothing above: that says something itself."""
    root = with_trees(tmp_path_factory.mktemp("trees"))
    vertical = next((root / "playbooks" / MADE_UP / "verticals").glob("*.yaml"))
    text = vertical.read_text(encoding="utf-8")
    entries = (
        "  no-binder:\n    of: statement/ask-the-binder\n    because: There is none.\n"
        "  no-sale:\n    of: statement/sell-the-rest\n    because: It is not allowed.\n"
    )
    assert "\nomissions:\n" in text
    vertical.write_text(text.replace("\nomissions:\n", f"\nomissions:\n{entries}"), encoding="utf-8")
    lock(root, MADE_UP)
    site = site_of(root)
    plan = resolve(site.loaded.playbook, [vertical.stem])
    assert {"statement/ask-the-binder", "statement/name-the-price", "statement/sell-the-rest"} <= set(
        plan.overlaid.omitted
    )
    sorting = plan.phases[0].phase.blocks["stocktaking"].sections["inventory"].workstreams["sorting"]
    assert sorting.activities["set-worn-books-aside"].statements == {}
    # My plan hides what goes with it.
    html = _html(site, "my_plan", "plan/")
    price = html.partition('data-statement="statement/name-the-price"')[2].partition("</li>")[0]
    assert "data-leaves-out" in price


def test_a_change_below_a_statement_is_told_as_its_own(tmp_path: Path) -> None:
    """By its permanent id, wherever it stands; what goes takes along what stands below it."""
    before, after = with_trees(tmp_path / "before"), with_trees(tmp_path / "after")
    edited(after, FILE, ("Name the price of each", "Name the price of all"))
    (change,) = compare(before, after, MADE_UP, base_name="main", head_name=None).changes
    assert (change.change, f"{change.kind}/{change.id}") == ("reworded", "statement/name-the-price")


def test_a_statement_goes_with_all_that_stands_below_it(tmp_path: Path) -> None:
    """Each keeps a page that says so, for links to it."""
    root = with_trees(tmp_path)
    retire(root, MADE_UP, "statement/ask-the-binder", into=None, because="No binder.", today=dt.date(2027, 6, 1))
    (change,) = compare(with_trees(tmp_path / "before"), root, MADE_UP, base_name="main", head_name=None).changes
    assert (change.change, change.id) == ("retired", "ask-the-binder")
    lines = (root / "playbooks" / MADE_UP / "ids.lock").read_text(encoding="utf-8").splitlines()
    gone = {line.split()[0] for line in lines if line.endswith(" retired")}
    assert {"statement/ask-the-binder", "statement/name-the-price", "statement/name-the-day"} <= gone
    assert "statement/sell-the-rest active" in lines


def test_one_that_is_renamed_keeps_its_place(tmp_path: Path) -> None:
    """Its old link leads on."""
    root = with_trees(tmp_path)
    rename(root, MADE_UP, "statement/name-the-price", "say-the-price")
    assert "statement/say-the-price" in site_of(root).registry


def test_the_check_says_where_a_mistake_below_a_statement_is(tmp_path: Path) -> None:
    """By the words of what it stands below, with a cure."""
    root = with_trees(tmp_path)
    edited(
        root,
        FILE,
        ("                  sell-the-rest: Sell the rest\n", "                  sell-the-rest: {txt: Sell the rest}\n"),
    )
    told = [str(it) for it in check(root, today=dt.date(2027, 6, 1)) if not it.is_warning]
    assert [it for it in told if "sell-the-rest" in it and "did you mean 'text'?" in it]


def test_a_statement_keeps_the_sources_words_for_its_time(tmp_path: Path) -> None:
    """On its page, My plan, lists, search, files and data."""
    root = with_trees(tmp_path)
    edited(
        root, FILE, ("sell-the-rest: Sell the rest\n", "sell-the-rest: {text: Sell the rest, when: On market day}\n")
    )
    site = site_of(root)
    for component, here, arguments in (("phase_page", "phases/packing/", ("packing",)), ("my_plan", "plan/", ())):
        html = _html(site, component, here, *arguments)
        assert re.search(r"Sell the rest <small[^>]*>On market day</small>", html), component
    rows = {it.title: it for group in statement_rows(site, "everything/").groups for p in group.parts for it in p.rows}
    assert rows["Sell the rest"].when == "On market day"
    assert "On market day" in {it.title: it for it in search_entries(site)}["Sell the rest"].says
    table = register(Edition(loaded=site.loaded), "statement")
    assert "On market day" in [row[table.columns.index("When")] for row in table.rows]
    (document,) = [text for path, text in json_documents(site) if path.endswith(f"playbooks/{MADE_UP}.json")]
    assert '"when":"On market day"' in document
