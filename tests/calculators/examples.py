"""One worked example for each calculator: the values the tests start from and vary."""

import copy
from typing import Any

WEEKS = [-2, -1, *range(1, 13)]

MILESTONES: list[dict[str, Any]] = [
    {"id": "half-back", "title": "50% of members back", "week": 4, "share": 0.5},
    {"id": "three-quarters-back", "title": "75% of members back", "week": 5, "share": 0.75},
    {"id": "nearly-all-back", "title": "90% of members back", "week": 6, "share": 0.9},
]


def _span(id_: str, title: str, first: int, last: int, hue: str) -> dict[str, Any]:
    return {"id": id_, "title": title, "first_week": first, "last_week": last, "hue": hue}


def _block(id_: str, title: str, first: int, last: int, hue: str, **due: list[str]) -> dict[str, Any]:
    return {**_span(id_, title, first, last, hue), "quick_wins": [], "deliverables": [], "criteria": [], **due}


def _adjustment(id_: str, title: str, first: int | None, last: int | None) -> dict[str, Any]:
    return {"id": id_, "title": title, "first_week": first, "last_week": last}


PLAN: dict[str, Any] = {
    "weeks": WEEKS,
    "phases": [
        {**_span("packing", "Packing", -2, 0, "1"), "gate": ["Boxes packed", "Shelves empty"]},
        _span("moving", "Phase 1: Moving", 1, 2, "2"),
        _span("opening", "Phase 2: Opening", 3, 6, "3"),
        _span("settling", "Phase 3: Settling", 7, 12, "4"),
    ],
    "blocks": [
        _block("counting-stock", "Counting Stock", -2, -2, "1", deliverables=["Inventory", "Plan"]),
        _block("hiring-movers", "Hiring Movers", -1, -1, "1"),
        _block("shelving", "Shelving", 1, 1, "2", quick_wins=["First shelf"]),
        _block("first-rooms", "First Rooms", 2, 2, "2"),
        _block("helper-training", "Helper Training", 3, 3, "3", criteria=["50+ helpers trained"]),
        _block("open-house", "Open House", 4, 6, "3"),
        _block("settling-in", "Settling In", 7, 9, "4"),
        _block("evening-hours", "Evening Hours", 10, 12, "4", criteria=["All active", "Targets met"]),
    ],
    "milestones": MILESTONES,
    "verticals": [
        {
            "id": "branch-library",
            "title": "Branch Library",
            "adjustments": [
                _adjustment("van-training", "Additional van training", 4, 5),
                _adjustment("shelf-testing", "Shelf testing period", 6, 6),
                _adjustment("member-letters", "Letters to members", 8, 9),
            ],
        },
        {
            "id": "music-library",
            "title": "Music Library",
            "adjustments": [
                _adjustment("gradual-move", "Gradual move of scores", 3, 5),
                _adjustment("listening-room-testing", "Listening room testing", 4, 4),
                _adjustment("training-in-quiet-hours", "Staff training in quiet hours", None, None),
            ],
        },
    ],
    "reviews": [
        {"id": "monthly", "title": "Monthly Desk Reviews", "every_months": 1},
        {"id": "quarterly", "title": "Quarterly Shelf Reviews", "every_months": 3},
        {"id": "annual", "title": "Yearly Stocktaking", "every_months": 12},
    ],
    "go_live_options": [
        {"id": "opening-start", "title": "the start of Week 4", "week": 4, "edge": "start"},
        {"id": "moving-end", "title": "the end of Week 2", "week": 2, "edge": "end"},
        {"id": "opening-end", "title": "the end of Week 6", "week": 6, "edge": "end"},
        {"id": "plan-end", "title": "the end of Week 12", "week": 12, "edge": "end"},
    ],
}

_EXAMPLES: dict[str, dict[str, Any]] = {
    "timeline": {
        "anchor_date": "2027-01-04",
        "anchor": "week_1",
        "users": 240,
        "verticals": [],
        "actual_dates": [],
        "weekmask": "1111100",
        "holiday_calendar": "none",
        "holidays": [],
        "blackouts": [],
        "start_on_day_off": "roll_forward",
        "go_live_at": "opening-start",
        "week_zero": "absent",
        "week_length": "working_days",
        "working_days_per_week": 5,
        "size_users": 1,
        "size_sites": 1,
        "size_departments": 1,
        "size_integrations": 1,
        "added_days": [],
        "deadline_days": 90,
        "deadline_counted_in": "calendar_days",
        "deadline_clock": "week_1",
        "best_practice_days": 75,
        "target_days": 90,
        "average_days": 120,
        "low_length": 0.893,
        "likely_length": 1,
        "high_length": 1.429,
        "shape": "pert",
        "draws": 1000,
        "seed": 1,
        "plan_name": None,
        "plan": PLAN,
        "on_time_claims": [{"id": "on-time", "title": "Moves on Time", "text": "96% of moves on time", "share": 0.96}],
        "named_days": [
            {
                "kind": "goal",
                "id": "impact",
                "title": "Impact",
                "text": "Open within 60 days",
                "days": 60,
                "what": "open doors",
            },
            {"kind": "kpi", "id": "payback", "title": "ROI", "text": "after 180 days", "days": 180},
        ],
        "today": None,
    },
    "adoption": {
        "users": 240,
        "week_1_date": "2027-01-04",
        "actuals": [],
        "departments": 6,
        "week_1_from": "own",
        "target_from": "last-milestone",
        "target_share": None,
        "target_week": None,
        "target_day": None,
        "ceiling": 1,
        "clock_week": 3,
        "measured_among": "all",
        "horizon_weeks": 12,
        "weekmask": "1111100",
        "yellow_from": 0.05,
        "red_from": 0.1,
        "critical_from": 0.2,
        "active_means": None,
        "surveyed": None,
        "confidence": "90",
        "draws": 1000,
        "seed": 1,
        "power_user_share": 0.1,
        "users_per_champion": 50,
        "users_per_rollout_champion": 15,
        "session_seats": 12,
        "session_hours": 2,
        "user_sessions": 1,
        "power_user_sessions": 1,
        "trainers": 2,
        "trainer_sessions": 8,
        "training_from_week": 3,
        "milestones": MILESTONES,
        "own_targets": [
            {"id": "last-milestone", "title": "the last milestone’s", "share": None},
            {"id": "branch-library.members", "title": "Branch library: Members back 95%+", "share": 0.95},
        ],
        "measures": [
            {
                "id": "members-back",
                "title": "Members Back After 30 Days",
                "days": 30,
                "share": 0.92,
                "counts": "active",
            },
            {
                "id": "self-checkout",
                "title": "Self-Checkout After 60 Days",
                "days": 60,
                "share": 0.87,
                "counts": "skilled",
            },
            {
                "id": "catalog-search",
                "title": "Catalog Search After 90 Days",
                "days": 90,
                "share": 0.78,
                "counts": "skilled",
            },
        ],
        "levels": [
            {"id": "calm", "title": "Level 1 (Calm)"},
            {"id": "watch", "title": "Level 2 (Watch)"},
            {"id": "busy", "title": "Level 3 (Busy)"},
            {"id": "alarm", "title": "Level 4 (Alarm)"},
        ],
        "power_user_criterion": 50,
        "plan_dates": None,
    },
    "roi": {
        "currency": "USD",
        "start_from": "own",
        "start_date": "2027-01-04",
        "users": 240,
        "one_time_cost": 90000,
        "recurring_cost": 30,
        "internal_hours": 1200,
        "internal_rate": 40,
        "affected_hours": 3,
        "hourly_cost": 34,
        "efficiency": 0.35,
        "realization": 0.5,
        "error_cost": 60000,
        "error_reduction": 0.68,
        "ramp_from": "milestones",
        "ramp": [],
        "discount_rate": 0.1,
        "horizon_months": 36,
        "working_weeks": 46,
        "benefit_lag_days": 0,
        "contingency": 0,
        "cost_risk": 0,
        "benefit_risk": 0,
        "line_risks": [],
        "revenue_line": "off",
        "yearly_revenue": None,
        "revenue_uplift": 0.18,
        "revenue_attribution": None,
        "gross_margin": None,
        "flexibility": None,
        "flexibility_from_month": 13,
        "benchmark_cost": None,
        "costs_below": 0.1,
        "costs_above": 0.3,
        "effects_below": 0.5,
        "effects_above": 0.1,
        "estimates_around": 0.2,
        "latest_delay_days": 60,
        "ranges": [],
        "draws": 1000,
        "seed": 1,
        "milestones": MILESTONES,
        "claims": [
            {"id": "payback", "title": "ROI", "text": "after 180 days", "measure": "payback_days", "value": 180},
            {"id": "value", "title": "Value", "text": "340% a year", "measure": "annual_value", "value": 3.4},
            {
                "id": "cost",
                "title": "Cost per User",
                "text": "15% below other libraries",
                "measure": "cost_below_average",
                "value": 0.15,
            },
            {"id": "budget", "title": "Budget", "text": "98%", "measure": "budget_adherence", "value": 0.98},
        ],
        "effects": [
            {"id": "efficiency", "title": "Efficiency", "input": "efficiency", "value": 0.35},
            {"id": "errors", "title": "Errors", "input": "error_reduction", "value": 0.68},
            {"id": "revenue", "title": "Revenue", "input": "revenue_uplift", "value": 0.18},
        ],
        "plan_dates": None,
        "adoption_ramp": None,
    },
}


def values(name: str, **changes: Any) -> dict[str, Any]:
    """The example's values for calculator ``name``, with ``changes``; a fresh copy each time."""
    return {**copy.deepcopy(_EXAMPLES[name]), **changes}
