"""The plan as a list to work through: what is done, handed over, decided and reached, in the plan's order.

What recurs (a checkpoint, a metric that is tracked) is there too, and says so. Not for: dates or files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.content.kind_labels import type_of
from macros.content.model.base import STATED_KINDS
from macros.content.model.base import Entity as EntityModel
from macros.content.model.statements import Paragraph, Statement
from macros.content.registry import Entity
from macros.content.verticals import Addition, PlanBlock, PlanPhase
from macros.exports.edition import Edition

__all__ = ["Task", "tasks", "tasks_in"]

_LISTED = frozenset(STATED_KINDS) - {"section", "workstream", Paragraph.KIND}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line of the list."""

    entity: Entity
    phase: Entity | None
    """None of what a vertical adds without saying when."""
    block: Entity | None
    """Where it is done; None of what must be true when the phase ends, and of what has no week."""
    groups: tuple[str, ...]
    """The titles of what it stands in inside the block, outermost first."""
    above: tuple[str, ...]
    """The statements that it stands below, outermost first."""
    vertical: str
    """The short title of the vertical that adds it; empty for what is in the base plan."""
    first_week: int | None
    last_week: int | None
    """In whose course it is done, or at whose end it is due; None of what has no week."""

    kind: str
    """What readers call it: its kind, or one thing of its section's type."""
    recurs: bool = False
    """Whether it is looked at again and again, and so never done."""
    closes: bool = False
    """Whether it is, or stands below, an indicator that closes its phase."""

    @property
    def part_of(self) -> tuple[str, ...]:
        """All that it stands in or below inside the block, outermost first."""
        return (*self.groups, *self.above)

    @property
    def is_moment(self) -> bool:
        """Whether it is due at the end of its last week rather than done over its weeks."""
        return self.closes or self.entity.kind in {"milestone", "criterion"}


def tasks(edition: Edition) -> Iterator[Task]:
    """The whole plan: each block with what verticals add to it, then the gate of its phase; last what has no week.

    What a vertical adds over several blocks stands in the first of them.
    """
    added: set[str] = set()
    for phase in edition.plan.phases:
        yield from tasks_in(edition, phase, added)
    yield from (_addition(edition, it, None, None) for it in edition.plan.undated)


def tasks_in(edition: Edition, phase: PlanPhase, added: set[str]) -> Iterator[Task]:
    """The same of one phase, without what was `added` before, which grows."""
    for block in phase.blocks:
        yield from _in_block(edition, phase, block)
        yield from _added(edition, phase, block, added)
    yield from _gate(edition, phase)


def _in_block(edition: Edition, phase: PlanPhase, planned: PlanBlock) -> Iterator[Task]:
    block = edition.entities[f"block/{planned.id}"]
    for entity, groups, above in _below(edition, planned.block, (), ()):
        week, weeks = entity.node.week if entity.kind == "milestone" else None, planned.block.weeks
        yield Task(
            entity=entity,
            phase=edition.entities[f"phase/{phase.id}"],
            block=block,
            groups=groups,
            above=above,
            kind=edition.kind_label(entity),
            recurs=_recurs(edition, entity),
            vertical="",
            first_week=weeks.first if week is None and weeks else week,
            last_week=weeks.last if week is None and weeks else week,
        )


def _recurs(edition: Edition, entity: Entity) -> bool:
    type_ = type_of(entity, edition.entities, edition.vocabulary)
    return type_ is not None and type_.recurring


def _below(
    edition: Edition, node: EntityModel, groups: tuple[str, ...], above: tuple[str, ...]
) -> Iterator[tuple[Entity, tuple[str, ...], tuple[str, ...]]]:
    """Every statement with the titles of what it stands in, and those that it stands below."""
    for name in type(node).model_fields:
        value = getattr(node, name)
        for key, child in value.items() if isinstance(value, dict) else ():
            entity = edition.entities[f"{child.KIND}/{key}"]
            if entity.kind == Paragraph.KIND:
                continue
            if entity.kind in _LISTED:
                yield entity, groups, above
                yield from _below(edition, child, groups, (*above, entity.title))
            else:
                yield from _below(edition, child, (*groups, entity.title), ())


def _added(edition: Edition, phase: PlanPhase, planned: PlanBlock, added: set[str]) -> Iterator[Task]:
    for addition in planned.additions:
        if addition.reference not in added:
            added.add(addition.reference)
            yield _addition(edition, addition, edition.entities[f"phase/{phase.id}"], planned)


def _addition(edition: Edition, addition: Addition, phase: Entity | None, planned: PlanBlock | None) -> Task:
    weeks = addition.adjustment.weeks or (planned.block.weeks if planned else None)
    return Task(
        entity=edition.entities[addition.reference],
        phase=phase,
        block=edition.entities[f"block/{planned.id}"] if planned else None,
        groups=(),
        above=(),
        kind=edition.kind_label(edition.entities[addition.reference]),
        vertical=edition.loaded.playbook.verticals[addition.vertical].short_title,
        first_week=weeks.first if weeks else None,
        last_week=weeks.last if weeks else None,
    )


def _gate(edition: Edition, phase: PlanPhase) -> Iterator[Task]:
    for group in edition.loaded.playbook.gates.values():
        if group.phase == f"phase/{phase.id}":
            for entity, above in _closing(edition, group.indicators, ()):
                yield Task(
                    entity=entity,
                    phase=edition.entities[group.phase],
                    block=None,
                    groups=(group.title,),
                    above=above,
                    kind=edition.kind_label(entity),
                    closes=True,
                    vertical="",
                    first_week=phase.phase.weeks.last if phase.phase.weeks else None,
                    last_week=phase.phase.weeks.last if phase.phase.weeks else None,
                )


def _closing(
    edition: Edition, statements: Mapping[str, Statement], above: tuple[str, ...]
) -> Iterator[tuple[Entity, tuple[str, ...]]]:
    """Each statement of a gate with the titles of those that it stands below."""
    for id_, it in statements.items():
        entity = edition.entities[f"{it.KIND}/{id_}"]
        yield entity, above
        yield from _closing(edition, it.statements, (*above, entity.title))
