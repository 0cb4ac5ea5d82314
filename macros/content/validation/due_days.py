"""Rules about when a milestone is due: by the end of a week where weeks are counted, of a day where there are dates.

Not for: which week that is (`macros.content.validation.in_blocks`).
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.dates import day_name, even_dates_name
from macros.content.model.plan_statements import Milestone
from macros.content.problems import Problem
from macros.content.validation.dates import is_day
from macros.content.validation.draft import Draft
from macros.content.validation.mixed_times import says_dates

__all__ = ["milestones_due_on_other_days", "milestones_of_no_time"]


def milestones_of_no_time(draft: Draft) -> Iterator[Problem]:
    """A milestone says when it is due, as the plan says when all else is."""
    root = draft.file("playbook")
    if root is None:
        return
    counts_weeks = "calendar" in root.document.data
    dated = not counts_weeks and says_dates(draft)
    for source in draft.in_folder("phases"):
        for path, part in source.parts_of(Milestone):
            block = source.node.blocks[path[1]]
            if part.due is not None and not dated:
                has = "counts weeks" if counts_weeks else "has no dates"
                cure = "say 'week' instead" if counts_weeks else "make it a deliverable, or give the plan dates"
                yield source.problem((*path, "due"), f"it is due on a day, and the plan {has}", cure, at_key=True)
            elif part.due is None and part.week is None and not _is_torn(source.document.data, path):
                last = block.dates.last if block.dates else block.weeks.last if block.weeks else "…"
                cure = f"add {'due' if dated else 'week'}: {last}"
                yield source.problem(path, "it does not say by when it is due", cure, at_key=True)


def _is_torn(data: object, path: tuple[object, ...]) -> bool:
    """Whether it says so in a way that has been told."""
    for key in path:
        data = data[key] if isinstance(data, dict) else None
    return isinstance(data, dict) and ("week" in data or "due" in data)


def milestones_due_on_other_days(draft: Draft) -> Iterator[Problem]:
    """A milestone is due on a day of the block that holds it."""
    for source in draft.in_folder("phases"):
        for path, part in source.parts_of(Milestone):
            dates = source.node.blocks[path[1]].dates
            if part.due is None or dates is None or not all(map(is_day, (part.due, dates.first, dates.last))):
                continue
            if not dates.first <= part.due <= dates.last:
                sentence = f"{day_name(part.due)} lies outside the block's {even_dates_name(dates)}"
                because = [source.at((*path[:2], "dates"))]
                hint = "change the day, or move the milestone to its block"
                yield source.problem((*path, "due"), sentence, hint, because=because)
