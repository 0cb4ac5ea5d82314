"""What of a timeline goes into a calendar."""

from __future__ import annotations

from collections.abc import Iterator

from calculators.presentation import Event
from calculators.texts import plural, week_text, weeks_text
from calculators.timeline.days_of_week import when_text
from calculators.timeline.inputs import Inputs
from calculators.timeline.plan import Block
from calculators.timeline.result import CLAIMS, DatedDay, Result
from calculators.timeline.words.replanned import block_so_far

__all__ = ["events"]


def events(inputs: Inputs, result: Result) -> Iterator[Event]:
    """Everything with a date: phases, gates, blocks, milestones, adjustments, named days, reviews.

    A title says by itself what it is, since in a calendar it stands among those of other plans. With actual dates all
    of it is where it is now, what is done where it was: a calendar that has the first plan moves.
    """
    yield from _phases(inputs, result)
    due = {block.id: _due(block) for block in inputs.resolved.blocks}
    anew = result.replanned.blocks if result.replanned else ()
    due |= {block.id: f" {block_so_far(block)}{due[block.id]}" for block in anew}
    for span in result.blocks:
        weeks = when_text(span)
        yield Event(
            kind="block",
            id=span.id,
            title=f"{weeks}: {span.title}",
            start=span.start,
            end=span.end,
            description=f"{weeks}: {plural(span.working_days, 'working day')}.{due[span.id]}",
        )
    for item in result.milestones:
        users = "" if item.users is None else f": {plural(item.users, 'user')}"
        yield Event(
            kind="milestone",
            id=item.id,
            title=f"{week_text(item.week)}: {item.title} due",
            start=item.date,
            end=item.date,
            description=f"The end of {week_text(item.week)}{users}.",
        )
    verticals = {vertical.id: vertical.title for vertical in inputs.plan.verticals}
    for adjustment in result.adjustments:
        if adjustment.start is not None and adjustment.end is not None:
            yield Event(
                kind="adjustment",
                id=adjustment.id,
                title=f"{verticals[adjustment.vertical]}: {adjustment.title}",
                start=adjustment.start,
                end=adjustment.end,
                description=f"{verticals[adjustment.vertical]}.",
            )
    for counted in result.named_days:
        yield Event(
            kind=counted.kind,
            id=counted.id,
            title=_counted(counted),
            start=counted.date,
            end=counted.date,
            description=f"Day {counted.days}. The playbook says: {counted.text}.",
        )
    for review in result.reviews:
        yield Event(
            kind="review",
            id=review.id,
            title=f"Review: {review.title}",
            start=review.first,
            end=review.first,
            description=f"Every {plural(review.every_months, 'month')}.",
            every_months=review.every_months,
        )


def _phases(inputs: Inputs, result: Result) -> Iterator[Event]:
    for phase, span in zip(inputs.planned.phases, result.phases, strict=True):
        weeks = weeks_text(span.first_week, span.last_week)
        yield Event(
            kind="phase",
            id=span.id,
            title=f"{span.title} ({weeks})",
            start=span.start,
            end=span.end,
            description=f"{weeks}: {plural(span.working_days, 'working day')}.",
        )
        if phase.gate:
            yield Event(
                kind="phase",
                id=span.id,
                part="gate",
                title=f"{span.title} ends: exit gate",
                start=span.last_working_day,
                end=span.last_working_day,
                description=f"Go on when this is true:\n{'; '.join(phase.gate)}.",
            )


def _counted(item: DatedDay) -> str:
    """`Day 60: measurable improvements due`; what a playbook only says of itself is not due."""
    when = ", as claimed" if item.kind in CLAIMS else " due"
    return f"Day {item.days}: {item.what or item.title}{when}"


def _due(block: Block) -> str:
    """What a block is to bring by its end, one line for each kind."""
    kinds = (("Quick wins", block.quick_wins), ("Deliverables", block.deliverables), ("Criteria", block.criteria))
    return "".join(f"\n{name}: {'; '.join(texts)}." for name, texts in kinds if texts)
