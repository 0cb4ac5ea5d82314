"""Where files lie that pages lead to and `macros.outputs` writes."""

from __future__ import annotations

__all__ = ["LICENCE_LIST", "LICENCE_TEXTS", "example_path"]

LICENCE_LIST, LICENCE_TEXTS = "licences.json", "licences.txt"


def example_path(name: str, form: str) -> str:
    """The worked example of a calculator, from the site's root.

    >>> example_path("roi", "csv")
    'calculators/roi/roi-example.csv'
    """
    return f"calculators/{name}/{name}-example.{form}"
