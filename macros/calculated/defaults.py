"""What a calculator starts with: every input from a KPI, milestone, goal or assumption of the playbook.

Pages and command line take their defaults here, so both show the same; a calculator itself has none. The reference
each default comes from is the playbook's `calculators.<name>.inputs`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from macros.calculated.given import Source, given, is_handed_over
from macros.calculated.replies import described
from macros.content.loaded import Loaded
from macros.content.registry import Registry
from macros.content.selections import statements_given

__all__ = ["choices_of", "defaults", "linked", "links_of", "playbook_of", "request"]

PERCENTS = frozenset({"percent", "percentage-point"})
_EMPTY_LISTS = frozenset({"dates", "choices", "table"})
_REMEMBERED = 16
"""Calculators of the playbooks at hand."""


def defaults(loaded: Loaded, name: str) -> dict[str, Any]:
    """The values of all inputs of calculator `name`, the given ones too.

    Numbers are in the field's own unit: 35 percent become 0.35. What calculators.yaml does not list is empty: None, or
    an empty list where several entries are possible.

    Raises:
        KeyError: for a name that is no calculator.
    """
    return dict(_defaults(loaded, name))


@lru_cache(maxsize=_REMEMBERED)
def _defaults(loaded: Loaded, name: str) -> dict[str, Any]:
    """Checks, pages and files all ask for them, and each calculator for those of the others it takes from."""
    text = loaded.playbook.calculators.calculators[name]
    registry = Registry.of(loaded)
    nodes = {reference: entity.node for reference, entity in registry.items()}
    source = Source(loaded=loaded, listed_as=statements_given(loaded, name), nodes=nodes)
    values: dict[str, Any] = {}
    for field in described(name)["fields"]:
        reference = text.inputs.get(field["name"])
        if is_handed_over(field):
            values[field["name"]] = None
        elif field["given"]:
            values[field["name"]] = given(source, field)
        elif reference is None:
            values[field["name"]] = [] if field["kind"] in _EMPTY_LISTS else None
        else:
            values[field["name"]] = _in_own_unit(field["kind"], registry[reference].node)
    for field in described(name)["fields"]:
        offered = [choice["value"] for choice in choices_of(loaded, name, field, values)]
        if len(offered) < len(field["choices"]) and values[field["name"]] not in offered:
            values[field["name"]] = next(iter(offered), None)
    return values


def links_of(loaded: Loaded, name: str) -> list[Mapping[str, Any]]:
    """What calculator `name` can take from those that the playbook has."""
    offered = loaded.playbook.calculators.calculators
    return [link for link in described(name)["links"] if link["calculator"] in offered]


def choices_of(
    loaded: Loaded, name: str, field: Mapping[str, Any], values: Mapping[str, Any]
) -> list[Mapping[str, str]]:
    """What a planner can choose in a field of calculator `name`: nothing that another calculator or list must give.

    `values` are those of all its inputs.
    """
    links = [link for link in described(name)["links"] if link["field"] == field["name"]]
    absent = {link["calculator"] for link in links if link not in links_of(loaded, name)}
    return [
        choice
        for choice in field["choices"]
        if choice["value"] not in absent and (not choice.get("needs") or values[choice["needs"]])
    ]


def linked(loaded: Loaded, name: str) -> dict[str, dict[str, Any]]:
    """The defaults of the calculators that calculator `name` can take from, directly or through another."""
    others = [link["calculator"] for link in links_of(loaded, name)]
    found: dict[str, dict[str, Any]] = {other: defaults(loaded, other) for other in others}
    for other in others:
        found |= linked(loaded, other)
    return found


def request(loaded: Loaded, name: str) -> dict[str, Any]:
    """What to ask `calculators.bridge.answer` to see calculator `name` as its page starts: linked where it can be."""
    return {"values": defaults(loaded, name), "linked": linked(loaded, name)}


def playbook_of(loaded: Loaded) -> dict[str, Any]:
    """Whose plan it is, as a request says it: what has been renamed goes by its first id in files that are made."""
    first_ids = loaded.ids.firsts()
    own = {"id": loaded.name, "title": loaded.playbook.playbook.title}
    return own | ({"first_ids": first_ids} if first_ids else {})


def _in_own_unit(kind: str, node: Any) -> Any:
    """The number or text an entity holds, in the unit of the field it is meant for."""
    holder = getattr(node, "quantity", None) or node
    value, unit = holder.value, holder.unit
    if kind == "share" and unit in PERCENTS and isinstance(value, float):
        return value / 100
    if kind == "table" and isinstance(value, list):
        return "\n".join(value)
    if kind == "integer" and isinstance(value, float) and value.is_integer():
        return int(value)
    return value
