"""Rows of the comparison: what a vertical states of its own, and what of the base plan reads otherwise there.

Not for: the page they stand on (`macros.rendering.views.comparison`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from macros.content.comparison import Difference, Item, compare, own_items
from macros.content.model.base import Weeks
from macros.content.model.files import Playbook
from macros.content.overlays import Claim, overlaid
from macros.content.variants import Variant
from macros.content.weeks import week_name
from macros.rendering.views.chips import even_weeks_name
from macros.rendering.views.view import view

__all__ = [
    "Cell",
    "Group",
    "Row",
    "Together",
    "own_groups",
    "plan_group",
    "plan_rows",
    "title_of",
    "together",
    "weeks_of",
]

_ROOM = 10_000
"""More than a phase holds: places of one phase stand before those of the next."""
_SHIFTED, _CHANGED, _LEFT_OUT = "Moved", "Changed", "Left out"


@view
class Cell:
    """What one variant says of one item."""

    lead: str
    """What stands before its words, as a week or a title does."""
    text: str
    strong: str
    """The figure behind it."""
    when: str
    """The weeks in which it runs."""
    state: str
    """Moved, changed or left out; empty where it is as it stands."""
    why: str


@view
class Row:
    """One item of a vertical, beside what the base plan says."""

    item: str
    """Its reference."""
    title: str
    """What it is called."""
    phase: str
    """The id of the phase that holds it; empty of what a vertical adds."""
    place: int
    """Its place in the playbook."""
    base: Cell | None
    """None where the base plan has no such thing."""
    own: Cell
    vertical: str
    """The id of the vertical whose word holds."""


@view
class Group:
    """Rows under one label."""

    name: str
    label: str
    is_shared: bool
    """Whether its rows are of the base plan, so that those of two variants are about the same."""
    rows: tuple[Row, ...]


@view
class Together:
    """What of two verticals together is not simply what each says: one wins over the other there."""

    variant: str
    rows: tuple[Row, ...]
    dropped: tuple[str, ...]
    """The items that read as in the base plan all the same."""


def own_groups(playbook: Playbook, name: str) -> Iterator[Group]:
    """What a vertical states of its own, under the playbook's labels."""
    labels = playbook.verticals_heading.labels
    lists = (
        ("adjustments", labels.adjustments),
        ("focus_areas", labels.focus_areas),
        ("success_factors", labels.success_factors),
        ("metrics", labels.metrics),
    )
    own = list(own_items(playbook, name))
    for key, label in lists:
        found = [item for item in own if item.path[0] == key]
        rows = tuple(
            Row(
                item=item.reference,
                title=title_of(item),
                phase="",
                place=place,
                base=None,
                own=_cell(item),
                vertical=name,
            )
            for place, item in enumerate(found)
        )
        if rows:
            yield Group(name=key, label=label, is_shared=False, rows=rows)


def plan_group(rows: tuple[Row, ...]) -> Group:
    """What of the base plan reads otherwise."""
    return Group(name="plan", label="Changes to the base plan", is_shared=True, rows=rows)


def plan_rows(playbook: Playbook, variant: Variant) -> Iterator[Row]:
    """What a variant says otherwise than the base plan or leaves out, by what its verticals name."""
    base, phases = Variant(verticals=()), list(playbook.phases)
    found = [it for it in compare(playbook, base, variant) if it.before is not None]
    omitted = overlaid(playbook, variant.verticals).omitted
    for it in found:
        assert it.before is not None
        # What goes with it, inside of it or around what is then empty, says nothing more.
        if it.after is None and it.before.reference not in omitted:
            continue
        claims = _claims(it, omitted)
        yield Row(
            item=it.before.reference,
            title=title_of(it.before),
            phase=it.before.phase or "",
            place=phases.index(it.before.phase or "") * _ROOM + it.before.place,
            base=_cell(it.before),
            own=_own_cell(it, " ".join(dict.fromkeys(_because(playbook, claim) for claim in claims))),
            vertical=claims[0].vertical,
        )


def _own_cell(difference: Difference, why: str) -> Cell:
    if difference.after is None:
        return Cell(lead="", text="", strong="", when="", state=_LEFT_OUT, why=why)
    return _cell(difference.after, _SHIFTED if difference.status == "shifted" else _CHANGED, why)


def _cell(item: Item, state: str = "", why: str = "") -> Cell:
    """An item in one variant: `Week 4: half of all`, `Shelves in order: 95%+`."""
    title, text, weeks = (item.fields.get(name) for name in ("title", "text", "weeks"))
    lead = f"{title}: " if title and text else f"{weeks_of(item)}: " if "week" in item.fields else ""
    return Cell(
        lead=lead,
        text="" if title and text else str(title or text),
        strong=str(text) if title and text else "",
        when=weeks_of(item) if weeks else "",
        state=state,
        why=why,
    )


def _claims(difference: Difference, omitted: Mapping[str, Sequence[Claim]]) -> Sequence[Claim]:
    """Whoever says so."""
    after = difference.after
    if after is None:
        return omitted[difference.item.reference]
    return [claim for it in difference.fields for claim in after.claims[it.name]]


def _because(playbook: Playbook, claim: Claim) -> str:
    vertical = playbook.verticals[claim.vertical]
    told = vertical.omissions if claim.field is None else vertical.replacements
    return told[claim.id].because


def together(pair: Variant, rows: Mapping[str, Sequence[Row]]) -> Together | None:
    """Where two verticals meet in one item: how it reads with both; None where each simply says its own."""
    singly = [{row.item: row for row in rows[name]} for name in pair.verticals]
    both = {row.item: row for row in rows[pair.key]}
    met = {item for item in singly[0] if item in singly[1]}
    # What one leaves out as a whole the other may keep, with what it says of it.
    dropped = [item for one in singly for item in one if item not in both]
    added = [item for item in both if item not in singly[0] and item not in singly[1]]
    told = [row for item, row in both.items() if item in met or item in added]
    return (
        Together(variant=pair.key, rows=tuple(told), dropped=tuple(dict.fromkeys(dropped))) if told or dropped else None
    )


def weeks_of(item: Item) -> str:
    """The weeks or the week of an item, as readers see them; empty where it has none."""
    weeks, week = item.fields.get("weeks"), item.fields.get("week")
    if isinstance(weeks, Weeks):
        return even_weeks_name(weeks)
    return week_name(week) if week is not None else ""


def title_of(item: Item) -> str:
    """What readers call an item: its title, or its words."""
    return str(item.fields.get("title") or item.fields.get("text") or item.id)
