"""Every example in the calculators' documentation is true."""

import doctest
import importlib
import pkgutil

import pytest

import calculators

MODULES = sorted(found.name for found in pkgutil.walk_packages(calculators.__path__, "calculators."))


@pytest.mark.parametrize("module", MODULES)
def test_examples_hold(module: str) -> None:
    """What a docstring shows is what happens."""
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_there_are_examples() -> None:
    """The functions others rely on show how they are used."""
    attempted = [doctest.testmod(importlib.import_module(module)).attempted for module in MODULES]

    assert sum(attempted) >= 25
