"""A long plan: each page shows what is near, says how much more there is, and leads to all of it."""

import json
import re
import shutil
from dataclasses import dataclass, field
from importlib import import_module
from re import findall
from typing import Any

import pytest

from macros.calculated.checking import load
from macros.content.registry import Registry
from macros.content.site import Site
from macros.content.verticals import additions_to
from macros.generator.navigation import neighborhood
from macros.outputs.json_api import json_documents
from macros.rendering.plain_pages import plain_pages
from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS, named
from macros.rendering.views.heads import page_head
from macros.rendering.views.roadmap import roadmap
from macros.rendering.views.strip import strip
from tests.bench.synthetic import grow
from tests.conftest import MADE_UP, MADE_UP_ROOT

PHASES = 30
OWN = "childrens-library"
"""A vertical that was there before the plan grew."""


@pytest.fixture(name="long", scope="module")
def long_site(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The playbook made for tests, grown to thirty phases and verticals."""
    root = tmp_path_factory.mktemp("long")
    shutil.copytree(MADE_UP_ROOT / "playbooks", root / "playbooks")
    grow(root, PHASES)
    loaded = load(root, MADE_UP)
    return Site(
        loaded=loaded,
        registry=Registry.of(loaded),
        today=site.today,
        version="1.0",
        commit=None,
        source_url=None,
    )


def test_a_grown_playbook_is_sound_and_as_large_as_asked(long: Site) -> None:
    """What the bench measures is a playbook that the checks let pass."""
    assert len(long.loaded.playbook.phases) == len(long.loaded.playbook.verticals) == PHASES


@pytest.mark.parametrize("place", [0, 1, 15, PHASES - 1])
def test_the_strip_of_a_long_plan_shows_where_one_is_and_how_much_more_there_is(long: Site, place: int) -> None:
    """The current phase with its neighbors, at the plan's ends too, then the way to the others."""
    ids = list(long.loaded.playbook.phases)
    *phases, more, _ = page_head(long, f"phases/{ids[place]}/", f"phase/{ids[place]}").strip.phases
    titles = [phase.short_title for phase in long.loaded.playbook.phases.values()]
    shown = [phase.label for phase in phases]

    assert [phase.current for phase in phases].count(True) == 1
    assert len(phases) == 9
    assert shown[[phase.current for phase in phases].index(True)] == titles[place]
    assert shown == titles[titles.index(shown[0]) : titles.index(shown[0]) + 9]
    assert (more.name, more.href) == (f"{PHASES - 9} more phases", "../")


def test_the_strip_of_a_short_plan_is_whole(site: Site) -> None:
    """Every phase, and no way to more."""
    assert len(strip(site, "").phases) == len(site.loaded.playbook.phases) + 1


def page(site: Site, name: str, here: str) -> str:
    """A component's HTML without its own arguments."""
    return str(render(name, COMPONENTS[name](site, here)))


def test_home_names_every_phase_of_a_long_plan_and_leads_to_all(long: Site) -> None:
    """One link each with its weeks, then the page with blocks and gates; what is due is still marked."""
    phases = long.loaded.playbook.phases
    html = page(long, "home_page", "")

    assert findall(r'data-roadmap-phase="([^"]*)"', html) == list(phases)
    assert "pb-roadmap__block" not in html
    assert f'<a href="phases/">All {PHASES} phases' in html
    assert 'href="post-implementation/"' in html
    (opening,) = findall(r'<li[^>]*data-roadmap-phase="opening"[^>]*>(.*?)</li>', html)
    whole = roadmap(long, "")
    assert whole is not None
    flags = [
        flag
        for it in whole.phases
        if it.id == "opening"
        for block in it.blocks
        for w in block.weeks
        for flag in w.flags
    ]
    assert flags
    assert all(f">{flag}</span>" in opening for flag in flags)


def test_home_names_every_vertical_where_there_are_many(long: Site) -> None:
    """Without what each adds, which stands on its own page."""
    html = page(long, "home_page", "")

    assert all(f'href="verticals/{id_}/"' in html for id_ in long.loaded.playbook.verticals)
    assert "pb-adjust" not in html
    assert f'<a href="verticals/">All {PHASES} verticals' in html


def test_home_of_a_longer_plan_names_as_many_as_fit(long: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest stands on the page of all, which says how many there are; what comes after the plan stays."""
    monkeypatch.setattr(named, "LISTED", 26)
    html = page(long, "home_page", "")

    assert findall(r'data-roadmap-phase="([^"]*)"', html) == list(long.loaded.playbook.phases)[:26]
    assert len(findall(r'href="verticals/[^"]+/"', html)) == 26
    assert f"All {PHASES} phases" in html
    assert 'href="post-implementation/"' in html


def test_home_of_a_short_plan_shows_every_block(site: Site) -> None:
    """And every vertical with what it adds."""
    html = page(site, "home_page", "")

    assert "pb-roadmap__block" in html
    assert "pb-adjust" in html
    assert "pb-named" not in html


def test_the_index_of_a_long_plan_is_found_through_by_headings(long: Site) -> None:
    """Twenty phases each, with all their blocks and gates; none is left out."""
    html = page(long, "phases_index", "phases/")
    blocks = [block for phase in long.loaded.playbook.phases.values() for block in phase.blocks]

    assert findall(r"<h2 id=\"phases-from-\d+\">([^<]*)", html) == ["Phases 1–20", "Phases 21–30"]
    assert findall(r'<a href="#phases-from-(\d+)">', html)[:2] == ["1", "21"]
    assert findall(r'<h3 id="phases-([^"]*)"', html) == list(long.loaded.playbook.phases)
    assert all(f"#block--{block}" in html for block in blocks)
    assert html.count('class="pb-phase__gate"') == PHASES


def test_the_index_of_many_verticals_names_them_and_leads_to_the_comparison(long: Site) -> None:
    """Thirty columns side by side are no table to read; any two of them are compared on a page of its own."""
    html = page(long, "verticals_index", "verticals/")

    assert findall(r'<li id="verticals-([^"]*)"', html) == list(long.loaded.playbook.verticals)
    assert "<table" not in html
    assert 'href="../compare/"' in html


@pytest.mark.parametrize(("kind", "name"), [("phase", "opening"), ("vertical", OWN)])
def test_a_page_weighs_in_a_long_plan_as_much_as_in_a_short_one(long: Site, site: Site, kind: str, name: str) -> None:
    """A site of a hundred phases would otherwise be a hundred times a hundred."""
    here = f"{kind}s/{name}/"
    calls = [("page_head", f"{kind}/{name}"), (f"{kind}_page", name)]
    weights = [
        sum(len(str(render(call, COMPONENTS[call](each, here, *ids)))) for call, *ids in calls) for each in (long, site)
    ]
    assert weights[0] <= 1.2 * weights[1]


def test_a_vertical_shows_of_a_long_plan_what_it_adds_to(long: Site) -> None:
    """No link into its own plan leads nowhere, and the page says what is left out."""
    for vertical in (OWN, "trade-aaa"):
        here = f"verticals/{vertical}/"
        calls = [("page_head", f"vertical/{vertical}"), ("vertical_page", vertical)]
        html = "".join(str(render(name, COMPONENTS[name](long, here, *ids))) for name, *ids in calls)
        planned = findall(r'<h3 id="plan-phase-([^"]*)"', html)
        added = [
            phase_id
            for phase_id, phase in long.loaded.playbook.phases.items()
            if any(it.vertical == vertical for block in phase.blocks for it in additions_to(long.loaded, block))
        ]
        assert planned == added
        assert f"{PHASES - len(added)} more phases run as in the base plan" in html
        assert set(findall(r'href="#(plan-[^"]*)"', html)) <= set(findall(r' id="([^"]*)"', html))


def test_a_verticals_document_of_a_long_plan_counts_what_it_leaves_out(long: Site, site: Site) -> None:
    """The rest is in the playbook's own document; of a short plan nothing is left out."""
    path = f"api/v1/playbooks/{MADE_UP}/verticals/trade-aaa.json"
    document = json.loads(dict(json_documents(long))[path])
    assert len(document["phases"]) + document["phases_as_in_base"] == PHASES
    short = json.loads(dict(json_documents(site))[path.replace("trade-aaa", OWN)])
    assert len(short["phases"]) == len(site.loaded.playbook.phases)
    assert "phases_as_in_base" not in short


def test_the_rows_of_a_long_list_are_a_page_by_themselves(
    long: Site, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list leads there, kind by kind too; of a shorter one the page has them, and there is no other."""
    module = import_module("macros.rendering.views.statement_list")
    monkeypatch.setattr(module, "_WHOLE", len(site.registry))
    assert list(plain_pages(site)) == []
    ((path, page),) = plain_pages(long)
    apart, whole = (
        str(render("statement_list", COMPONENTS["statement_list"](it, "everything/"))) for it in (long, site)
    )
    assert path == "everything/statements.htm"
    assert page.count(" data-place=") == len(long.registry)
    assert [it.count(" data-place=") for it in (apart, whole)] == [0, len(site.registry)]
    anchors = findall(r'href="statements\.htm#([^"]*)"', apart)
    assert anchors == findall(r' id="(all-[^"]*)"', page)
    assert findall(r'href="#(all-[^"]*)"', whole) == findall(r'<tr[^>]* id="(all-[^"]*)"', whole)


def test_my_plan_folds_a_long_plan_phase_by_phase(long: Site, site: Site) -> None:
    """Every block stands in the fold of its phase, under its name; of a short plan nothing is folded."""
    folded, plain = (str(render("my_plan", COMPONENTS["my_plan"](each, "plan/"))) for each in (long, site))
    phases = long.loaded.playbook.phases.values()
    folds = findall(r'(?s)<details class="pb-fold pb-mine__phase".*?</details>', folded)
    assert [findall(r"<summary>(.*?) <span>", fold)[0] for fold in folds] == [it.short_title for it in phases]
    assert [findall(r'data-do-block="([^"]*)"', fold) for fold in folds] == [list(it.blocks) for it in phases]
    for name in ("data-do-block", "data-my-gate", "pb-set--add", "data-done-phase"):
        assert name not in re.sub(r"(?s)<details.*?</details>", "", folded)
        assert name in re.sub(r"(?s)<details.*?</details>", "", plain)


@dataclass
class Entry:
    """What the theme's navigation asks of a page or section."""

    name: str
    active: bool = False
    is_index: bool = False
    children: list[Any] = field(default_factory=list)


def section(count: int, active: int | None) -> Entry:
    """A section with an index page and so many others."""
    pages = [Entry(f"page {number}", active=number == active) for number in range(count)]
    return Entry("section", active=active is not None, children=[Entry("index", is_index=True), *pages])


@pytest.mark.parametrize("count", [20, 24])
def test_a_short_navigation_stays_the_very_same(count: int) -> None:
    """Small sites' pages do not change."""
    entries = [Entry("home"), section(count, 3)]
    assert all(one is other for one, other in zip(neighborhood(entries), entries, strict=True))


def test_a_navigation_is_long_where_the_plan_is() -> None:
    """Forty phases in the list of each page would be a tenth of what a page weighs."""
    assert len(neighborhood([section(40, 20)])[0].children) == 18


@pytest.mark.parametrize(("active", "first"), [(None, 0), (0, 0), (500, 492), (999, 983)])
def test_a_long_list_shows_its_index_and_the_current_page_s_neighbors(active: int | None, first: int) -> None:
    """As many at the ends as in the middle; the section itself is left whole for the next page."""
    whole = section(1000, active)
    (cut,) = neighborhood([whole])

    names = [entry.name for entry in cut.children]
    assert names[0] == "index"
    assert {f"page {number}" for number in range(first, first + 16)} <= set(names)
    assert len(names) <= 18
    assert active is None or f"page {active}" in names
    assert len(whole.children) == 1001
