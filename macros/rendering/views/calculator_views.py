"""A calculator's result in its views: which charts, figures, tables and notes stand in which, as its outputs say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from calculators.presentation import CLAIMS, METHOD
from macros.rendering.views.charts import ChartFigure, chart_figure
from macros.rendering.views.view import view
from macros.rendering.views.worked_example import WorkedExample

__all__ = ["ResultView", "charts_in", "result_views"]


@view
class Figure:
    """A result by itself."""

    name: str
    id: str
    label: str
    text: str
    simulated: bool
    """Drawn at random, and so later than the answer."""


@view
class FigureGroup:
    """Figures that stand together."""

    title: str
    """Empty where the view's own heading is enough."""
    id: str
    figures: tuple[Figure, ...]


@view
class Column:
    """A column of a table."""

    label: str
    numeric: bool


@view
class Cell:
    """A text in a table."""

    text: str
    column: Column


@view
class Row:
    """A line of a table."""

    kind: str
    """What sets it off: a part's heading, a mark, the total."""
    hue: str
    """Of its phase, in tables about parts of the plan."""
    head: Cell
    cells: tuple[Cell, ...]


@view
class Table:
    """A table of the result."""

    name: str
    anchor: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stacks: bool
    """A table of words alone does on a phone, each cell below its column's name; numbers are compared side by side."""
    is_folded: bool
    is_told: bool
    """The chart right above it says what it is, so its heading need not be seen."""
    simulated: bool
    charts: tuple[ChartFigure, ...]
    """What shows the same values, the view's first chart apart."""


@view
class ResultView:
    """A part of the result that is opened by itself."""

    name: str
    label: str
    chart: ChartFigure | None
    """The first one, on top."""
    figure_groups: tuple[FigureGroup, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...] | None
    """`None` where they stand in another view."""
    drawn_notes: tuple[str, ...] | None
    empty: str
    holds_claims: bool
    """What the playbook claims about the question stands here."""
    holds_method: bool


def result_views(name: str, example: WorkedExample, *, claimed: bool) -> tuple[ResultView, ...]:
    """The views of calculator `name`, filled with the worked example; the method, the last one, is the caller's.

    Where nothing is `claimed`, what stands beside claims has a name of its own, and of claims alone there is no view.
    """
    views = example.description["views"]
    claims = CLAIMS.name if any(item["name"] == CLAIMS.name for item in views) else METHOD.name
    found = (_result_view(name, example, item, claims, claimed=claimed) for item in views)
    return tuple(it for it in found if it.label)


def charts_in(name: str, example: WorkedExample, view_name: str) -> tuple[ChartFigure, ...]:
    """The charts of a view; of none, those beside the answer."""
    in_view = {table["name"] for table in example.description["tables"] if table["view"] == view_name}
    folded = {table["name"] for table in example.description["tables"] if table["folded"]}
    drawn = example.answer["charts"]
    return tuple(
        chart_figure(
            name,
            chart["name"],
            drawn.get(chart["name"]),
            _table_anchor(name, chart["table"]),
            leads=chart["table"] in folded or chart["table"] not in in_view,
        )
        for chart in example.description["charts"]
        if chart["view"] == view_name
    )


def _result_view(
    name: str, example: WorkedExample, own: Mapping[str, Any], claims: str, *, claimed: bool
) -> ResultView:
    charts = charts_in(name, example, own["name"])
    answer = example.answer
    return ResultView(
        name=own["name"],
        label=own["label"] if claimed or own["name"] != CLAIMS.name else own["unclaimed"],
        chart=charts[0] if charts else None,
        figure_groups=tuple(_figure_groups(name, example, own["name"])),
        tables=tuple(
            _table(name, table, example, charts)
            for table in example.description["tables"]
            if table["view"] == own["name"]
        ),
        notes=tuple(answer["notes"]) if own["notes"] else None,
        drawn_notes=tuple(answer["drawn_notes"]) if own["drawn_notes"] else None,
        empty=own["empty"],
        holds_claims=own["name"] == claims,
        holds_method=own["name"] == METHOD.name,
    )


def _figure_groups(name: str, example: WorkedExample, view_name: str) -> Iterator[FigureGroup]:
    shown = [figure for figure in example.description["figures"] if figure["view"] == view_name]
    for number, (title, figures) in enumerate(groupby(shown, key=lambda figure: figure["section"])):
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
        yield FigureGroup(title=title, id=f"{name}-{view_name}-figures-{number}", figures=own)


def _table_anchor(calculator_name: str, table_name: str) -> str:
    return f"table-{calculator_name}-{table_name}".replace("_", "-")


def _table(
    calculator_name: str, table: Mapping[str, Any], example: WorkedExample, charts: tuple[ChartFigure, ...]
) -> Table:
    columns = tuple(Column(label=column["label"], numeric=column["numeric"]) for column in table["columns"])
    rows = example.answer["tables"][table["name"]]
    kinds = example.answer["row_kinds"].get(table["name"]) or [("", "")] * len(rows)
    anchor = _table_anchor(calculator_name, table["name"])
    own = [chart for chart in charts if chart.table == anchor]
    first = charts[0] if charts else None
    return Table(
        name=table["name"],
        anchor=anchor,
        caption=table["caption"],
        columns=columns,
        rows=tuple(_row(columns, texts, *kind) for texts, kind in zip(rows, kinds, strict=True)),
        stacks=not any(column.numeric for column in columns),
        is_folded=table["folded"],
        is_told=first in own and not table["folded"],
        simulated=table["simulated"],
        charts=tuple(chart for chart in own if chart is not first),
    )


def _row(columns: tuple[Column, ...], texts: list[str], kind: str, hue: str) -> Row:
    head, *cells = (Cell(text=text, column=column) for column, text in zip(columns, texts, strict=True))
    return Row(kind=kind, hue=hue, head=head, cells=tuple(cells))
