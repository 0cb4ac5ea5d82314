"""Rules about what verticals say otherwise than the base plan: each says something, and of two that differ one wins.

Not for: whether the plan still fits its weeks (`macros.content.validation.replaced_weeks`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from macros.content.cures import Cure
from macros.content.documents import Path
from macros.content.kind_words import a_kind
from macros.content.model.verticals import Omission, Reading, Replacement
from macros.content.overlays import Claim, claims_of, clash, fields_of, holders_in, wins
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source, Spot
from macros.content.validation.words import listed, nearest, shown
from macros.content.validation.written_numbers import counted

__all__ = [
    "overlays_beside_the_plan",
    "precedence_over_nothing",
    "replacements_of_nothing",
    "statements_overlaid_twice",
    "verticals_that_clash",
]

_MAY_BE_NULL = ("quantity", "kpi")


def replacements_of_nothing(draft: Draft) -> Iterator[Problem]:
    """A replacement says something else than the base plan, of a field that its statement has."""
    for source in draft.in_folder("verticals"):
        for path, part in source.parts_of(Replacement):
            base = _node(draft, part.of)
            if base is not None:
                yield from _of_nothing(source, (*path, "set"), part.set, part.of, fields_of(base))


def overlays_beside_the_plan(draft: Draft) -> Iterator[Problem]:
    """What a vertical changes or leaves out stands in a block; what comes after the plan is the same in all."""
    holders = _holders(draft)
    for source in draft.in_folder("verticals"):
        for path, part in source.parts_of(Replacement, Omission):
            kind, _, id_ = part.of.partition("/")
            spots = draft.spots.get((kind, id_), ())
            if spots and part.of not in holders and not _in_block(spots[0]):
                sentence = f"{part.of} is in {spots[0].where}, outside the blocks of the plan"
                yield source.problem((*path, "of"), sentence, "name something inside a block, or remove the entry")


def _in_block(spot: Spot) -> bool:
    """Whether it is written in a block, though there it may be read otherwise than it is meant."""
    return spot.source.key.startswith("phases/") and spot.path[:1] == ("blocks",) and "warnings" not in spot.path[2:3]


def _of_nothing(
    source: Source, path: Path, reading: Reading, target: str, base: Mapping[str, Any]
) -> Iterator[Problem]:
    if any(gone[: len(path)] == path for gone in source.pruned):
        return
    if not reading.said:
        fields = listed(base, last="or")
        yield source.problem(path, "the replacement changes nothing", f"write {fields}, or remove it")
    for name, value in reading.said.items():
        at = (*path, name)
        if name not in base:
            near = nearest(name, base) or ("title" if name == "text" else None)
            cure = source.meant(at, near, at_key=True) if near and near not in reading.said else _fields_there(base)
            kind = a_kind(target.partition("/")[0])
            yield source.problem(at, f"{kind} has no '{name}'", cure, at_key=True)
        elif value is None and name not in _MAY_BE_NULL:
            yield source.problem(at, f"'{name}' is empty", "write the new value, or remove the line")
        elif value == base[name] and not (name == "quantity" and "text" in reading.said):
            told = shown(value) if isinstance(value, str | int) else "the same"
            yield source.problem(
                at, f"'{name}' is {told} in the base plan too", "write the new value, or remove the line"
            )
    text = reading.said.get("text")
    if isinstance(text, str) and base.get("quantity") and "quantity" not in reading.said and not list(counted(text)):
        number = shown(base["quantity"].value)
        hint = "add quantity: null if nothing is counted here, or the new quantity"
        yield source.problem(
            (*path, "text"), f"the text is new, but the quantity is still the base plan's, {number}", hint
        )


def _fields_there(base: Mapping[str, Any]) -> Cure:
    return Cure(f"it has {listed(base)}")


def _node(draft: Draft, reference: str) -> Any:
    kind, _, id_ = reference.partition("/")
    spots = draft.spots.get((kind, id_), ())
    node = spots[0].node if spots else None
    return node if getattr(type(node), "KIND", None) == kind else None


def statements_overlaid_twice(draft: Draft) -> Iterator[Problem]:
    """A vertical says one thing of a field, and nothing of what it leaves out."""
    holders = _holders(draft)
    for source in draft.in_folder("verticals"):
        claims = list(claims_of(source.name, source.node))
        for later, earlier in _meeting(claims, holders):
            if later.id == earlier.id and later.field is not None and earlier.field is not None:
                continue
            line = source.document.mark(earlier.path, key=True).line
            if later.field is None and earlier.field is None:
                sentence = f"{later.target} is left out already, in line {line}"
            elif later.field is not None and earlier.field is not None:
                sentence = f"'{later.field}' of {later.target} is already changed in line {line}"
            else:
                omission, other = (later, earlier) if later.field is None else (earlier, later)
                sentence = (
                    f"{omission.target} is left out, but replacement {other.reference.partition('.')[2]!r} changes it"
                )
            yield source.problem(later.path, sentence, "remove one of the two", at_key=True, place_of=later.path[:2])


def verticals_that_clash(draft: Draft) -> Iterator[Problem]:
    """Where two verticals say different things of one field, one of them says that it wins."""
    sources = {source.name: source for source in draft.in_folder("verticals")}
    for later, earlier in _between_verticals(draft):
        if wins(later, earlier) or wins(earlier, later):
            continue
        source, other = sources[later.vertical], sources[earlier.vertical]
        there = f"{other.document.path}:{other.document.mark(earlier.path, key=True).line}"
        both = earlier.vertical in later.over
        sentence = (
            f"{_about(later, earlier)} {_told(later, earlier)} here, but {_told(earlier, later)} in {there}, and "
        )
        sentence += "both claim to win over the other" if both else "neither wins"
        hint = (
            "remove the other from 'over' in one of the two"
            if both
            else f"if this one should win, write over: [vertical/{earlier.vertical}] here; "
            f"if the other should, write over: [vertical/{later.vertical}] there"
        )
        yield source.problem(later.path, sentence, hint, at_key=True, place_of=later.path[:2])


def _about(later: Claim, earlier: Claim) -> str:
    """What two claims are about: one field, or something as a whole."""
    name = later.field if later.field == earlier.field else None
    return f"'{name}' of {later.target}" if name else later.target if later.field else earlier.target


def _told(claim: Claim, other: Claim) -> str:
    if claim.field is None:
        return "is left out"
    is_value = other.field is not None and isinstance(claim.value, str | int | None)
    return f"is {shown(claim.value)}" if is_value else "is changed"


def precedence_over_nothing(draft: Draft) -> Iterator[Problem]:
    """Whoever wins over another vertical does so where the two say different things."""
    beaten = {
        (one.reference, other.vertical) for pair in _between_verticals(draft) for one, other in (pair, pair[::-1])
    }
    for source in draft.in_folder("verticals"):
        for path, part in source.parts_of(Replacement, Omission):
            for index, named in enumerate(part.over):
                other = named.partition("/")[2]
                if other == source.name:
                    sentence = "a vertical cannot win over itself"
                    yield source.warning((*path, "over", index), sentence, "remove it")
                elif ("vertical", other) in draft.spots and (
                    f"{part.KIND}/{source.name}.{path[-1]}",
                    other,
                ) not in beaten:
                    sentence = f"{named} does not disagree about {part.of}, so 'over' does nothing here"
                    yield source.warning((*path, "over", index), sentence, "remove it")


def _between_verticals(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Each two claims of different verticals that cannot both hold; the one readers see later first."""
    sources = sorted(draft.in_folder("verticals"), key=lambda it: (it.node.order, it.node.title, it.name))
    claims = [claim for source in sources for claim in claims_of(source.name, source.node)]
    return (
        (later, earlier) for later, earlier in _meeting(claims, _holders(draft)) if later.vertical != earlier.vertical
    )


def _meeting(claims: Sequence[Claim], holders: Mapping[str, Sequence[str]]) -> Iterator[tuple[Claim, Claim]]:
    """Each two claims about one thing that cannot both stand, the later first; one vertical says a thing once."""
    about: dict[str, list[Claim]] = {}
    for claim in claims:
        about.setdefault(claim.target, []).append(claim)
    place = {id(claim): number for number, claim in enumerate(claims)}
    for claim in claims:
        near = [*about[claim.target], *(it for held in holders.get(claim.target, ()) for it in about.get(held, ()))]
        for other in near:
            is_own = claim.vertical == other.vertical
            same = is_own and claim.target == other.target and claim.field == other.field and claim is not other
            if not same and not clash(claim, other, holders):
                continue
            one, two = sorted((claim, other), key=lambda it: place[id(it)])
            # Of two about one thing each meets the other; it is told once.
            if claim is two or claim.target != other.target:
                yield two, one


def _holders(draft: Draft) -> dict[str, tuple[str, ...]]:
    return holders_in({source.name: source.node for source in draft.in_folder("phases")})
