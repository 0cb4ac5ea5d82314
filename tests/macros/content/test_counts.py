"""The playbook holds as many statements of each kind as its source."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from macros.calculated.checking import load
from macros.content.model import Playbook
from macros.content.model.base import Entity
from macros.content.model.quantity import Quantity

ROOT = Path(__file__).parents[3]

COUNTS = {
    "playbook": 1,
    "badge": 4,
    "principle": 4,
    "goal": 4,
    "phase": 4,
    "block": 8,
    "section": 32,
    "workstream": 24,
    "activity": 156,
    "deliverable": 16,
    "criterion": 32,
    "quick-win": 4,
    "checkpoint": 4,
    "tracked-metric": 4,
    "milestone": 3,
    "kpi-group": 4,
    "kpi": 16,
    "phase-indicator": 16,
    "vertical": 3,
    "focus-area": 12,
    "success-factor": 12,
    "adjustment": 9,
    "vertical-metric": 12,
    "risk-category": 2,
    "risk": 6,
    "warning": 4,
    "escalation-level": 4,
    "contingency-resource": 4,
    "review": 3,
    "related-playbook": 4,
}
"""How often each kind stands in the source."""

OURS = {"assumption", "conflict", "term"}
"""Kinds this site adds; they may grow."""


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The published playbook."""
    return load(ROOT, "implementation-success").playbook


def nodes(part: object) -> Iterator[BaseModel]:
    """Every part of the model below `part`, itself included."""
    if isinstance(part, BaseModel):
        yield part
        for name in type(part).model_fields:
            yield from nodes(getattr(part, name))
    elif isinstance(part, dict):
        for value in part.values():
            yield from nodes(value)


def files(playbook: Playbook) -> Iterator[object]:
    """Every file of the playbook."""
    return (getattr(playbook, name) for name in playbook.__slots__)


def kinds(part: object) -> Counter[str]:
    """How many entities of each kind lie below `part`."""
    return Counter(node.KIND for node in nodes(part) if isinstance(node, Entity))


def test_each_kind_is_as_frequent_as_in_the_source(playbook: Playbook) -> None:
    """Nothing of the source is missing or twice, and no kind is forgotten here."""
    found = sum((kinds(file) for file in files(playbook)), Counter())

    assert {kind: count for kind, count in found.items() if kind not in OURS} == COUNTS
    assert set(found) >= OURS


def test_activities_lie_where_the_source_has_them(playbook: Playbook) -> None:
    """96 activities in workstreams, 32 straight in sections, 28 after the last week."""
    workstreams = [node for node in nodes(playbook.phases) if getattr(node, "KIND", None) == "workstream"]
    in_workstreams = sum(kinds(workstream)["activity"] for workstream in workstreams)

    assert in_workstreams == 96
    assert kinds(playbook.phases)["activity"] - in_workstreams == 32
    assert kinds(playbook.cadence)["activity"] == 28


def test_every_risk_has_its_three_answers(playbook: Playbook) -> None:
    """Six risks, each with mitigation, contingency and recovery: eighteen different answers."""
    risks = [risk for category in playbook.risks.risk_register.categories.values() for risk in category.risks.values()]

    assert len({answer for risk in risks for answer in (risk.mitigation, risk.contingency, risk.recovery)}) == 18


def test_every_statement_with_a_number_has_its_quantity(playbook: Playbook) -> None:
    """A statement whose words hold a figure says beside them what the figure means; dates and weeks apart."""
    bare = [
        node.text
        for file in files(playbook)
        for node in nodes(file)
        if isinstance(node, Entity)
        and node.KIND not in OURS
        and any(sign.isdigit() for sign in getattr(node, "text", ""))
        and getattr(node, "quantity", None) is None
        and getattr(node, "date", None) is None
    ]

    assert bare == []


def test_quantities_are_as_many_as_the_source_has_figures(playbook: Playbook) -> None:
    """47 figures, counted by hand in the source: the same statement twice counts twice."""
    in_source = {"badges": 3, "overview": 1, "goals": 4, "criteria": 6, "milestones": 3, "kpis": 16, "indicators": 1}
    in_source |= {"vertical metrics": 12, "foot": 1}

    found = [node for file in files(playbook) for node in nodes(file) if isinstance(node, Quantity)]

    assert len(found) == sum(in_source.values())


def test_quantities_are_the_words_figures(playbook: Playbook) -> None:
    """The number beside a statement stands in its words, with the same sign."""
    quantified = [
        node
        for file in files(playbook)
        for node in nodes(file)
        if isinstance(getattr(node, "quantity", None), Quantity)
    ]
    wrong = [
        node.text
        for node in quantified
        if f"{abs(node.quantity.value):g}" not in re.findall(r"\d+(?:\.\d+)?", node.text)
        or (node.quantity.value < 0) != node.text.startswith("-")
    ]

    assert wrong == []


def test_no_clock_is_guessed(playbook: Playbook) -> None:
    """The source never says from when its days count, so no clock has a start."""
    found = [node for file in files(playbook) for node in nodes(file) if isinstance(node, Quantity)]

    assert [quantity.clock.start for quantity in found if quantity.clock is not None and quantity.clock.start] == []
