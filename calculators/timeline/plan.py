"""The playbook's plan as the timeline needs it: weeks, phases, blocks, milestones, verticals.

All of it is given by the caller from the playbook; nothing here knows a number of any playbook.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from calculators.invalid import Problem
from calculators.overlays import Change
from calculators.spec import Choice, about

__all__ = [
    "EDGES",
    "Adjustment",
    "Block",
    "GoLiveOption",
    "Milestone",
    "Phase",
    "Plan",
    "Review",
    "Span",
    "Vertical",
    "plan_problems",
]

_FIRST_WEEK, _LAST_WEEK = -104, 1_040
EDGES = (Choice("start", "start of the week"), Choice("end", "end of the week"))


def _id() -> dict[str, object]:
    return dict(about(label="Id", kind="text"))


def _title() -> dict[str, object]:
    return dict(about(label="Title", kind="text"))


def _week(label: str, *, optional: bool = False) -> dict[str, object]:
    return dict(about(label=label, kind="integer", minimum=_FIRST_WEEK, maximum=_LAST_WEEK, optional=optional))


def _day(label: str) -> dict[str, object]:
    return dict(about(label=label, kind="integer", minimum=1, maximum=7, optional=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A phase or block: the plan's weeks from ``first_week`` to ``last_week``."""

    id: str = field(metadata=_id())
    title: str = field(metadata=_title())
    first_week: int = field(metadata=_week("First week"))
    last_week: int = field(metadata=_week("Last week"))
    hue: str = field(metadata=about(label="Hue", kind="text"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Span):
    """A phase with what must be true before the next one begins, its exit gate."""

    gate: tuple[str, ...] | None = field(default=None, metadata=about(label="Exit gate", kind="texts", optional=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Span):
    """A block with what is due by its end, in the playbook's words."""

    quick_wins: tuple[str, ...] = field(metadata=about(label="Quick wins", kind="texts"))
    deliverables: tuple[str, ...] = field(metadata=about(label="Deliverables", kind="texts"))
    criteria: tuple[str, ...] = field(metadata=about(label="Criteria", kind="texts"))
    first_day: int | None = field(default=None, metadata=_day("First day"))
    """Of its one week, counted from 1 among those that are worked; ``None`` where it takes whole weeks."""
    last_day: int | None = field(default=None, metadata=_day("Last day"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A state to be reached by the end of ``week``; ``share`` of users, or ``None`` when it is not about users."""

    id: str = field(metadata=_id())
    title: str = field(metadata=_title())
    week: int = field(metadata=_week("Week"))
    share: float | None = field(metadata=about(label="Share", kind="share", minimum=0, maximum=1, optional=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """What a vertical does beside the plan; both weeks are ``None`` when the playbook names none."""

    id: str = field(metadata=_id())
    title: str = field(metadata=_title())
    first_week: int | None = field(metadata=_week("First week", optional=True))
    last_week: int | None = field(metadata=_week("Last week", optional=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertical:
    """An industry: its adjustments, and what of the plan itself reads otherwise there."""

    id: str = field(metadata=_id())
    title: str = field(metadata=_title())
    adjustments: tuple[Adjustment, ...] = field(metadata=about(label="Adjustments", kind="table", rows=Adjustment))
    changes: tuple[Change, ...] | None = field(
        default=None, metadata=about(label="Changes", kind="table", rows=Change, optional=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review repeated every ``every_months`` months after the plan's end."""

    id: str = field(metadata=_id())
    title: str = field(metadata=_title())
    every_months: int = field(metadata=about(label="Months", kind="integer", minimum=1, maximum=120))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoLiveOption:
    """One meaning of go-live: the start or end of a week."""

    id: str = field(metadata=_id())
    title: str = field(metadata=_title())
    week: int = field(metadata=_week("Week"))
    edge: str = field(metadata=about(label="Edge", kind="choice", choices=EDGES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The whole plan. ``weeks`` lists every week that exists, in order, so a week 0 that does not exist is left out."""

    weeks: tuple[int, ...] = field(metadata=about(label="Weeks", kind="integers"))
    phases: tuple[Phase, ...] = field(metadata=about(label="Phases", kind="table", rows=Phase))
    blocks: tuple[Block, ...] = field(metadata=about(label="Blocks", kind="table", rows=Block))
    milestones: tuple[Milestone, ...] = field(metadata=about(label="Milestones", kind="table", rows=Milestone))
    verticals: tuple[Vertical, ...] = field(metadata=about(label="Verticals", kind="table", rows=Vertical))
    reviews: tuple[Review, ...] = field(metadata=about(label="Reviews", kind="table", rows=Review))
    go_live_options: tuple[GoLiveOption, ...] = field(
        metadata=about(label="Meanings of go-live", kind="table", rows=GoLiveOption)
    )


def plan_problems(plan: Plan) -> Iterator[Problem]:
    """What is wrong with ``plan`` as a whole; each of its fields is right by itself."""

    def wrong(message: str) -> Problem:
        return Problem("plan", message)

    weeks = plan.weeks
    if not weeks or list(weeks) != sorted(set(weeks)) or weeks[0] < _FIRST_WEEK or weeks[-1] > _LAST_WEEK:
        yield wrong("Give the plan's weeks in ascending order, each once.")
        return
    if 1 not in weeks:
        yield wrong("Give the plan a Week 1: the clocks count from it.")
    spans: list[tuple[str, int | None, int | None]] = []
    spans += [(f"phase {span.id}", span.first_week, span.last_week) for span in plan.phases]
    spans += [(f"block {span.id}", span.first_week, span.last_week) for span in plan.blocks]
    spans += [(f"milestone {item.id}", item.week, item.week) for item in plan.milestones]
    spans += [(f"go-live option {item.id}", item.week, item.week) for item in plan.go_live_options]
    for vertical in plan.verticals:
        spans += [
            (f"adjustment {vertical.id}.{item.id}", item.first_week, item.last_week) for item in vertical.adjustments
        ]
    for name, first, last in spans:
        if (first is None) != (last is None):
            yield wrong(f"Give {name} both weeks or none.")
        elif first is not None and last is not None and not any(first <= week <= last for week in weeks):
            yield wrong(f"Give {name} weeks of the plan, first to last: there is none from {first} to {last}.")
    yield from _day_problems(plan)
    for kind, ids in (
        ("phase", [span.id for span in plan.phases]),
        ("block", [span.id for span in plan.blocks]),
        ("milestone", [item.id for item in plan.milestones]),
        ("vertical", [item.id for item in plan.verticals]),
        ("go-live option", [item.id for item in plan.go_live_options]),
    ):
        if len(ids) != len(set(ids)):
            yield wrong(f"Give every {kind} its own id.")


def _day_problems(plan: Plan) -> Iterator[Problem]:
    for block in plan.blocks:
        if (block.first_day is None) != (block.last_day is None) or (block.first_day or 0) > (block.last_day or 0):
            yield Problem("plan", f"Give block {block.id} both days, the first one first, or none.")
