"""What the choices of a calculator's field are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["offers"]


def offers(spec: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, str]:
    """Value -> label of each choice: the calculator's own, or those the playbook gives, such as its verticals.

    `spec` is a field of `calculators.bridge.describe`, `values` all inputs of that calculator.
    """
    if not spec["choices_from"]:
        return {choice["value"]: choice["label"] for choice in spec["choices"]}
    given: Any = values
    for key in spec["choices_from"].split("."):
        given = given[key]
    return {entry["id"]: entry["title"] for entry in given}
