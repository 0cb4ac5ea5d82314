"""What a calculator is given of the playbook's own structure: the plan, milestones, measures, levels, claims.

Shapes and field names are the calculators' (`calculators.bridge.describe`); numbers and words are the YAML's. A kind of
given is known by the field's name, and is the same for every calculator that asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.calculated.given import fields
from macros.calculated.given.plan import plan
from macros.calculated.given.source import Source, choices_of
from macros.calculated.replies import described

__all__ = ["Source", "given", "is_handed_over", "lists", "whole_lists"]

_SPANS = ("phase", "block")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """One kind of given."""

    make: Callable[[Source, Mapping[str, Any]], Any]
    """Where it comes from and the calculator's field to its value."""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What calculators.yaml may list for it under `given`, and of which kinds."""
    whole: frozenset[str] = frozenset()
    """Those of `lists` to which whatever is added belongs; choosing some by name needs a reason."""
    by_choice: tuple[str, tuple[str, ...]] = ("", ())
    """Instead of `lists`: a column of the field whose choices are the names, and the kinds of all."""

    def names(self, spec: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """What may be listed for the field `spec`."""
        column, kinds = self.by_choice
        return {**self.lists, **(dict.fromkeys(choices_of(spec, column), kinds) if column else {})}


_GIVEN = {
    "plan": _Given(make=plan, lists={"go_live_at_start_of": _SPANS, "go_live_at_end_of": _SPANS}),
    "milestones": _Given(make=fields.milestones, lists={"milestones": ("milestone",)}, whole=frozenset({"milestones"})),
    "own_targets": _Given(make=fields.own_targets, lists={"own_targets": ("vertical-metric",)}),
    "measures": _Given(make=fields.measures, lists={"measures": ("kpi",), "skills": ("kpi",)}),
    "levels": _Given(make=fields.levels, lists={"levels": ("escalation-level",)}, whole=frozenset({"levels"})),
    "power_user_criterion": _Given(make=fields.power_user_criterion, lists={"power_user_criterion": ("criterion",)}),
    "claims": _Given(make=fields.claims, by_choice=("measure", ("kpi",))),
    "effects": _Given(make=fields.effects, by_choice=("input", ("kpi",))),
    "on_time_claims": _Given(make=fields.on_time_claims, lists={"on_time_claims": ("kpi",)}),
    "named_days": _Given(make=fields.named_days, lists={"named_days": ("goal", "kpi")}),
}
"""By the name of the calculators' field."""


def given(source: Source, spec: Mapping[str, Any]) -> Any:
    """The value of the given field `spec`.

    Raises:
        LookupError: for a kind of given that no playbook knows.
    """
    return _kind_of(spec).make(source, spec)


def is_handed_over(spec: Mapping[str, Any]) -> bool:
    """Whether the field is filled by another calculator, when its values are sent along, and by no playbook."""
    return bool(spec["given"] and spec["optional"] and spec["name"] not in _GIVEN)


def lists(name: str) -> dict[str, tuple[str, ...]]:
    """What calculators.yaml may list under `given` of calculator `name`, and of which kinds."""
    found: dict[str, tuple[str, ...]] = {}
    for spec in described(name)["fields"]:
        if spec["given"] and not is_handed_over(spec):
            found |= _kind_of(spec).names(spec)
    return found


def whole_lists(name: str) -> frozenset[str]:
    """Those of `lists` to which whatever is added belongs."""
    specs = (spec for spec in described(name)["fields"] if spec["given"] and not is_handed_over(spec))
    return frozenset().union(*(_kind_of(spec).whole for spec in specs))


def _kind_of(spec: Mapping[str, Any]) -> _Given:
    if spec["name"] not in _GIVEN:
        known = ", ".join(_GIVEN)
        raise LookupError(f"no playbook can give “{spec['name']}”; known are {known} (macros/calculated/given)")
    return _GIVEN[spec["name"]]
