"""Where the worked example of a calculator lies as a file."""

from __future__ import annotations

__all__ = ["example_path"]


def example_path(name: str, form: str) -> str:
    """Path from the site's root.

    >>> example_path("roi", "csv")
    'calculators/roi/roi-example.csv'
    """
    return f"calculators/{name}/{name}-example.{form}"
