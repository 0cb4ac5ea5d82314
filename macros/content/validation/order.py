"""Rules about what says when a phase or block is: its weeks in a playbook that counts them, else its place.

Not for: which weeks those are (`macros.content.validation.weeks`), nor dates (`macros.content.validation.fixed_dates`).
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.model.base import Weeks
from macros.content.problems import Problem
from macros.content.validation.boxes import in_words
from macros.content.validation.draft import Draft, Source
from macros.content.validation.mixed_times import dates_written, says_dates

__all__ = ["phases_without_a_place", "times_said_twice", "weeks_left_out"]

_APART = 10
"""So far apart are the places that are proposed, so that others fit between them."""


def weeks_left_out(draft: Draft) -> Iterator[Problem]:
    """In a playbook that counts weeks every phase and block says in which it runs; one that has dates is told so."""
    root = draft.file("playbook")
    if root is None or root.node.calendar is None:
        return
    for source in draft.in_folder("phases"):
        if source.node.weeks is None and _is_left_out(source, ()):
            yield source.problem((), "it says no weeks, and the playbook counts them", "add weeks: {first: …, last: …}")
        for id_, block in source.node.blocks.items():
            if block.weeks is None and _is_left_out(source, ("blocks", id_)):
                yield source.problem(
                    ("blocks", id_),
                    "it says no weeks, and the playbook counts them",
                    _weeks_of_block(source),
                    at_key=True,
                )


def _is_left_out(source: Source, path: tuple[str, ...]) -> bool:
    """Whether weeks are not there at all; what is wrong with those that are has been told."""
    data = source.document.data
    for key in path:
        data = data[key]
    return "weeks" not in data and "dates" not in data


def _weeks_of_block(source: Source) -> str:
    weeks, blocks = source.node.weeks, source.node.blocks
    if weeks and len(blocks) == 1:
        return f"add weeks: {{first: {weeks.first}, last: {weeks.last}}}"
    return "add weeks: {first: …, last: …}" + (f", of the phase's {in_words(weeks)}" if weeks else "")


def times_said_twice(draft: Draft) -> Iterator[Problem]:
    """What has weeks or dates says its own words for them there."""
    for source in draft.in_folder("phases"):
        for path, part in source.parts_with("when"):
            weeks = getattr(part, "weeks", None)
            if part.when and weeks:
                cure = f"write weeks: {{first: {weeks.first}, last: {weeks.last}, label: …}} and take 'when' out"
                yield source.problem((*path, "when"), "it has weeks, whose 'label' has words for them", cure)
            elif part.when and (dates := getattr(part, "dates", None)):
                own = dates_written(dates.first, dates.last).removesuffix("}")
                cure = f"write dates: {own}, label: …}} and take 'when' out"
                yield source.problem((*path, "when"), "it has dates, whose 'label' has words for them", cure)


def phases_without_a_place(draft: Draft) -> Iterator[Problem]:
    """Where there are neither weeks nor dates, each of several phases says its place among them."""
    root, phases = draft.file("playbook"), draft.in_folder("phases")
    if root is None or "calendar" in root.document.data or len(phases) == 1 or says_dates(draft):
        return
    if any(True for source in draft.sources.values() for _ in source.parts_of(Weeks)):
        return  # then a calendar is missing, which is told
    orders = [source.node.order for source in phases if source.node.order is not None]
    for source in phases:
        if source.node.order is None and "order" not in source.document.data:
            orders.append(max(orders, default=0) + _APART)
            sentence = f"nothing says where it stands among the {len(phases)} phases"
            yield source.problem((), sentence, f"add order: {orders[-1]}")
