"""Every statement of the playbook as one list, kind by kind, with all that it can be chosen by.

The page holds every row, so that it is whole without scripts, in print and where a reader searches in it; a script
hides and orders rows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from macros.content.kind_labels import kind_label
from macros.content.plan_places import PlanPlace, plan_places
from macros.content.registry import Entity
from macros.content.responsibility import roles_of
from macros.content.site import Site
from macros.content.times import even_time_name, time_name
from macros.content.variants import BASE
from macros.content.weeks import all_weeks, range_name, week_name
from macros.rendering.views.page_words import title
from macros.rendering.views.view import view

__all__ = ["statement_list"]

_WHOLE = 1_000
"""So many rows are laid out without anybody noticing; of more, only those near to what is in view."""
_TOGETHER = 16
"""So many rows are laid out at once when they come into view."""


@view
class Choice:
    """One value that is offered."""

    value: str
    label: str
    count: str = ""
    """How many statements have it."""


@view
class Facet:
    """One thing to choose by."""

    name: str
    label: str
    any: str
    """What stands for every value."""
    choices: tuple[Choice, ...]


@view
class StatementRow:
    """One statement. The values that it is chosen by are ids and weeks, several with spaces between them."""

    title: str
    text: str
    """What it says, where its title does not say all of it."""
    href: str
    kind: str
    kind_label: str
    when: str
    where: str
    phases: str
    weeks: str
    workstream: str
    vertical: str
    roles: str
    place: int
    """How many others stand before it in the playbook."""


@view
class Part:
    """As many rows as are laid out at once."""

    rows: tuple[StatementRow, ...]
    length: int


@view
class KindGroup:
    """All statements of one kind, in the playbook's order."""

    anchor: str
    kind: str
    title: str
    count: str
    parts: tuple[Part, ...]


@view
class PageLink:
    """A page with statements."""

    title: str
    href: str
    count: str


@view
class StatementListView:
    """The filters, the ways into the list where there are no scripts, and the list."""

    label: str
    facets: tuple[Facet, ...]
    state_label: str
    state_any: str
    states: tuple[Choice, ...]
    """Where the reader's own plan stands with a statement; scripts know of which it is so."""
    plan_href: str
    order_label: str
    orders: tuple[Choice, ...]
    clear: str
    all: str
    """How many statements there are."""
    some: str
    """How many fit; `{shown}` is their number."""
    none: str
    chosen: str
    """Stands on paper before what was chosen."""
    name: str
    is_long: bool
    heads: tuple[str, ...]
    kinds_heading: str
    pages_heading: str
    pages: tuple[PageLink, ...]
    groups: tuple[KindGroup, ...]


def statement_list(site: Site, here: str) -> StatementListView:
    """Every entity of the playbook by kind, in the vocabulary's order of kinds."""
    rows = tuple(_rows(site, here))
    count = _statements(len(rows))
    return StatementListView(
        label="Filter the statements",
        facets=tuple(it for it in _facets(site, rows) if it.choices),
        state_label="My plan",
        state_any="All states",
        states=(
            Choice(value="open", label="Open"),
            Choice(value="overdue", label="Overdue"),
            Choice(value="done", label="Done"),
            Choice(value="entered", label="With my entries"),
        ),
        plan_href=site.href("plan/", here),
        order_label="Order",
        orders=(
            Choice(value="", label="By kind"),
            Choice(value="place", label="As in the playbook"),
            *([Choice(value="week", label="By week")] if site.loaded.playbook.playbook.calendar else []),
            Choice(value="name", label="A to Z"),
        ),
        clear="Clear all filters",
        all=count,
        some=f"{{shown}} of {count}",
        none=f"None of {count} fits. Change or clear a filter.",
        chosen="Only:",
        name="Every statement",
        is_long=len(rows) > _WHOLE,
        heads=("Statement", "Kind", "When", "Where"),
        kinds_heading="By kind",
        pages_heading="By page",
        pages=tuple(_pages(site, here)),
        groups=tuple(_groups(site, rows)),
    )


def _rows(site: Site, here: str) -> Iterator[StatementRow]:
    places, streams = plan_places(site.loaded), _streams(site)
    for number, entity in enumerate(site.registry.values()):
        place = places[entity.reference]
        stream = site.registry[place.workstream].title if place.workstream else ""
        within = (_page_name(site, entity.page), "" if entity.kind == "workstream" else stream)
        text = getattr(entity.node, "text", "") or getattr(entity.node, "because", "")
        yield StatementRow(
            title=entity.title,
            text="" if text == entity.title else text,
            href=site.href(entity.reference, here),
            kind=entity.kind,
            kind_label=kind_label(entity, site.registry, site.loaded.vocabulary),
            when=getattr(entity.node, "when", None) or _when(site, entity, place),
            where=", ".join(filter(None, within)),
            phases=" ".join(place.phases),
            weeks=" ".join(map(str, place.weeks)),
            workstream=streams[stream] if stream else "",
            vertical=place.vertical or BASE,
            roles=" ".join(roles_of(entity, site.registry)),
            place=number,
        )


def _when(site: Site, entity: Entity, place: PlanPlace) -> str:
    if getattr(entity.node, "dates", None):
        return even_time_name(entity.node)
    if place.block and not place.weeks:
        block = site.registry[place.block].node
        return even_time_name(block) if block.dates else time_name(block)
    if not place.weeks:
        return ""
    return f"Week{'s' if len(place.weeks) > 1 else ''} {range_name(place.weeks)}"


def _streams(site: Site) -> dict[str, str]:
    """The value of each workstream's name: one that goes on in another block under its name is one to readers."""
    found: dict[str, str] = {}
    for entity in site.registry.of_kind("workstream"):
        found.setdefault(entity.title, entity.id)
    return found


def _page_name(site: Site, page: str) -> str:
    """What a page with statements is called in tight places."""
    playbook, key = site.loaded.playbook, page.rstrip("/")
    folder, _, id_ = key.partition("/")
    if folder == "phases":
        return playbook.phases[id_].short_title
    return title(playbook, f"vertical/{id_}" if folder == "verticals" else key) or key


def _facets(site: Site, rows: Sequence[StatementRow]) -> Iterator[Facet]:
    """Whatever any statement has a value of."""
    playbook = site.loaded.playbook
    phases = {id_: phase.short_title for id_, phase in playbook.phases.items()}
    weeks = {str(week): week_name(week) for week in all_weeks(playbook.playbook.calendar)}
    streams = {id_: name for name, id_ in _streams(site).items()}
    verticals = {BASE: "Base plan"} | {id_: it.short_title for id_, it in playbook.verticals.items()}
    kinds = {id_: word.plural or word.label for id_, word in site.loaded.vocabulary.kinds.items()}
    yield _facet("kind", "Kind", "All kinds", kinds, (row.kind for row in rows))
    yield _facet("phase", "Phase", "All phases", phases, (row.phases for row in rows))
    yield _facet("week", "Week", "All weeks", weeks, (row.weeks for row in rows))
    yield _facet("workstream", "Workstream", "All workstreams", streams, (row.workstream for row in rows))
    roles = {role.id: role.title for role in site.registry.of_kind("role")}
    yield _facet("role", "Role", "All roles", roles, (row.roles for row in rows))
    if playbook.verticals:
        yield _facet("vertical", "Vertical", "All verticals", verticals, (row.vertical for row in rows))


def _facet(name: str, label: str, any_: str, labels: Mapping[str, str], values: Iterable[str]) -> Facet:
    counts = Counter(value for several in values for value in several.split())
    choices = tuple(
        Choice(value=value, label=text, count=f"{counts[value]:,}") for value, text in labels.items() if counts[value]
    )
    return Facet(name=name, label=label, any=any_, choices=choices)


def _pages(site: Site, here: str) -> Iterator[PageLink]:
    counts = Counter(entity.page for entity in site.registry.values())
    for page, count in counts.items():
        yield PageLink(title=_page_name(site, page), href=site.href(page, here), count=f"{count:,}")


def _groups(site: Site, rows: Iterable[StatementRow]) -> Iterator[KindGroup]:
    found: dict[str, list[StatementRow]] = defaultdict(list)
    for row in rows:
        found[row.kind].append(row)
    for kind, word in site.loaded.vocabulary.kinds.items():
        if own := found.get(kind):
            yield KindGroup(
                anchor=f"all-{kind}",
                kind=kind,
                title=word.plural or word.label,
                count=f"{len(own):,}",
                parts=tuple(
                    Part(rows=tuple(own[start : start + _TOGETHER]), length=len(own[start : start + _TOGETHER]))
                    for start in range(0, len(own), _TOGETHER)
                ),
            )


def _statements(count: int) -> str:
    return f"{count:,} statement{'' if count == 1 else 's'}"
