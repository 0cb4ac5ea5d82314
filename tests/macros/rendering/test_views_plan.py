"""The views of the plan: strip, roadmap, phases, verticals, overview, and playbooks of other shapes."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import replace
from html import unescape
from re import findall, sub

import pytest

from macros.content.documents import Mark
from macros.content.loaded import Loaded
from macros.content.model.base import Weeks
from macros.content.model.phases import Phase
from macros.content.registry import Registry
from macros.content.site import Site
from macros.content.weeks import all_weeks, week_number
from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS
from macros.rendering.views.claims import claims
from macros.rendering.views.counted import CountedAs
from macros.rendering.views.frame_words import frame
from macros.rendering.views.phases import phase_page
from macros.rendering.views.roadmap import roadmap
from macros.rendering.views.strip import strip, strip_of
from macros.rendering.views.verticals import vertical_page, verticals_index
from tests.conftest import MADE_UP_ROOT


def _site(loaded: Loaded, source_url: str | None = None) -> Site:
    return Site(
        loaded=loaded,
        registry=Registry.of(loaded),
        today=dt.date(2027, 1, 4),
        version="1.2.3",
        commit="abc1234",
        source_url=source_url,
    )


@pytest.fixture(scope="module")
def site(loaded: Loaded) -> Site:
    """The site of the playbook made for tests, with its sources published nowhere."""
    return _site(loaded)


def _with_phases(loaded: Loaded, count: int) -> Site:
    """A site of a playbook with `count` phases of three weeks each, made of a one-week and a two-week block."""
    pattern = list(loaded.playbook.phases.values())
    phases: dict[str, Phase] = {}
    documents = {key: document for key, document in loaded.documents.items() if not key.startswith("phases/")}
    for place in range(count):
        source, letter, first = pattern[place % len(pattern)], chr(ord("a") + place), 3 * place + 1
        spans = [Weeks(first=first, last=first), Weeks(first=first + 1, last=first + 2)]
        blocks = {
            f"block-{letter}-{number}": block.model_copy(update={"weeks": span})
            for block in [next(iter(source.blocks.values()))]
            for number, span in enumerate(spans)
        }
        phases[f"phase-{letter}"] = source.model_copy(
            update={
                "id": f"phase-{letter}",
                "title": f"Stage {letter.upper()}",
                "weeks": Weeks(first=first, last=first + 2),
                "blocks": blocks,
            }
        )
        marks: defaultdict[tuple, Mark] = defaultdict(lambda: Mark(1, 1), {("schema",): Mark(1, 1)})
        documents[f"phases/phase-{letter}"] = replace(loaded.documents["playbook"], keys=marks)
    root = loaded.playbook.playbook
    calendar = root.calendar.model_copy(update={"first_week": 1, "last_week": 3 * count})
    playbook = replace(loaded.playbook, phases=phases, playbook=root.model_copy(update={"calendar": calendar}))
    return _site(replace(loaded, playbook=playbook, documents=documents))


def _page(site: Site, here: str, *calls: tuple[str, ...]) -> str:
    """The HTML of several components on one page."""
    return "".join(str(render(name, COMPONENTS[name](site, here, *ids))) for name, *ids in calls)


def _words(html: str) -> str:
    return " ".join(unescape(sub("<[^>]*>", " ", html)).split())


def _ids(html: str) -> Counter[str]:
    return Counter(findall(r' id="([^"]*)"', html))


def test_every_statement_of_a_phase_stands_on_its_page_once_and_verbatim(site: Site) -> None:
    """A permalink finds its element, and the playbook's words are the playbook's."""
    for id_ in site.loaded.playbook.phases:
        here = f"phases/{id_}/"
        html = _page(site, here, ("page_head", f"phase/{id_}"), ("phase_page", id_))
        ids, words = _ids(html), _words(html)
        assert [entity.anchor for entity in site.registry.on_page(here) if ids[entity.anchor] != 1] == []
        assert [entity.title for entity in site.registry.on_page(here) if entity.title not in words] == []


def test_every_statement_of_a_vertical_stands_on_its_page_once_and_verbatim(site: Site) -> None:
    """Base statements on the same page have no anchor there: they are at home on their phase's page."""
    for id_ in site.loaded.playbook.verticals:
        here = f"verticals/{id_}/"
        html = _page(site, here, ("page_head", f"vertical/{id_}"), ("vertical_page", id_))
        ids, words = _ids(html), _words(html)
        own = {entity.anchor for entity in site.registry.on_page(here)}
        assert [anchor for anchor in own if ids[anchor] != 1] == []
        assert set() == {id_ for id_ in ids if "--" in id_} - own
        assert [entity.title for entity in site.registry.on_page(here) if entity.title not in words] == []


def test_every_statement_of_the_playbooks_own_page_stands_there_once(site: Site) -> None:
    """Badges, principles and goals have their home on the overview, with their words."""
    html = _page(site, "playbook/", ("page_head", "playbook"), ("playbook_page",))
    ids, words = _ids(html), _words(html)
    root = site.loaded.playbook.playbook
    assert [entity.anchor for entity in site.registry.on_page("playbook/") if ids[entity.anchor] != 1] == []
    texts = [it.text for it in (*root.badges.values(), *root.principles.items.values(), *root.goals.items.values())]
    ends = [root.tagline, root.overview.text, root.closing, *(line.text for line in root.colophon.values())]
    assert [text for text in texts + ends if text not in words] == []


def test_a_verticals_page_holds_the_whole_base_plan(site: Site) -> None:
    """Nobody has to put two pages together to know what to do; every label and every line is there."""
    plan = [entity for entity in site.registry.values() if entity.page.startswith("phases/")]
    assert plan
    for id_ in site.loaded.playbook.verticals:
        words = _words(_page(site, f"verticals/{id_}/", ("vertical_page", id_)))
        assert [entity.reference for entity in plan if entity.title not in words] == []


def test_an_addition_is_marked_in_every_block_it_runs_in(site: Site) -> None:
    """One that runs through two blocks says where it starts and where it ends."""
    view = vertical_page(site, "verticals/childrens-library/", "childrens-library")
    marked = {
        block.title: [(addition.text, addition.when) for addition in block.additions]
        for phase in view.phases
        for block in phase.blocks
        if block.additions
    }
    assert marked == {
        "Shelf Building": [("Paint the reading corner", "Week 2")],
        "Carrying Over": [("Chain of children with books", "Weeks 3–4, starts here")],
        "Trial Opening": [("Chain of children with books", "Weeks 3–4, ends in Week 4")],
    }
    assert view.additions[-1].when == "No week is given"
    assert view.additions[-1].href is None


def test_the_strip_marks_the_weeks_a_vertical_adds_something_in(site: Site) -> None:
    """The marks say the same weeks as the sentence below them."""
    view = COMPONENTS["page_head"](site, "verticals/childrens-library/", "vertical/childrens-library").strip
    marks = {block.weeks: block.marks for phase in view.phases for block in phase.blocks if any(block.marks)}
    assert marks == {"1–2": (False, True), "3": (True,), "4": (True,)}
    assert "Weeks 2, 3 and 4" in "".join(words for words, _ in view.place)
    assert all(not block.marks for phase in strip(site, "").phases for block in phase.blocks)


def test_the_strip_links_every_phase_and_block_and_marks_one_place(site: Site) -> None:
    """Wherever a reader is, every other place is one click away."""
    view = strip_of(site, "phases/moving/", current="phase/moving")
    blocks = [block for phase in view.phases for block in phase.blocks]
    assert len(blocks) == 1 + sum(len(phase.blocks) for phase in site.loaded.playbook.phases.values())
    assert all(bool(block.href) != phase.way_on for phase in view.phases for block in phase.blocks)
    assert [phase.href for phase in view.phases if phase.way_on] == ["../../post-implementation/"]
    assert [phase.name for phase in view.phases if phase.current] == ["Part 1: Moving Over, Weeks 1–3"]
    assert "#block--shelf-building" in {block.href for block in blocks}
    assert "../opening/" in {phase.href for phase in view.phases}


def test_the_roadmap_shows_every_week_once_in_order_and_what_is_due_in_it(site: Site) -> None:
    """Shares stand under the week by whose end they are due, days under the week they fall in."""
    view = roadmap(site, "")
    weeks = [week for phase in view.phases if not phase.beyond for block in phase.blocks for week in block.weeks]
    assert [week_number(week) for week in all_weeks(site.loaded.playbook.playbook.calendar)] == [
        it.number for it in weeks
    ]
    beyond = [week for phase in view.phases if phase.beyond for block in phase.blocks for week in block.weeks]
    due = {week.number: week.flags for week in (*weeks, *beyond) if week.flags}
    assert due == {"5": ("40%",), "6": ("60%",), "7": ("80%",), "9": ("Day 60",)}
    assert {week.number: week.share for week in weeks if week.share} == {"5": 40.0, "6": 60.0, "7": 80.0}


def test_a_day_on_the_edge_of_two_weeks_falls_in_the_earlier(loaded: Loaded) -> None:
    """Day 7 is the last day of Week 1, day 8 the first of Week 2."""
    goals = loaded.playbook.playbook.goals
    flags = {}
    for day in (7, 8):
        goal = goals.items["open-in-time"]
        changed = goal.model_copy(update={"quantity": goal.quantity.model_copy(update={"value": float(day)})})
        root = loaded.playbook.playbook.model_copy(
            update={"goals": goals.model_copy(update={"items": {"open-in-time": changed}})}
        )
        view = roadmap(_site(replace(loaded, playbook=replace(loaded.playbook, playbook=root))), "")
        cells = [week for phase in view.phases for block in phase.blocks for week in block.weeks]
        flags[day] = [week.number for week in cells if f"Day {day}" in week.flags]
    assert flags == {7: ["1"], 8: ["2"]}


@pytest.mark.parametrize("count", [1, 3, 7])
def test_a_playbook_with_other_phases_is_drawn_whole(loaded: Loaded, count: int) -> None:
    """Hues cycle, every block is there, and no page needs what such a playbook does not have."""
    site = _with_phases(loaded, count)
    picture, line = roadmap(site, ""), strip(site, "")
    hues = [*"1234123"[:count], "beyond"]
    assert hues == [phase.hue for phase in picture.phases] == [phase.hue for phase in line.phases]
    assert [3.75] * count == [phase.weight for phase in line.phases][:-1]
    numbers = [week.number for phase in picture.phases[:-1] for block in phase.blocks for week in block.weeks]
    assert [str(week) for week in range(1, 3 * count + 1)] == numbers
    assert all(phase.gate == "" for phase in picture.phases)
    html = _page(site, "phases/", ("strip",), ("phases_index",))
    assert html.count("Stage ") >= count
    for id_ in site.loaded.playbook.phases:
        assert "pb-gate__from" not in _page(site, f"phases/{id_}/", ("page_head", f"phase/{id_}"), ("phase_page", id_))


def test_the_first_phase_has_none_before_it_and_the_last_leads_beyond_the_weeks(site: Site) -> None:
    """Reading on never ends in a dead end."""
    ids = list(site.loaded.playbook.phases)
    pages = [phase_page(site, f"phases/{id_}/", id_) for id_ in ids]
    assert [None, *(f"../{id_}/" for id_ in ids[:-1])] == [page.before and page.before.href for page in pages]
    assert [*(f"../{id_}/" for id_ in ids[1:]), "../../post-implementation/"] == [page.after.href for page in pages]


def test_a_phases_gate_is_the_measurement_frameworks(site: Site) -> None:
    """The gate comes first and links to where its statements have their home."""
    (gate,) = phase_page(site, "phases/opening/", "opening").gates
    assert "".join(segment.text for segment in gate.lines[0].words) == "80%+ of members are back"
    assert gate.href.startswith("../../measurement/#phase-indicator--")


def test_a_phase_explains_each_term_once(site: Site) -> None:
    """Head, gate and blocks share one page: a term is a link where it first stands and plain words after that."""
    pages = [
        _page(site, f"phases/{id_}/", ("page_head", f"phase/{id_}"), ("phase_page", id_))
        for id_ in site.loaded.playbook.phases
    ]
    explained = [Counter(findall(r'class="pb-term" href="[^"#]*#([^"]+)"', html)) for html in pages]

    assert [term for terms in explained for term, times in terms.items() if times > 1] == []
    assert any(findall(r'<li id="[^"]*">[^<]*<a class="pb-term"', html) for html in pages)


def test_every_page_with_words_of_its_own_has_a_head(site: Site) -> None:
    """Of pages.yaml, calculators, phases and verticals: a heading, and an introduction or the answer itself."""
    playbook = site.loaded.playbook
    keys = [
        *(key for key in playbook.pages.pages if key != "home"),
        *(f"calculators/{name}" for name in playbook.calculators.calculators),
        *(f"phase/{id_}" for id_ in playbook.phases),
        *(f"vertical/{id_}" for id_ in playbook.verticals),
    ]
    heads = {key: COMPONENTS["page_head"](site, "somewhere/", key) for key in keys}
    begins_with_its_answer = {f"calculators/{name}" for name in playbook.calculators.calculators}
    assert [key for key, head in heads.items() if not head.title] == []
    assert {key for key, head in heads.items() if not head.introduction} == begins_with_its_answer
    assert {key for key, head in heads.items() if head.neighbors} == begins_with_its_answer


def test_a_calculators_page_leads_to_all_calculators(site: Site) -> None:
    """In the playbook's order, with the page itself marked."""
    calculators = site.loaded.playbook.calculators.calculators
    for name in calculators:
        neighbors = COMPONENTS["page_head"](site, f"calculators/{name}/", f"calculators/{name}").neighbors
        assert [it.title for it in neighbors] == [text.title for text in calculators.values()]
        assert [it.is_current for it in neighbors] == [other == name for other in calculators]


def test_the_foot_lists_every_statement_with_its_permanent_address_and_line(site: Site, loaded: Loaded) -> None:
    """Sources are words unless they are published somewhere; then each is a link to its line."""
    here = "phases/moving/"
    foot = COMPONENTS["page_foot"](site, here, "phase/moving")
    assert len(foot.statements) == len(site.registry.on_page(here))
    activity = next(row for row in foot.statements if row.href == "#activity--number-the-shelves")
    assert activity.permalink == "/r/library-move/activity/number-the-shelves/"
    assert activity.permalink_href == "../../r/library-move/activity/number-the-shelves/"
    path, _, line = activity.source.rpartition(":")
    assert "number-the-shelves" in (MADE_UP_ROOT / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert activity.source_href is None
    linked = COMPONENTS["page_foot"](_site(loaded, "https://example.org/{path}#L{line}"), here, "phase/moving")
    assert f"https://example.org/{path}#L{line}" in {row.source_href for row in linked.statements}


def test_a_claim_is_its_statement_cut_at_the_figure(site: Site) -> None:
    """Figure and rest together are the playbook's words, so nothing is claimed that it does not say."""
    badges = {it.title: it.text for it in site.loaded.playbook.playbook.badges.values() if it.quantity}
    shown = {claim.label: f"{claim.figure} {claim.rest}" for claim in claims(site, "") if claim.label in badges}
    assert badges == shown


def test_a_claim_leads_to_the_conflicts_about_it(site: Site) -> None:
    """From the figure to what is the matter with it in one click, on the home page and on the playbook's own."""
    id_, first = next((id_, it) for id_, it in site.loaded.playbook.playbook.badges.items() if it.quantity)
    name, conflict = next(iter(site.loaded.playbook.conflicts.conflicts.items()))
    named = conflict.model_copy(update={"statements": [*conflict.statements, f"badge/{id_}"]})
    conflicts = site.loaded.playbook.conflicts.model_copy(update={"conflicts": {name: named}})
    playbook = replace(site.loaded.playbook, conflicts=conflicts)
    doubted = replace(site, loaded=replace(site.loaded, playbook=playbook))

    (claim,) = (claim for claim in claims(doubted, "") if claim.label == first.title)
    assert [(link.text, link.href) for link in claim.questions] == [
        (conflict.question, f"conflicts/#conflict--{name}"),
    ]
    own = COMPONENTS["playbook_page"](doubted, "playbook/")
    assert [link.text for entry in own.claims if entry.anchor == f"badge--{id_}" for link in entry.questions] == [
        conflict.question
    ]


@pytest.mark.parametrize("page", ["measurement", "risks", "post-implementation", "verticals", "related"])
def test_a_page_says_what_the_source_calls_its_section(site: Site, page: str) -> None:
    """Unless the page itself is headed so: nothing is said twice."""
    playbook = site.loaded.playbook
    sections = {
        "measurement": playbook.measurement,
        "risks": playbook.risks,
        "post-implementation": playbook.cadence,
        "verticals": playbook.playbook.verticals,
        "related": playbook.playbook.related,
    }
    title, own = sections[page].title, playbook.pages.pages[page].heading or playbook.pages.pages[page].title
    words = _words(_page(site, f"{page}/", ("page_head", page)))

    assert (f"In the playbook: {title}" in words) == (title.casefold() != own.casefold())


def test_verticals_stand_side_by_side(site: Site) -> None:
    """Each row of the comparison has a cell for every vertical."""
    view = verticals_index(site, "verticals/")
    assert len(view.titles) == len(site.loaded.playbook.verticals)
    assert {len(view.titles)} == {len(row.cells) for row in view.rows}
    assert len(view.rows) == 4


def test_the_home_page_opens_the_timeline_with_its_own_field_names(site: Site) -> None:
    """The form needs no script: the calculator reads its fields from the address."""
    form = COMPONENTS["home_page"](site, "").date_form
    assert form.action == "calculators/timeline/"
    assert [field.parameter for field in form.fields] == ["timeline.anchor_date", "timeline.verticals"]
    verticals = [choice.value for choice in form.fields[1].choices]
    assert ["", *site.loaded.playbook.verticals] == verticals


def test_the_footer_says_the_playbooks_own_dates_and_the_sites_version(site: Site) -> None:
    """Dates are quoted, not computed: no clock is asked."""
    view = frame(site)
    assert "Edition: 2026-05-20. Next Edition: May 20, 2027." in view.about
    assert view.made == "Site version 1.2.3, commit abc1234"
    assert {"phases/", "risks/"} <= {way.page for way in view.ways}


@pytest.mark.parametrize(
    ("text", "milestone"),
    [
        ("80%+ of members back, and happy", "milestone/most-members-back"),
        ("80% of visitors back", None),
        ("Everything is where it belongs", None),
    ],
)
def test_a_statement_that_repeats_a_milestone_has_its_head_count(site: Site, text: str, milestone: str | None) -> None:
    """The words are compared: another share, or a share of something else, is no head-count."""
    assert CountedAs(site.loaded.playbook)(text) == milestone
