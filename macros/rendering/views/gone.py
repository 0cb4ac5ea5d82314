"""The page at the address of what is no longer in the playbook: what stood there, until when, why, and what to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from calculators.texts import date_text
from macros.content.former import Former, former_ids
from macros.content.registry import Entity
from macros.content.site import Site
from macros.content.times import in_time_name
from macros.content.whereabouts import stands_in
from macros.foundation.addresses import FOLDER_OF_KIND
from macros.rendering.views.page_words import title
from macros.rendering.views.strip import Strip, strip_of
from macros.rendering.views.view import view

__all__ = ["Gone", "gone_page", "home_of"]

_CHANGES = "changes"
"""The page that tells what changed, where a playbook has one."""
_PERMANENT = "This address will never be used for another statement."


@view
class Next:
    """What to read in its place."""

    label: str
    text: str
    href: str
    where: str
    """Empty where its page says all."""


@view
class Row:
    """A fact about what is gone."""

    label: str
    text: str
    href: str | None
    typed: bool
    """Whether it is a place in a file."""


@view
class Gone:
    """The page."""

    strip: Strip
    label: str
    title: str
    lead: str
    next: Next | None
    rows: tuple[Row, ...]
    note: str


def gone_page(site: Site, here: str, reference: str) -> Gone:
    """The page of a retired id; one that is not retired raises `KeyError`."""
    former = {it.reference: it for it in former_ids(site.loaded) if it.retired}[reference]
    kind = site.loaded.vocabulary.kinds.get(former.kind)
    return Gone(
        strip=_strip(site, here, former),
        label=f"Retired {kind.label.lower() if kind else former.kind.replace('-', ' ')}",
        title=former.title,
        lead=_lead(former),
        next=_next(site, here, former),
        rows=tuple(_rows(site, here, former)),
        note=_PERMANENT,
    )


def home_of(site: Site, former: Former) -> str | None:
    """The page on which it stood, if that is there, from the playbook's base."""
    if former.kind in FOLDER_OF_KIND:
        return f"{FOLDER_OF_KIND[former.kind]}/"
    holder = _holder(site, former)
    if holder:
        return holder.page
    pages = {entity.page for entity in site.registry.of_kind(former.kind)}
    return pages.pop() if len(pages) == 1 else None


def _holder(site: Site, former: Former) -> Entity | None:
    """The nearest thing around it that is still there, by whatever id it has now."""
    within = former.words.within if former.words else None
    passed: set[str] = set()
    while within and within not in passed:
        passed.add(within)
        now = site.loaded.ids.now(within) or within
        if now in site.registry:
            return site.registry[now]
        words = site.loaded.playbook.retired
        found = words.retired.get(now) if words else None
        within = found.within if found else None
    return None


def _block_of(site: Site, entity: Entity | None) -> Entity | None:
    while entity is not None and entity.kind != "block":
        entity = site.registry.get(entity.parent) if entity.parent else None
    return entity


def _strip(site: Site, here: str, former: Former) -> Strip:
    block = _block_of(site, _holder(site, former))
    if block is None:
        return strip_of(site, here)
    joint, _, when = in_time_name(block.node).partition(" ")
    place = ((f"It was {joint} ", False), (when, True), (f", {block.title}", False))
    return strip_of(site, here, current=block.reference, place=place)


def _lead(former: Former) -> str:
    if former.words is None:
        return "It is no longer in the playbook."
    return f"In the playbook until {_long(former.words.until)}. {former.words.because}"


def _next(site: Site, here: str, former: Former) -> Next | None:
    if former.into is None:
        return None
    entity = site.registry[former.into]
    return Next(
        label="Replaced by:",
        text=entity.title,
        href=site.href(former.into, here),
        where=stands_in(site.registry, entity),
    )


def _rows(site: Site, here: str, former: Former) -> Iterator[Row]:
    words = former.words
    if words is None:
        return
    if words.text:
        yield Row(label="It said", text=words.text, href=None, typed=False)
    if words.where:
        yield Row(label="Was in", text=words.where, href=None, typed=False)
    if words.source:
        yield Row(label="Last source", text=words.source, href=None, typed=True)
    told = title(site.loaded.playbook, _CHANGES) is not None
    href = site.href(f"{_CHANGES}/", here) if told else None
    yield Row(label="Change", text=f"Retired on {_long(words.until)}", href=href, typed=False)


def _long(date: str) -> str:
    """A day in full; a text that is not a date as it is.

    >>> _long("2026-11-26")
    'Thursday 26 November 2026'
    """
    try:
        return date_text(dt.date.fromisoformat(date))
    except ValueError:
        return date
