"""The files that the search reads: what can be found, the plan's weeks as places, and words that mean the same.

Of one playbook all stands in one file. Of several, that file names one more for each playbook, so that a reader of one
need not wait for what the others say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from macros.content.site import Site
from macros.content.weeks import week_name, weeks_in, weeks_name
from macros.outputs.search_entries import GROUPS, Entry, search_entries
from macros.outputs.search_pages import OwnPages, ReadPage, with_pages

__all__ = ["search_document", "search_shard"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PLACES = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)


def search_document(
    site: Site,
    pages: Mapping[str, ReadPage],
    ways: Iterable[tuple[str, str]],
    shards: Mapping[str, Sequence[str | int]] | None = None,
) -> str:
    """What a search begins with, as JSON: of one playbook all there is.

    Of several, it lists their titles by id, and what is found stands in a `search_shard` of each.

    Args:
        site: one of those that are published together.
        pages: all that can be found beside their statements, by their addresses from the site's root.
        ways: address and name of the pages that are offered where nothing is found.
        shards: of several playbooks, the path of each one's own file and its length, by their ids.
    """
    terms = [term for each in site.together for term in each.loaded.playbook.glossary.terms.values()]
    document: dict[str, Any] = {
        "groups": GROUPS,
        "alike": list(dict.fromkeys((term.title, *term.also) for term in terms if term.also)),
    }
    if site.playbooks:
        document["playbooks"] = {name: each.loaded.playbook.playbook.title for name, each in site.playbooks.items()}
        document["shards"] = shards or {}
    else:
        document |= _found(site, pages, ways)
    return _written(document)


def search_shard(site: Site, pages: Mapping[str, ReadPage], ways: Iterable[tuple[str, str]]) -> str:
    """What is found of one playbook among several, as JSON; each entry says of which it is.

    Args:
        site: the playbook's own.
        pages: as for `search_document`; those of other playbooks are passed over.
        ways: likewise.
    """
    own = ((address, title) for address, title in ways if site.site_of(address) is site)
    return _written(_found(site, pages, own))


def _found(site: Site, pages: Mapping[str, ReadPage], ways: Iterable[tuple[str, str]]) -> dict[str, Any]:
    of = {"playbook": site.loaded.name} if site.playbooks else {}
    return {
        "ways": [{"location": address, "title": title} for address, title in ways],
        "places": [place | of for place in _places(site)],
        "entries": [entry.as_json() | of for entry in _entries(site, pages)],
    }


def _written(document: Mapping[str, Any]) -> str:
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False)


def _entries(site: Site, pages: Mapping[str, ReadPage]) -> Iterator[Entry]:
    """What is found of one playbook and its pages, by its address from the site's root."""
    own = OwnPages(site, pages)
    for entry in with_pages(site, search_entries(site), own):
        yield replace(entry, location=site.from_root(entry.location))


def _places(site: Site) -> Iterator[dict[str, Any]]:
    """What a week, or a range of weeks, is in: blocks say of each of their weeks which it is."""
    calendar = site.loaded.playbook.playbook.calendar
    for kind in ("block", "phase"):
        for entity in site.registry.of_kind(kind):
            if not (weeks := weeks_in(entity.node.weeks, calendar)):
                continue
            yield {
                "location": site.from_root(f"{entity.page}#{entity.anchor}"),
                "name": weeks_name(entity.node.weeks.model_copy(update={"label": None})),
                "text": f"{entity.title}.",
                "weeks": weeks,
            } | ({"each": [_one(entity.title, weeks, week) for week in weeks]} if kind == "block" else {})


def _one(title: str, weeks: list[int], week: int) -> dict[str, str]:
    count, place = len(weeks), weeks.index(week)
    if count == 1:
        text = f"{title}."
    elif count < len(_NUMBERS):
        text = f"{title}, the {_PLACES[place]} of its {_NUMBERS[count]} weeks."
    else:
        text = f"{title}, week {place + 1} of {count}."
    return {"name": week_name(week), "text": text}
