"""The roadmap: all weeks in one picture, drawn from the phases, milestones and goals of the playbook."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.hues import BEYOND, hue_of_phase
from macros.content.model.files import Playbook
from macros.content.model.phases import Block, Milestone, MilestoneSection, Phase
from macros.content.site import Site
from macros.content.times import time_name
from macros.content.weeks import all_weeks, week_name, week_number, weeks_in
from macros.rendering.views.counted import share_of
from macros.rendering.views.page_words import heading_words, words
from macros.rendering.views.phases import gate_words
from macros.rendering.views.strip import BEYOND_PAGE, BEYOND_TITLE, block_weight
from macros.rendering.views.view import view

__all__ = ["Roadmap", "roadmap"]

_DAYS_A_WEEK = 7
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


@view
class Roadmap:
    """The picture with its heading and key."""

    heading: str
    phases: tuple[RoadmapPhase, ...]
    key: tuple[tuple[str, str], ...]
    """What the marks mean: a mark, empty for a remark, and its meaning."""


def roadmap(site: Site, here: str) -> Roadmap | None:
    """The picture and its key; none of a playbook without phases."""
    playbook = site.loaded.playbook
    if not playbook.phases:
        return None
    flags = _flags(playbook)
    phases = tuple(_phase(site, here, id_, phase, flags) for id_, phase in playbook.phases.items())
    return Roadmap(
        heading=heading_words(playbook, "home", "roadmap-heading", "Roadmap"),
        phases=(*phases, *_beyond(site, here, flags)),
        key=_key(playbook),
    )


def _phase(site: Site, here: str, id_: str, phase: Phase, flags: dict[int, list[str]]) -> RoadmapPhase:
    blocks = tuple(_block(site, here, block_id, block, flags) for block_id, block in phase.blocks.items())
    return RoadmapPhase(
        id=id_,
        title=phase.title,
        href=site.href(f"phases/{id_}/", here),
        weeks=time_name(phase),
        hue=hue_of_phase(site.loaded.playbook, id_),
        weight=sum(block.weight for block in blocks),
        width=len(blocks),
        blocks=blocks,
        gate=gate_words(site, id_),
        gate_href=site.href(f"phases/{id_}/#gate", here),
        beyond=False,
    )


def _block(site: Site, here: str, id_: str, block: Block, flags: dict[int, list[str]]) -> RoadmapBlock:
    weeks = weeks_in(block.weeks, site.loaded.playbook.playbook.calendar)
    shares = {milestone.week: share_of(milestone) for milestone in _milestones_of(block)}
    milestones = _by_week(block)
    first_section = next(iter(block.sections.values()))
    return RoadmapBlock(
        id=id_,
        when=time_name(block),
        title=block.title,
        core=first_section.title,
        href=site.href(f"block/{id_}", here),
        weight=block_weight(max(len(weeks), 1)),
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
        ),
        is_marked=any(week in flags for week in weeks),
    )


def _beyond(site: Site, here: str, flags: dict[int, list[str]]) -> Iterator[RoadmapPhase]:
    playbook = site.loaded.playbook
    if playbook.cadence is None:
        return
    weeks = all_weeks(playbook.playbook.calendar)
    later = sorted(week for week in flags if weeks and week > weeks[-1])
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
                id="", number=week_number(week), flags=tuple(flags[week]), share=None, is_named=False, milestones=()
            )
            for week in later
        ),
        is_marked=bool(later),
    )
    yield RoadmapPhase(
        id="",
        title=BEYOND_TITLE,
        href=href,
        weeks=f"after {week_name(weeks[-1])}" if weeks else "",
        hue=BEYOND,
        weight=block.weight,
        width=1,
        blocks=(block,),
        gate="",
        gate_href="",
        beyond=True,
    )


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
                if share_of(milestone) is not None:
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


def _flags(playbook: Playbook) -> dict[int, list[str]]:
    """Marks by week: shares due at its end, and days counted from the first day of Week 1."""
    flags: dict[int, list[str]] = {}
    for milestone in _milestones(playbook):
        share = share_of(milestone)
        if share is not None:
            flags.setdefault(milestone.week, []).append(f"{share:g}%")
    for day, _ in _day_goals(playbook):
        flags.setdefault((day - 1) // _DAYS_A_WEEK + 1, []).append(f"Day {day}")
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
