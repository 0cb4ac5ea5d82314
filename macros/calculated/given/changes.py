"""What verticals say otherwise of the rows that a calculator is given: each claim of theirs by list, row and field.

Which of two holds where they disagree is found here (`macros.content.overlays`); a calculator only looks whether a
vertical is chosen. Not for: what verticals do beside the plan, their adjustments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from macros.calculated.given.source import share
from macros.content.loaded import Loaded
from macros.content.model.base import Entity
from macros.content.model.phases import Block
from macros.content.model.plan_statements import Criterion, Deliverable, Milestone, QuickWin
from macros.content.model.walking import parts
from macros.content.overlays import Claim, claims_of, holders_in, winners

__all__ = ["DUE", "changes_of"]

DUE: Mapping[str, type[Entity]] = {"quick_wins": QuickWin, "deliverables": Deliverable, "criteria": Criterion}
"""What a block is to bring by its end, by what calculators call it."""
_BLOCKS, _MILESTONES = "blocks", "milestones"
_Row = Mapping[str, Any]
OnBlock = Callable[[str, Any], Iterator[_Row]]


def changes_of(loaded: Loaded, vertical: str, on_block: OnBlock) -> list[dict[str, Any]]:
    """The changes of a vertical, in the order of its file.

    `on_block` says of a block's id and its weeks there what else reads otherwise.
    """
    beaten, rows = _beaten(loaded), _rows(loaded)
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for claim in _claims(loaded)[vertical]:
        unless = sorted(beaten.get(claim, ()))
        for row in _told(claim, rows, on_block):
            # What one entry says of several fields is one change, unless another vertical wins over some of it.
            key = (claim.id, claim.field is None, row["of"], row["id"], row.get("number"), *unless)
            before = found.get(key, {"says": []})
            found[key] = {**before, **row, "says": [*before["says"], *row["says"]]} | (
                {"unless": unless} if unless else {}
            )
    return list(found.values())


@lru_cache(maxsize=2)
def _claims(loaded: Loaded) -> Mapping[str, tuple[Claim, ...]]:
    return {name: tuple(claims_of(name, vertical)) for name, vertical in loaded.playbook.verticals.items()}


@lru_cache(maxsize=2)
def _beaten(loaded: Loaded) -> Mapping[Claim, frozenset[str]]:
    claims = [claim for own in _claims(loaded).values() for claim in own]
    return winners(claims, holders_in(loaded.playbook.phases))


@lru_cache(maxsize=2)
def _rows(loaded: Loaded) -> Mapping[str, list[tuple[str, _Row]]]:
    """Reference -> what calculators are given of it, and of all that it holds, as reference and row."""
    phases, found = loaded.playbook.phases, defaultdict[str, list[tuple[str, _Row]]](list)
    holders = holders_in(phases)
    for phase in phases.values():
        for block_id, block in phase.blocks.items():
            for reference, row in _in_block(block_id, block):
                for place in (reference, *holders[reference]):
                    found[place].append((reference, row))
    return found


def _in_block(id_: str, block: Block) -> Iterator[tuple[str, _Row]]:
    yield f"block/{id_}", {"of": _BLOCKS, "id": id_}
    numbers = dict.fromkeys(DUE, 0)
    for path, part in parts(block):
        if isinstance(part, Milestone):
            yield f"milestone/{path[-1]}", {"of": _MILESTONES, "id": str(path[-1])}
        for name, kind in DUE.items():
            if isinstance(part, kind):
                numbers[name] += 1
                yield f"{kind.KIND}/{path[-1]}", {"of": name, "id": id_, "number": numbers[name]}


def _told(claim: Claim, rows: Mapping[str, list[tuple[str, _Row]]], on_block: OnBlock) -> Iterator[_Row]:
    for reference, row in rows.get(claim.target, ()):
        if claim.field is None:
            yield {**row, "says": []}
        elif reference == claim.target and (said := _said(row["of"], claim.field, claim.value)):
            yield {**row, "says": list(said), **said}
            if claim.field == "weeks":
                yield from on_block(row["id"], claim.value)


def _said(of: str, name: str, value: Any) -> dict[str, Any]:
    """A field as calculators know it; nothing where they are not given it, or where it is no value."""
    if of == _MILESTONES and name == "quantity":
        return {"share": share(value)}
    if value is None:
        return {}
    if name == ("title" if of == _BLOCKS else "text"):
        return {"title": value}
    if of == _BLOCKS and name == "weeks":
        return {"first_week": value.first, "last_week": value.last}
    return {"week": value} if of == _MILESTONES and name == "week" else {}
