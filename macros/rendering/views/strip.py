"""The strip: the whole plan on one line at the head of every page, each phase and block a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from macros.content.dates import day_name, even_dates_name
from macros.content.hues import BEYOND, hue_of_phase
from macros.content.model.base import Weeks
from macros.content.model.files import Playbook
from macros.content.model.phases import Block, Phase
from macros.content.site import Site
from macros.content.times import has_dates, length_of, time_mark, time_name, whole_time
from macros.content.verticals import PlanBlock, PlanPhase, resolve
from macros.content.weeks import all_weeks, week_name, weeks_in
from macros.content.windowing import strip_window
from macros.foundation.addresses import PLAN_DATES
from macros.rendering.views.lanes import Cell, behind, lanes_of

__all__ = ["BEYOND_PAGE", "BEYOND_TITLE", "PLAN_PAGE", "Strip", "beyond", "block_weight", "rooted", "strip", "strip_of"]

BEYOND_PAGE = "post-implementation/"
PLAN_PAGE = "plan/"
BEYOND_TITLE = "Beyond"
"""What readers call the time after the last week."""

TIMELINE = "timeline"
"""The calculator that puts dates on a plan."""
_BEYOND_WEIGHT = 1.5
_COLUMNS = 7
"""So many have room on a phone, whatever stands in them."""
_LETTERS = 100
"""So many letters of dates have room beside each other on the narrowest page that has columns."""
_NAMED = 9
"""So many phases have room for their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripBlock:
    id: str
    """The block's own, by which today is found; empty for what is no block."""
    weeks: str
    """`4–6`, the link's text; an arrow stands for what comes after the last week."""
    name: str
    """`Weeks 4–6: Open to Everybody`, the link's name."""
    href: str
    """Empty where the phase is a way on, and itself the link."""
    weight: float
    current: bool
    cell: Cell | None = None
    """Its place beside others, where some run side by side."""
    marks: tuple[bool, ...]
    """Week by week, or of a step as a whole, whether a vertical adds something there; empty where no vertical is
    shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripPhase:
    name: str
    label: str
    short_label: str
    """Shown where the strip is narrow; empty where even that has no room."""
    href: str
    hue: str
    weight: float
    within: bool
    current: bool
    lacks_gate: bool
    """Nothing need be true when it ends, so that no mark stands behind it."""
    cell: Cell | None = None
    """Its place beside others, where some run side by side."""
    way_on: bool
    """It is no phase but one link to what lies beyond those that are shown; its block is its picture."""
    blocks: tuple[StripBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The line, and the sentence below it; of a playbook without phases there is neither."""

    label: str
    phases: tuple[StripPhase, ...]
    place: tuple[tuple[str, bool], ...]
    """The sentence below, in pieces with whether each is strong; empty where there is nothing to say."""
    place_dates: str = ""
    """The reference of what it names, where a reader's own dates belong at its end."""
    plan_href: str = ""
    """The way to the reader's own plan; empty on pages that say nothing of it."""
    columns: str = ""
    """Those of the style sheet's grid; empty where nothing runs side by side."""
    is_wide: bool = False
    """It has more columns than a phone has room for."""
    is_long: bool = False
    """It has more phases than could be named on one line, so that numbers stand alone."""
    plan_is_dated: bool = True
    """Whether a reader can put dates on a plan: weeks are counted, and the timeline puts days on them."""
    dates_href: str = ""
    """The file with the dates that the playbook gives it; empty where it gives none."""


def block_weight(weeks: float) -> float:
    """Width of a block of `weeks` weeks among its neighbors.

    It grows slower than the weeks do, so that the link to a single week is wide enough for a finger.

    >>> block_weight(1), block_weight(3)
    (1.5, 3.0)
    """
    return 0.75 + 0.75 * weeks


def strip(site: Site, here: str) -> Strip:
    """The strip without a current place."""
    return strip_of(site, here)


def strip_of(
    site: Site,
    here: str,
    *,
    current: str | None = None,
    vertical: str | None = None,
    place: tuple[tuple[str, bool], ...] = (),
    place_dates: str = "",
    has_plan: bool = False,
) -> Strip:
    """The strip as seen from page `here`.

    `current` is the reference of a phase or block, or the page after the last week; with a `vertical`, blocks lead into
    the vertical's own plan and the weeks it adds something in are marked. `has_plan` adds the line that says where the
    reader's plan is today, or offers to make one.
    """
    playbook = site.loaded.playbook
    shown = strip_window(playbook, _phase_of(site, current), vertical)
    plan = resolve(playbook, [vertical] if vertical else [], frozenset(shown))
    weeks = all_weeks(playbook.playbook.calendar)
    blocks = [(it.phase, [block.block for block in it.blocks]) for it in plan.phases]
    lanes = lanes_of(blocks, playbook.playbook.calendar) if _has_room(blocks) else None
    phases = tuple(_phase(site, here, phase, current=current, vertical=vertical) for phase in plan.phases)
    if lanes:
        placed = zip(phases, lanes.phases, lanes.blocks, strict=True)
        phases = tuple(_placed(phase, cell, cells) for phase, cell, cells in placed)
    ways = (
        *_left_out(site, here, len(playbook.phases) - len(shown)),
        *_beyond(site, here, current=current == BEYOND_PAGE),
    )
    if lanes:
        ways = tuple(replace(way, cell=behind(lanes, place)) for place, way in enumerate(ways))
    widths = (*map(block_weight, lanes.columns), *(_BEYOND_WEIGHT for _ in ways)) if lanes else ()
    return Strip(
        label=_called(playbook, weeks),
        phases=(*phases, *ways),
        columns=" ".join(f"minmax(auto,{width:.4g}fr)" for width in widths),
        is_wide=len(widths) > _COLUMNS or (bool(widths) and has_dates(playbook)),
        is_long=len(phases) > _NAMED,
        place=place,
        place_dates=place_dates,
        plan_href=site.href(PLAN_PAGE, here) if has_plan else "",
        dates_href=site.href(PLAN_DATES, here) if has_plan and has_dates(playbook) else "",
        plan_is_dated=TIMELINE in playbook.calculators.calculators,
    )


def _has_room(plan: Iterable[tuple[Phase, Iterable[Block]]]) -> bool:
    """Whether all blocks can say their dates beside each other; weeks are short."""
    return sum(len(time_mark(block)) + 2 for _, blocks in plan for block in blocks if block.dates) <= _LETTERS


def _called(playbook: Playbook, weeks: list[int]) -> str:
    """What the line is called: from when to when, or how much there is to do; empty where there is no plan."""
    if weeks:
        return f"Roadmap, {week_name(weeks[0])} to {week_name(weeks[-1])}"
    if dates := whole_time(playbook):
        return f"Roadmap, {even_dates_name(dates)}"
    phases = len(playbook.phases)
    return f"Roadmap, {phases:,} step{'' if phases == 1 else 's'}" if phases else ""


def _phase_of(site: Site, current: str | None) -> str | None:
    """The id of the phase that a reference names, or that holds the block it names."""
    if current is None or not current.startswith("block/"):
        return current.removeprefix("phase/") if current else None
    return (site.registry[current].parent or "").removeprefix("phase/")


def rooted(home_strip: Strip, base: str) -> Strip:
    """Home's strip for a page that is served at any address: its links begin at `base`, the path of the site's root."""
    return replace(
        home_strip,
        phases=tuple(
            replace(
                phase,
                href=base + phase.href,
                blocks=tuple(replace(block, href=block.href and base + block.href) for block in phase.blocks),
            )
            for phase in home_strip.phases
        ),
    )


def _left_out(site: Site, here: str, count: int) -> Iterator[StripPhase]:
    """The way to the phases of a long plan that are not near."""
    if count:
        name, href = f"{count:,} more phase{'' if count == 1 else 's'}", site.href("phases/", here)
        yield _way_on(name=name, label=name, href=href, weeks=f"+{count:,}", current=False)


def _phase(site: Site, here: str, planned: PlanPhase, *, current: str | None, vertical: str | None) -> StripPhase:
    phase: Phase = planned.phase
    is_current = current == f"phase/{planned.id}"
    blocks = tuple(
        _block(site, here, block, current=is_current or current == f"block/{block.id}", vertical=vertical)
        for block in planned.blocks
    )
    return StripPhase(
        name=_spoken(phase),
        label=phase.short_title,
        short_label=phase.shortest_title,
        href=f"#plan-phase-{planned.id}" if vertical else site.href(f"phases/{planned.id}/", here),
        hue=hue_of_phase(site.loaded.playbook, planned.id),
        weight=sum(block.weight for block in blocks),
        within=any(block.current for block in blocks),
        current=is_current,
        lacks_gate=all(it.phase != f"phase/{planned.id}" for it in site.loaded.playbook.gates.values()),
        way_on=False,
        blocks=blocks,
    )


def _placed(phase: StripPhase, cell: Cell, cells: tuple[Cell, ...]) -> StripPhase:
    """A phase and its blocks at their places beside others."""
    blocks = tuple(replace(block, cell=own) for block, own in zip(phase.blocks, cells, strict=True))
    return replace(phase, cell=cell, blocks=blocks)


def _spoken(phase: Phase) -> str:
    """What the link is called: title and weeks, after a short title that is shown and is no part of these.

    Who speaks to a computer says what stands there to see.
    """
    name = f"{phase.title}, {time_name(phase)}"
    shown = dict.fromkeys((phase.short_title, phase.shortest_title))
    unsaid = [words for words in shown if not _says(name, words)]
    return ", ".join([*unsaid, name])


def _block(site: Site, here: str, planned: PlanBlock, *, current: bool, vertical: str | None) -> StripBlock:
    block: Block = planned.block
    calendar = site.loaded.playbook.playbook.calendar
    weeks = weeks_in(block.weeks, calendar)
    added = {
        week for addition in planned.additions for week in _weeks_of(addition.adjustment.weeks or block.weeks, weeks)
    }
    return StripBlock(
        id=planned.id,
        weeks=time_mark(block),
        name=_named(block),
        href=f"#plan-block-{planned.id}" if vertical else site.href(f"block/{planned.id}", here),
        weight=block_weight(length_of(block, calendar)),
        current=current,
        marks=(tuple(week in added for week in weeks) or (bool(planned.additions),)) if vertical else (),
    )


def _named(block: Block) -> str:
    """What the link of a block is called: what stands there to see is part of it."""
    when, mark = time_name(block), time_mark(block)
    return f"{when if _says(when, mark) else f'{mark}, {when}'}: {block.title}"


def _says(name: str, words: str) -> bool:
    """Whether a name has these words, each of them whole: `March` does not say `Mar`."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", name, re.IGNORECASE) is not None


def _weeks_of(span: Weeks | None, weeks: list[int]) -> list[int]:
    """The block's weeks an addition falls in; one that names the block but no week may fall in any."""
    return [week for week in weeks if span and span.first <= week <= span.last]


def _beyond(site: Site, here: str, *, current: bool) -> Iterator[StripPhase]:
    playbook = site.loaded.playbook
    cadence = playbook.cadence
    if cadence is None or not playbook.phases:
        return
    name = f"{beyond(playbook)}: {cadence.title}"
    yield _way_on(name=name, label=BEYOND_TITLE, href=site.href(BEYOND_PAGE, here), weeks="", current=current)


def beyond(playbook: Playbook) -> str:
    """`Beyond Week 12`, what comes when the plan is done."""
    weeks = all_weeks(playbook.playbook.calendar)
    if dates := whole_time(playbook):
        return f"{BEYOND_TITLE} {day_name(dates.last)}"
    return f"{BEYOND_TITLE} {week_name(weeks[-1])}" if weeks else f"{BEYOND_TITLE} the last step"


def _way_on(*, name: str, label: str, href: str, weeks: str, current: bool) -> StripPhase:
    """A part of the line that is no phase: one link."""
    block = StripBlock(id="", weeks=weeks, name="", href="", weight=_BEYOND_WEIGHT, current=current, marks=())
    return StripPhase(
        name=name,
        label=label,
        short_label="",
        href=href,
        hue=BEYOND,
        weight=_BEYOND_WEIGHT,
        within=current,
        current=current,
        lacks_gate=False,
        way_on=True,
        blocks=(block,),
    )
