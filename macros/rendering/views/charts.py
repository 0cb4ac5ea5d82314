"""A chart as a page shows it: title, what to see, the drawing at two widths, and the way to its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from macros.rendering.charts import draw
from macros.rendering.views.badges import Badge
from macros.rendering.views.view import view

__all__ = ["ChartFigure", "chart_figure"]


@view
class ChartFigure:
    """What a figure holds."""

    name: str
    title: str
    text: str
    """One sentence: what to see."""
    alt: str
    """What the picture is, for those who cannot see it."""
    wide: Markup
    narrow: Markup
    table: str
    """Anchor of the table that holds the same values."""
    leads: bool
    """Whether it leads there; one that stands open beside its table need not."""
    badges: tuple[Badge, ...]
    """Where what it shows comes from, if that must be said."""
    is_empty: bool
    """There is nothing to show yet."""


def chart_figure(
    group: str,
    name: str,
    data: Mapping[str, Sequence[Mapping[str, Any]]] | None,
    table: str,
    badges: tuple[Badge, ...] = (),
    *,
    leads: bool = True,
) -> ChartFigure:
    """The chart `<group>/<name>` with its data sets; without any it is there, but empty and hidden."""
    if data is None:
        nothing = Markup("")
        return ChartFigure(
            name=name,
            title="",
            text="",
            alt="",
            wide=nothing,
            narrow=nothing,
            table=table,
            leads=leads,
            badges=(),
            is_empty=True,
        )
    (words,) = data["caption"]
    chart = f"{group}/{name}"
    return ChartFigure(
        name=name,
        title=words["title"],
        text=words["text"],
        alt=words["alt"],
        wide=Markup(draw(chart, "wide", data)),  # noqa: S704 - our own drawing, whose texts are escaped
        narrow=Markup(draw(chart, "narrow", data)),  # noqa: S704
        table=table,
        leads=leads,
        badges=badges,
        is_empty=False,
    )
