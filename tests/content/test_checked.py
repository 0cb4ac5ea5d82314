"""The playbook is accepted by every rule, and by every calculator."""

import json
from pathlib import Path

import pytest

from calculators import NAMES, bridge
from macros.calculated.checking import check
from macros.calculated.defaults import request
from macros.content.loaded import Loaded
from macros.outputs.generated.__main__ import run


def test_no_problem_is_found(project: Path) -> None:
    """What is committed can be published; what is edited with care can be, too."""
    assert [str(problem) for problem in check(project)] == []


def test_what_is_generated_is_up_to_date(project: Path) -> None:
    """Schemas and tables of keys follow the model, whatever the playbook says."""
    assert run(project, only_check=True) == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_calculator_answers_to_its_defaults(content: Loaded, name: str) -> None:
    """The worked example is complete: an answer in words, figures, and draws that end."""
    asked = json.dumps(request(content, name))
    reply = json.loads(bridge.answer(name, asked))
    assert reply["ok"], reply
    assert "".join(text for text, _ in reply["sentence"]).strip()
    drawn = json.loads(bridge.simulation(name, asked).finish())
    assert drawn["ok"], drawn
