"""What calculators refuse of a playbook's own values, and where each of these is written.

Not for: saying so (`macros.calculated.validation`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from calculators import NAMES
from macros.calculated.defaults import PERCENTS, request
from macros.calculated.replies import answered
from macros.content.documents import Path
from macros.content.loaded import Loaded
from macros.content.problems import Spot as At
from macros.content.selections import statements_given
from macros.content.validation.draft import Draft, Source, Spot

__all__ = ["Origin", "Refusal", "refusals_of"]

_ROW = re.compile(r"(?:(?P<part>\w+): )?Row (?P<row>[0-9]+): (?:(?P<column>\w+): )?(?P<said>.+)")
_VALUES: dict[str, tuple[Path, ...]] = {
    "week": (("week",),),
    "share": (("quantity", "unit"), ("quantity", "value")),
    "value": (("quantity", "value"),),
    "days": (("quantity", "clock", "within"),),
    "first_week": (("weeks", "first"),),
    "last_week": (("weeks", "last"),),
    "every_months": (("every",),),
}
"""Where a statement holds what a calculator has in a column."""


_CHANGES = "changes"
"""The column that holds what a vertical changes, each a row of its own."""
_LAST = frozenset((path[-1],) for paths in _VALUES.values() for path in paths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a refused value is written."""

    source: Source
    path: Path
    is_traced: bool = True
    """False where only the list is known to which the value belongs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One value that a calculator does not take."""

    calculator: str
    field: str
    message: str
    """What the calculator says of it."""
    origin: Origin
    lacks: str = ""
    """The column for which its statement holds nothing."""
    because: tuple[At, ...] = ()
    """Where all values stand of which one may be the reason."""


def refusals_of(draft: Draft, loaded: Loaded) -> Iterator[Refusal]:
    """Every value of the playbook that a calculator refuses; none of a calculator for which a statement is missing."""
    replies: dict[str, tuple[Any, list[Any]]] = {}
    for name in loaded.playbook.calculators.calculators:
        if name in NAMES:
            try:
                asked = request(loaded, name)
            except LookupError:
                continue
            replies[name] = (asked["values"], answered(name, json.dumps(asked)).get("errors", []))
    said = {error["message"] for _, errors in replies.values() for error in errors}
    for name, (values, errors) in replies.items():
        for error in errors:
            message = error["message"]
            if not any(other in message and other != message for other in said):
                yield _refusal(draft, loaded, name, error, values)


def _refusal(draft: Draft, loaded: Loaded, name: str, error: Mapping[str, Any], values: Any) -> Refusal:
    source, field, message = draft.sources["calculators"], error["field"] or "", error["message"]
    reference = loaded.playbook.calculators.calculators[name].inputs.get(field)
    if reference is not None:
        spot = _spot(draft, reference)
        origin = Origin(source=spot.source, path=(*spot.path, *_inner(reference)))
        return Refusal(calculator=name, field=field, message=message, origin=origin)
    given = [reference for listed in statements_given(loaded, name).values() for reference in listed]
    row = _ROW.fullmatch(message)
    if row and row["column"] == _CHANGES and (changed := _changed(draft, values.get(field), row)):
        return Refusal(calculator=name, field=field, message=row["said"].rpartition(": ")[2], origin=changed)
    traced = _traced(draft, given, values.get(field), row) if row else None
    because = tuple(at for reference in given for at in _all_values(draft, reference))
    if traced and row:
        wants_share = row["column"] == "share" and traced.path[-1:] == ("unit",)
        message = "a percentage is due: write percent" if wants_share else row["said"]
        lacks = "" if traced.path[-1:] in _LAST else row["column"] or ""
        return Refusal(calculator=name, field=field, message=message, origin=traced, lacks=lacks, because=because)
    origin = Origin(source=source, path=("calculators", name, "given", field), is_traced=False)
    return Refusal(calculator=name, field=field, message=message, origin=origin, because=because)


def _traced(draft: Draft, given: list[str], rows: Any, found: re.Match[str]) -> Origin | None:
    """Where the value of a row's column is written, if the row is a statement of the playbook."""
    try:
        id_ = (rows[found["part"]] if found["part"] else rows)[int(found["row"]) - 1]["id"]
    except (LookupError, TypeError):
        return None
    named = [reference for reference in given if reference.partition("/")[2] == id_]
    kinds = [*(reference.partition("/")[0] for reference in named), (found["part"] or "").removesuffix("s")]
    spots = [spot for kind in kinds for spot in draft.spots.get((kind, id_), [])]
    if not spots:
        return None
    held = (path for path in _VALUES.get(found["column"] or "", ()) if _may_be_at_fault(spots[0], path))
    return Origin(source=spots[0].source, path=(*spots[0].path, *next(held, ())))


def _may_be_at_fault(spot: Spot, path: Path) -> bool:
    """Whether a value stands there; a unit only where it is not the one that is due."""
    if not _holds(spot, path):
        return False
    data: Any = spot.source.document.data
    for key in (*spot.path, *path):
        data = data[key]
    return path[-1] != "unit" or data not in PERCENTS


def _changed(draft: Draft, rows: Any, found: re.Match[str]) -> Origin | None:
    """The replacement whose value a vertical's change holds."""
    inner = _ROW.fullmatch(found["said"])
    vertical = rows[found["part"]][int(found["row"]) - 1]
    source = draft.sources.get(f"verticals/{vertical['id']}")
    if inner is None or source is None:
        return None
    change = vertical[_CHANGES][int(inner["row"]) - 1]
    for id_, entry in source.node.replacements.items():
        kind, _, target = entry.of.partition("/")
        said = {"title": entry.set.title or entry.set.text, "share": entry.set.quantity, "week": entry.set.week}
        is_there = target == change["id"] or (kind != "block" and said["title"] == change.get("title"))
        if is_there and said.get(inner["column"] or "", entry.set.weeks) is not None:
            return Origin(source=source, path=("replacements", id_, "set"))
    return None


def _all_values(draft: Draft, reference: str) -> Iterator[At]:
    kind, _, id_ = reference.partition("/")
    for spot in draft.spots.get((kind, id_), []):
        for paths in _VALUES.values():
            for path in paths:
                if _holds(spot, path):
                    yield spot.source.at((*spot.path, *path))


def _holds(spot: Spot, path: Path) -> bool:
    return (*spot.path, *path) in spot.source.document.values


def _spot(draft: Draft, reference: str) -> Spot:
    kind, _, id_ = reference.partition("/")
    return draft.spots[kind, id_][0]


def _inner(reference: str) -> Path:
    return ("value",) if reference.startswith("assumption/") else ("quantity", "value")
