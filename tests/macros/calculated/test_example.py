"""The worked example as requests tell of it: what the pages begin with, and what only holds a place there."""

import json

from calculators.bridge import answer
from macros.calculated.checking import load
from macros.calculated.defaults import request
from macros.calculated.example import example
from macros.content.registry import Registry
from tests.macros.content.cases import CASES


def test_each_calculator_comes_with_those_it_takes_from() -> None:
    """What they hand over is part of its answer."""
    loaded = load(CASES, "tiny")
    for name in loaded.playbook.calculators.calculators:
        assert set(example(loaded, name)) == {name, *request(loaded, name)["linked"]}


def test_placeholders_are_the_assumptions_marked_as_examples() -> None:
    """A figure of the playbook, or an assumption that is ours, is none."""
    loaded = load(CASES, "tiny")
    registry = Registry.of(loaded)
    for name, text in loaded.playbook.calculators.calculators.items():
        marked = [field for field, it in text.inputs.items() if getattr(registry[it].node, "example", False)]
        assert example(loaded, name)[name]["placeholders"] == marked


def test_the_answer_to_it_is_the_worked_example() -> None:
    """Compared in the form that replies have, so no way of writing a number makes a difference."""
    loaded = load(CASES, "tiny")
    for name in loaded.playbook.calculators.calculators:
        asked = {**request(loaded, name), "example": example(loaded, name)}
        assert json.loads(answer(name, json.dumps(asked)))["example"]["state"] == "whole"
