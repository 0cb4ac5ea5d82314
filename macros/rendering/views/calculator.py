"""The whole page of a calculator: answer first, then the form, figures, tables, method and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, zip_longest
from typing import Any

from macros.content.selections import statements_given
from macros.content.site import Site
from macros.rendering.charts.browser import specifications_path
from macros.rendering.views.assumptions import citation_words
from macros.rendering.views.badges import Badge, badge
from macros.rendering.views.calculator_fields import Field, fields_of
from macros.rendering.views.charts import ChartFigure, chart_figure
from macros.rendering.views.planner import Planner, planner
from macros.rendering.views.references import Quote, quote
from macros.rendering.views.sentences import Sentence, Sentences
from macros.rendering.views.view import view
from macros.rendering.views.worked_example import WorkedExample, worked_example

__all__ = ["calculator"]

_LONGEST_OPEN = 14
"""Rows; the plan has as many weeks."""
_DATED = "named_days"
"""What is given to get a date in the result, not to be held against it."""
_NAMED = 3
"""Fields that a folded group names."""


@view
class Figure:
    name: str
    id: str
    label: str
    text: str
    simulated: bool
    """Drawn at random, and so later than the answer."""


@view
class FigureGroup:
    title: str
    """Empty for the first ones, which stand right below the chart."""
    id: str
    figures: tuple[Figure, ...]


@view
class Column:
    label: str
    numeric: bool


@view
class Cell:
    text: str
    column: Column


@view
class Row:
    hue: str | None
    """Of its phase, in tables about parts of the plan."""
    head: Cell
    cells: tuple[Cell, ...]


@view
class Table:
    name: str
    anchor: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stacks: bool
    """A table of words alone does on a phone, each cell below its column's name; numbers are compared side by side."""
    is_folded: bool
    """Long tables are, second views, and those whose values a chart above them shows."""
    simulated: bool
    charts: tuple[ChartFigure, ...]
    """What shows the same values, the calculator's first chart apart."""


@view
class Section:
    title: str
    words: str
    """What its fields are about, in one line."""
    fields: tuple[Field, ...]


@view
class CalculatorView:
    name: str
    title: str
    answer: tuple[tuple[str, bool], ...]
    """The answer in words: stretches of text, each with whether it stands out."""
    claims: tuple[Quote, ...]
    """What the playbook itself states about the question, to be held against the answer."""
    playbook_badge: Badge
    essentials: tuple[Field, ...]
    advanced: tuple[Field, ...]
    advanced_sections: tuple[Section, ...]
    """The same fields below their headings, each folded."""
    charts: tuple[ChartFigure, ...]
    """The first chart, which stands above all figures."""
    charts_source: str
    """Address of what draws the charts anew: their specifications."""
    charts_engine: str
    """Address of the program for it."""
    figure_groups: tuple[FigureGroup, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    drawn_notes: tuple[str, ...]
    """What the random draws add to the notes."""
    planner: Planner
    method: tuple[Sentence, ...]
    sources: tuple[str, ...]
    given: Mapping[str, Any]
    """The playbook's own structure, handed to the calculator as it is."""
    linked: Mapping[str, Any]
    """The values of the calculators it takes from, as long as their own pages hold no others."""
    usual: Mapping[str, Any]
    """What entries are held against to ask whether they are mistyped."""
    given_quotes: tuple[Quote, ...]


def calculator(site: Site, here: str, name: str) -> CalculatorView:
    """The calculator with the playbook's defaults and the answer to them; an unknown name raises `KeyError`."""
    text = site.loaded.playbook.calculators.calculators[name]
    example = worked_example(site, name, simulated=True)
    sentences = Sentences(site, here)
    fields = fields_of(site, here, example, sentences)
    advanced = tuple(field for field in fields if field.is_advanced)
    given = [reference for references in statements_given(site.loaded, name).values() for reference in references]
    charts = _charts(name, example)
    return CalculatorView(
        name=name,
        title=text.title,
        answer=example.sentence,
        claims=tuple(quote(site, here, reference) for reference in _claims(site, name, example)),
        playbook_badge=badge(site, "playbook"),
        essentials=tuple(field for field in fields if not field.is_advanced),
        advanced=advanced,
        advanced_sections=_sections(advanced),
        figure_groups=tuple(_figure_groups(name, example)),
        charts=charts[:1],
        charts_source=site.href(specifications_path(name), here),
        charts_engine=site.href(site.chart_engine, here),
        tables=tuple(_table(name, table, example, charts[1:]) for table in example.description["tables"]),
        notes=tuple(example.answer["notes"]),
        drawn_notes=tuple(example.answer["drawn_notes"]),
        planner=planner(site, here, name),
        method=tuple(sentences(paragraph.text) for paragraph in text.method),
        sources=tuple(citation_words(source) for source in text.sources),
        given={
            field["name"]: example.values[field["name"]] for field in example.description["fields"] if field["given"]
        },
        linked=example.linked,
        usual=example.usual,
        given_quotes=tuple(quote(site, here, reference) for reference in given),
    )


def _figure_groups(name: str, example: WorkedExample) -> Iterator[FigureGroup]:
    grouped = groupby(example.description["figures"], key=lambda figure: figure["section"])
    for number, (title, figures) in enumerate(grouped):
        own = tuple(
            Figure(
                name=figure["name"],
                id=f"{name}-{figure['name']}-label",
                label=figure["label"],
                text=example.answer["figures"][figure["name"]],
                simulated=figure["simulated"],
            )
            for figure in figures
        )
        yield FigureGroup(title=title, id=f"{name}-figures-{number}", figures=own)


def _sections(fields: tuple[Field, ...]) -> tuple[Section, ...]:
    grouped = ((title, tuple(own)) for title, own in groupby(fields, key=lambda it: it.section))
    return tuple(Section(title=title or "Advanced", words=_folded_words(own), fields=own) for title, own in grouped)


def _folded_words(fields: tuple[Field, ...]) -> str:
    """What is folded: the first fields' names."""
    words = [_lower(field.label) for field in fields]
    return ", ".join(words[:_NAMED]) + (" and more" if len(words) > _NAMED else "")


def _claims(site: Site, calculator: str, example: WorkedExample) -> list[str]:
    """What the result is held against; where the playbook names nothing for that, the KPIs that are read."""
    # What an input starts with is no claim to hold the result against.
    inputs = set(example.origins.values())
    given = [
        reference
        for name, references in statements_given(site.loaded, calculator).items()
        for reference in references
        if name != _DATED and reference not in inputs
    ]
    for references in (given, example.origins.values()):
        kpis = [reference for reference in dict.fromkeys(references) if site.registry[reference].kind == "kpi"]
        if kpis:
            return kpis
    return []


def _lower(label: str) -> str:
    """A label inside a sentence; an abbreviation keeps its capitals."""
    first = label.partition(" ")[0]
    return label if len(first) > 1 and first.isupper() else label[:1].lower() + label[1:]


def _charts(name: str, example: WorkedExample) -> tuple[ChartFigure, ...]:
    drawn = example.answer["charts"]
    return tuple(
        chart_figure(name, chart["name"], drawn.get(chart["name"]), _table_anchor(name, chart["table"]))
        for chart in example.description["charts"]
    )


def _table_anchor(calculator_name: str, table_name: str) -> str:
    return f"table-{calculator_name}-{table_name}".replace("_", "-")


def _table(
    calculator_name: str, table: Mapping[str, Any], example: WorkedExample, charts: tuple[ChartFigure, ...]
) -> Table:
    columns = tuple(Column(label=column["label"], numeric=column["numeric"]) for column in table["columns"])
    rows = example.answer["tables"][table["name"]]
    anchor = _table_anchor(calculator_name, table["name"])
    own_charts = tuple(chart for chart in charts if chart.table == anchor)
    # Rows about phases and blocks stand in the plan's order, whatever is entered.
    hues = [span.get("hue") for span in example.values.get("plan", {}).get(table["name"], [])]
    return Table(
        name=table["name"],
        anchor=anchor,
        caption=table["caption"],
        columns=columns,
        rows=tuple(_row(columns, texts, hue) for texts, hue in zip_longest(rows, hues[: len(rows)])),
        stacks=not any(column.numeric for column in columns),
        is_folded=table["folded"] or len(rows) > _LONGEST_OPEN or bool(own_charts),
        simulated=table["simulated"],
        charts=own_charts,
    )


def _row(columns: tuple[Column, ...], texts: list[str], hue: str | None) -> Row:
    head, *cells = (Cell(text=text, column=column) for column, text in zip(columns, texts, strict=True))
    return Row(hue=hue, head=head, cells=tuple(cells))
