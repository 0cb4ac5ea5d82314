"""The timeline's answer as pages show it to the reader whose plan it is: each part of the plan with its dates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from calculators.own_dates import (
    OwnDates,
    OwnDay,
    OwnPart,
    day_of_no_week,
    day_text,
    due_text,
    gate_part,
    milestone_part,
    range_text,
    short_range_text,
    span_part,
)
from calculators.texts import NONE, count_text, date_text, percent_text, plural, week_text, weeks_text
from calculators.timeline.inputs import Inputs
from calculators.timeline.plan import Block, Milestone
from calculators.timeline.result import DatedAdjustment, DatedDays, DatedSpan, Result

__all__ = ["own_dates"]

_DAY = timedelta(days=1)


def own_dates(inputs: Inputs, result: Result, known: Collection[str]) -> OwnDates:
    """Everything with a date, and each day from before the plan until after its end.

    ``known`` are the facts (``calculators.facts``) that the reader has entered: of others nothing is said, so an
    example's head-count never passes for the reader's.
    """
    users = inputs.users if "users" in known else None
    return OwnDates(
        facts=_facts(inputs, result, users),
        parts=_with_words(dict(_parts(result, users)), inputs),
        days=tuple(_days(result)),
    )


def _facts(inputs: Inputs, result: Result, users: int | None) -> str:
    titles = [vertical.title for vertical in inputs.plan.verticals if vertical.id in inputs.verticals]
    counted = [] if users is None else [plural(users, "user")]
    return ", ".join([*titles, *counted, f"Week 1 on {date_text(result.week_1)}"])


def _parts(result: Result, users: int | None) -> Iterator[tuple[str, OwnPart]]:
    of = result.week_1
    for kind, spans in (("phase", result.phases), ("block", result.blocks), ("week", result.weeks)):
        for span in spans:
            yield f"{kind}/{span.id}", span_part(span.start, max(span.start, span.last_working_day), of)
    for span in result.phases:
        yield f"gate/{span.id}", gate_part(span.last_working_day, of)
    for item in result.milestones:
        part = milestone_part(item.date, of)
        texts = dict(part.texts)
        if users is not None and item.users is not None:
            texts |= {
                "users": f"{count_text(item.users)} of your {count_text(users)}",
                "counted": plural(item.users, "user"),
            }
            texts |= {"count": count_text(item.users), "of": count_text(users)}
        yield f"milestone/{item.id}", replace(part, texts=texts)
    for adjustment in result.adjustments:
        yield f"adjustment/{adjustment.id}", _adjustment(adjustment, result.weeks, of)
    for review in result.reviews:
        texts = {"long": date_text(review.first), "short": day_text(review.first, of)}
        yield f"review/{review.id}", OwnPart(first=review.first, last=review.first, texts=texts)
    for counted in result.named_days:
        texts = {"long": date_text(counted.date), "short": day_text(counted.date, of)}
        yield f"{counted.kind}/{counted.id}", OwnPart(first=counted.date, last=counted.date, texts=texts)


def _with_words(parts: dict[str, OwnPart], inputs: Inputs) -> dict[str, OwnPart]:
    """The parts with what pages are to show instead of what they were built with, where chosen verticals change it."""
    plain, there = inputs.plan, inputs.resolved
    blocks = {it.id: it for it in plain.blocks}
    milestones = {it.id: it for it in plain.milestones}
    told = {f"block/{it.id}": _block_words(it, blocks[it.id]) for it in there.blocks}
    told |= {f"milestone/{it.id}": _milestone_words(it, milestones[it.id]) for it in there.milestones}
    return parts | {
        reference: replace(parts[reference], texts=_together(texts, parts[reference].texts))
        for reference, texts in told.items()
        if texts
    }


def _together(words: dict[str, str], dates: dict[str, str]) -> dict[str, str]:
    """What is counted beside the week that a milestone was built into is not due there once it is moved."""
    kept = {name: text for name, text in dates.items() if not ("week" in words and name == "counted")}
    return words | kept


def _block_words(there: Block, plain: Block) -> dict[str, str]:
    weeks, others = (weeks_text(it.first_week, it.last_week) for it in (there, plain))
    texts = {"title": there.title} if there.title != plain.title else {}
    return texts | ({"weeks": weeks} if weeks != others else {})


def _milestone_words(there: Milestone, plain: Milestone) -> dict[str, str]:
    """``height`` is the share in percent, as a bar of it is drawn; a head-count that is known stands before it."""
    texts = {"title": there.title} if there.title != plain.title else {}
    texts |= {"week": week_text(there.week)} if there.week != plain.week else {}
    if there.share == plain.share:
        return texts
    share = NONE if there.share is None else percent_text(there.share).replace(".0%", "%")
    return texts | {"share": share, "count": share, "height": f"{(there.share or 0) * 100:.15g}"}


def _adjustment(item: DatedAdjustment, weeks: Sequence[DatedSpan], of: date) -> OwnPart:
    if item.start is None or item.first_week is None or item.last_week is None:
        return OwnPart(first=None, last=None, texts={})
    own = [week for week in weeks if item.first_week <= week.first_week <= item.last_week]
    first, last = item.start, max(item.start, *(week.last_working_day for week in own))
    dates = short_range_text(first, last, of)
    texts = {
        "long": range_text(first, last),
        "short": f"{weeks_text(item.first_week, item.last_week)}, {dates}",
        "end": day_text(last, of),
        "due": due_text(last, of),
    }
    return OwnPart(first=first, last=last, texts=texts)


def _days(result: Result) -> Iterator[OwnDay]:
    """Each calendar day by itself: days off belong to the week before them."""
    week_1 = date_text(result.week_1)
    begins = f"Your plan begins on {date_text(result.kickoff)}"
    first = begins if result.kickoff == result.week_1 else f"{begins}; Week 1 starts on {week_1}"
    # Blocks may have begun in another order than they stand in.
    weeks = sorted(result.weeks, key=lambda week: week.start)
    ends = [*(week.start for week in weeks[1:]), max(result.finish + _DAY, weeks[-1].start)]
    numbers = [*(week.id for week in weeks[1:]), ""]
    yield day_of_no_week("before", None, first, next_week=weeks[0].id)
    for week, end, following in zip(weeks, ends, numbers, strict=True):
        blocks = [it for it in result.blocks if it.first_week <= week.first_week <= it.last_week]
        day = week.start
        while day < end:
            running = _running(day, blocks)
            count = (day - result.week_1).days + 1
            yield OwnDay(
                since=day,
                stage="during",
                words=f"{week_text(int(week.id))} of your plan",
                name=week_text(int(week.id)),
                date=date_text(day),
                count=f"day {count_text(count)}" if count > 0 else "",
                week=week.id,
                next_week=following,
                block=" ".join(block.id for block in running),
                share=_share(day, running[0]) if running else 0,
            )
            day += _DAY
    yield day_of_no_week("after", ends[-1], f"Your plan ended on {date_text(result.finish)}")


def _running(day: date, blocks: Sequence[DatedSpan]) -> list[DatedSpan]:
    """Those of a week's blocks that run on a day of it; between the days of two, or after the last, the one before."""
    begun = [it for it in blocks if not isinstance(it, DatedDays) or it.start <= day] or list(blocks[:1])
    on = [it for it in begun if not isinstance(it, DatedDays) or day <= it.end]
    return on or [max(begun, key=lambda it: it.end)] if begun else []


def _share(day: date, block: DatedSpan) -> float:
    """How much of a block has passed at a day's noon, in whole percent: as exact as a strip can show."""
    whole = (block.end - block.start).days + 1
    passed = min((day - block.start).days + 0.5, whole)
    return round(max(passed, 0) / whole * 100)
