"""A plan made anew in words: its table, its place in the answer, and what a planner should know of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calculators.presentation import RowKind
from calculators.texts import count_text, date_text, plural, short_date_text, weeks_text
from calculators.timeline.inputs import Inputs
from calculators.timeline.replanned import Replanned, ReplannedBlock
from calculators.timeline.result import Result
from calculators.value_text import ValueText

__all__ = [
    "block_so_far",
    "replanned_figures",
    "replanned_notes",
    "replanned_row_kinds",
    "replanned_rows",
    "than_planned",
]

_STATES = {"done": "ended", "supposed": "counted as ended", "in_work": "in progress", "to_come": "upcoming"}
_UNIT = "working days, negative when earlier"
_DOT = " \N{MIDDLE DOT} "


def slip_text(slip: int, first: date, now: date) -> str:
    """How far from the first plan; a day off is no working day later than the working day before it.

    >>> friday, saturday = date(2027, 3, 26), date(2027, 3, 27)
    >>> slip_text(7, friday, date(2027, 4, 6)), slip_text(0, friday, friday), slip_text(0, friday, saturday)
    ('7 working days later', 'as first planned', 'no working day later')
    """
    count = plural(abs(slip), "working day") if slip else "no working day"
    side = "later" if now > first else "earlier"
    return ValueText("as first planned" if now == first else f"{count} {side}", slip, _UNIT)


def than_planned(result: Result) -> str:
    """How far the new end is from the first one, inside a sentence."""
    anew = result.replanned
    assert anew is not None
    text = _whole_slip(anew, result)
    return text if result.finish == anew.first_finish else f"{text} than first planned"


def _whole_slip(anew: Replanned, result: Result) -> str:
    return slip_text(anew.slip, anew.first_finish, result.finish)


def replanned_figures(result: Result) -> dict[str, str]:
    """The first end, and how far the new one is from it; empty without actual dates."""
    anew = result.replanned
    return {
        "first_finish": date_text(anew.first_finish) if anew else "",
        "slip": _whole_slip(anew, result) if anew else "",
    }


def replanned_rows(result: Result) -> list[list[str]]:
    """Each block and the whole plan; none without actual dates."""
    anew = result.replanned
    if anew is None:
        return []
    state = _STATES["done"] if anew.ended else _STATES["to_come"] if _is_untouched(anew) else _STATES["in_work"]
    whole = (anew.first_kickoff, anew.first_finish, result.kickoff, result.finish)
    return [
        *(
            [
                f"{weeks_text(block.first_week, block.last_week)}{_DOT}{block.title}",
                *map(short_date_text, (block.first_start, block.first_end, block.start, block.end)),
                _signed_text(block.slip),
                _STATES[block.state],
            ]
            for block in anew.blocks
        ),
        ["Whole plan", *map(short_date_text, whole), _signed_text(anew.slip), state],
    ]


def _signed_text(slip: int) -> str:
    """A slip in a column of its own: with a sign, but for none."""
    return ValueText(f"{'+' if slip > 0 else ''}{count_text(slip)}", slip)


def replanned_row_kinds(inputs: Inputs, result: Result) -> list[RowKind]:
    """What each of these rows is."""
    if result.replanned is None:
        return []
    hues = {block.id: block.hue for block in inputs.plan.blocks}
    return [*(RowKind("", hues[block.id]) for block in result.replanned.blocks), RowKind("total")]


def _is_untouched(anew: Replanned) -> bool:
    return all(block.state == "to_come" for block in anew.blocks)


def block_so_far(block: ReplannedBlock) -> str:
    """What has become of a block, as a sentence of its own."""
    state = _STATES[block.state]
    slip = slip_text(block.slip, block.first_end, block.end)
    return f"{state[:1].upper()}{state[1:]}, {slip if block.end == block.first_end else f'{slip} than first planned'}."


def replanned_notes(inputs: Inputs, result: Result) -> Iterator[str]:
    """What is supposed, what is overdue, and what an entry cannot do."""
    anew = result.replanned
    if anew is None:
        return
    if anew.status is not None and not anew.ended:
        known = "" if inputs.today else ", the latest date entered, since today is not known here"
        yield f"The rest is replanned from {date_text(anew.status)}{known}."
    yield from _supposed(anew)
    for block in anew.blocks:
        if block.due:
            yield (
                f"{block.title} was to end on {date_text(block.due)} by its planned length and is still in progress, "
                f"so its last day is assumed to be {date_text(block.end)}."
            )
    yield from _not_begun(anew)
    yield from _out_of_order(anew)


def _supposed(anew: Replanned) -> Iterator[str]:
    supposed = [block.title for block in anew.blocks if block.state == "supposed"]
    if supposed:
        last = [block for block in anew.blocks if block.state in ("done", "in_work")][-1]
        are = "it is" if len(supposed) == 1 else "they are"
        yield (
            f"Nothing is entered for {_listed(supposed)}; {are} counted as ended, because {last.title} has begun. "
            "Enter their dates if they differ."
        )


def _not_begun(anew: Replanned) -> Iterator[str]:
    """The first block that should have begun, and those whose moved date comes too early."""
    coming = [block for block in anew.blocks if block.state == "to_come"]
    waits = any(block.state == "in_work" for block in anew.blocks) or (coming and coming[0].moved_to)
    if coming and anew.status and coming[0].first_start < anew.status and not waits:
        yield (
            f"{coming[0].title} was to begin on {date_text(coming[0].first_start)} and has no actual date, so it is "
            f"planned from {date_text(coming[0].start)}. Enter when it started, if it has."
        )
    for block in coming:
        if block.moved_to and block.start > block.moved_to and _waits_for_another(anew, block):
            yield (
                f"{block.title} has moved to {date_text(block.moved_to)}, but the work before it will not be done by "
                f"then; it begins on {date_text(block.start)}."
            )


def _waits_for_another(anew: Replanned, block: ReplannedBlock) -> bool:
    place = anew.blocks.index(block)
    return any(before.end >= (block.moved_to or block.start) for before in anew.blocks[:place])


def _out_of_order(anew: Replanned) -> Iterator[str]:
    begun = [block for block in anew.blocks if block.state in ("done", "in_work")]
    for place, block in enumerate(begun):
        ahead = [before for before in begun[:place] if before.start > block.start]
        if ahead:
            yield f"{block.title} began before {_listed([before.title for before in ahead])}, planned before it."


def _listed(names: list[str]) -> str:
    """Names in a sentence.

    >>> _listed(["A"]), _listed(["A", "B", "C"])
    ('A', 'A, B and C')
    """
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
