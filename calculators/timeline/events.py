"""What of a timeline goes into a calendar."""

from __future__ import annotations

from collections.abc import Iterator

from calculators.presentation import Event, plural, week_text, weeks_text
from calculators.timeline.inputs import Inputs
from calculators.timeline.plan import Block
from calculators.timeline.result import Result
from calculators.timeline.words.replanned import block_so_far

__all__ = ["events"]


def events(inputs: Inputs, result: Result) -> Iterator[Event]:
    """Everything with a date: phases, blocks, milestones, adjustments, named days, the first review of each series.

    With actual dates all of it is where it is now, what is done where it was: a calendar that has the first plan moves.
    """
    due = {block.id: _due(block) for block in inputs.plan.blocks}
    anew = result.replanned.blocks if result.replanned else ()
    due |= {block.id: f" {block_so_far(block)}{due[block.id]}" for block in anew}
    for kind, spans in (("phase", result.phases), ("block", result.blocks)):
        for span in spans:
            weeks = weeks_text(span.first_week, span.last_week)
            days = plural(span.working_days, "working day")
            yield Event(
                kind=kind,
                id=span.id,
                title=span.title,
                start=span.start,
                end=span.end,
                description=f"{weeks}: {days}.{due.get(span.id, '') if kind == 'block' else ''}",
            )
    for item in result.milestones:
        users = "" if item.users is None else f": {plural(item.users, 'user')}"
        yield Event(
            kind="milestone",
            id=item.id,
            title=item.title,
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
                title=adjustment.title,
                start=adjustment.start,
                end=adjustment.end,
                description=f"{verticals[adjustment.vertical]}.",
            )
    for counted in result.named_days:
        yield Event(
            kind=counted.kind,
            id=counted.id,
            title=counted.title,
            start=counted.date,
            end=counted.date,
            description=f"Day {counted.days}. The playbook says: {counted.text}.",
        )
    for review in result.reviews:
        yield Event(
            kind="review",
            id=review.id,
            title=review.title,
            start=review.first,
            end=review.first,
            description=f"The first; again every {plural(review.every_months, 'month')}.",
        )


def _due(block: Block) -> str:
    """What a block is to bring by its end, one line for each kind."""
    kinds = (("Quick wins", block.quick_wins), ("Deliverables", block.deliverables), ("Criteria", block.criteria))
    return "".join(f"\n{name}: {'; '.join(texts)}." for name, texts in kinds if texts)
