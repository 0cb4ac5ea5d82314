"""The modules of a calculator's folder mean the same in every one, and what it takes and offers is declared there."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import calculators
from calculators import NAMES
from calculators.catalog import CALCULATORS

ROOT = Path(calculators.__file__).parent
PARTS = {
    "inputs": "Inputs",
    "rules": "RULES",
    "result": "Result",
    "calculation": "calculate",
    "outputs": "FIGURES",
    "words": "present",
}
"""Module to the name for which everybody looks in it."""

every_calculator = pytest.mark.parametrize("name", NAMES)


def test_every_folder_is_a_calculator() -> None:
    """What they share lies flat beside them; a folder of anything else would be taken for one."""
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} == set(NAMES) == set(CALCULATORS)
    assert "finance" not in CALCULATORS
    assert "roi.words" not in CALCULATORS


@every_calculator
def test_each_part_stands_in_the_module_of_its_name(name: str) -> None:
    """And the folder puts together just those."""
    calculator, package = CALCULATORS[name], import_module(f"calculators.{name}")
    found = {module: getattr(import_module(f"calculators.{name}.{module}"), part) for module, part in PARTS.items()}
    assert (found["inputs"], found["result"]) == (package.Inputs, package.Result)
    assert (calculator.inputs, calculator.rules, calculator.calculate) == (
        found["inputs"],
        found["rules"],
        found["calculation"],
    )
    assert (calculator.figures, calculator.present) == (found["outputs"], found["words"])
    if calculator.charts:
        assert calculator.draw is import_module(f"calculators.{name}.charts").charts
    if calculator.simulating:
        assert calculator.simulating.simulate is import_module(f"calculators.{name}.simulation").simulate
        assert calculator.simulating.present is import_module(f"calculators.{name}.words").present_outcome
    if calculator.links or calculator.offers:
        links = import_module(f"calculators.{name}.links")
        assert (getattr(links, "LINKS", ()), getattr(links, "OFFERS", {})) == (calculator.links, calculator.offers)


@every_calculator
def test_inputs_are_one_class(name: str) -> None:
    """Whoever looks for a field finds it in one place."""
    assert CALCULATORS[name].inputs.__mro__[1:] == (object,)


@every_calculator
def test_words_and_charts_lie_in_their_own_folder(name: str) -> None:
    """A module of words beside them would be a second convention; a chart stands in the module of its name."""
    stray = [
        path.name for path in (ROOT / name).glob("*.py") if re.search(r"words_|_words|chart_|_chart|texts", path.name)
    ]
    assert stray == []
    if (ROOT / name / "charts").is_dir():
        modules = {path.stem for path in (ROOT / name / "charts").glob("*.py")} - {"__init__"}
        assert modules == {chart.name for chart in CALCULATORS[name].charts}


@every_calculator
def test_no_calculator_knows_another_one(name: str) -> None:
    """What comes from there is handed over; a folder can be taken away without touching the others, but for links."""
    for path in (ROOT / name).rglob("*.py"):
        imported = set(re.findall(r"calculators\.(\w+)", path.read_text(encoding="utf-8")))
        assert imported & set(NAMES) <= {name}, path
