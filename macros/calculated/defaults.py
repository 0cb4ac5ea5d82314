"""What a calculator starts with: every input from a KPI, milestone, goal or assumption of the playbook.

Pages and command line take their defaults here, so both show the same; a calculator itself has none. The reference
each default comes from is the playbook's `calculators.<name>.inputs`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from macros.calculated.given import Source, given
from macros.calculated.replies import described
from macros.content.loaded import Loaded
from macros.content.registry import Registry
from macros.content.selections import statements_given

__all__ = ["defaults", "linked", "playbook_of", "request"]

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
        if field["given"] and field["optional"]:
            # Another calculator hands it over, when its values are sent along.
            values[field["name"]] = None
        elif field["given"]:
            values[field["name"]] = given(source, field)
        elif reference is None:
            values[field["name"]] = [] if field["kind"] in _EMPTY_LISTS else None
        else:
            values[field["name"]] = _in_own_unit(field["kind"], registry[reference].node)
    return values


def linked(loaded: Loaded, name: str) -> dict[str, dict[str, Any]]:
    """The defaults of the calculators that calculator `name` can take from, directly or through another."""
    others = [link["calculator"] for link in described(name)["links"]]
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
    if kind == "integer" and isinstance(value, float) and value.is_integer():
        return int(value)
    return value
