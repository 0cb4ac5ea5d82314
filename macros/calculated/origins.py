"""Where a calculator's defaults come from, in words, for files that leave the site."""

from __future__ import annotations

from macros.content.loaded import Loaded
from macros.content.registry import Entity, Registry

__all__ = ["origins"]


def origins(loaded: Loaded, name: str) -> dict[str, str]:
    """Field to origin for every default of calculator `name`: `playbook: Hours Saved: 35% (kpi/…)`.

    Raises:
        KeyError: for a name that is no calculator.
    """
    registry = Registry.of(loaded)
    inputs = loaded.playbook.calculators.calculators[name].inputs
    return {field: _words(loaded, registry[reference]) for field, reference in inputs.items()}


def _words(loaded: Loaded, entity: Entity) -> str:
    ours = entity.kind == "assumption"
    origin = loaded.vocabulary.origins[entity.node.origin if ours else "playbook"].label
    return f"{origin}: {entity.title if ours else entity.quoted} ({entity.reference})"
