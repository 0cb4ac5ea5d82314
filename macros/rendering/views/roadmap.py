"""The roadmap: all weeks in one picture, drawn from the phases, milestones and goals of the playbook."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros.content.dates import day_name
from macros.content.hues import BEYOND, hue_of_phase
from macros.content.model.files import Playbook
from macros.content.model.phases import Block, Phase
from macros.content.model.plan_statements import Milestone
from macros.content.model.sections import MilestoneSection
from macros.content.site import Site
from macros.content.times import length_of, time_mark, time_name, whole_time
from macros.content.weeks import all_weeks, week_name, week_number, weeks_in
from macros.rendering.views.counted import share_of
from macros.rendering.views.gates import gate_words
from macros.rendering.views.lanes import Cell, Lanes, behind, lanes_of
from macros.rendering.views.page_words import heading_words, words
from macros.rendering.views.strip import BEYOND_PAGE, BEYOND_TITLE, block_weight
from macros.rendering.views.view import view

__all__ = ["Roadmap", "roadmap"]

_DAYS_A_WEEK, _LAST_WORKED = 7, 5
_COLUMNS = 14
"""So many columns have room beside each other."""
_FEW = 9
"""Of so many phases each has room for the words of its titles."""
_LETTERS = 8
"""So many letters of a title have room in a block's least width."""
_BEYOND_WEIGHT = 1.75
"""Its title is longer than a week's."""
_RHYTHMS = {"P1M": "monthly", "P3M": "quarterly", "P1Y": "annual", "P1W": "weekly"}


@view
class WeekCell:
    id: str
    """Empty beyond the plan."""
    number: str
    flags: tuple[str, ...]
    """What is due by its end: `50%`, `Day 60`."""
    share: float | None
    """Height of its bar in percent; `None` where no share is due."""
    is_named: bool
    """The block's own words name this week, so that who hears them need not hear it again."""
    milestones: tuple[str, ...]
    """References of what counts users by its end."""


@view
class RoadmapBlock:
    id: str
    """Empty beyond the plan."""
    when: str
    title: str
    core: str
    href: str
    weight: float
    wide: bool
    cell: Cell | None = None
    """Its place beside others, where some run side by side."""
    weeks: tuple[WeekCell, ...]
    is_marked: bool
    """Something is due in one of its weeks: they say more than the block's own words."""


@view
class RoadmapPhase:
    id: str
    """Empty beyond the plan."""
    title: str
    href: str
    weeks: str
    hue: str
    weight: float
    width: int
    """How many blocks' least width it needs."""
    blocks: tuple[RoadmapBlock, ...]
    gate: str
    gate_href: str
    beyond: bool
    cell: Cell | None = None
    """Its place beside others, where some run side by side."""


@view
class Roadmap:
    """The picture with its heading and key."""

    heading: str
    columns: str
    """Those of the style sheet's grid; empty where nothing runs side by side."""
    phases: tuple[RoadmapPhase, ...]
    key: tuple[tuple[str, str], ...]
    """What the marks mean: a mark, empty for a remark, and its meaning."""


def roadmap(site: Site, here: str) -> Roadmap | None:
    """The picture and its key; none of a playbook without phases."""
    playbook = site.loaded.playbook
    if not playbook.phases:
        return None
    days = _days(playbook)
    lanes, beyond = _lanes(playbook), tuple(_beyond(site, here, days))
    phases = tuple(_phase(site, here, id_, phase, days) for id_, phase in playbook.phases.items())
    if lanes:
        placed = zip(phases, lanes.phases, lanes.blocks, strict=True)
        phases = tuple(_placed(phase, cell, cells) for phase, cell, cells in placed)
        beyond = tuple(replace(it, cell=behind(lanes, place)) for place, it in enumerate(beyond))
    widths = map(block_weight, lanes.columns) if lanes else ()
    return Roadmap(
        columns=" ".join(f"minmax(4.4rem,{width:.4g}fr)" for width in (*widths, *(_BEYOND_WEIGHT for _ in beyond)))
        if lanes
        else "",
        heading=heading_words(playbook, "home", "roadmap-heading", "Roadmap"),
        phases=(*phases, *beyond),
        key=_key(playbook),
    )


def _placed(phase: RoadmapPhase, cell: Cell, cells: tuple[Cell, ...]) -> RoadmapPhase:
    """A phase and its blocks at their places beside others."""
    blocks = tuple(replace(block, cell=own) for block, own in zip(phase.blocks, cells, strict=True))
    return replace(phase, cell=cell, blocks=blocks)


def _lanes(playbook: Playbook) -> Lanes | None:
    """Where everything stands, if some run side by side and all of it has room beside each other."""
    plan = [(phase, phase.blocks.values()) for phase in playbook.phases.values()]
    lanes = lanes_of(plan, playbook.playbook.calendar)
    return lanes if lanes and len(lanes.columns) <= _COLUMNS else None


def _phase(site: Site, here: str, id_: str, phase: Phase, days: dict[int, list[str]]) -> RoadmapPhase:
    blocks = tuple(_block(site, here, block_id, block, days) for block_id, block in phase.blocks.items())
    return RoadmapPhase(
        id=id_,
        title=phase.title,
        href=site.href(f"phases/{id_}/", here),
        weeks=_range_of(phase),
        hue=hue_of_phase(site.loaded.playbook, id_),
        weight=sum(block.weight for block in blocks),
        width=_width(site.loaded.playbook, phase),
        blocks=blocks,
        gate=gate_words(site, id_),
        gate_href=site.href(f"phases/{id_}/#gate", here),
        beyond=False,
    )


def _range_of(phase: Phase) -> str:
    """Its time over its blocks, which say the year of their dates."""
    return time_mark(phase) if phase.dates and not phase.dates.label else time_name(phase)


def _width(playbook: Playbook, phase: Phase) -> int:
    """How many blocks' least width a phase needs: where there are many, also for the longest word of its titles."""
    titles = (phase.title, *(block.title for block in phase.blocks.values()))
    longest = max(len(word) for title in titles for word in re.split(r"[\s-]+", title))
    return max(len(phase.blocks), math.ceil(longest / _LETTERS) if len(playbook.phases) > _FEW else 0)


def _block(site: Site, here: str, id_: str, block: Block, days: dict[int, list[str]]) -> RoadmapBlock:
    weeks = weeks_in(block.weeks, site.loaded.playbook.playbook.calendar)
    shares = {milestone.week: share_of(milestone) for milestone in _milestones_of(block)}
    milestones = _by_week(block)
    first_section = next(iter(block.sections.values()))
    flags = _flags(block, weeks, days)
    return RoadmapBlock(
        id=id_,
        when=time_name(block),
        title=block.title,
        core=first_section.title,
        href=site.href(f"block/{id_}", here),
        weight=block_weight(length_of(block, site.loaded.playbook.playbook.calendar)),
        wide=len(weeks) > 1,
        weeks=tuple(
            WeekCell(
                id=str(week),
                number=week_number(week),
                flags=tuple(flags.get(week, ())),
                share=shares.get(week),
                is_named=len(weeks) == 1,
                milestones=milestones.get(week, ()),
            )
            for week in weeks
            if week in flags or not block.days
        ),
        is_marked=any(week in flags for week in weeks),
    )


def _beyond(site: Site, here: str, days: dict[int, list[str]]) -> Iterator[RoadmapPhase]:
    playbook = site.loaded.playbook
    if playbook.cadence is None:
        return
    weeks = all_weeks(playbook.playbook.calendar)
    later = sorted(week for week in days if weeks and week > weeks[-1])
    rhythms = [
        _RHYTHMS.get(review.every, review.title)
        for framework in playbook.frameworks.values()
        for group in framework.groups.values()
        if group.type == "reviews"
        for review in group.reviews.values()
    ]
    href = site.href(BEYOND_PAGE, here)
    block = RoadmapBlock(
        id="",
        when="Reviews" if rhythms else "",
        title=playbook.cadence.title,
        core=", ".join(rhythms).capitalize(),
        href=href,
        weight=_BEYOND_WEIGHT,
        wide=False,
        weeks=tuple(
            WeekCell(
                id="", number=week_number(week), flags=tuple(days[week]), share=None, is_named=False, milestones=()
            )
            for week in later
        ),
        is_marked=bool(later),
    )
    yield RoadmapPhase(
        id="",
        title=BEYOND_TITLE,
        href=href,
        weeks=_after(playbook, weeks),
        hue=BEYOND,
        weight=block.weight,
        width=1,
        blocks=(block,),
        gate="",
        gate_href="",
        beyond=True,
    )


def _after(playbook: Playbook, weeks: Sequence[int]) -> str:
    if dates := whole_time(playbook):
        return f"after {day_name(dates.last)}"
    return f"after {week_name(weeks[-1])}" if weeks else ""


def _milestones_of(block: Block) -> list[Milestone]:
    return [
        milestone
        for section in block.sections.values()
        if isinstance(section, MilestoneSection)
        for milestone in section.items.values()
    ]


def _by_week(block: Block) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for section in block.sections.values():
        if isinstance(section, MilestoneSection):
            for id_, milestone in section.items.items():
                if share_of(milestone) is not None and milestone.week is not None:
                    found[milestone.week] = (*found.get(milestone.week, ()), f"milestone/{id_}")
    return found


def _milestones(playbook: Playbook) -> list[Milestone]:
    return [
        found
        for phase in playbook.phases.values()
        for block in phase.blocks.values()
        for found in _milestones_of(block)
    ]


def _day_goals(playbook: Playbook) -> list[tuple[int, str]]:
    """Goals whose number is a count of days, with the day; none where no weeks hold one."""
    goals = playbook.goals.values() if playbook.playbook.calendar else ()
    return sorted(
        (int(goal.quantity.value), goal.text)
        for goal in goals
        if goal.quantity and goal.quantity.unit == "day" and goal.quantity.value >= 1
    )


def _days(playbook: Playbook) -> dict[int, list[str]]:
    """Days that are counted from the first day of Week 1, by the week they lie in."""
    days: dict[int, list[str]] = {}
    for day, _ in _day_goals(playbook):
        days.setdefault((day - 1) // _DAYS_A_WEEK + 1, []).append(f"Day {day}")
    return days


def _flags(block: Block, weeks: Sequence[int], days: dict[int, list[str]]) -> dict[int, list[str]]:
    """Marks by week: shares due at its end, then counted days, which are taken by the first block that has the week."""
    flags: dict[int, list[str]] = {}
    for milestone in _milestones_of(block):
        share = share_of(milestone)
        if share is not None and milestone.week is not None:
            flags.setdefault(milestone.week, []).append(f"{share:g}%")
    # Of days in one week, the last ones end it.
    for week in weeks if not block.days or block.days.last >= _LAST_WORKED else ():
        if counted := days.pop(week, None):
            flags.setdefault(week, []).extend(counted)
    return flags


def _key(playbook: Playbook) -> tuple[tuple[str, str], ...]:
    shares = [f"{share:g}%" for milestone in _milestones(playbook) if (share := share_of(milestone)) is not None]
    days = _day_goals(playbook)
    entries: list[tuple[str, str]] = []
    if shares:
        entries.append((", ".join(shares), words(playbook, "home", "roadmap-key-milestones")))
    entries += [(f"Day {day}", text) for day, text in days]
    if days:
        entries.append(("", words(playbook, "home", "roadmap-key-days")))
    calendar = playbook.playbook.calendar
    if calendar and calendar.week_zero == "absent" and 0 not in all_weeks(calendar) and calendar.first_week < 0:
        entries.append(("", words(playbook, "home", "roadmap-key-week-zero")))
    return tuple((mark, meaning) for mark, meaning in entries if meaning)
