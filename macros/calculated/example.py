"""The worked examples as a request tells of them: what the pages begin with, and what only holds a place there."""

from __future__ import annotations

import json
from typing import Any

from macros.calculated.defaults import request
from macros.calculated.replies import answered
from macros.content.loaded import Loaded
from macros.content.registry import Registry

__all__ = ["example"]


def example(loaded: Loaded, name: str) -> dict[str, dict[str, Any]]:
    """Of calculator `name` and of those it can take from: `values` by field, and which fields are `placeholders`.

    Raises:
        KeyError: for a name that is no calculator.
        ValueError: a calculator refuses its defaults, which the playbook's checks let none do.
    """
    return {each: _example(loaded, each) for each in (name, *request(loaded, name)["linked"])}


def _example(loaded: Loaded, name: str) -> dict[str, Any]:
    reply = answered(name, json.dumps(request(loaded, name)))
    if not reply["ok"]:
        raise ValueError(f"the {name} calculator refuses its defaults: {reply['errors']}")
    registry = Registry.of(loaded)
    inputs = loaded.playbook.calculators.calculators[name].inputs
    origins = {field: registry[reference] for field, reference in inputs.items()}
    placeholders = [field for field, it in origins.items() if it.kind == "assumption" and it.node.example]
    return {"values": reply["values"], "placeholders": placeholders}
