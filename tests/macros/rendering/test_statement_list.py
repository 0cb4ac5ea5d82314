"""The rows and choices of the list of every statement, whatever a playbook holds."""

from collections import Counter
from dataclasses import replace

from macros.content.registry import Registry
from macros.content.site import Site
from macros.rendering.views.heads import page_foot
from macros.rendering.views.statement_list import StatementListView, StatementRow, statement_list


def rows(view: StatementListView) -> list[StatementRow]:
    """All rows, as the page shows them."""
    return [row for group in (view.list.groups if view.list else ()) for part in group.parts for row in part.rows]


def test_every_statement_of_every_page_is_in_the_list(site: Site) -> None:
    """As often as pages name it at their feet: once."""
    found = Counter(row.title for row in rows(statement_list(site, "")))
    pages = {entity.page for entity in site.registry.values()}
    assert found == Counter(it.text for page in pages for it in page_foot(site, page, _key(page)).statements)


def _key(page: str) -> str:
    folder, _, id_ = page.strip("/").partition("/")
    return f"{folder.removesuffix('s')}/{id_}" if id_ else folder


def test_choices_are_counted_and_only_offered_where_something_has_them(site: Site) -> None:
    """Kinds that the playbook has nothing of are no choice; a row in several weeks counts in each."""
    view = statement_list(site, "everything/")
    facets = {facet.name: {it.value: it.count for it in facet.choices} for facet in view.facets}
    assert list(facets) == ["kind", "phase", "week", "workstream", "role", "vertical"]
    assert facets["kind"] == {kind: str(count) for kind, count in Counter(row.kind for row in rows(view)).items()}
    assert facets["week"]["8"] == str(sum("8" in row.weeks.split() for row in rows(view)))
    assert "0" not in facets["week"]


def test_a_playbook_without_verticals_offers_none_to_choose(site: Site) -> None:
    """There would be nothing but the base plan."""
    playbook = replace(site.loaded.playbook, verticals={})
    documents = {key: it for key, it in site.loaded.documents.items() if not key.startswith("verticals/")}
    loaded = replace(site.loaded, playbook=playbook, documents=documents)
    view = statement_list(replace(site, loaded=loaded, registry=Registry.of(loaded)), "everything/")
    assert [facet.name for facet in view.facets] == ["kind", "phase", "week", "workstream", "role"]


def test_workstreams_of_one_name_are_one_choice(site: Site) -> None:
    """Whoever looks for one finds it in every block that it goes on in."""
    view = statement_list(site, "everything/")
    streams = {entity.title for entity in site.registry.of_kind("workstream")}
    choices = next(facet.choices for facet in view.facets if facet.name == "workstream")
    assert [it.label for it in choices] == list(dict.fromkeys(it.label for it in choices))
    assert {it.label for it in choices} == streams


def test_a_row_says_where_its_statement_stands(site: Site) -> None:
    """Its weeks, its page, its workstream; a figure stands behind its name."""
    found = {row.title: row for row in rows(statement_list(site, "everything/"))}
    shelf = found["Number the shelves by the plan"]
    assert shelf.href == "../phases/moving/#activity--number-the-shelves"
    assert (shelf.when, shelf.where) == ("Weeks 1–2", "Moving, Shelves")
    assert (found["More Fees"].text, found["More Fees"].when) == ("+5% on average", "")
