"""Rules about the numbers that phases bear in their titles: they count up in the order of time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.problems import Problem
from macros.content.times import place_in_time
from macros.content.validation.draft import Draft
from macros.content.validation.words import shown

__all__ = ["phases_counted_otherwise", "phases_named_otherwise"]

_NUMBERED = re.compile(r"\b(?P<word>phase|stage|part|step)\s+(?P<number>[0-9]{1,2})\b", re.IGNORECASE)


def phases_counted_otherwise(draft: Draft) -> Iterator[Problem]:
    """A title that says Phase 3 stands third among those that bear a number; the source may count otherwise."""
    due, titles = None, set[str]()
    for source in sorted(draft.in_folder("phases"), key=lambda source: place_in_time(source.node)):
        found = _NUMBERED.search(source.node.title)
        # Of a copied title another rule speaks.
        if found is None or source.node.title in titles:
            continue
        titles.add(source.node.title)
        number = int(found["number"])
        due = min(number, 1) if due is None else due + 1
        if number != due:
            told_by = "weeks" if source.node.weeks else "dates" if source.node.dates else "order"
            sentence = f"the title says {found[0]}, but by its {told_by} it is {found['word']} {due}"
            yield source.warning(
                ("title",), sentence, f"write {found['word']} {due}, unless the source counts otherwise"
            )


def phases_named_otherwise(draft: Draft) -> Iterator[Problem]:
    """Our short names for a phase bear the number that its title has."""
    for source in draft.in_folder("phases"):
        title = _NUMBERED.search(source.node.title)
        for name in ("short_title", "shortest_title") if title else ():
            assert title is not None
            short = _NUMBERED.search(getattr(source.node, name))
            if short and short["number"] != title["number"]:
                sentence = f"it says {shown(short[0])}, but the title says {shown(title[0])}"
                yield source.problem((name,), sentence, f"write {title[0]}")
