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
    """Two categories with three risks each, every one with its three answers."""
    view = risk_register(site, "risks/")

    assert [(category.title, len(category.risks)) for category in view.categories] == [
        ("Technical Risks", 3),
        ("Change Management Risks", 3),
    ]
    first = view.categories[0].risks[0]
    assert (first.title, first.cells[1].text) == ("Integration Failures", "Manual process procedures")


def test_levels_differ_in_number_name_and_shape(site: Site) -> None:
    """None of them needs its color to be told apart."""
    levels = risk_monitoring(site, "risks/").levels

    assert [it.title for it in levels] == ["Level 1 (Green)", "Level 2 (Yellow)", "Level 3 (Red)", "Level 4 (Critical)"]
    assert len({level.outline for level in levels}) == len(levels)
    assert len({level.tone for level in levels}) == len(levels)


def test_a_fifth_level_still_has_a_shape_and_a_color(site: Site) -> None:
    """A playbook may have more levels than the theme draws."""
    risks = site.loaded.playbook.risks
    ladder = risks.monitoring.escalation
    levels = {**ladder.levels, "beyond": ladder.levels["critical"]}
    changed = risks.model_copy(
        update={
            "monitoring": risks.monitoring.model_copy(
                update={"escalation": ladder.model_copy(update={"levels": levels})}
            )
        }
    )
    loaded = dataclasses.replace(site.loaded, playbook=dataclasses.replace(site.loaded.playbook, risks=changed))
    entities = {**site.registry, "escalation-level/beyond": site.registry["escalation-level/critical"]}
    registry: Any = entities
    last = risk_monitoring(dataclasses.replace(site, loaded=loaded, registry=registry), "risks/").levels[-1]

    assert (last.tone, last.outline) == (4, "M11 3h12l8 8v12l-8 8H11l-8-8V11Z")


def test_kpis_say_what_they_are_and_who_uses_them(site: Site) -> None:
    """The kind is the vocabulary's word; a figure without a calculator says so by having none."""
    rows = {row.anchor: row for group in kpi_table(site, "measurement/").groups for row in group.kpis}

    assert len(rows) == 16
    assert rows["kpi--target-timeline"].basis == "Target"
    assert [(link.text, link.href) for link in rows["kpi--target-timeline"].users] == [
        ("Timeline", "../calculators/timeline/")
    ]
    assert [link.text for link in rows["kpi--on-time-completion"].users] == ["Timeline"]
    assert rows["kpi--long-term-satisfaction"].users == ()


def test_a_figure_in_conflict_links_to_its_questions(site: Site) -> None:
    """The link leads to the first conflict that names the figure and counts them all."""
    rows = {row.anchor: row for group in kpi_table(site, "measurement/").groups for row in group.kpis}
    about = [
        id_
        for id_, conflict in site.loaded.playbook.conflicts.conflicts.items()
        if "kpi/on-time-completion" in conflict.statements
    ]
    questions = rows["kpi--on-time-completion"].questions

    assert questions is not None
    assert questions.count.startswith(str(len(about)))
    assert questions.href == f"../conflicts/#conflict--{about[0]}"


def test_the_review_is_called_due_only_when_it_is(site: Site) -> None:
    """On the day itself it is not yet past."""
    before = dataclasses.replace(site, today=dt.date(2025, 4, 30))
    after = dataclasses.replace(site, today=dt.date(2025, 5, 1))

    assert kpi_table(before, "measurement/").review == ()
    assert kpi_table(after, "measurement/").review


def test_gates_keep_the_source_labels_and_link_the_phase(site: Site) -> None:
    """`Foundation Phase` closes `Phase 1: Foundation Setup`, in that phase's hue."""
    gate = phase_gates(site, "measurement/").gates[1]

    assert (gate.title, gate.hue, gate.weeks) == ("Foundation Phase", "2", "Weeks 1–2")
    assert gate.phase.href.partition("#")[0] == "../phases/foundation-setup/"
    assert gate.phase.text == "Phase 1: Foundation Setup"


def test_reviews_say_how_often_and_in_which_months(site: Site) -> None:
    """Monthly, quarterly, annual."""
    reviews = [
        review
        for framework in post_implementation(site, "post-implementation/").frameworks
        for group in framework.review_groups
        for review in group.reviews
    ]

    assert [(review.cadence, sum(review.months)) for review in reviews] == [
        ("Every month", 12),
        ("Every three months", 4),
        ("Every year", 1),
    ]


def test_a_planned_playbook_is_no_link(site: Site) -> None:
    """Its address is shown as the source has it, so that no link is dead."""
    cards = related_playbooks(site, "related/").cards

    assert len(cards) == 4
    assert {None} == {card.href for card in cards}
    assert cards[0].source_href == "./USER-ADOPTION.md"
    assert "./USER-ADOPTION.md" in read(site, "related/").words


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
    quotes = [(quote.words, quote.href) for quote in conflicts["conflict--timeline-length"].quotes]

    assert ("Target Timeline: 90 days", "../measurement/#kpi--target-timeline") in quotes
    assert any(words == "Pre-Implementation Phase (Weeks −2 to 0)" for words, _ in quotes)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("milestone/half-of-users-adopted", "Week 4: 50% user adoption"),
        ("escalation-level/yellow", "Level 2 (Yellow): Enhanced attention"),
        ("adjustment/restaurant.gradual-pos-rollout", "Gradual POS rollout (Week 3-5)"),
        ("block/organization-wide-rollout", "Organization-Wide Rollout (Weeks 4–6)"),
    ],
)
def test_a_quoted_statement_reads_as_in_the_source(site: Site, reference: str, expected: str) -> None:
    """The words around a text belong to the statement."""
    assert expected == site.registry[reference].quoted


def test_terms_are_sorted_whatever_their_case(site: Site) -> None:
    """`IRR` stands between `horizon` and `KPI`, not before all lower-case terms."""
    titles = [term.title.casefold() for term in glossary_list(site, "glossary/").terms]

    assert sorted(titles) == titles
    assert len(site.loaded.playbook.glossary.terms) == len(titles)


def test_a_term_is_linked_where_it_first_occurs(site: Site) -> None:
    """The text itself stays as it is; a second occurrence is left alone."""
    sentences = Sentences(site, "calculators/roi/")
    first, second = sentences("A Champion helps; champions help."), sentences("One champion more.")

    assert "".join(it.text for it in first) == "A Champion helps; champions help."
    assert [(it.text, it.href) for it in first if it.href] == [("Champion", "../../glossary/#term--champion")]
    assert [it for it in second if it.href] == []
    assert next(it.meaning for it in first if it.href) == site.loaded.playbook.glossary.terms["champion"].text


def test_a_term_inside_a_word_is_no_term(site: Site) -> None:
    """`phased` is not `phase`."""
    assert [it for it in Sentences(site, "")("A phased, subphase-free championship.") if it.href] == []


def assumptions_of(site: Site) -> Iterator[tuple[str, Any]]:
    """Every row with its group's title."""
    for group in assumption_table(site, "assumptions/").groups:
        for row in group.rows:
            yield group.title, row


def test_assumptions_show_value_unit_range_and_origin(site: Site) -> None:
    """A choice is named as the form names it; an external value names its source."""
    rows = {row.anchor: row for _, row in assumptions_of(site)}

    assert rows["assumption--discount-rate"].value == "10%"
    assert (
        rows["assumption--discount-rate"].badge.words,
        bool(rows["assumption--discount-rate"].citation),
    ) == ("external", True)
    assert (
        rows["assumption--example-internal-hours"].value,
        rows["assumption--example-internal-hours"].example,
    ) == ("1,200 hours", True)
    assert rows["assumption--go-live"].value == "the start of Week 4"
    assert rows["assumption--work-week"].value == "Monday to Friday"


def test_an_assumption_stands_under_the_calculator_that_uses_it(site: Site) -> None:
    """What several calculators share stands apart and names them."""
    places = {row.anchor: (group, [link.text for link in row.users]) for group, row in assumptions_of(site)}

    assert places["assumption--discount-rate"] == ("Return on investment calculator", [])
    group, users = places["assumption--example-users"]
    assert group == "Several calculators"
    assert users == ["Timeline", "Adoption", "Return on investment"]


def test_a_risk_that_an_editor_adds_appears_without_further_work(site: Site) -> None:
    """Nothing in view or template knows how many risks there are."""
    risks = site.loaded.playbook.risks
    category_id, category = next(iter(risks.risk_register.categories.items()))
    grown = category.model_copy(update={"risks": {**category.risks, "late": category.risks["integration-failures"]}})
    register = risks.risk_register.model_copy(
        update={"categories": {**risks.risk_register.categories, category_id: grown}}
    )
    document = site.loaded.documents["risks"]
    place = ("risk_register", "categories", category_id, "risks")
    keys = {**document.keys, (*place, "late"): document.keys[(*place, "integration-failures")]}
    documents = {**site.loaded.documents, "risks": dataclasses.replace(document, keys=keys)}
    loaded = dataclasses.replace(
        site.loaded,
        documents=documents,
        playbook=dataclasses.replace(site.loaded.playbook, risks=risks.model_copy(update={"risk_register": register})),
    )
    changed = dataclasses.replace(site, loaded=loaded, registry=Registry.of(loaded))

    assert "risk--late" in [risk.anchor for risk in risk_register(changed, "risks/").categories[0].risks]
