"""What became of the fields of one thing, in rows for people: the fewest that say all that matters.

A number changes in the words, beside them and in the clock at once; for a reader that is one change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.changes.differences import Difference, FieldDifference
from macros.changes.marked import clipped, marked, marked_entries, whole
from macros.changes.outline import FieldPath, Outline, Thing
from macros.changes.report import Row
from macros.content.dates import even_dates_name
from macros.content.model.base import Dates

__all__ = ["dates_text", "rows", "value_text", "weeks_text"]

_VALUE = ("quantity", "value")
_UNIT = ("quantity", "unit")
_WITHIN = ("quantity", "clock", "within")
_LONGEST_LABEL = 12


def rows(difference: Difference, head: Outline) -> list[Row]:
    """The rows of a thing that both states have."""
    old, new = difference.old, difference.new
    if old is None or new is None:
        return []
    told, found = set(), []
    if dates := {path for path, _, _ in difference.fields if path and path[0] in ("dates", "due")}:
        told |= dates
        found.append(_dates_row(old, new))
    if {path[0] for path, _, _ in difference.fields if path} & {"week", "weeks"}:
        told |= {path for path, _, _ in difference.fields if path and path[0] in ("week", "weeks")}
        found.append(_weeks_row(old, new))
    number = _number_row(new, difference, head)
    if number is not None:
        told |= {_VALUE, *_that_follow(old, new, difference)}
        found.append(number)
    return found + [row for it in difference.fields if it.path not in told for row in _row(it, new)]


def weeks_text(thing: Thing, *, as_written: bool = False) -> str:
    """The weeks that a thing gives itself, `4-6`, or the words it has for them; empty where it gives none."""
    week = thing.fields.get(("week",))
    if isinstance(week, int):
        return str(week)
    first, last = (thing.fields.get(("weeks", name)) for name in ("first", "last"))
    label = thing.fields.get(("weeks", "label"), thing.fields.get(("when",)))
    if as_written and isinstance(label, str):
        return label
    if not isinstance(first, int) or not isinstance(last, int):
        return ""
    joint = " to " if last < 0 else "-"
    return str(first) if first == last else f"{first}{joint}{last}"


def dates_text(thing: Thing, *, as_written: bool = False) -> str:
    """The dates that a thing gives itself, `8–12 May 2028`, or the words it has for them; empty where it gives none."""
    first, label = (thing.fields.get(("dates", name)) for name in ("first", "label"))
    first = thing.fields.get(("due",), first)
    last = thing.fields.get(("dates", "last"), first)
    if as_written and isinstance(label, str):
        return label
    if not isinstance(first, str) or not isinstance(last, str):
        return ""
    try:
        return even_dates_name(Dates(first=first, last=last))
    except ValueError:  # a state with mistakes is compared too
        return first if first == last else f"{first} to {last}"


def value_text(value: Any) -> str:
    """A single value as people write it.

    >>> value_text(4.0), value_text(True), value_text(None), value_text(["a", "b"])
    ('4', 'yes', '', 'a, b')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.12g}"
    if isinstance(value, list):
        return ", ".join(map(value_text, value))
    if isinstance(value, dict):
        return ", ".join(value_text(inner) for inner in value.values())
    return " ".join(str(value).split())


def _dates_row(old: Thing, new: Thing) -> Row:
    before, after = dates_text(old), dates_text(new)
    if before == after:
        before, after = (dates_text(it, as_written=True) for it in (old, new))
    label = "due" if ("due",) in new.fields else "dates"
    return Row(label=label, form="value", pieces=whole(before or "none", after or "none"))


def _weeks_row(old: Thing, new: Thing) -> Row:
    before, after = weeks_text(old), weeks_text(new)
    if before == after:
        return Row(label="weeks", form="value", pieces=whole(*(weeks_text(it, as_written=True) for it in (old, new))))
    label = "week" if all(it.lstrip("-").isdigit() for it in (before, after)) else "weeks"
    return Row(label=label, form="weeks", pieces=whole(before or "none", after or "none"))


def _number_row(new: Thing, difference: Difference, head: Outline) -> Row | None:
    """The number that a statement makes, if that changed and its unit did not."""
    changed = {path: (was, now) for path, was, now in difference.fields}
    if _VALUE not in changed or _UNIT in changed or None in changed[_VALUE]:
        return None
    unit = str(new.fields.get(_UNIT, ""))
    words = (head.things.get(f"word/{file}:units.{unit}") for file in ("_vocabulary", "words"))
    word = next(filter(None, words), None)
    named = word.words("plural", "label") if word else unit
    label = named if 0 < len(named) <= _LONGEST_LABEL else "value"
    return Row(label=label, form="value", unit=clipped(named, 100), pieces=whole(*map(value_text, changed[_VALUE])))


def _that_follow(old: Thing, new: Thing, difference: Difference) -> Iterator[FieldPath]:
    """What changed only because the number did: the words around it, and the period that is counted in it."""
    was, now = (value_text(it.fields.get(_VALUE)) for it in (old, new))
    for path, before, after in difference.fields:
        if path in (_WITHIN, ("text",)) and isinstance(before, str) and isinstance(after, str):
            put = re.sub(rf"(?<![\d.,]){re.escape(was)}(?![\d,]|\.\d)", now, before)
            if put == after:
                yield path


def _row(field: FieldDifference, new: Thing) -> Iterator[Row]:
    label = _label(field.path, new)
    old, now = field.old, field.new
    if isinstance(old, list) or isinstance(now, list):
        entries = [[value_text(entry) for entry in it] if isinstance(it, list) else [] for it in (old, now)]
        yield Row(label=label, form="words", pieces=[_cut(it) for it in marked_entries(*entries)])
        return
    before, after = value_text(old), value_text(now)
    if isinstance(old or "", str) and isinstance(now or "", str) and " " in f"{before}{after}":
        yield Row(label=label, form="words", pieces=marked(before, after) if before and after else whole(before, after))
    elif before or after:
        yield Row(label=label, form="value", pieces=whole(before or "none", after or "none"))


def _cut(piece: Any) -> Any:
    return piece.model_copy(update={"text": clipped(piece.text)})


def _label(path: FieldPath, thing: Thing) -> str:
    """What a field is called: its keys but for those that only hold others."""
    if path == ("text",):
        return "text" if thing.words("title", "label") else "words"
    names = [str(step) for step in path if step not in ("quantity", "text")]
    return clipped(" ".join(names).replace("_", " ") or "value", 100)
