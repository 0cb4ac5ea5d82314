"""What changed in the playbook, day by day: the page's rows, and the sentence about one change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from calculators.texts import date_text
from macros.changes.history import History
from macros.changes.report import Change, Row
from macros.content.former import arrival
from macros.content.hues import hue_of_phase
from macros.content.site import Site
from macros.content.weeks import typographic
from macros.foundation.addresses import FEED
from macros.rendering.views.chips import Chip
from macros.rendering.views.page_words import title
from macros.rendering.views.references import Link
from macros.rendering.views.view import view

__all__ = ["change_list"]

_ALL_PHASES, _ALL_VERTICALS = "All phases", "All verticals"


@view
class Stretch:
    """A stretch of text that stays, goes or comes."""

    text: str
    is_old: bool = False
    is_new: bool = False
    lead: str = ""
    """What stands before it: `from `, `to `."""
    gap: str = ""
    """What stands between it and the next one."""


@view
class Detail:
    """What became of one field."""

    lead: str
    stretches: tuple[Stretch, ...]
    after: str


@view
class ChangeItem:
    """One change."""

    kind: str
    before: str
    """What stands before its name."""
    href: str | None
    name: tuple[Stretch, ...]
    after: str
    """What stands after its name."""
    details: tuple[Detail, ...]
    more: str
    """A sentence of its own."""
    next: Link | None
    """What to read in its place."""
    why: str
    phases: str
    """The phases it concerns, by id."""
    verticals: str
    """The verticals it concerns, by id."""
    chips: tuple[Chip, ...]


@view
class ChangeDay:
    anchor: str
    date: str
    name: str
    changes: tuple[ChangeItem, ...]


@view
class Choice:
    value: str
    label: str


@view
class ChangeFilter:
    """One thing to choose by."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@view
class ChangeListView:
    label: str
    filters: tuple[ChangeFilter, ...]
    count: str
    one: str
    """What is counted, if it is one."""
    several: str
    none: str
    days: tuple[ChangeDay, ...]
    note: str
    feed: str
    feed_href: str | None
    """None where the site has no feed."""
    feed_alone: bool
    """Whether it is named where nothing is to be filtered."""


def change_list(site: Site, here: str) -> ChangeListView:
    """The days on which something changed, newest first; without any, since when changes are listed."""
    history: History = site.history or History(since=site.today)
    entries = [(it.moment.date(), change) for it in history.versions for change in it.changes]
    days = tuple(
        ChangeDay(
            anchor=f"day-{day.isoformat()}",
            date=day.isoformat(),
            name=date_text(day),
            changes=tuple(_item(site, here, change) for _, change in found),
        )
        for day, found in groupby(entries, key=lambda entry: entry[0])
    )
    return ChangeListView(
        label="Filter the changes",
        filters=_filters(site) if days else (),
        count=f"{len(entries)} change{'' if len(entries) == 1 else 's'}",
        one="change",
        several="changes",
        none="No change here yet",
        days=days,
        note=_note(history.since, is_empty=not days),
        feed="Atom feed",
        feed_href=site.href(FEED, here) if site.address else None,
        feed_alone=bool(site.address) and not days,
    )


def _note(since: dt.date, *, is_empty: bool) -> str:
    if is_empty:
        return f"This is the plan as of {date_text(since)}. Every later change is listed here, with its reason."
    return f"Before all of these changes came the plan as of {date_text(since)}."


def _filters(site: Site) -> tuple[ChangeFilter, ...]:
    playbook = site.loaded.playbook
    phases = [Choice(value=id_, label=phase.title) for id_, phase in playbook.phases.items()]
    verticals = [Choice(value=id_, label=it.short_title) for id_, it in playbook.verticals.items()]
    return (
        ChangeFilter(name="phase", label="Phase", choices=(Choice(value="", label=_ALL_PHASES), *phases)),
        ChangeFilter(name="vertical", label="Vertical", choices=(Choice(value="", label=_ALL_VERTICALS), *verticals)),
    )


def _item(site: Site, here: str, change: Change) -> ChangeItem:
    words = [row for row in change.rows if row.label in ("words", "title") and row.form == "words"][:1]
    own = words[0].pieces if words and change.change in ("reworded", "renamed", "moved") else None
    name = tuple(_stretches(words[0])) if own else (Stretch(text=change.name),)
    vertical = _vertical_name(site, change)
    weeks = typographic(change.weeks)
    is_named = change.kind in ("phase", "block") or change.change == "moved"
    return ChangeItem(
        kind=change.change.capitalize(),
        before=f"{vertical}, " if vertical else f"{change.label} ",
        href=_href(site, here, f"{change.kind}/{change.id}"),
        name=name,
        after=_after(change, weeks="" if is_named else weeks),
        details=tuple(_details([row for row in change.rows if not own or row is not words[0]])),
        more=" The old address leads to it." if change.former_id else "",
        next=_next(site, here, change),
        why=change.because,
        phases=" ".join(change.phases),
        verticals=" ".join(change.verticals),
        chips=tuple(_chips(site, change)),
    )


def _after(change: Change, *, weeks: str) -> str:
    return (f", {weeks}" if weeks else "") + (f": {change.counts}" if change.counts else "")


def _next(site: Site, here: str, change: Change) -> Link | None:
    """What to read in place of something retired."""
    href = _href(site, here, change.successor)
    return Link(text=change.successor_name, href=href) if href else None


def _vertical_name(site: Site, change: Change) -> str | None:
    """The vertical whose own statement it is."""
    scope = change.id.partition(".")[0] if "." in change.id else None
    found = site.loaded.playbook.verticals.get(scope) if scope else None
    return found.short_title if found else None


def _href(site: Site, here: str, reference: str | None) -> str | None:
    """Where it stands now, under whatever id; of something retired, where that is told."""
    target = arrival(site.loaded, reference) if reference else None
    return site.href(target, here) if target else None


def _details(rows: Sequence[Row]) -> Iterator[Detail]:
    for index, row in enumerate(rows):
        is_plain = row.form == "weeks" or row.label in ("words", "text", row.unit)
        joint = "; " if index else ": " if is_plain else ", "
        yield Detail(
            lead=joint if is_plain else f"{joint}{row.label}: ",
            stretches=tuple(_stretches(row)),
            after=f" {row.unit}" if row.unit else "",
        )


def _stretches(row: Row) -> Iterator[Stretch]:
    leads = {} if row.form == "words" else {"old": "from ", "new": "to "}
    for index, piece in enumerate(row.pieces):
        yield Stretch(
            text=_weeks(piece.text) if row.form == "weeks" else piece.text,
            is_old=piece.mark == "old",
            is_new=piece.mark == "new",
            lead=leads.get(piece.mark, ""),
            gap=" " if index < len(row.pieces) - 1 else "",
        )


def _weeks(text: str) -> str:
    if not text.lstrip("-")[:1].isdigit():
        return text
    return typographic(f"Week {text}" if text.lstrip("-").isdigit() else f"Weeks {text}")


def _chips(site: Site, change: Change) -> Iterator[Chip]:
    playbook = site.loaded.playbook
    verticals = [playbook.verticals[id_].short_title for id_ in change.verticals if id_ in playbook.verticals]
    yield from (Chip(text=name) for name in verticals)
    if change.weeks:
        phase = next((id_ for id_ in change.phases if id_ in playbook.phases), None)
        yield Chip(text=typographic(change.weeks), hue=hue_of_phase(playbook, phase) if phase else None)
    elif not verticals and (page := title(playbook, change.page.rstrip("/"))):
        yield Chip(text=page)
