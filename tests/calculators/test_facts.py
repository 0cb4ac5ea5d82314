"""Facts of a plan: fields of several calculators that mean the same, and may therefore be entered once."""

from typing import Any

from calculators import NAMES
from calculators.bridge import describe
from calculators.facts import FACTS

MEANING = ("kind", "unit", "minimum", "maximum", "choices", "choices_from", "columns", "optional")
"""What decides how a field's text is read, and what it may be."""

FIELDS = {name: {field["name"]: field for field in describe(name)["fields"]} for name in NAMES}


def asking(fact: str) -> list[tuple[str, dict[str, Any]]]:
    """Every field that asks for a fact, with its calculator."""
    return [(name, field) for name in NAMES for field in FIELDS[name].values() if field["fact"] == fact]


def test_fields_of_one_fact_mean_the_same_in_every_calculator() -> None:
    """What is typed into one is read alike in the others: same kind, unit, range and choices."""
    for fact in FACTS:
        meanings = {name: {key: field[key] for key in MEANING} for name, field in asking(fact)}
        assert meanings, f"no field asks for {fact}"
        assert all(meaning == next(iter(meanings.values())) for meaning in meanings.values()), fact


def test_every_fact_is_known_and_asked_once_by_a_calculator() -> None:
    """A second field of one fact in the same form would let two values of it stand there."""
    for name in NAMES:
        facts = [field["fact"] for field in FIELDS[name].values() if field["fact"]]
        assert set(facts) <= set(FACTS)
        assert len(facts) == len(set(facts))


def test_users_start_and_work_week_are_asked_by_several() -> None:
    """These are why there are facts at all."""
    shared = {fact: [name for name, _ in asking(fact)] for fact in ("users", "start", "working_days")}
    assert shared == {
        "users": ["adoption", "roi", "timeline"],
        "start": ["adoption", "roi", "timeline"],
        "working_days": ["adoption", "timeline"],
    }


def test_a_fact_that_needs_another_names_a_value_the_other_may_have() -> None:
    """A date that is always that of Week 1 is the plan's start where the plan dates Week 1."""
    for name in NAMES:
        for field in FIELDS[name].values():
            if field["fact_with"]:
                fact, value = field["fact_with"]
                assert all(value in [it["value"] for it in other["choices"]] for _, other in asking(fact))
