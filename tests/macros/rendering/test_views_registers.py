"""Registers, reviews, conflicts, glossary, assumptions: each statement verbatim, once, under its anchor."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest

from macros.content.model.shape import word_fields
from macros.content.registry import Registry
from macros.content.site import Site
from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS
from macros.rendering.views.assumptions import assumption_table
from macros.rendering.views.cadence import post_implementation
from macros.rendering.views.conflicts import conflict_list
from macros.rendering.views.glossary import glossary_list
from macros.rendering.views.measurement import kpi_table, phase_gates
from macros.rendering.views.related import related_playbooks
from macros.rendering.views.risks import risk_monitoring, risk_register
from macros.rendering.views.sentences import Sentences

PAGES = {
    "risks/": ("risk_register", "risk_monitoring"),
    "measurement/": ("kpi_table", "phase_gates"),
    "post-implementation/": ("post_implementation",),
    "related/": ("related_playbooks",),
    "conflicts/": ("conflict_list",),
    "glossary/": ("glossary_list",),
    "assumptions/": ("assumption_table",),
}


class Read(HTMLParser):
    """The ids and the words of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids and links; a tag ends a word."""
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        self._words.append(" ")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self._words.append(data)

    @property
    def words(self) -> str:
        """All words of the page on one line."""
        return " ".join("".join(self._words).split())


def read(site: Site, page: str) -> Read:
    """Render a page's components and read them."""
    parser = Read()
    for component in PAGES[page]:
        parser.feed(str(render(component, COMPONENTS[component](site, page))))
    return parser


@pytest.mark.parametrize("page", PAGES)
def test_every_entity_of_a_page_has_its_anchor_there_once(site: Site, page: str) -> None:
    """A permalink leads to exactly one row or heading."""
    anchors = sorted(entity.anchor for entity in site.registry.on_page(page))

    assert anchors
    assert anchors == sorted(id_ for id_ in read(site, page).ids if "--" in id_)


@pytest.mark.parametrize("page", PAGES)
def test_every_id_stands_once_and_every_mark_leads_to_one(site: Site, page: str) -> None:
    """Marks beside rows lead to the row they stand in."""
    found = read(site, page)

    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "assumptions/"])
def test_the_words_of_every_entity_are_on_its_page(site: Site, page: str) -> None:
    """Nothing of a statement is lost or reworded."""
    words = read(site, page).words
    texts = [
        (entity.reference, text)
        for entity in site.registry.on_page(page)
        for name in word_fields(type(entity.node))
        if isinstance(text := getattr(entity.node, name), str)
    ]

    assert [(reference, text) for reference, text in texts if " ".join(text.split()) not in words] == []


def test_the_register_groups_risks_by_category(site: Site) -> None:
    """Two categories, three risks and two, every one with its three answers."""
    view = risk_register(site, "risks/")

    assert [(category.title, len(category.risks)) for category in view.categories] == [
        ("Risks of the House", 3),
        ("Risks of the Readers", 2),
    ]
    first = view.categories[0].risks[0]
    assert (first.title, first.cells[1].text) == ("Water Damage", "Books dried by a specialist")


def test_levels_differ_in_number_name_and_shape(site: Site) -> None:
    """None of them needs its color to be told apart."""
    levels = risk_monitoring(site, "risks/").levels

    assert [it.title for it in levels] == ["Level 1 (Calm)", "Level 2 (Alert)", "Level 3 (Busy)", "Level 4 (Alarm)"]
    assert len({level.outline for level in levels}) == len(levels)
    assert len({level.tone for level in levels}) == len(levels)


def test_a_fifth_level_still_has_a_shape_and_a_color(site: Site) -> None:
    """A playbook may have more levels than the theme draws."""
    risks = site.loaded.playbook.risks
    ladder = risks.monitoring.escalation
    levels = {**ladder.levels, "beyond": ladder.levels["alarm"]}
    changed = risks.model_copy(
        update={
            "monitoring": risks.monitoring.model_copy(
                update={"escalation": ladder.model_copy(update={"levels": levels})}
            )
        }
    )
    loaded = dataclasses.replace(site.loaded, playbook=dataclasses.replace(site.loaded.playbook, risks=changed))
    entities = {**site.registry, "escalation-level/beyond": site.registry["escalation-level/alarm"]}
    registry: Any = entities
    last = risk_monitoring(dataclasses.replace(site, loaded=loaded, registry=registry), "risks/").levels[-1]

    assert (last.tone, last.outline) == (4, "M11 3h12l8 8v12l-8 8H11l-8-8V11Z")


def test_kpis_say_what_they_are_and_who_uses_them(site: Site) -> None:
    """The kind is the vocabulary's word; a figure without a calculator says so by having none."""
    rows = {row.anchor: row for group in kpi_table(site, "measurement/").groups for row in group.kpis}

    assert len(rows) == len(site.registry.of_kind("kpi"))
    assert rows["kpi--days-to-move"].basis == "Target"
    assert [(link.text, link.href) for link in rows["kpi--days-to-move"].users] == [
        ("Timeline", "../calculators/timeline/")
    ]
    assert [link.text for link in rows["kpi--moves-on-time"].users] == ["Timeline"]
    assert rows["kpi--reading-room-rating"].users == ()


def test_a_figure_in_conflict_links_to_its_questions(site: Site) -> None:
    """The link leads to the first conflict that names the figure and counts them all."""
    rows = {row.anchor: row for group in kpi_table(site, "measurement/").groups for row in group.kpis}
    about = [
        id_
        for id_, conflict in site.loaded.playbook.conflicts.conflicts.items()
        if "kpi/fastest-move" in conflict.statements
    ]
    questions = rows["kpi--fastest-move"].questions

    assert questions is not None
    assert questions.count.startswith(str(len(about)))
    assert questions.href == f"../conflicts/#conflict--{about[0]}"


def test_the_review_is_called_due_only_when_it_is(site: Site) -> None:
    """On the day itself it is not yet past."""
    before = dataclasses.replace(site, today=dt.date(2027, 5, 20))
    after = dataclasses.replace(site, today=dt.date(2027, 5, 21))

    assert kpi_table(before, "measurement/").review == ()
    assert kpi_table(after, "measurement/").review


def test_gates_keep_the_source_labels_and_link_the_phase(site: Site) -> None:
    """`Moved` closes `Part 1: Moving Over`, in that phase's hue."""
    gate = phase_gates(site, "measurement/").gates[1]

    assert (gate.title, gate.hue, gate.weeks) == ("Moved", "2", "Weeks 1–3")
    assert gate.phase.href.partition("#")[0] == "../phases/moving/"
    assert gate.phase.text == "Part 1: Moving Over"


def test_reviews_say_how_often_and_in_which_months(site: Site) -> None:
    """Monthly, annual."""
    reviews = [
        review
        for framework in post_implementation(site, "post-implementation/").frameworks
        for group in framework.review_groups
        for review in group.reviews
    ]

    assert [(review.cadence, sum(review.months)) for review in reviews] == [
        ("Every month", 12),
        ("Every year", 1),
    ]


def test_a_planned_playbook_is_no_link(site: Site) -> None:
    """Its address is shown as the source has it, so that no link is dead."""
    cards = related_playbooks(site, "related/").cards

    assert len(cards) == len(site.registry.of_kind("related-playbook"))
    assert {None} == {card.href for card in cards}
    assert cards[0].source_href == "./OPENING-PARTY.md"
    assert "./OPENING-PARTY.md" in read(site, "related/").words


def test_a_conflict_calls_only_the_playbooks_statements_so(site: Site) -> None:
    """What this site assumes, or explains in words of its own, stands under another head."""
    loaded = site.loaded
    (id_, conflict), *_ = loaded.playbook.conflicts.conflicts.items()
    assumption = site.registry.of_kind("assumption")[0]
    both = conflict.model_copy(update={"statements": [*conflict.statements, assumption.reference]})
    conflicts = loaded.playbook.conflicts.model_copy(update={"conflicts": {id_: both}})
    playbook = dataclasses.replace(loaded.playbook, conflicts=conflicts)
    mixed = dataclasses.replace(site, loaded=dataclasses.replace(loaded, playbook=playbook))

    html = str(render("conflict_list", conflict_list(mixed, "conflicts/")))
    said, assumed = (html.index(f"<dt>{label}</dt>") for label in ("The playbook says", "We say"))
    assert said < assumed < html.index(assumption.quoted)
    assert "<dt>We say</dt>" not in render("conflict_list", conflict_list(site, "conflicts/"))


def test_conflicts_stand_apart_from_what_is_undefined(site: Site) -> None:
    """Every conflict is in the group of its nature, disagreements first."""
    groups = conflict_list(site, "conflicts/").groups
    natures = {f"conflict--{id_}": it.nature for id_, it in site.loaded.playbook.conflicts.conflicts.items()}

    assert [group.anchor for group in groups] == ["conflict", "undefined"]
    for group in groups:
        assert {group.anchor} == {natures[conflict.anchor] for conflict in group.conflicts}


def test_a_conflict_quotes_each_statement_and_links_it(site: Site) -> None:
    """Title and figure of a KPI, weeks of a phase, week of a milestone: as the source says them."""
    conflicts = {it.anchor: it for group in conflict_list(site, "conflicts/").groups for it in group.conflicts}
    quotes = [(it.words, it.href) for one in conflicts["conflict--length-of-the-move"].said for it in one.quotes]

    assert ("Fastest Move: 50 days", "../measurement/#kpi--fastest-move") in quotes
    assert any(words == "Packing Phase (Weeks −1 to 0)" for words, _ in quotes)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("milestone/some-members-back", "Week 5: 40% of members back"),
        ("escalation-level/alert", "Level 2 (Alert): A talk every morning"),
        ("adjustment/childrens-library.chain-of-children", "Chain of children with books (Week 3-4)"),
        ("block/open-house", "Open House (Weeks 5–7)"),
    ],
)
def test_a_quoted_statement_reads_as_in_the_source(site: Site, reference: str, expected: str) -> None:
    """The words around a text belong to the statement."""
    assert expected == site.registry[reference].quoted


def test_terms_are_sorted_whatever_their_case(site: Site) -> None:
    """`NOVEL` stands between `net present value` and `self-checkout`, not before all lower-case terms."""
    glossary = site.loaded.playbook.glossary
    terms = {**glossary.terms, "block": glossary.terms["block"].model_copy(update={"title": "NOVEL"})}
    playbook = dataclasses.replace(site.loaded.playbook, glossary=glossary.model_copy(update={"terms": terms}))
    changed = dataclasses.replace(site, loaded=dataclasses.replace(site.loaded, playbook=playbook))
    titles = [term.title for term in glossary_list(changed, "glossary/").terms]

    assert titles == sorted(titles, key=str.casefold) != sorted(titles)
    assert len(terms) == len(titles)


def test_a_term_is_linked_where_it_first_occurs(site: Site) -> None:
    """The text itself stays as it is; a second occurrence is left alone."""
    sentences = Sentences(site, "calculators/roi/")
    first, second = sentences("A Shelfmark helps; shelfmarks help."), sentences("One shelfmark more.")

    assert "".join(it.text for it in first) == "A Shelfmark helps; shelfmarks help."
    assert [(it.text, it.href) for it in first if it.href] == [("Shelfmark", "../../glossary/#term--shelfmark")]
    assert [it for it in second if it.href] == []
    assert next(it.meaning for it in first if it.href) == site.loaded.playbook.glossary.terms["shelfmark"].text


def test_a_term_inside_a_word_is_no_term(site: Site) -> None:
    """`blocked` is not `block`."""
    assert [it for it in Sentences(site, "")("A blocked, subvertical-free, unmilestoned shelf.") if it.href] == []


def assumptions_of(site: Site) -> Iterator[tuple[str, Any]]:
    """Every row with its group's title."""
    for group in assumption_table(site, "assumptions/").groups:
        for row in group.rows:
            yield group.title, row


def test_assumptions_show_value_unit_range_and_origin(site: Site) -> None:
    """A choice is named as the form names it; an external value names its source."""
    rows = {row.anchor: row for _, row in assumptions_of(site)}

    assert rows["assumption--rate-of-interest"].value == "4%"
    assert [row.value for row in rows.values() if row.value.startswith("Week ")] != []
    assert [row.value for row in rows.values() if row.value.endswith((" ratio", " number", " numbers"))] == []
    assert (
        rows["assumption--rate-of-interest"].badge.words,
        bool(rows["assumption--rate-of-interest"].citation),
    ) == ("external", True)
    assert (
        rows["assumption--our-lost-books"].value,
        rows["assumption--our-lost-books"].example,
    ) == ("9,000 a year in your currency", True)
    assert rows["assumption--opening-day"].value == "the start of Week 5"
    assert rows["assumption--days-of-work"].value == "Monday to Friday"


def test_an_assumption_stands_under_the_calculator_that_uses_it(site: Site) -> None:
    """What several calculators share stands apart and names them."""
    places = {row.anchor: (group, [link.text for link in row.users]) for group, row in assumptions_of(site)}

    assert places["assumption--rate-of-interest"] == ("Return on investment calculator", [])
    group, users = places["assumption--our-members"]
    assert group == "Several calculators"
    assert users == ["Timeline", "Adoption", "Return on investment"]


def test_a_risk_that_an_editor_adds_appears_without_further_work(site: Site) -> None:
    """Nothing in view or template knows how many risks there are."""
    risks = site.loaded.playbook.risks
    category_id, category = next(iter(risks.risk_register.categories.items()))
    grown = category.model_copy(update={"risks": {**category.risks, "late": category.risks["water-damage"]}})
    register = risks.risk_register.model_copy(
        update={"categories": {**risks.risk_register.categories, category_id: grown}}
    )
    document = site.loaded.documents["risks"]
    place = ("risk_register", "categories", category_id, "risks")
    keys = {**document.keys, (*place, "late"): document.keys[(*place, "water-damage")]}
    documents = {**site.loaded.documents, "risks": dataclasses.replace(document, keys=keys)}
    loaded = dataclasses.replace(
        site.loaded,
        documents=documents,
        playbook=dataclasses.replace(site.loaded.playbook, risks=risks.model_copy(update={"risk_register": register})),
    )
    changed = dataclasses.replace(site, loaded=loaded, registry=Registry.of(loaded))

    assert "risk--late" in [risk.anchor for risk in risk_register(changed, "risks/").categories[0].risks]
