"""Rules about words of ours that repeat what another file states, and would go stale unseen.

Not for: numbers that stand beside their own text (`macros.content.validation.quantities`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.figures import calendar_spots
from macros.content.validation.words import shown
from macros.content.weeks import all_weeks, week_name

__all__ = ["ENDS", "plan_as_long_as_said"]

_COUNTED = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_LENGTH = re.compile(rf"\b(?P<count>[0-9]+|{'|'.join(_COUNTED)}) weeks\b", re.IGNORECASE)
ENDS = re.compile(r"\bfrom Week [−-]?[0-9]+ to Week [−-]?[0-9]+\b")


def plan_as_long_as_said(draft: Draft) -> Iterator[Problem]:
    """Heading and introduction of the home page count the plan's weeks and name its ends as the calendar does."""
    pages, root = draft.file("pages"), draft.file("playbook")
    home = pages.node.pages.get("home") if pages else None
    weeks = all_weeks(root.node.calendar) if root else []
    if pages is None or home is None or not weeks:
        return
    because = calendar_spots(draft)
    ends = f"from {week_name(weeks[0])} to {week_name(weeks[-1])}"
    for name, text in (("heading", home.heading or ""), ("introduction", home.introduction.text)):
        for found in _LENGTH.finditer(text):
            count = found["count"].lower()
            if len(weeks) != (int(count) if count.isdecimal() else _COUNTED.index(count) + 1):
                sentence = f"it says {shown(found[0])}, but the plan has {len(weeks)} (calendar in {_place(draft)})"
                cure = dict(enumerate(_COUNTED, start=1)).get(len(weeks), len(weeks))
                yield pages.problem(("pages", "home", name), sentence, f"write {cure} weeks", because=because)
        for found in ENDS.finditer(text):
            if found[0].replace("-", "−") != ends:
                sentence = f"it says {shown(found[0])}, which the plan does not (calendar in {_place(draft)})"
                yield pages.problem(("pages", "home", name), sentence, f"write {ends}", because=because)


def _place(draft: Draft) -> str:
    """Where the calendar is written."""
    document = draft.sources["playbook"].document
    return f"{document.path}:{document.mark(('calendar',), key=True).line}"
