"""Rules about weeks that a text names: they are weeks of the plan.

Not for: weeks that the model knows as such (`macros.content.validation.weeks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.model.base import Weeks
from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.repeated import ENDS
from macros.content.validation.texts import written_texts
from macros.content.validation.words import listed
from macros.content.weeks import all_weeks, week_name

__all__ = ["weeks_named_in_vain"]

_NUMBER = r"[−-]?[0-9]{1,3}(?![0-9]|[.,][0-9]|\s?%|\s+(?:days?|weeks?|months?|hours?|users?|people)\b)"
_NAMED = re.compile(
    rf"\bweeks\s+{_NUMBER}(?:\s*(?:[-–,]|to|and|or|through)\s*{_NUMBER})*|\bweek\s+{_NUMBER}(?:\s*(?:[-–]|to)\s*{_NUMBER})?",
    re.IGNORECASE,
)
_JUDGED_ELSEWHERE = {("pages", "home", "heading"), ("pages", "home", "introduction", "text")}


def weeks_named(text: str) -> list[int]:
    """The weeks that a text names; a hyphen between two is no sign, and what counts something else is no week.

    >>> weeks_named("Week −2, then Weeks 3-5 and Week 16, 4 weeks long, in week 2.5 and week 2, 20 days on")
    [-2, 3, 5, 16, 2]
    """
    found: list[int] = []
    for match in _NAMED.finditer(text):
        plain = re.sub(r"(?<=[0-9])\s*[-–]\s*(?=[0-9])", " ", match[0]).replace("−", "-")
        found += [int(number) for number in re.findall(r"-?[0-9]+", plain)]
    return found


def weeks_named_in_vain(draft: Draft) -> Iterator[Problem]:
    """A text names weeks between the first and the last; one that speaks of what might be may name others."""
    root = draft.file("playbook")
    weeks = all_weeks(root.node.calendar) if root is not None else []
    if root is None or not weeks:
        return
    line = root.document.mark(("calendar",), key=True).line
    span = f"{week_name(weeks[0])} to {week_name(weeks[-1])} ({root.document.path}:{line})"
    for found in written_texts(draft):
        # Nearly every text names none, which is told sooner without a pattern; a label is judged by its numbers.
        if "eek" not in found.text.lower() or type(found.holder) is Weeks:
            continue
        text = ENDS.sub("", found.text) if found.path in _JUDGED_ELSEWHERE else found.text
        strangers = [week for week in dict.fromkeys(weeks_named(text)) if not weeks[0] <= week <= weeks[-1]]
        if strangers:
            names = listed(week_name(week) for week in strangers)
            sentence = f"it names {names}, but the plan runs from {span}"
            yield found.warning(sentence, "name a week of the plan, or fix the calendar")
