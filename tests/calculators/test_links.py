"""Calculators that feed each other: what is taken, how a link breaks, and what a fault on the other side says."""

import json
from typing import Any

import pytest

from calculators import NAMES
from calculators.adoption_curve import AdoptionCurve, curve_through
from calculators.adoption_curve import TargetMilestone as Milestone
from calculators.bridge import answer, describe, export, simulation
from calculators.catalog import CALCULATORS
from calculators.handover import AdoptionRamp
from tests.calculators.examples import MILESTONES, PLAN, values


def request(changes: dict[str, Any], **linked: dict[str, Any]) -> str:
    """A request to the return on investment, linked to both examples with their changes."""
    others = {name: values(name, **linked.get(name, {})) for name in ("timeline", "adoption")}
    return json.dumps({"values": values("roi", **{**LINKED, **changes}), "linked": others})


def ask(changes: dict[str, Any] | None = None, **linked: dict[str, Any]) -> dict[str, Any]:
    """The reply to it."""
    reply: dict[str, Any] = json.loads(answer("roi", request(changes or {}, **linked)))
    return reply


LINKED = {"start_from": "timeline", "ramp_from": "adoption"}


def test_money_starts_at_the_timelines_go_live() -> None:
    """The first flow is on go-live; the curve's weeks are counted from Week 1, so adoption has begun by then."""
    reply = ask()
    own = json.loads(answer("roi", json.dumps({"values": values("roi")})))

    assert (reply["result"]["start"], reply["result"]["week_1"]) == ("2027-01-25", "2027-01-04")
    assert reply["result"]["months"][0]["date"] == "2027-01-25"
    assert reply["result"]["months"][1]["adoption"] > own["result"]["months"][1]["adoption"]
    assert reply["linked"] == {
        "start_from": {
            "calculator": "timeline",
            "text": "Go-live on Monday 25 January 2027; Week 1 starts on Monday 4 January 2027.",
        },
        "ramp_from": {
            "calculator": "adoption",
            "text": "Share of users active: 50% after 4, 98.8% after 8, 100% after 12 weeks.",
        },
    }
    assert reply["values"]["start_date"] == "2027-01-04"
    assert own["linked"] == {}


def test_what_changes_there_changes_here() -> None:
    """A later start of the plan moves every date; a lower ceiling lowers every benefit."""
    moved = ask(timeline={"anchor_date": "2027-03-01"})
    assert moved["result"]["start"] == "2027-03-22"
    lower = ask(adoption={"ceiling": 0.92})
    assert lower["result"]["months"][-1]["adoption"] == pytest.approx(0.92)
    assert lower["result"]["npv"] < ask()["result"]["npv"]


def test_the_same_curve_gives_the_same_money() -> None:
    """The adoption calculator's curve through the playbook's milestones is the milestones' own."""
    through = ask()["result"]
    milestones = ask({"ramp_from": "milestones"})["result"]

    for one, other in zip(through["months"], milestones["months"], strict=True):
        assert one["adoption"] == pytest.approx(other["adoption"], rel=1e-12)
    assert through["npv"] == pytest.approx(milestones["npv"], rel=1e-12)


def test_a_link_can_be_broken() -> None:
    """With the planner's own choices nothing of the others is asked, not even whether they are right."""
    broken = {"timeline": {"users": -1}, "adoption": {"users": -1}}
    reply = ask({"start_from": "own", "ramp_from": "milestones"}, **broken)

    assert reply["ok"]
    assert reply["linked"] == {}
    assert reply["result"]["start"] == "2027-01-04"


def test_a_fault_there_is_told_at_the_linking_field() -> None:
    """It names the other calculator and its field; the problems here are told too, each once."""
    reply = ask({"users": 0}, timeline={"deadline_days": 0}, adoption={"ceiling": 0.2})

    other = "Correct the {} calculator, or choose something else here. It says: {}: {}"
    users, ceiling = "Enter a whole number from 1 to 1,000,000.", "Enter a ceiling above 90 %, the last milestone."
    deadline = "Enter a whole number from 1 to 730."

    assert [(error["field"], error["message"]) for error in reply["errors"]] == [
        ("start_from", other.format("timeline", "Deadline", deadline)),
        ("ramp_from", other.format("adoption", _label("adoption", "ceiling"), ceiling)),
        ("users", users),
    ]


def _label(name: str, field: str) -> str:
    return next(str(it["label"]) for it in describe(name)["fields"] if it["name"] == field)


def test_without_the_other_calculator_the_choice_is_refused() -> None:
    """Nothing is guessed where nothing was handed over."""
    reply = json.loads(answer("roi", json.dumps({"values": values("roi", **LINKED)})))

    assert [error["field"] for error in reply["errors"]] == ["start_from", "ramp_from"]


def test_adoption_counts_from_the_timelines_week_1() -> None:
    """Moved there, every week moves here; the planner's own date takes its place when the link is broken."""
    linked = {"timeline": values("timeline", anchor_date="2027-03-01")}
    taken = json.loads(
        answer("adoption", json.dumps({"values": values("adoption", week_1_from="timeline"), "linked": linked}))
    )
    own = json.loads(
        answer("adoption", json.dumps({"values": values("adoption", week_1_from="own"), "linked": linked}))
    )

    assert (taken["result"]["week_1"], own["result"]["week_1"]) == ("2027-03-01", "2027-01-04")
    assert taken["linked"]["week_1_from"]["text"] == "Week 1 starts on Monday 1 March 2027."


def test_a_chain_of_links_is_followed_to_its_end() -> None:
    """Money asks adoption, which asks the timeline: a fault there is told here, at the field of the nearer link."""
    chained = {"adoption": {"week_1_from": "timeline"}}
    assert ask(**chained)["ok"]
    reply = ask({"start_from": "own"}, **chained, timeline={"users": 0})

    assert [error["field"] for error in reply["errors"]] == ["ramp_from"]
    assert "Correct the timeline calculator" in reply["errors"][0]["message"]


def test_counted_users_change_the_money() -> None:
    """Behind the targets, benefits come later; what was counted is what the first months count."""
    behind = ask(adoption={"actuals": "4: 60; 5: 84; 6: 108"})

    assert behind["result"]["npv"] < ask()["result"]["npv"]
    assert behind["linked"]["ramp_from"]["text"].startswith("Share of users active: 25% after 4, ")


def test_values_handed_over_by_hand_serve_as_well() -> None:
    """Who has the dates and the curve needs no other calculator."""
    dates = {"week_1": "2027-01-04", "go_live": "2027-01-25"}
    ramp = {"ceiling": 1, "points": [{"weeks": 4, "logit": 0}, {"weeks": 5, "logit": 1.0986122886681098}]}
    by_hand = json.loads(
        answer("roi", json.dumps({"values": values("roi", **LINKED, plan_dates=dates, adoption_ramp=ramp)}))
    )

    assert by_hand["result"]["npv"] == pytest.approx(ask()["result"]["npv"], rel=1e-12)


def test_simulation_and_export_are_linked_too() -> None:
    """Every door reads a request the same way."""
    text = request({})
    steps = simulation("roi", text)
    while "ok" not in (last := json.loads(steps.advance())):
        pass
    exported = json.loads(json.loads(export("roi", text, "json"))["text"])

    assert exported["result"]["start"] == "2027-01-25"
    assert exported["outcome"] == last["outcome"]


def nested(depth: int) -> Any:
    """A list in a list in a list."""
    inner: Any = 1
    for _ in range(depth):
        inner = [inner]
    return inner


@pytest.mark.parametrize(
    "plan",
    [None, 5, "weeks", [], {}, [{}], {"weeks": [1]}, {**PLAN, "weeks": "1"}, {**PLAN, "weeks": [1] * 100_000},
     {**PLAN, "weeks": [10**400]}, {**PLAN, "weeks": list(range(1, 1500))}, {**PLAN, "blocks": {}},
     {**PLAN, "blocks": [5]}, {**PLAN, "blocks": [{**PLAN["blocks"][0], "first_week": True}]},
     {**PLAN, "phases": nested(10)}, {**PLAN, "phases": nested(500)}, {**PLAN, "milestones": [None]},
     {**PLAN, "verticals": [{"id": "x", "title": "x" * 90_000, "adjustments": []}]},
     {**PLAN, "go_live_options": []}, {**PLAN, "extra": 1}, nested(3)],
    ids=lambda plan: str(plan)[:40],
)  # fmt: skip
def test_a_hostile_plan_in_the_link_is_answered(plan: Any) -> None:
    """Whatever stands for the other calculator's plan: sentences at the linking fields or for the request."""
    linked = {"timeline": {**values("timeline"), "plan": plan}, "adoption": values("adoption")}
    reply = json.loads(answer("roi", json.dumps({"values": values("roi", **LINKED), "linked": linked})))

    assert reply["ok"] is False
    assert {error["field"] for error in reply["errors"]} <= {None, "start_from", "ramp_from"}
    assert all(error["message"].strip() for error in reply["errors"])


def test_a_fact_that_is_wrong_in_both_is_told_once() -> None:
    """Where it is entered; in another field of the other calculator it is told at the link."""
    reply = ask({"users": 0}, timeline={"users": 0}, adoption={"users": 0})
    assert [error["field"] for error in reply["errors"]] == ["users"]
    reply = ask({"users": 0}, timeline={"deadline_days": 0})
    assert [error["field"] for error in reply["errors"]] == ["start_from", "users"]


@pytest.mark.parametrize("linked", [5, [], {"timeline": 5}, {"timeline": {}}, {"timeline": {"roi": {}}}, {"roi": {}}])
def test_nonsense_in_the_link_is_answered(linked: Any) -> None:
    """A sentence, never an exception."""
    reply = json.loads(answer("roi", json.dumps({"values": values("roi", **LINKED), "linked": linked})))

    assert reply["ok"] is False
    assert all(error["message"] for error in reply["errors"])


def test_links_lead_to_fields_that_are_there_and_never_in_circles() -> None:
    """Each link's choice offers the other calculator, its target is given and optional, and chains end."""
    for name in NAMES:
        fields = {field["name"]: field for field in describe(name)["fields"]}
        for link in CALCULATORS[name].links:
            assert link.calculator in [choice["value"] for choice in fields[link.field]["choices"]]
            assert fields[link.into]["given"]
            assert fields[link.into]["optional"]
            assert link.into in CALCULATORS[link.calculator].offers

    def chain(name: str, seen: tuple[str, ...]) -> None:
        assert name not in seen
        for link in CALCULATORS[name].links:
            chain(link.calculator, (*seen, name))

    for name in NAMES:
        chain(name, ())


@pytest.mark.parametrize("shares", [[0.5, 0.75, 0.9], [0.1, 0.75, 0.9]])
def test_a_curve_survives_its_way_as_data(shares: list[float]) -> None:
    """On one logistic curve or not, the shares are the same after it was handed over."""
    points = [Milestone(**{**row, "share": share}) for row, share in zip(MILESTONES, shares, strict=True)]
    curve = curve_through(points, 0.97)
    again: AdoptionCurve = AdoptionRamp.of(curve).curve()

    for week in (-3, 0, 1.5, 4, 4.5, 5, 7, 30):
        assert again.share(week) == pytest.approx(curve.share(week), rel=1e-12)
