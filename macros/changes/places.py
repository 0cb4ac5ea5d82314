"""Where a thing stands in the plan and on the site: its page, its weeks, what holds it, whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator

from macros.changes.outline import Outline, Thing
from macros.changes.rows import dates_text, weeks_text
from macros.content.registry import page_of
from macros.foundation.addresses import calculator_page

__all__ = ["concerned", "file_of_playbook", "page", "page_title", "plan_weeks", "within"]


_ABOUT = {
    "adjustment": "blocks",
    "conflict": "statements",
    "indicator-group": "phase",
    "omission": "of",
    "replacement": "of",
}
"""The field of each kind that says what it is about; other references only lead further."""


def page(thing: Thing) -> str | None:
    """Address of the page that shows it, from the site's root; None where it is shown on many or on none.

    Home is the empty string.
    """
    if thing.kind == "page":
        return "" if thing.id == "home" else f"{thing.id}/"
    if thing.kind == "calculator":
        return calculator_page(thing.id)
    if thing.file == "calculators":
        return "calculators/"
    return page_of(thing.file, thing.kind)


def page_title(address: str, state: Outline) -> str:
    """What a page is called in tight places."""
    key = address.rstrip("/")
    folder, _, name = key.partition("/")
    root = state.things.get({"phases": f"phase/{name}", "verticals": f"vertical/{name}"}.get(folder, ""))
    if root is None and folder == "calculators":
        root = state.things.get(f"calculator/calculators:calculators.{name.replace('-', '_')}")
    if root is None:
        root = state.things.get(f"page/pages:pages.{key or 'home'}")
    return root.words("shortest_title", "short_title", "title") if root else key or "home"


def within(thing: Thing, state: Outline) -> str:
    """The name of what holds it; empty where a file does that has no name of its own."""
    holder = next(state.holders(thing), None)
    if holder is None or holder.kind in ("file", "playbook"):
        return ""
    return holder.words("short_title", "title", "label") or holder.id


def plan_weeks(thing: Thing, state: Outline) -> str:
    """When it runs or is due, by itself or by what holds it: `Week 4`, `8–12 May 2028`; empty where nothing says so."""
    for it in (thing, *state.holders(thing)):
        if dates := dates_text(it):
            return dates
        weeks = weeks_text(it)
        if weeks:
            return f"Week {weeks}" if weeks.lstrip("-").isdigit() else f"Weeks {weeks}"
    return ""


def concerned(thing: Thing, state: Outline) -> tuple[list[str], list[str]]:
    """The phases and verticals that a thing concerns, by id: those it stands in, and those that it names."""
    found: dict[str, None] = {}
    for it in (thing, *state.holders(thing), *_named(thing, state)):
        found |= dict.fromkeys(root.key for root in (it, *state.holders(it)) if root.kind in ("phase", "vertical"))
    parts = [key.partition("/") for key in found]
    return [id_ for kind, _, id_ in parts if kind == "phase"], [id_ for kind, _, id_ in parts if kind == "vertical"]


def _named(thing: Thing, state: Outline) -> Iterator[Thing]:
    """What it is about, and what all that holds it is."""
    for it in (thing, *state.holders(thing)):
        wanted = _ABOUT.get(it.kind)
        value = it.fields.get((wanted,)) if wanted else None
        for reference in value if isinstance(value, list) else [value]:
            if isinstance(reference, str) and reference in state.things:
                yield state.things[reference]


def file_of_playbook(path: str, folder: str) -> str:
    """A file's path as its editor knows it, from the playbook's folder where it lies there.

    >>> file_of_playbook("playbooks/guide/risks.yaml", "playbooks/guide")
    'risks.yaml'
    """
    return path.removeprefix(f"{folder}/")
