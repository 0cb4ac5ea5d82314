"""The two charts of the measurement page: days stated beside days counted, and the weekly adoption targets."""

from __future__ import annotations

from typing import Any

from calculators.adoption_curve import TargetMilestone, curve_through
from calculators.charting import Rows, caption, value_ticks
from calculators.texts import count_text, percent_text, round_percent_text
from macros.calculated.defaults import defaults
from macros.content.site import Site
from macros.content.weeks import week_name
from macros.rendering.views.badges import badge
from macros.rendering.views.charts import ChartFigure, chart_figure
from macros.rendering.views.page_words import heading_words
from macros.rendering.views.view import view
from macros.rendering.views.worked_example import worked_example

__all__ = ["adoption_targets", "timeline_references"]

PAGE = "measurement"
_TABLE = "figures"
"""Anchor of the page's table."""
_AROUND = 2
"""Weeks shown before the first target and after the last."""
_STEPS_A_WEEK = 10
_REFERENCES = ("best_practice_days", "target_days", "average_days")
"""Inputs of the timeline that are days by which a plan's length is judged."""


@view
class TimelineReferencesView:
    """The days by which a plan's length is judged."""

    chart: ChartFigure


def timeline_references(site: Site, here: str) -> TimelineReferencesView | None:  # noqa: ARG001 - called so
    """The playbook's own figures in days, beside the days on which the timeline's worked example ends.

    None where the playbook states no such figure, or has no timeline: an assumption is no statement.
    """
    timeline = site.loaded.playbook.calculators.calculators.get("timeline")
    own = (
        {name: site.registry[timeline.inputs[name]] for name in _REFERENCES if name in timeline.inputs}
        if timeline
        else {}
    )
    stated_by = {name: entity for name, entity in own.items() if entity.kind != "assumption"}
    if not stated_by:
        return None
    example = worked_example(site, "timeline")
    stated = {entity.title: example.values[name] for name, entity in stated_by.items()}
    ends = {
        f"The worked example, counted from {row[0]}": clock["end_day"]
        for row, clock in zip(example.answer["tables"]["clocks"], example.answer["result"]["clocks"], strict=True)
    }
    kinds = [(*entry, "stated") for entry in stated.items()] + [(*entry, "counted") for entry in ends.items()]
    bars: Rows = [
        {"row": row, "title": title, "days": days, "label": count_text(days), "kind": kind}
        for row, (title, days, kind) in enumerate(sorted(kinds, key=lambda entry: entry[1]))
    ]
    ticks = value_ticks(0, bars[-1]["days"], count_text)
    ticks[-1]["label"] += " days"
    words = caption(
        example.answer["notes"][0].removesuffix("."),
        "Calendar days. Thin bars are the playbook’s statements, thick ones the timeline’s worked example, counted to "
        "the plan’s last working day.",
        "Bars in days: " + "; ".join(f"{bar['title']}, {bar['label']}" for bar in bars) + ".",
    )
    data = {"caption": words, "bars": bars, "x_ticks": ticks}
    return TimelineReferencesView(chart=chart_figure(PAGE, "timeline_references", data, _TABLE, leads=_has_table(site)))


def _has_table(site: Site) -> bool:
    return bool(site.loaded.playbook.kpi_groups)


@view
class AdoptionTargetsView:
    """The weekly targets."""

    heading: str
    chart: ChartFigure


def adoption_targets(site: Site, here: str) -> AdoptionTargetsView | None:  # noqa: ARG001 - every component is called so
    """The weekly targets with our curve through them, and where it stands on the day of the first measure.

    None where no calculator is given any.
    """
    if "adoption" not in site.loaded.playbook.calculators.calculators:
        return None
    values = defaults(site.loaded, "adoption")
    milestones = tuple(TargetMilestone(**item) for item in values["milestones"])
    curve = curve_through(milestones, values["ceiling"])
    first, last = max(0, milestones[0].week - _AROUND), milestones[-1].week + _AROUND
    weeks = [first + step / _STEPS_A_WEEK for step in range((last - first) * _STEPS_A_WEEK + 1)]
    ticks = value_ticks(0, values["ceiling"], round_percent_text)
    measures: Rows = [
        {
            "week": week,
            "share": curve.share(week),
            "label": f"{measure['days']} days after {week_name(values['clock_week'])} starts: "
            f"{percent_text(curve.share(week))}",
            "align": "center" if week < (first + last) / 2 else "right",
        }
        for measure in values["measures"]
        if first <= (week := values["clock_week"] - 1 + measure["days"] / 7) <= last
    ]
    targets: Rows = [
        {
            "week": item.week,
            "share": item.share,
            "label": f"{round_percent_text(item.share)} in {week_name(item.week)}",
        }
        for item in milestones
    ]
    data: dict[str, Rows] = {
        "caption": _words(targets, measures, logistic=curve.logistic),
        "axis": [{"x_title": "End of week"}],
        "x_ticks": [{"value": week, "label": str(week)} for week in range(first, last + 1)],
        "y_ticks": ticks,
        "curve": [{"week": week, "share": curve.share(week)} for week in weeks],
        "targets": targets,
        "measures": measures,
    }
    badges = (badge(site, "playbook"), badge(site, "ours"))
    return AdoptionTargetsView(
        heading=heading_words(site.loaded.playbook, PAGE, "adoption-heading", "Adoption, week by week"),
        chart=chart_figure(PAGE, "adoption_targets", data, _TABLE, badges, leads=_has_table(site)),
    )


def _words(targets: list[dict[str, Any]], measures: list[dict[str, Any]], *, logistic: bool) -> Rows:
    named = ", ".join(str(target["label"]) for target in targets)
    curve = "a logistic curve through them" if logistic else "a curve through them"
    circle = " The circle is the curve’s value on the day of a measure." if measures else ""
    return caption(
        f"The {len(targets)} weekly targets lie on one curve"
        if logistic
        else "The weekly targets and a curve through them",
        f"Share of users active. The dots are the playbook’s targets; the line is our assumption, {curve}.{circle}",
        f"Rising curve through {named}" + "".join(f"; {measure['label']}" for measure in measures) + ".",
    )
