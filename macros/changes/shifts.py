"""The weeks that shift: in the base plan, and in the plan of each vertical."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from macros.changes.differences import Difference
from macros.changes.marked import clipped, whole
from macros.changes.outline import Outline
from macros.changes.overlaid import about, as_read
from macros.changes.report import Row, Shift
from macros.changes.rows import value_text, weeks_text

__all__ = ["shifts"]

_LAST_WEEK = ("calendar", "last_week")
_SPANS = ("phase", "block")
_MANY = 12
"""So many verticals that only shift with the base plan are named."""


def shifts(found: Sequence[Difference], before: Outline, head: Outline) -> list[Shift]:
    """One for each plan in which something runs in other weeks than before; a vertical's plan shifts with the base."""
    base = [row for kind in _SPANS for row in _rows(found, kind, "")] + _end(found)
    plans = [Shift(vertical=None, title="Base plan", rows=base)] if base else []
    added = {it.new.key for it in found if it.old is None and it.new}
    alike: list[Shift] = []
    for thing in (it for it in head.things.values() if it.kind == "vertical" and it.key not in added):
        scope = f"{thing.id}."
        own = [*_rows(found, "adjustment", scope), *_rows(_replaced(found, before, head), "block", scope)]
        title = clipped(thing.words("short_title", "title") or thing.id, 300)
        plan = Shift(vertical=clipped(thing.id, 300), title=title, rows=own, with_base=bool(base))
        (plans if own else alike).append(plan)
    if base and len(alike) > _MANY:
        return [*plans, Shift(vertical=None, title="Other verticals", rows=[], with_base=True)]
    return plans + alike if base else plans


def _replaced(found: Sequence[Difference], before: Outline, head: Outline) -> list[Difference]:
    """What becomes of blocks where a vertical says when they run, each under the block's name."""
    blocks = []
    for it in found:
        statement = about(it.thing, head if it.new else before)
        if it.thing.kind == "replacement" and statement and statement.kind == "block":
            told = as_read(it, before, head)
            assert told.old
            assert told.new
            named = statement.fields.get(("title",))
            new = replace(told.new, kind="block", fields={**told.new.fields, ("title",): named})
            blocks.append(replace(told, new=new))
    return blocks


def _rows(found: Sequence[Difference], kind: str, scope: str) -> list[Row]:
    rows = []
    for it in found:
        if it.old is None or it.new is None or it.new.kind != kind or not it.new.id.startswith(scope):
            continue
        before, after = weeks_text(it.old), weeks_text(it.new)
        if before != after:
            pieces = whole(before or "none", after or "none")
            rows.append(Row(label=clipped(it.new.name, 300), form="weeks", pieces=pieces))
    return rows


def _end(found: Sequence[Difference]) -> list[Row]:
    return [
        Row(label="Last week", form="weeks", pieces=whole(value_text(was), value_text(now)))
        for it in found
        for path, was, now in it.fields
        if it.old and it.new and it.new.kind == "playbook" and path == _LAST_WEEK
    ]
