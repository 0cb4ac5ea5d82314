"""The file that the search reads: what can be found, the plan's weeks as places, and words that mean the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from macros.content.site import Site
from macros.content.weeks import week_name, weeks_in, weeks_name
from macros.outputs.search_entries import GROUPS, Entry, search_entries
from macros.outputs.search_pages import ReadPage, with_pages

__all__ = ["search_document"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PLACES = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)


def search_document(site: Site, pages: Mapping[str, ReadPage], ways: Iterable[tuple[str, str]]) -> str:
    """The whole file, as JSON.

    Where there are several playbooks, what is found says of which it is, and their titles are listed by id.

    Args:
        site: one of those that are published together.
        pages: all that can be found beside their statements, by their addresses from the site's root.
        ways: address and name of the pages that are offered where nothing is found, those of all playbooks.
    """
    terms = [term for each in site.together for term in each.loaded.playbook.glossary.terms.values()]
    document = {
        "groups": GROUPS,
        "ways": [{"location": address, "title": title} | _of(site.site_of(address)) for address, title in ways],
        "places": [place | _of(each) for each in site.together for place in _places(each)],
        "alike": list(dict.fromkeys((term.title, *term.also) for term in terms if term.also)),
        "entries": [entry.as_json() | _of(each) for each in site.together for entry in _entries(each, pages)],
    }
    if site.playbooks:
        document["playbooks"] = {name: each.loaded.playbook.playbook.title for name, each in site.playbooks.items()}
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False)


def _of(site: Site) -> dict[str, str]:
    """Of which playbook something is; nothing where there is one only."""
    return {"playbook": site.loaded.name} if site.playbooks else {}


def _entries(site: Site, pages: Mapping[str, ReadPage]) -> Iterator[Entry]:
    """What is found of one playbook and its pages, by its address from the site's root."""
    own = {site.local(address): page for address, page in pages.items() if site.site_of(address) is site}
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
