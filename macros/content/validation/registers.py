"""Rules about the registers: escalation, indicators, the words of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from macros.content.model.files import FILES, FOLDERS
from macros.content.model.measurement import IndicatorGroup
from macros.content.model.ours import Origin
from macros.content.model.quantity import Basis, ClockStart, Operator
from macros.content.model.sections import BUILT_IN_TYPES
from macros.content.model.shape import kinds_in
from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.words import listed
from macros.content.yaml_faults import as_written

__all__ = [
    "consecutive_escalation_levels",
    "headings_over_nothing",
    "one_gate_a_phase",
    "phases_without_a_gate",
    "unnamed_words",
]

_HOLDERS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("measurement", (), ("metrics", "indicators")),
    ("risks", (), ("risk_register", "monitoring")),
    ("risks", ("monitoring",), ("warnings", "escalation", "resources")),
)
"""File, path in it, and what may stand there, of which something must."""


def consecutive_escalation_levels(draft: Draft) -> Iterator[Problem]:
    """Escalation climbs step by step from level 1."""
    source = draft.file("risks")
    monitoring = source.node.monitoring if source else None
    ladder = monitoring.escalation if monitoring else None
    for due, (id_, level) in enumerate(ladder.levels.items() if ladder else (), start=1):
        if level.level != due:
            assert source is not None
            path = ("monitoring", "escalation", "levels", id_, "level")
            yield source.problem(
                path, f"level {level.level} stands where level {due} is due", "count 1, 2, 3 … in file order"
            )
            return


def headings_over_nothing(draft: Draft) -> Iterator[Problem]:
    """A file or part that may hold several things holds one of them at least."""
    for key, path, names in _HOLDERS:
        source = draft.file(key)
        if source is None:
            continue
        data: Any = source.document.data
        for name in path:
            data = data.get(name, names)
        if any(name in data for name in names):
            continue
        hint = f"add {listed(names, last='or')}, or take it out"
        yield source.problem(path or ("title",), "a heading stands over nothing", hint, at_key=True, place_of=path)


def one_gate_a_phase(draft: Draft) -> Iterator[Problem]:
    """A phase has one group of indicators that closes it."""
    source = draft.file("measurement")
    closed: dict[str, str] = {}
    open_ones = _phases_without_a_gate(draft)
    for id_, group in _gates(draft).items():
        assert source is not None
        if group.phase in closed:
            sentence = f"'{group.phase}' is closed by the group '{closed[group.phase]}' already"
            cure = f"write phase: {open_ones[0]}, which has none," if len(open_ones) == 1 else "name another phase,"
            yield source.problem(("indicators", "groups", id_, "phase"), sentence, f"{cure} or join the groups")
        closed.setdefault(group.phase, id_)


def phases_without_a_gate(draft: Draft) -> Iterator[Problem]:
    """A phase ends with its exit gate, where phases do; pages show one for each."""
    measurement = draft.file("measurement")
    named = [group.phase for group in _gates(draft).values()]
    # A group that names a wrong phase is the cause then, and has been told.
    if (
        measurement is None
        or not named
        or len(set(named)) < len(named)
        or any(_names_nothing(draft, phase) for phase in named)
    ):
        return
    for phase in _phases_without_a_gate(draft):
        source = draft.sources[f"phases/{phase.partition('/')[2]}"]
        hint = f"add a group with phase: {phase} to indicators.groups in {measurement.document.path}"
        yield source.problem(("id",), "no group of indicators closes the phase", hint, place_of=())


def _phases_without_a_gate(draft: Draft) -> list[str]:
    closed = {group.phase for group in _gates(draft).values()}
    phases = [f"phase/{source.name}" for source in draft.in_folder("phases")]
    return [phase for phase in phases if phase not in closed]


def _gates(draft: Draft) -> Mapping[str, IndicatorGroup]:
    measurement = draft.file("measurement")
    indicators = measurement.node.indicators if measurement else None
    return indicators.groups if indicators else {}


def _names_nothing(draft: Draft, reference: str) -> bool:
    kind, _, id_ = reference.partition("/")
    return (kind, id_) not in draft.spots


def unnamed_words(draft: Draft) -> Iterator[Problem]:
    """Every word the model knows has its label in the vocabulary; pages show no bare ids."""
    words, source = draft.vocabulary, draft.shared
    if words is None or source is None:
        return
    known = {
        "kinds": set().union(*(kinds_in(model) for model in (*FILES.values(), *FOLDERS.values()))),
        "operators": set(get_args(Operator)),
        "bases": set(get_args(Basis)),
        "clocks": set(get_args(ClockStart)),
        "origins": set(get_args(Origin)),
        "section_types": set(BUILT_IN_TYPES),
    }
    for name, needed in known.items():
        for word in sorted(needed - set(getattr(words, name))):
            yield source.problem(
                (name,), f"'{word}' has no label", f"add {as_written(word)}: {{label: …}}", at_key=True
            )
