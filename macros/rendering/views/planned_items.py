"""What can be ticked on My plan: the statements that are done once, in the sets they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.content.model.files import Playbook
from macros.content.model.sections import CriterionSection, MilestoneSection, Section, TextSection, WorkstreamSection
from macros.content.model.statements import Statement
from macros.content.model.vocabulary import SectionType
from macros.content.registry import Entity
from macros.content.responsibility import named_for
from macros.rendering.views.chips import added_when
from macros.rendering.views.otherwise import Otherwise, Said
from macros.rendering.views.view import view

__all__ = ["Item", "ItemSet", "Planning", "additions_of", "items_of", "responsible_in", "sets_of"]


@view
class Item:
    """What can be ticked."""

    id: str
    """Of its box on the page."""
    text: str
    reference: str
    is_gate: bool
    vertical_id: str
    """The vertical that adds it; empty for what is in every plan."""
    when: str
    """Weeks, as the playbook gives them; empty where its block says them."""
    otherwise: tuple[Otherwise, ...]
    """What verticals say of it."""
    who: str = ""
    """The roles that do it, where it names them itself."""
    time: str = ""
    """The source's own words for its time."""
    depth: int = 0
    """How many statements it stands below; lists hold each right after what it stands below."""


@view
class ItemSet:
    """Statements that belong together: a workstream, or a section without any."""

    id: str
    """Of its heading on the page."""
    title: str
    reference: str
    statements: tuple[Item, ...]
    otherwise: tuple[Otherwise, ...]
    who: str = ""
    """The roles that do what is in it, where it names them itself."""


Responsible = Callable[[Any], str]
"""The roles that a part of the plan itself names for doing it, in a line; empty where it names none."""


def responsible_in(entities: Mapping[str, Entity]) -> Responsible:
    """Reads it from what is written at one thing."""

    def named(node: Any) -> str:
        parts = dict(named_for(getattr(node, "who", None), entities))
        return ", ".join(role.title for role in parts.get("responsible", ()))

    return named


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """What sets are read with."""

    said: Said
    responsible: Responsible
    types: Mapping[str, SectionType]
    """Those of the vocabulary."""


def sets_of(section_id: str, section: Section, planning: Planning) -> Iterator[ItemSet]:
    """A section's statements: a set for each workstream, or one; what recurs, and what is counted, gets no tick."""
    said = planning.said
    if isinstance(section, WorkstreamSection):
        for id_, workstream in section.workstreams.items():
            items = tuple(items_of(workstream.activities, planning, is_gate=False))
            # A section of workstreams has no place of its own here: what is said of it holds of each of them.
            own = (*said(f"workstream/{id_}"), *(it for it in said(f"section/{section_id}") if it.leaves_out))
            yield _set(workstream.title, "workstream", id_, items, own, who=planning.responsible(workstream))
    elif not isinstance(section, (MilestoneSection, TextSection)) and not planning.types[section.type].recurring:
        items = tuple(items_of(section.items, planning, is_gate=isinstance(section, CriterionSection)))
        yield _set(section.title, "section", section_id, items, said(f"section/{section_id}"))


def _set(
    title: str, kind: str, id_: str, items: tuple[Item, ...], otherwise: tuple[Otherwise, ...] = (), *, who: str = ""
) -> ItemSet:
    return ItemSet(
        id=f"do-{kind}--{id_}", title=title, reference=f"{kind}/{id_}", statements=items, otherwise=otherwise, who=who
    )


def items_of(
    statements: Mapping[str, Statement],
    planning: Planning,
    *,
    is_gate: bool,
    depth: int = 0,
    above: tuple[Otherwise, ...] = (),
) -> Iterator[Item]:
    """Each statement with its box, then those below it; what leaves one out leaves these out with it."""
    for id_, it in statements.items():
        own = (*planning.said(f"{it.KIND}/{id_}"), *above)
        yield Item(
            id=f"do-{it.KIND}--{id_}",
            text=it.text,
            reference=f"{it.KIND}/{id_}",
            is_gate=is_gate,
            vertical_id="",
            when="",
            otherwise=own,
            who=planning.responsible(it),
            time=it.when or "",
            depth=depth,
        )
        gone = tuple(told for told in own if told.leaves_out)
        yield from items_of(it.statements, planning, is_gate=is_gate, depth=depth + 1, above=gone)


def additions_of(playbook: Playbook) -> Iterator[ItemSet]:
    """What each vertical adds."""
    for vertical_id, vertical in playbook.verticals.items():
        items = tuple(
            Item(
                id=f"do-adjustment--{vertical_id}.{id_}",
                text=adjustment.text,
                reference=f"adjustment/{vertical_id}.{id_}",
                is_gate=False,
                vertical_id=vertical_id,
                when=added_when(playbook, adjustment),
                otherwise=(),
            )
            for id_, adjustment in vertical.adjustments.items()
        )
        if items:
            yield _set(f"{vertical.short_title} adds", "vertical", vertical_id, items)
