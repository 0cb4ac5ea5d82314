"""Calculator pages: complete as built, from the same Python as in the browser, with every default's origin."""

import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from calculators import NAMES, bridge
from macros.calculated.defaults import request
from macros.content.site import Site
from macros.rendering.templates import render
from macros.rendering.views.calculator import CalculatorView, calculator
from macros.rendering.views.calculator_fields import Field
from macros.rendering.views.calculator_views import Table
from macros.rendering.views.calculators_index import calculators_index

every_calculator = pytest.mark.parametrize("name", NAMES)


class Form(HTMLParser):
    """What a script or a form sender finds in a calculator's page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.form: dict[str, str | None] = {}
        self.names: set[str] = set()
        self.fields: list[str] = []
        self.outputs: dict[str, str] = {}
        self.tables: list[str] = []
        self.ids: list[str] = []
        self.described: set[str] = set()
        self.labeled: set[str] = set()
        self.hooks: set[str] = set()
        self.given = self.linked = ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element offers to a script."""
        found = dict(attrs)
        self.hooks |= {name for name in found if name.startswith("data-")}
        if tag == "form":
            self.form = found
            self.given, self.linked = str(found["data-given"]), str(found["data-linked"])
        if tag in ("input", "select", "textarea") and "name" in found:
            self.names.add(str(found["name"]))
            self.described.update(str(found["aria-describedby"]).split())
        if "data-field" in found:
            self.fields.append(str(found["data-field"]))
        if tag == "output":
            self.outputs[str(found["name"])] = ""
            self.labeled.add(str(found["aria-labelledby"]))
            self._inside = str(found["name"])
        if "data-table" in found:
            self.tables.append(str(found["data-table"]))
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "label":
            self.labeled.add(str(found["for"]))

    def handle_endtag(self, tag: str) -> None:
        """A figure ends with its element."""
        if tag == "output":
            self._inside = ""

    def handle_data(self, data: str) -> None:
        """Text counts inside a figure only."""
        if self._inside:
            self.outputs[self._inside] += data


def view_of(site: Site, name: str) -> CalculatorView:
    """The finished view of a calculator, seen from its own page."""
    return calculator(site, f"calculators/{name}/", name)


def form_of(site: Site, name: str) -> Form:
    """The rendered page, read as a script reads it."""
    return Form(str(render("calculator", view_of(site, name))))


def fields_of(site: Site, name: str) -> dict[str, Field]:
    """All inputs by name."""
    view = view_of(site, name)
    return {field.name: field for group in (view.facts, *view.groups, *view.folds) for field in group.fields}


def tables_of(site: Site, name: str) -> dict[str, Table]:
    """The tables of all views, by name."""
    return {table.name: table for result in view_of(site, name).views for table in result.tables}


def shown_by(name: str, part: str) -> set[str]:
    """The figures or tables that some view of a calculator shows."""
    return {item["name"] for item in bridge.describe(name)[part] if item["view"]}


def answer_of(site: Site, name: str) -> dict[str, object]:
    """The calculator run with the playbook's defaults, and what its draws add."""
    asked = json.dumps(request(site.loaded, name))
    answer = json.loads(bridge.answer(name, asked))
    drawing = bridge.simulation(name, asked)
    while "ok" not in (drawn := json.loads(drawing.advance())):
        pass
    both = {part: answer[part] | drawn[part] for part in ("figures", "tables")}
    return {**answer, **both, "sentence": drawn["sentence"]}


@every_calculator
def test_the_form_holds_an_input_for_every_field_and_no_other(site: Site, name: str) -> None:
    """Inputs bear their field's name; what the playbook gives is no input."""
    asked = {field["name"] for field in bridge.describe(name)["fields"] if not field["given"]}
    form = form_of(site, name)

    assert asked == form.names == set(form.fields)
    assert len(asked) == len(form.fields)
    assert (name, "static") == (form.form["data-calculator"], form.form["data-state"])
    assert {"data-answer", "data-notes", "data-status", "data-errors", "data-given"} <= form.hooks


@every_calculator
def test_the_page_shows_the_calculators_own_texts(site: Site, name: str) -> None:
    """Figures, tables and answer as built are those that the browser would show for the same inputs."""
    answer, view, form = answer_of(site, name), view_of(site, name), form_of(site, name)

    figures, tables = answer["figures"], answer["tables"]
    assert isinstance(figures, dict)
    assert isinstance(tables, dict)
    assert {figure: figures[figure] for figure in shown_by(name, "figures")} == form.outputs
    assert figures == {figure: text for figure, _, text in view.figures}
    assert [[text, strong] for text, strong in view.answer] == answer["sentence"]
    assert {table: tables[table] for table in shown_by(name, "tables")} == {
        table.name: [[row.head.text, *(cell.text for cell in row.cells)] for row in table.rows]
        for table in tables_of(site, name).values()
    }
    assert answer["notes"] == [note for result in view.views for note in result.notes or ()]


@every_calculator
def test_what_the_form_holds_is_what_was_calculated(site: Site, name: str) -> None:
    """Sent back as typed, the built inputs give the built answer: the first live result changes nothing."""
    fields, form = fields_of(site, name), form_of(site, name)
    typed = {
        field.name: [choice.value for choice in field.choices if choice.chosen]
        if field.is_ticks
        else next(choice.value for choice in field.choices if choice.chosen)
        if field.is_select
        else field.value
        for field in fields.values()
    }
    asked = {"values": {**json.loads(form.given), **typed}, "linked": json.loads(form.linked)}
    answer = json.loads(bridge.answer(name, json.dumps(asked)))

    assert answer["ok"], answer
    assert answer == json.loads(bridge.answer(name, json.dumps(request(site.loaded, name))))


@every_calculator
def test_every_default_names_where_it_comes_from(site: Site, name: str) -> None:
    """A field with a default links to the statement or assumption; one that starts empty has none."""
    inputs = site.loaded.playbook.calculators.calculators[name].inputs
    fields = fields_of(site, name)

    assert set(inputs) == {field.name for field in fields.values() if field.origin}
    for field_name, reference in inputs.items():
        origin = fields[field_name].origin
        assert origin is not None
        assert origin.href == site.href(reference, f"calculators/{name}/")


def test_a_default_wears_the_badge_of_its_origin(site: Site) -> None:
    """A KPI is the playbook's, an assumption ours or external, a placeholder an example."""
    origins = {name: field.origin for name, field in fields_of(site, "roi").items() if field.origin}

    assert (
        origins["efficiency"].badge.words,
        origins["efficiency"].words,
    ) == ("playbook", "Faster Lending: 25% on average")
    assert origins["realization"].badge.words == "our assumption"
    assert origins["discount_rate"].badge.words == "external"
    assert origins["users"].example
    assert not origins["realization"].example


@every_calculator
def test_every_control_and_figure_is_named_and_described(site: Site, name: str) -> None:
    """Labels, help and errors point to elements that are there, each id once."""
    form = form_of(site, name)

    assert len(form.ids) == len(set(form.ids))
    assert form.described | form.labeled <= set(form.ids)
    assert {f"error-{name}-{field}" for field in form.fields} <= set(form.ids)


def test_choices_come_from_the_playbook_where_the_calculator_has_none(site: Site) -> None:
    """Verticals by id, named by title, none chosen at first; go-live as the assumption says."""
    fields = fields_of(site, "timeline")

    assert list(site.loaded.playbook.verticals) == [choice.value for choice in fields["verticals"].choices]
    assert not any(choice.chosen for choice in fields["verticals"].choices)
    assert [choice.label for choice in fields["go_live_at"].choices if choice.chosen] == ["the start of Week 5"]


def test_a_range_is_told_in_the_unit_of_the_form(site: Site) -> None:
    """A share of 0 to 1 is 0 to 100; an upper bound that only stops slips is not told."""
    fields = fields_of(site, "roi")

    assert fields["realization"].range == "From 0 to 100."
    assert fields["horizon_months"].range == "From 12 to 120."
    assert fields["users"].range == ""
    assert fields["start_date"].range == ""


def test_rows_about_the_plan_wear_the_hue_of_their_phase(site: Site) -> None:
    """Six blocks in three hues, each phase over its own; the line for the whole plan has none."""
    rows = tables_of(site, "timeline")["dates"].rows
    blocks = [row for row in rows if not row.kind]

    assert [row.hue for row in blocks] == ["1", "2", "2", "3", "3", "3"]
    assert [row.hue for row in rows if row.kind == "part"] == ["1", "2", "3"]
    assert [(row.kind, row.hue, row.head.text) for row in rows[-1:]] == [("total", "", "Whole plan")]


def test_long_tables_are_folded(site: Site) -> None:
    """Forty-eight months wait below their name, four years stand open."""
    tables = tables_of(site, "roi")

    assert tables["months"].is_folded
    assert not tables["cash_flow"].is_folded


@every_calculator
def test_figures_stand_in_small_groups(site: Site, name: str) -> None:
    """No group is a list to search through, and where a view has several each has a name."""
    for result in view_of(site, name).views:
        assert all(len(group.figures) <= 9 for group in result.figure_groups)
        assert len(result.figure_groups) < 2 or all(group.title for group in result.figure_groups)


@every_calculator
def test_every_view_has_an_address_and_something_to_say(site: Site, name: str) -> None:
    """The first has a chart, the last is the method; the row of views leads to each, and each is headed."""
    view = view_of(site, name)
    html = str(render("calculator", view))

    assert view.views[0].chart
    assert [result.holds_method for result in view.views] == [False] * (len(view.views) - 1) + [True]
    assert sum(result.holds_claims for result in view.views) == 1
    for result in view.views:
        assert f'<a href="#{result.name}" target="_self"' in html
        assert f'id="{result.name}" data-view aria-labelledby="{result.name}-title"' in html
        assert result.chart or result.tables or result.figure_groups or result.notes or result.holds_method
    assert html.count("aria-current") == 1


@every_calculator
def test_what_a_view_shows_is_declared(name: str) -> None:
    """Every figure, table and chart names a view there is, or none; only charts stand beside the answer."""
    described = bridge.describe(name)
    views = {view["name"] for view in described["views"]}

    assert {item["view"] for part in ("figures", "tables", "charts") for item in described[part]} <= views | {""}
    assert {chart["table"] for chart in described["charts"]} <= shown_by(name, "tables")
    assert sum(view["notes"] for view in described["views"]) == 1


@every_calculator
def test_where_figures_come_from_is_told_once_a_group(site: Site, name: str) -> None:
    """One stop for the keyboard opens a list of all; the marks beside the fields are no links."""
    view = view_of(site, name)
    html = str(render("calculator", view))

    groups = [group for group in (view.facts, *view.groups, *view.folds) if group.about]
    assert html.count('<details class="pb-about">') == len(groups)
    for group in groups:
        assert [own.label for own in group.about] == [field.label for field in group.fields if field.origin]
    assert 'class="pb-field__origin" href' not in html


@every_calculator
def test_a_folded_group_says_what_it_holds(site: Site, name: str) -> None:
    """Its title is a phrase, and beside it stand its first values as a person says them."""
    for fold in view_of(site, name).folds:
        first = fold.fields[0]
        assert fold.statement.startswith(f"{first.label}: {first.words}")
        assert set(fold.stated.split()) <= {field.name for field in fold.fields}


@every_calculator
def test_headings_descend_one_level_at_a_time(site: Site, name: str) -> None:
    """Form, answer and views are parts of the page; charts, tables and groups of figures are parts of a view."""
    levels = [int(level) for level in re.findall(r"<h([1-6])", str(render("calculator", view_of(site, name))))]

    assert levels[0] == 2
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert set(levels) == {2, 3}


def test_a_table_of_words_can_be_read_on_a_phone(site: Site) -> None:
    """Its cells name their columns there; numbers stay side by side, where they can be compared."""
    tables = tables_of(site, "roi")
    html = str(render("calculator", view_of(site, "roi")))

    assert [name for name, table in tables.items() if table.stacks] == ["playbook_check"]
    for row in tables["playbook_check"].rows:
        assert [cell.column.label for cell in row.cells] == ["The playbook says", "Your result", "Reading"]
    assert html.count('data-label="Reading"') == len(tables["playbook_check"].rows)
    assert 'data-label="Net"' not in html


def test_the_playbooks_own_claims_stand_beside_the_answer(site: Site) -> None:
    """Return on investment is held against the playbook's 400 days, the chance of being on time against its 88 %."""
    roi, timeline = view_of(site, "roi"), view_of(site, "timeline")

    assert "Paid Back: 400 days on average" in [quote.words for quote in roi.claims]
    assert "Faster Lending: 25% on average" not in [quote.words for quote in roi.claims]
    assert [quote.words for quote in timeline.claims] == ["Moves on Time: 88% opened on the day announced"]


def test_given_texts_cannot_leave_their_attribute(site: Site) -> None:
    """Text from YAML with quotes and tags is data in it."""
    plain = view_of(site, "timeline")
    view = {name: getattr(plain, name) for name in type(plain).__slots__}
    given = {"plan": "' onfocus='alert(1)\" </form><script>"}
    html = str(render("calculator", {**view, "given": given}))

    assert "<script" not in html
    assert Form(html).form.keys() == form_of(site, "timeline").form.keys()
    assert json.loads(Form(html).given) == given


def test_the_index_asks_every_question_and_answers_it(site: Site) -> None:
    """One card a calculator, in the playbook's order, linked relative to the index."""
    cards = calculators_index(site, "calculators/").cards

    assert [f"{name}/" for name in site.loaded.playbook.calculators.calculators] == [card.href for card in cards]
    assert cards[0].question == "When do the doors open?"
    assert all(card.answer for card in cards)


def test_an_unknown_calculator_is_refused(site: Site) -> None:
    """A misspelled call on a page must not pass."""
    with pytest.raises(KeyError):
        calculator(site, "calculators/", "profit")
