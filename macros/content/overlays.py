"""What verticals lay over the base plan's own words: what reads otherwise there, and what they leave out.

Two verticals may say different things of one field; then one of them has to win over the other, or nobody knows what is
meant. `playbook check` sees to that, so the order in which verticals are named never matters.
Not for: what they add (`macros.content.verticals`), or the rules (`macros.content.validation.overlays`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from macros.content.documents import Path
from macros.content.model.base import Entity
from macros.content.model.files import Playbook
from macros.content.model.phases import Phase
from macros.content.model.verticals import Vertical

__all__ = [
    "Claim",
    "Overlaid",
    "claims_of",
    "clash",
    "fields_of",
    "holders_in",
    "overlaid",
    "overlaid_phases",
    "winners",
    "wins",
]

_Node = TypeVar("_Node", bound=Entity)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Claim:
    """One thing that a vertical says of the base plan: of one field, or that something is left out."""

    vertical: str
    id: str
    """Of the replacement or omission, without the vertical's."""
    target: str
    """What of the base plan it is about, as `kind/id`."""
    field: str | None
    """The field that reads otherwise; None for an omission."""
    value: Any = None
    """How it reads there."""
    over: frozenset[str]
    """The verticals it wins over."""

    @property
    def reference(self) -> str:
        """The replacement or omission, as `kind/id`."""
        return f"{'omission' if self.field is None else 'replacement'}/{self.vertical}.{self.id}"

    @property
    def path(self) -> Path:
        """Where in the vertical's file it stands."""
        return ("omissions", self.id) if self.field is None else ("replacements", self.id, "set", self.field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlaid:
    """The base plan's phases as they read in some verticals, and whose words they are."""

    phases: Mapping[str, Phase]
    replaced: Mapping[tuple[str, str], tuple[Claim, ...]] = field(default_factory=dict)
    """Reference and field -> whoever says so; what is not listed is the base plan's."""
    omitted: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    """What is left out, all that it holds too -> whoever says so."""


def claims_of(name: str, vertical: Vertical) -> Iterator[Claim]:
    """Everything that a vertical says of the base plan, in the order of its file."""
    for id_, replacement in vertical.replacements.items():
        over = frozenset(other.partition("/")[2] for other in replacement.over)
        for key, value in replacement.set.said.items():
            yield Claim(vertical=name, id=id_, target=replacement.of, field=key, value=value, over=over)
    for id_, omission in vertical.omissions.items():
        over = frozenset(other.partition("/")[2] for other in omission.over)
        yield Claim(vertical=name, id=id_, target=omission.of, field=None, over=over)


def clash(one: Claim, other: Claim, holders: Mapping[str, Sequence[str]]) -> bool:
    """Whether two claims cannot both hold: one field reads two ways, or what reads otherwise is left out."""
    if one.field is not None and other.field is not None:
        return (one.target, one.field) == (other.target, other.field) and one.value != other.value
    if one.field is None and other.field is None:
        return False
    omission, replacement = (one, other) if one.field is None else (other, one)
    return omission.target in (replacement.target, *holders.get(replacement.target, ()))


def wins(one: Claim, other: Claim) -> bool:
    """Whether the first claim says that it wins over the second, and the second does not say the same."""
    return other.vertical in one.over and one.vertical not in other.over


def holders_in(phases: Mapping[str, Phase]) -> dict[str, tuple[str, ...]]:
    """Everything that stands in phases -> what holds it, innermost first."""
    found: dict[str, tuple[str, ...]] = {}
    for id_, phase in phases.items():
        _note_holders(phase, f"phase/{id_}", (), found)
    return found


def _note_holders(node: Entity, reference: str, around: tuple[str, ...], found: dict[str, tuple[str, ...]]) -> None:
    found[reference] = around
    for _, key, child in _held(node):
        _note_holders(child, f"{child.KIND}/{key}", (reference, *around), found)


def _held(node: Entity) -> Iterator[tuple[str, str, Entity]]:
    """Field, id and object of everything that a part of the plan holds."""
    for name in type(node).model_fields:
        value = getattr(node, name)
        if isinstance(value, dict):
            yield from ((name, key, child) for key, child in value.items() if isinstance(child, Entity))


def fields_of(node: Entity) -> dict[str, Any]:
    """The fields of a part of the plan that a vertical may say otherwise, with what they say."""
    return {name: getattr(node, name) for name in _FIELDS if name in type(node).model_fields}


def _holds(node: Entity) -> bool:
    return next(_held(node), None) is not None


_GROUPS = frozenset({"section", "workstream"})
"""Kinds that are there for what they hold: a statement says something itself."""
_FIELDS = ("title", "text", "weeks", "week", "quantity", "kpi")


def overlaid(playbook: Playbook, verticals: Iterable[str]) -> Overlaid:
    """The base plan as it reads where these verticals are chosen; their order does not matter.

    Raises:
        KeyError: for a vertical that is not there.
        ValueError: where two say different things and neither wins; a checked playbook has no such two.
    """
    return overlaid_phases(playbook.phases, {name: playbook.verticals[name] for name in verticals})


def overlaid_phases(phases: Mapping[str, Phase], verticals: Mapping[str, Vertical]) -> Overlaid:
    """The same of phases and verticals, by their ids.

    Raises:
        ValueError: where two say different things and neither wins.
    """
    claims = [claim for name in sorted(verticals) for claim in claims_of(name, verticals[name])]
    if not claims:
        return Overlaid(phases=phases)
    work = _Work(_holding(claims, holders_in(phases)))
    read = {id_: work.applied(phase, f"phase/{id_}") for id_, phase in phases.items()}
    return Overlaid(phases=read, replaced=work.replaced, omitted=work.omitted)


def _holding(claims: Sequence[Claim], holders: Mapping[str, Sequence[str]]) -> list[Claim]:
    """Those claims that no other wins over."""
    lost = winners(claims, holders)
    return [claim for claim in claims if claim not in lost]


def winners(claims: Sequence[Claim], holders: Mapping[str, Sequence[str]]) -> dict[Claim, frozenset[str]]:
    """Claim -> the verticals that win over it, of those claims over which any does.

    Raises:
        ValueError: where two say different things and neither wins.
    """
    lost: defaultdict[Claim, set[str]] = defaultdict(set)
    for one, other in _clashing(claims, holders):
        if not wins(one, other) and not wins(other, one):
            raise ValueError(f"{one.reference} and {other.reference} clash, and neither wins")
        winner, loser = (one, other) if wins(one, other) else (other, one)
        lost[loser].add(winner.vertical)
    return {claim: frozenset(verticals) for claim, verticals in lost.items()}


def _clashing(claims: Sequence[Claim], holders: Mapping[str, Sequence[str]]) -> Iterator[tuple[Claim, Claim]]:
    """Each two claims of different verticals that cannot both hold, the earlier first."""
    near: defaultdict[str, list[Claim]] = defaultdict(list)
    place = {claim: number for number, claim in enumerate(claims)}
    for claim in claims:
        near[claim.target].append(claim)
    for claim in claims:
        around = (it for holder in holders.get(claim.target, ()) for it in near.get(holder, ()) if it.field is None)
        beside = (it for it in near[claim.target] if place[it] < place[claim])
        for met in (*beside, *around):
            if met.vertical != claim.vertical and clash(met, claim, holders):
                yield (met, claim) if place[met] < place[claim] else (claim, met)


class _Work:
    """Claims on their way into the plan."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._values: dict[str, dict[str, list[Claim]]] = {}
        self._gone: dict[str, list[Claim]] = {}
        for claim in claims:
            if claim.field is None:
                self._gone.setdefault(claim.target, []).append(claim)
            else:
                self._values.setdefault(claim.target, {}).setdefault(claim.field, []).append(claim)
        self.replaced: dict[tuple[str, str], tuple[Claim, ...]] = {}
        self.omitted: dict[str, tuple[Claim, ...]] = {}

    def applied(self, node: _Node, reference: str) -> _Node:
        """A part of the plan as it reads now; itself where nothing in it is changed."""
        changes: dict[str, Any] = {}
        for name, claims in self._values.get(reference, {}).items():
            changes[name] = claims[0].value
            self.replaced[reference, name] = tuple(claims)
        for name in dict.fromkeys(name for name, _, _ in _held(node)):
            before: dict[str, Entity] = getattr(node, name)
            entries = dict(self._kept(before))
            if len(entries) != len(before) or any(entries[key] is not before[key] for key in entries):
                changes[name] = entries
        return node.model_copy(update=changes) if changes else node

    def _kept(self, entries: Mapping[str, Entity]) -> Iterator[tuple[str, Entity]]:
        """Those of a list that are not left out, as they read now."""
        for key, child in entries.items():
            reference = f"{child.KIND}/{key}"
            if reference in self._gone:
                self._leave_out(child, reference, tuple(self._gone[reference]))
                continue
            read = self.applied(child, reference)
            if child.KIND in _GROUPS and _holds(child) and not _holds(read):
                # All that it held is left out; nothing is left to stand under its name.
                held = [self.omitted[f"{inner.KIND}/{inner_key}"] for _, inner_key, inner in _held(child)]
                self.omitted[reference] = tuple({it.reference: it for claims in held for it in claims}.values())
            else:
                yield key, read

    def _leave_out(self, node: Entity, reference: str, claims: tuple[Claim, ...]) -> None:
        self.omitted[reference] = claims
        for _, key, child in _held(node):
            self._leave_out(child, f"{child.KIND}/{key}", claims)
