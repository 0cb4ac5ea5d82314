"""Which statements of a playbook a calculator is given, by what calculators.yaml says under `given`.

Not for: what a calculator makes of them (`macros.calculated.given`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from macros.content.loaded import Loaded
from macros.content.model.selection import Selection
from macros.content.registry import Registry

__all__ = ["chosen", "statements_given"]


def chosen(given: list[str] | Selection, statements: Iterable[tuple[str, Any]]) -> list[str]:
    """The references that `given` means; `statements` are all there are, by reference, in the order of readers.

    >>> from types import SimpleNamespace
    >>> of = [SimpleNamespace(kpi=kpi) for kpi in ("kpi/adopted", "kpi/bought", "kpi/adopted")]
    >>> there = list(zip(("milestone/x", "milestone/y", "milestone/z"), of))
    >>> chosen(Selection(every="milestone", of="kpi/adopted"), there), chosen(["milestone/y"], there)
    (['milestone/x', 'milestone/z'], ['milestone/y'])
    """
    if not isinstance(given, Selection):
        return given
    if given.every is None:
        return given.only
    return [
        reference
        for reference, node in statements
        if reference.startswith(f"{given.every}/")
        and reference not in given.but
        and (given.of is None or getattr(node, "kpi", None) == given.of)
    ]


@lru_cache(maxsize=16)
def statements_given(loaded: Loaded, calculator: str) -> Mapping[str, tuple[str, ...]]:
    """The references that a calculator is given, by the names it has for them.

    Raises:
        KeyError: for a name that is no calculator.
    """
    there = [(reference, entity.node) for reference, entity in Registry.of(loaded).items()]
    given = loaded.playbook.calculators.calculators[calculator].given
    return {name: tuple(chosen(listed, there)) for name, listed in given.items()}
