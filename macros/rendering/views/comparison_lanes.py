"""What verticals add on one line of weeks: the line with its phases, and what runs where on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.content.comparison import Difference, compare
from macros.content.hues import hue_of_phase, hue_of_week
from macros.content.model.base import Weeks
from macros.content.model.files import Playbook
from macros.content.site import Site
from macros.content.times import even_time_name, has_dates
from macros.content.variants import Variant
from macros.content.weeks import all_weeks, week_number, weeks_in
from macros.foundation.sentences import joined
from macros.rendering.views.chips import added_when, even_weeks_name
from macros.rendering.views.comparison_items import title_of, weeks_of
from macros.rendering.views.view import view

__all__ = ["Band", "Both", "Lane", "Week", "bands", "both", "lane", "week_line"]

_LONGEST = 60
"""So many weeks can be told apart on one line."""


@view
class Week:
    """A week at the head of the line."""

    text: str
    hue: str | None


@view
class Band:
    """The weeks of one phase on the line of all weeks."""

    hue: str
    start: int
    end: int


@view
class Run:
    """Something that runs in some weeks, on the line of all weeks."""

    item: str
    """Its reference."""
    text: str
    when: str
    href: str
    start: int
    """Its first week's place on the line, from 1; 0 where it has no week."""
    end: int
    """The place behind its last week."""


@view
class Lane:
    """What one vertical does in which weeks."""

    variant: str
    title: str
    href: str
    runs: tuple[Run, ...]


@view
class Both:
    """The weeks in which two verticals add work."""

    variant: str
    """The key of the two together."""
    text: str


def both(playbook: Playbook, pair: Variant) -> Both:
    """The weeks in which two verticals add work, in words."""
    one, other = (
        {
            week
            for it in playbook.verticals[name].adjustments.values()
            if it.weeks
            for week in weeks_in(it.weeks, playbook.playbook.calendar)
        }
        for name in pair.verticals
    )
    weeks = sorted(one & other)
    if playbook.playbook.calendar is None:
        return Both(variant=pair.key, text=_both_in_steps(playbook, pair))
    if not weeks:
        return Both(variant=pair.key, text="They have no week in common.")
    named = f"Week{'s' if len(weeks) > 1 else ''} {joined(map(week_number, weeks))}"
    return Both(variant=pair.key, text=f"Both have work in {named}.")


def _both_in_steps(playbook: Playbook, pair: Variant) -> str:
    one, other = (
        {block for it in playbook.verticals[name].adjustments.values() for block in it.blocks}
        for name in pair.verticals
    )
    common = [
        it for phase in playbook.phases.values() for id_, it in phase.blocks.items() if f"block/{id_}" in one & other
    ]
    if has_dates(playbook):
        named = joined([even_time_name(it) for it in common])
        return f"Both have work on {named}." if common else "They have no date in common."
    named = f"Step{'s' if len(common) > 1 else ''} {joined([it.step for it in common])}"
    return f"Both have work in {named}." if common else "They have no step in common."


def week_line(playbook: Playbook) -> Iterator[Week]:
    """Every week of the line."""
    for week in _weeks_on_line(playbook):
        yield Week(text=week_number(week), hue=hue_of_week(playbook, week))


def _weeks_on_line(playbook: Playbook) -> list[int]:
    weeks = all_weeks(playbook.playbook.calendar)
    return weeks if len(weeks) <= _LONGEST else []


def bands(playbook: Playbook) -> Iterator[Band]:
    """Each phase's part of the line."""
    line = _weeks_on_line(playbook)
    for id_, phase in playbook.phases.items() if line else ():
        start, end = _places(line, phase.weeks)
        if start:
            yield Band(hue=hue_of_phase(playbook, id_), start=start, end=end)


def _places(line: Sequence[int], weeks: Weeks | None) -> tuple[int, int]:
    """Where on the line some weeks begin, from 1, and where they have ended; 0 and 0 where they are not on it."""
    places = [place for place, week in enumerate(line, start=1) if weeks and weeks.first <= week <= weeks.last]
    return (places[0], places[-1] + 1) if places else (0, 0)


def lane(site: Site, here: str, variant: Variant) -> Lane:
    """What one vertical adds and moves, and when."""
    playbook = site.loaded.playbook
    (name,) = variant.verticals
    runs = [
        _run(site, here, f"adjustment/{name}.{id_}", text=it.text, weeks=it.weeks, when=added_when(playbook, it))
        for id_, it in playbook.verticals[name].adjustments.items()
    ]
    moved = [
        _run(site, here, it.item.reference, text=title_of(it.item), weeks=weeks, when=_moved_when(weeks, it))
        for it in compare(playbook, Variant(verticals=()), variant)
        if it.before and it.after and it.after.phase and (weeks := _moved_to(it)) is not None
    ]
    return Lane(
        variant=variant.key,
        title=playbook.verticals[name].short_title,
        href=site.href(f"verticals/{name}/", here),
        runs=(*runs, *moved),
    )


def _run(site: Site, here: str, reference: str, *, text: str, weeks: Weeks | None, when: str) -> Run:
    start, end = _places(_weeks_on_line(site.loaded.playbook), weeks)
    return Run(
        item=reference,
        text=text,
        when=when,
        href=site.href(reference, here),
        start=start,
        end=end,
    )


def _moved_to(difference: Difference) -> Weeks | None:
    """The weeks that something of the base plan has in a variant, where they are others."""
    for it in difference.fields:
        if it.name == "weeks" and isinstance(it.after, Weeks):
            return it.after
        if it.name == "week" and it.after is not None:
            return Weeks(first=it.after, last=it.after)
    return None


def _moved_when(weeks: Weeks, difference: Difference) -> str:
    """The weeks that it has, and those it has in the base plan."""
    assert difference.before is not None
    return f"{even_weeks_name(weeks)}, in the base plan {weeks_of(difference.before)}"
