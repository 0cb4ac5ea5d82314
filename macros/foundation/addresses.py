"""Where files lie that pages lead to and `macros.outputs` writes."""

from __future__ import annotations

__all__ = ["LICENCE_LIST", "LICENCE_TEXTS", "calculator_page", "example_path"]

LICENCE_LIST, LICENCE_TEXTS = "licences.json", "licences.txt"


def calculator_page(name: str) -> str:
    """Address of a calculator's page from the site's root: its name, with hyphens as in every address.

    >>> calculator_page("roi"), calculator_page("cost_of_delay")
    ('calculators/roi/', 'calculators/cost-of-delay/')
    """
    return f"calculators/{name.replace('_', '-')}/"


def example_path(name: str, form: str) -> str:
    """The worked example of a calculator, from the site's root.

    >>> example_path("roi", "csv")
    'calculators/roi/roi-example.csv'
    """
    folder = calculator_page(name)
    return f"{folder}{folder.split('/')[1]}-example.{form}"
