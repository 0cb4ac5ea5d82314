"""All verticals by phase: what each adds, says otherwise or leaves out there."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.hues import hue_of_phase
from macros.content.model.base import Weeks
from macros.content.model.files import Playbook
from macros.content.model.verticals import Adjustment
from macros.content.site import Site
from macros.content.times import has_dates, time_name
from macros.content.variants import Variant
from macros.content.verticals import resolve
from macros.rendering.views.chips import even_weeks_name
from macros.rendering.views.comparison_items import plan_rows
from macros.rendering.views.page_words import heading_words
from macros.rendering.views.view import view

__all__ = ["Matrix", "matrix"]

_WHOLE = 12
"""So many phases fit beside each other; a longer plan has one column."""
_ALL, _UNDATED = "all", ""
"""What a column is called that is no phase's."""


@view
class Entry:
    text: str
    when: str


@view
class MatrixCell:
    label: str
    """The phase."""
    entries: tuple[Entry, ...]


@view
class MatrixRow:
    title: str
    href: str
    cells: tuple[MatrixCell, ...]


@view
class MatrixPhase:
    id: str
    title: str
    weeks: str
    hue: str | None


@view
class Matrix:
    """A row a vertical, a column a phase."""

    heading: str
    corner: str
    phases: tuple[MatrixPhase, ...]
    rows: tuple[MatrixRow, ...]
    nothing: str
    """What an empty cell says."""


def matrix(site: Site, here: str) -> Matrix:
    """Every vertical's row."""
    playbook = site.loaded.playbook
    heading = heading_words(playbook, "compare", "matrix-heading", playbook.verticals_heading.title)
    undated = "No week given" if playbook.playbook.calendar else "No step given"
    undated = "No date given" if has_dates(playbook) else undated
    columns = [MatrixPhase(id=_ALL, title=heading, weeks="", hue=None)]
    if len(playbook.phases) <= _WHOLE:
        columns = [
            *(
                MatrixPhase(id=id_, title=phase.short_title, weeks=time_name(phase), hue=hue_of_phase(playbook, id_))
                for id_, phase in playbook.phases.items()
            ),
            MatrixPhase(id=_UNDATED, title=undated, weeks="", hue=None),
        ]
    return Matrix(
        heading=heading,
        corner=site.loaded.vocabulary.kinds["vertical"].label,
        phases=tuple(columns),
        rows=tuple(
            MatrixRow(
                title=vertical.short_title,
                href=site.href(f"verticals/{name}/", here),
                cells=tuple(MatrixCell(label=it.title, entries=tuple(found.get(it.id, ()))) for it in columns),
            )
            for name, vertical in playbook.verticals.items()
            if (found := _by_phase(playbook, name) if len(columns) > 1 else _as_one(playbook, name)) is not None
        ),
        nothing="nothing",
    )


def _by_phase(playbook: Playbook, name: str) -> dict[str, list[Entry]]:
    """The entries of each phase that has some; those without a week under an id of their own."""
    plan = resolve(playbook, [name])
    found: dict[str, list[Entry]] = {}
    seen: set[str] = set()
    for phase in plan.phases:
        added = {addition.id: addition.adjustment for block in phase.blocks for addition in block.additions}
        found[phase.id] = [_entry(it, phase.phase.weeks, goes_on=id_ in seen) for id_, it in added.items()]
        seen |= set(added)
    for phase_id, entry in _otherwise(playbook, name):
        found[phase_id].append(entry)
    found[_UNDATED] = [Entry(text=it.adjustment.text, when="") for it in plan.undated]
    return found


def _as_one(playbook: Playbook, name: str) -> dict[str, list[Entry]]:
    """The same of a plan whose phases are too many to stand beside each other."""
    added = [_entry(it, None, goes_on=False) for it in playbook.verticals[name].adjustments.values()]
    return {_ALL: added + [entry for _, entry in _otherwise(playbook, name)]}


def _otherwise(playbook: Playbook, name: str) -> Iterator[tuple[str, Entry]]:
    """What of the base plan reads otherwise or is left out, with its phase."""
    for row in plan_rows(playbook, Variant(verticals=(name,))):
        yield row.phase, Entry(text=row.title, when=row.own.state.lower())


def _entry(adjustment: Adjustment, phase: Weeks | None, *, goes_on: bool) -> Entry:
    """An addition as one phase shows it: where it is there already, which weeks of it are the phase's."""
    weeks = adjustment.weeks
    if weeks is None:
        return Entry(text=adjustment.text, when="")
    if phase is None or not goes_on:
        return Entry(text=adjustment.text, when=even_weeks_name(weeks))
    rest = Weeks(first=max(phase.first, weeks.first), last=min(phase.last, weeks.last))
    return Entry(text=adjustment.text, when=f"goes on in {even_weeks_name(rest)}")
