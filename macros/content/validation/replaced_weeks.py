"""The rule that the plan is still one where verticals move or leave out parts of it, alone or two together.

It asks the rules about time of the plan as it reads there, and tells what they say where the vertical says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from macros.content.model.verticals import Vertical
from macros.content.overlays import Claim, claims_of, overlaid_phases
from macros.content.problems import Problem
from macros.content.validation.boxes import calendar_of
from macros.content.validation.draft import Draft, Source
from macros.content.validation.in_blocks import adjustments_beside_their_blocks, milestones_outside_their_block
from macros.content.validation.quantities import falling_milestones
from macros.content.validation.weeks import blocks_fill_their_phase, blocks_within_their_phase
from macros.content.weeks import all_weeks

__all__ = ["plans_that_do_not_fit", "weeks_that_are_none"]


def blocks_with_nothing(draft: Draft) -> Iterator[Problem]:
    """Something is left in every block."""
    for source in draft.in_folder("phases"):
        for id_, block in source.node.blocks.items():
            if not block.sections:
                yield source.problem(("blocks", id_), "nothing is left in it", "leave out less of it")


_RULES: tuple[Callable[[Draft], Iterable[Problem]], ...] = (
    blocks_within_their_phase,
    blocks_fill_their_phase,
    milestones_outside_their_block,
    falling_milestones,
    adjustments_beside_their_blocks,
    blocks_with_nothing,
)
_MOVING = frozenset({"weeks", "week", "quantity", "kpi", None})
"""The fields that these rules look at; None leaves something out."""


def weeks_that_are_none(draft: Draft) -> Iterator[Problem]:
    """A milestone is moved to a week that the calendar holds."""
    calendar = calendar_of(draft)
    weeks = all_weeks(calendar) if calendar else []
    for source in draft.in_folder("verticals"):
        for claim in claims_of(source.name, source.node) if weeks else ():
            if claim.field == "week" and claim.value is not None and claim.value not in weeks:
                sentence = f"'week' is week {claim.value}, which does not exist"
                yield source.problem(claim.path, sentence, f"the calendar holds weeks {min(weeks)} to {max(weeks)}")


def plans_that_do_not_fit(draft: Draft) -> Iterator[Problem]:
    """What holds of the base plan's weeks holds of them as a vertical moves them, and as two do together."""
    sources = {source.name: source for source in draft.in_folder("verticals")}
    moving = {name: claims for name, source in sources.items() if (claims := list(_moving(source.name, source.node)))}
    if not moving:
        return
    base = _found(draft)
    alone: dict[str, set[tuple[str, str]]] = {}
    for name, claims in moving.items():
        found = _new(draft, [sources[name]], base)
        alone[name] = {_said(problem) for problem in found}
        for problem in found:
            yield _there(sources[name], claims, problem, draft)
    for one, other in combinations(moving, 2):
        told = base | alone[one] | alone[other]
        for problem in _new(draft, [sources[one], sources[other]], told):
            mine = _there(sources[other], moving[other], problem, draft)
            yield replace(mine, sentence=f"together with vertical/{one}, {mine.sentence}")


def _moving(name: str, vertical: Vertical) -> Iterator[Claim]:
    return (claim for claim in claims_of(name, vertical) if claim.field in _MOVING)


def _said(problem: Problem) -> tuple[str, str]:
    return problem.place, problem.sentence


def _found(draft: Draft) -> set[tuple[str, str]]:
    return {_said(problem) for rule in _RULES for problem in rule(draft)}


def _new(draft: Draft, verticals: Sequence[Source], told: set[tuple[str, str]]) -> list[Problem]:
    """What the rules say of the plan as it reads in these verticals and nowhere else."""
    phases = {source.name: source.node for source in draft.in_folder("phases")}
    try:
        read = overlaid_phases(phases, {source.name: source.node for source in verticals})
    except ValueError:
        # Two that clash are told of as such.
        return []
    own = {source.key for source in verticals}
    sources = {
        key: replace(source, node=read.phases[source.name])
        if key.startswith("phases/") and source.name in read.phases
        else source
        for key, source in draft.sources.items()
        if key in own or not key.startswith("verticals/")
    }
    there = replace(draft, sources=sources, spots={}, namings={})
    return [problem for rule in _RULES for problem in rule(there) if _said(problem) not in told]


def _there(source: Source, claims: Sequence[Claim], problem: Problem, draft: Draft) -> Problem:
    """A problem of the plan as it reads in a vertical, told where the vertical moves it."""
    if problem.path == source.document.path:
        return problem
    near = [claim for claim in claims if problem.path in _files(draft, claim.target)]
    claim = (near or claims)[0]
    sentence = f"with this change, {problem.place}: {problem.sentence}"
    return source.problem(claim.path, sentence, problem.hint, place_of=claim.path[:2])


def _files(draft: Draft, reference: str) -> list[str]:
    kind, _, id_ = reference.partition("/")
    return [spot.source.document.path for spot in draft.spots.get((kind, id_), ())]
