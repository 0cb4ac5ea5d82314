"""The risk register, and how risks are watched and answered."""

from __future__ import annotations

from macros.content.model.risks import Risk
from macros.content.model.shape import label_of, word_fields
from macros.content.site import Site
from macros.foundation.sentences import joined
from macros.rendering.views.more import MoreOf
from macros.rendering.views.page_words import words
from macros.rendering.views.sentences import Sentence, Sentences, page_sentence
from macros.rendering.views.stated import Stated, stated
from macros.rendering.views.view import view

__all__ = ["risk_monitoring", "risk_register"]


@view
class Column:
    label: str
    hint: str
    """What it is for, in our words; empty where nothing is to be said."""


@view
class Cell:
    label: str
    text: str


@view
class RiskRow:
    anchor: str
    title: str
    cells: tuple[Cell, ...]


@view
class CategoryRows:
    anchor: str
    title: str
    risks: tuple[RiskRow, ...]


@view
class RiskRegisterView:
    heading: str
    caption: str
    columns: tuple[Column, ...]
    """All that the model says of a risk in words, beside its title."""
    answers: int
    """How many that are."""
    width: int
    """Of the table, in columns."""
    categories: tuple[CategoryRows, ...]
    note: Sentence
    """What the register leaves open; empty where nothing is to be said."""


def risk_register(site: Site, here: str) -> RiskRegisterView | None:
    """Every risk with all that the model lets the playbook say of it, by category; None where it has no register.

    What no risk says has no column.
    """
    risks = site.loaded.playbook.risks
    register = risks.risk_register if risks else None
    if register is None:
        return None
    every = [risk for category in register.categories.values() for risk in category.risks.values()]
    labels = {
        name: label_of(name, field)
        for name, field in word_fields(Risk).items()
        if name != "title" and any(getattr(risk, name) for risk in every)
    }
    return RiskRegisterView(
        heading=register.title,
        caption=f"{register.title}: {joined(label.lower() for label in labels.values())} of each risk"
        if labels
        else register.title,
        columns=tuple(
            Column(label=label, hint=words(site.loaded.playbook, "risks", f"{name.replace('_', '-')}-hint"))
            for name, label in labels.items()
        ),
        answers=len(labels),
        width=len(labels) + 1,
        categories=tuple(
            CategoryRows(
                anchor=site.registry[f"risk-category/{category_id}"].anchor,
                title=category.title,
                risks=tuple(
                    RiskRow(
                        anchor=site.registry[f"risk/{risk_id}"].anchor,
                        title=risk.title,
                        cells=tuple(
                            Cell(label=label, text=getattr(risk, name) or "") for name, label in labels.items()
                        ),
                    )
                    for risk_id, risk in category.risks.items()
                ),
            )
            for category_id, category in register.categories.items()
        ),
        note=page_sentence(site, Sentences(site, here), "risks", "ratings"),
    )


@view
class Level:
    """A rung of the ladder; number, name and shape each tell it apart without color."""

    anchor: str
    number: int
    title: str
    text: str
    outline: str
    """SVG path of its shape, in a box of 34 by 34."""
    number_y: int
    """Where the number's baseline stands in that box."""
    tone: int
    """Which of the four level colors it wears."""


@view
class RiskMonitoringView:
    heading: str
    warnings_title: str
    warnings: tuple[Stated, ...]
    levels_title: str
    levels: tuple[Level, ...]
    levels_note: Sentence
    resources_title: str
    resources: tuple[Stated, ...]
    """Of these three lists, those that the playbook has."""


_SHAPES = (
    ("M17 3a14 14 0 1 0 0 28a14 14 0 1 0 0-28Z", 22),
    ("M17 3 32 29H2Z", 24),
    ("M4 4h26v26H4Z", 22),
    ("M11 3h12l8 8v12l-8 8H11l-8-8V11Z", 22),
)
"""Circle, triangle, square, octagon: more corners, more urgent. A fifth level keeps the octagon."""


def risk_monitoring(site: Site, here: str) -> RiskMonitoringView | None:
    """Early warnings, the escalation ladder and what can be drawn on; None where the playbook has none of them."""
    risks = site.loaded.playbook.risks
    monitoring = risks.monitoring if risks else None
    if monitoring is None:
        return None
    warnings, ladder, resources = monitoring.warnings, monitoring.escalation, monitoring.resources
    more_of = MoreOf(site, here)
    return RiskMonitoringView(
        heading=monitoring.title,
        warnings_title=warnings.title if warnings else "",
        warnings=stated(more_of, warnings.items if warnings else {}),
        levels_title=ladder.title if ladder else "",
        levels=tuple(
            Level(
                anchor=site.registry[f"escalation-level/{id_}"].anchor,
                number=level.level,
                title=f"Level {level.level} ({level.name})",
                text=level.text,
                outline=_SHAPES[min(rung, len(_SHAPES) - 1)][0],
                number_y=_SHAPES[min(rung, len(_SHAPES) - 1)][1],
                tone=min(rung + 1, len(_SHAPES)),
            )
            for rung, (id_, level) in enumerate(ladder.levels.items() if ladder else ())
        ),
        levels_note=page_sentence(site, Sentences(site, here), "risks", "thresholds"),
        resources_title=resources.title if resources else "",
        resources=stated(more_of, resources.items if resources else {}),
    )
