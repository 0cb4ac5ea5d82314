"""What differs between two variants of the plan, item by item and field by field, and whose words each field is.

An item is known by kind and id. Applied to the first variant, the differences give the second; nothing else does.
Not for: two states of a playbook in time (`macros.changes`), or words for readers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from macros.content.documents import Path
from macros.content.loaded import Loaded
from macros.content.model.base import Entity
from macros.content.model.files import Playbook
from macros.content.model.phases import Phase
from macros.content.overlays import Claim, Overlaid, fields_of, overlaid
from macros.content.variants import Variant

__all__ = [
    "Difference",
    "FieldDifference",
    "Item",
    "Origin",
    "Status",
    "compare",
    "items_of",
    "origin",
    "own_items",
    "written_by",
]

Status = Literal["added", "changed", "shifted", "removed"]
"""What has become of an item from the first variant to the second; it is shifted where its weeks alone differ."""

_TIMES = frozenset({"weeks", "week"})
_OWN = ("focus_areas", "success_factors", "adjustments", "metrics")
"""What a vertical adds, by its lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing of a variant, with its own fields."""

    reference: str
    """`kind/id`."""
    vertical: str | None
    """The vertical that adds it; None where it is the base plan's."""
    file: str
    """Key of the file that holds it: `phases/first-week`."""
    path: Path
    """Where in that file it stands."""
    place: int = field(compare=False)
    """How many others of its file stand before it."""
    node: Entity = field(compare=False)
    fields: Mapping[str, Any]
    claims: Mapping[str, tuple[Claim, ...]] = field(compare=False)
    """Field -> the replacements that say how it reads; none for what its own file says."""

    @property
    def kind(self) -> str:
        """Its kind."""
        return self.reference.partition("/")[0]

    @property
    def id(self) -> str:
        """Its full id."""
        return self.reference.partition("/")[2]

    @property
    def phase(self) -> str | None:
        """The id of the phase that holds it; None of what stands in a vertical's file."""
        folder, _, name = self.file.partition("/")
        return name if folder == "phases" else None

    @property
    def block(self) -> str | None:
        """The id of the block that it is or stands in."""
        return str(self.path[1]) if self.phase and self.path[0] == "blocks" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDifference:
    """One field that reads differently; of an item that is in one variant only, each that it has."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What has become of one item; at least one of before and after is there."""

    before: Item | None
    after: Item | None
    fields: tuple[FieldDifference, ...]

    @property
    def item(self) -> Item:
        """As it is in the second variant, or was in the first."""
        item = self.after or self.before
        assert item is not None
        return item

    @property
    def status(self) -> Status:
        """In one word."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "shifted" if all(it.name in _TIMES for it in self.fields) else "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a field's words are written."""

    vertical: str | None
    """The vertical that says so; None for the base plan."""
    file: str
    """Path of the YAML file, from the repository's root."""
    line: int


def compare(playbook: Playbook, one: Variant, other: Variant) -> tuple[Difference, ...]:
    """Everything that differs, from the first variant to the second: the plan by its weeks, then what verticals add."""
    before, after = (overlaid(playbook, it.verticals) for it in (one, other))
    found: list[Difference | None] = []
    for id_, phase in playbook.phases.items():
        # What is the same in both has nothing to tell.
        if before.phases[id_] is not after.phases[id_]:
            was, now = (_in_phase(it.phases[id_], id_, it) for it in (before, after))
            order = (f"{child.KIND}/{path[-1]}" for child, path in _below(phase, ()))
            found += [_between(was.get(reference), now.get(reference)) for reference in order]
    was, now = (_of_verticals(playbook, it) for it in (one, other))
    found += [_between(was.get(reference), now.get(reference)) for reference in dict.fromkeys([*was, *now])]
    return tuple(it for it in found if it is not None)


def items_of(playbook: Playbook, variant: Variant) -> dict[str, Item]:
    """Everything of a variant by reference, in the order of the files."""
    read = overlaid(playbook, variant.verticals)
    found: dict[str, Item] = {}
    for id_, phase in read.phases.items():
        found |= _in_phase(phase, id_, read)
    return found | _of_verticals(playbook, variant)


def _in_phase(phase: Phase, id_: str, read: Overlaid) -> dict[str, Item]:
    """Everything in a phase, which itself is the same in every variant."""
    return {item.reference: item for item in _planned(phase, f"phases/{id_}", (), read)}


def _planned(node: Entity, file: str, path: Path, read: Overlaid) -> Iterator[Item]:
    for place, (child, here) in enumerate(_below(node, path)):
        reference = f"{child.KIND}/{here[-1]}"
        fields = fields_of(child)
        told = {it: read.replaced[reference, it] for it in fields if (reference, it) in read.replaced}
        yield Item(
            reference=reference,
            vertical=None,
            file=file,
            path=here,
            place=place,
            node=child,
            fields=fields,
            claims=told,
        )


def _below(node: Entity, path: Path) -> Iterator[tuple[Entity, Path]]:
    for name in type(node).model_fields:
        value = getattr(node, name)
        for key, child in value.items() if isinstance(value, dict) else ():
            if isinstance(child, Entity):
                yield child, (*path, name, key)
                yield from _below(child, (*path, name, key))


def _of_verticals(playbook: Playbook, variant: Variant) -> dict[str, Item]:
    return {item.reference: item for name in variant.verticals for item in own_items(playbook, name)}


def own_items(playbook: Playbook, name: str) -> Iterator[Item]:
    """What a vertical adds, list by list."""
    vertical = playbook.verticals[name]
    for held in _OWN:
        listed = getattr(vertical, held)
        found = (it for key, node in listed.items() for it in ((node, (held, key)), *_below(node, (held, key))))
        for place, (node, path) in enumerate(found):
            yield Item(
                reference=f"{node.KIND}/{name}.{path[-1]}",
                vertical=name,
                file=f"verticals/{name}",
                path=path,
                place=place,
                node=node,
                fields=fields_of(node),
                claims={},
            )


def _between(before: Item | None, after: Item | None) -> Difference | None:
    was, now = (dict(item.fields) if item else {} for item in (before, after))
    fields = tuple(
        FieldDifference(name=name, before=was.get(name), after=now.get(name))
        for name in dict.fromkeys([*was, *now])
        if was.get(name) != now.get(name)
    )
    if not fields and (before is None) == (after is None):
        return None
    return Difference(before=before, after=after, fields=fields)


def origin(loaded: Loaded, item: Item, name: str) -> Origin:
    """Where a field of an item is written, and whose words it is; of two verticals that say the same, the first's."""
    if claims := item.claims.get(name):
        return written_by(loaded, claims)
    document = loaded.documents[item.file]
    return Origin(vertical=item.vertical, file=document.path, line=document.mark((*item.path, name), key=True).line)


def written_by(loaded: Loaded, claims: Sequence[Claim]) -> Origin:
    """Where claims that say the same are written: the first vertical's."""
    first = min(claims, key=lambda claim: list(loaded.playbook.verticals).index(claim.vertical))
    document = loaded.documents[f"verticals/{first.vertical}"]
    return Origin(vertical=first.vertical, file=document.path, line=document.mark(first.path, key=True).line)
