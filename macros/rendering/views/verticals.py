"""The pages of the verticals: side by side, and each with the whole plan and what it adds marked in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from macros.content.model.files import Playbook
from macros.content.model.root import VerticalLabels
from macros.content.model.statements import Statement
from macros.content.model.verticals import Vertical
from macros.content.overlays import overlaid
from macros.content.site import Site
from macros.content.variants import Variant
from macros.content.verticals import Addition, block_ids
from macros.content.windowing import is_long, plan_window
from macros.rendering.views.additions import AdditionView
from macros.rendering.views.badges import Badge, badge
from macros.rendering.views.chips import NO_WEEK, Chip, added_chip, added_when, even_weeks_name
from macros.rendering.views.comparison import BASE_TITLE, comparison_href
from macros.rendering.views.comparison_items import Row, plan_rows
from macros.rendering.views.more import MoreOf
from macros.rendering.views.named import NamedList, named_verticals
from macros.rendering.views.page_words import heading_words, title, words
from macros.rendering.views.stated import Stated, stated
from macros.rendering.views.vertical_plan import PlannedPhase, vertical_plan
from macros.rendering.views.view import view

__all__ = ["VerticalPage", "VerticalsIndex", "vertical_page", "verticals_index"]


@view
class Metric:
    title: str
    text: str
    anchor: str


@view
class Otherwise:
    """Something of the base plan that reads otherwise in the vertical, or that it leaves out."""

    anchor: str
    row: Row
    href: str


@view
class VerticalPage:
    """A vertical: what it adds and measures, then the plan as it applies there."""

    adds_heading: str
    adjustments_label: str
    additions: tuple[AdditionView, ...]
    otherwise_heading: str
    base_title: str
    vertical_title: str
    otherwise: tuple[Otherwise, ...]
    has_lists: bool
    """Whether it has focus areas or success factors."""
    focus_label: str
    focus_areas: tuple[Stated, ...]
    factors_label: str
    success_factors: tuple[Stated, ...]
    metrics_label: str
    metrics_caption: str
    metrics: tuple[Metric, ...]
    badge: Badge
    plan_heading: str
    plan_introduction: str
    compare: str
    compare_href: str
    phases: tuple[PlannedPhase, ...]
    left_out: str
    """How many phases of a long plan are not shown here; empty where all are."""
    left_out_title: str
    left_out_href: str


@view
class Adjusted:
    text: str
    chip: Chip


@view
class VerticalCard:
    title: str
    anchor: str
    href: str
    introduction: str
    adjustments: tuple[Adjusted, ...]


@view
class CompareLine:
    """A statement of a vertical, with those below it."""

    text: str
    below: tuple[CompareLine, ...] = ()


@view
class CompareRow:
    label: str
    cells: tuple[tuple[CompareLine, ...], ...]
    """For each vertical its statements."""


@view
class VerticalsIndex:
    """All verticals, on cards and side by side; many are named only, and any two of them compared elsewhere."""

    cards: tuple[VerticalCard, ...]
    many: NamedList | None
    compare_heading: str
    titles: tuple[str, ...]
    rows: tuple[CompareRow, ...]
    compare: str
    compare_href: str


def verticals_index(site: Site, here: str) -> VerticalsIndex:
    """Every vertical on a card, then all of them side by side."""
    playbook = site.loaded.playbook
    labels = playbook.verticals_heading.labels
    are_many = is_long(len(playbook.verticals))
    verticals = () if are_many else playbook.verticals.values()
    return VerticalsIndex(
        many=named_verticals(site, here, are_all=True) if are_many else None,
        cards=()
        if are_many
        else tuple(
            VerticalCard(
                title=vertical.title,
                anchor=f"verticals-{id_}",
                href=site.href(f"verticals/{id_}/", here),
                introduction=vertical.introduced,
                adjustments=tuple(
                    Adjusted(text=adjustment.text, chip=added_chip(playbook, adjustment))
                    for adjustment in vertical.adjustments.values()
                ),
            )
            for id_, vertical in playbook.verticals.items()
        ),
        compare_heading=heading_words(playbook, "verticals", "compare-heading", playbook.verticals_heading.title),
        compare=title(playbook, "compare") or "",
        compare_href=site.href("compare/", here),
        titles=tuple(vertical.short_title for vertical in verticals),
        rows=tuple(row for row in _compared(labels, verticals) if any(row.cells)),
    )


def _compared(labels: VerticalLabels, verticals: Collection[Vertical]) -> Iterator[CompareRow]:
    yield CompareRow(label=labels.focus_areas, cells=tuple(_compared_lines(it.focus_areas) for it in verticals))
    yield CompareRow(label=labels.success_factors, cells=tuple(_compared_lines(it.success_factors) for it in verticals))
    yield CompareRow(label=labels.adjustments, cells=tuple(_dated(it) for it in verticals))
    yield CompareRow(
        label=labels.metrics,
        cells=tuple(
            tuple(CompareLine(text=f"{metric.title}: {metric.text}") for metric in it.metrics.values())
            for it in verticals
        ),
    )


def vertical_page(site: Site, here: str, vertical_id: str) -> VerticalPage:
    """What the vertical adds, its focus and measures, then the whole plan as it applies there."""
    playbook = site.loaded.playbook
    vertical = playbook.verticals[vertical_id]
    labels = playbook.verticals_heading.labels
    more_of, scope = MoreOf(site, here), f"{vertical_id}."
    left_out = len(playbook.phases) - len(plan_window(playbook, vertical_id))
    return VerticalPage(
        adds_heading=heading_words(playbook, "verticals", "adds-heading", labels.adjustments)
        if _says(vertical)
        else "",
        adjustments_label=labels.adjustments,
        additions=tuple(
            _own_addition(playbook, Addition(vertical=vertical_id, id=id_, adjustment=adjustment))
            for id_, adjustment in vertical.adjustments.items()
        ),
        otherwise_heading=heading_words(playbook, "verticals", "otherwise-heading", "What changes in the base plan"),
        base_title=BASE_TITLE,
        vertical_title=vertical.short_title,
        otherwise=tuple(_otherwise(site, here, vertical_id)),
        has_lists=bool(vertical.focus_areas or vertical.success_factors),
        focus_label=labels.focus_areas,
        focus_areas=stated(more_of, vertical.focus_areas, scope),
        factors_label=labels.success_factors,
        success_factors=stated(more_of, vertical.success_factors, scope),
        metrics_label=labels.metrics,
        metrics_caption=f"{labels.metrics} of {vertical.short_title}, as the playbook states them",
        metrics=tuple(
            Metric(title=metric.title, text=metric.text, anchor=f"{metric.KIND}--{vertical_id}.{id_}")
            for id_, metric in vertical.metrics.items()
        ),
        badge=badge(site, "playbook"),
        plan_heading=heading_words(playbook, "verticals", "plan-heading", "The whole plan") if playbook.phases else "",
        plan_introduction=words(playbook, "verticals", "plan-introduction"),
        compare=words(playbook, "verticals", "compare-introduction"),
        compare_href=comparison_href(site, here, vertical_id),
        phases=vertical_plan(site, here, vertical_id),
        left_out=f"{left_out:,} more phases run as in the base plan." if left_out else "",
        left_out_title=title(playbook, "phases") or "",
        left_out_href=site.href("phases/", here),
    )


def _says(vertical: Vertical) -> bool:
    """Whether a vertical says anything beside what it is called."""
    lists = (vertical.focus_areas, vertical.success_factors, vertical.adjustments, vertical.metrics)
    return any((*lists, vertical.replacements, vertical.omissions))


def _own_addition(playbook: Playbook, addition: Addition) -> AdditionView:
    blocks = block_ids(overlaid(playbook, [addition.vertical]).phases, addition.adjustment)
    return AdditionView(
        text=addition.adjustment.as_written,
        when="" if addition.adjustment.weeks else _without_weeks(playbook, addition),
        anchor=f"adjustment--{addition.vertical}.{addition.id}",
        href=f"#plan-block-{blocks[0]}" if blocks else None,
    )


def _without_weeks(playbook: Playbook, addition: Addition) -> str:
    when = added_when(playbook, addition.adjustment)
    return heading_words(playbook, "verticals", "no-week", when) if when == NO_WEEK else when


def _otherwise(site: Site, here: str, vertical_id: str) -> Iterator[Otherwise]:
    """Every replacement, then every omission, beside what the base plan says."""
    playbook = site.loaded.playbook
    vertical = playbook.verticals[vertical_id]
    rows = {row.item: row for row in plan_rows(playbook, Variant(verticals=(vertical_id,)))}
    for id_, told in (vertical.replacements | vertical.omissions).items():
        anchor = f"{told.KIND}--{vertical_id}.{id_}"
        yield Otherwise(anchor=anchor, row=rows[told.of], href=site.href(told.of, here))


def _dated(vertical: Vertical) -> tuple[CompareLine, ...]:
    return tuple(
        CompareLine(text=f"{it.text} ({even_weeks_name(it.weeks)})" if it.weeks else it.text)
        for it in vertical.adjustments.values()
    )


def _compared_lines(statements: Mapping[str, Statement]) -> tuple[CompareLine, ...]:
    return tuple(CompareLine(text=it.text, below=_compared_lines(it.statements)) for it in statements.values())
