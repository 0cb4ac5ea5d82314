"""What a calculator is given of the playbook's own structure: the plan, milestones, measures, levels, claims.

Shapes and field names are the calculators' (`calculators.bridge.describe`); numbers and words are the YAML's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.calculated.given import fields
from macros.calculated.given.plan import plan
from macros.calculated.given.source import Source

__all__ = ["GIVEN", "LISTS", "Source"]

LISTS: dict[str, dict[str, tuple[str, ...]]] = {
    "timeline": {
        **dict.fromkeys(("go_live_at_start_of", "go_live_at_end_of"), ("phase", "block")),
        "on_time_claims": ("kpi",),
        "named_days": ("goal", "kpi"),
    },
    "adoption": {
        "milestones": ("milestone",),
        "own_targets": ("vertical-metric",),
        **dict.fromkeys(("measures", "skills"), ("kpi",)),
        "levels": ("escalation-level",),
        "power_user_criterion": ("criterion",),
    },
    "roi": {"milestones": ("milestone",), **dict.fromkeys((*fields.CLAIMS, *fields.EFFECTS), ("kpi",))},
}
"""What calculators.yaml may list under `given`, by calculator and name, and of which kinds."""

GIVEN: dict[str, Callable[[Source], Any]] = {
    "plan": plan,
    "milestones": fields.milestones,
    "own_targets": fields.own_targets,
    "measures": fields.measures,
    "levels": fields.levels,
    "power_user_criterion": fields.power_user_criterion,
    "claims": fields.claims,
    "on_time_claims": fields.on_time_claims,
    "named_days": fields.named_days,
    "today": fields.today,
    "effects": fields.effects,
}
"""How each given field is made; the names are the calculators' own."""
