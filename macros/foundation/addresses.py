"""Where files lie and what addresses look like, for those who write them and those who lead to them."""

from __future__ import annotations

import re

__all__ = [
    "CHARTS",
    "LICENSE_LIST",
    "LICENSE_TEXTS",
    "PERMALINKS",
    "example_path",
    "is_permalink",
    "permalink",
]

LICENSE_LIST, LICENSE_TEXTS = "licenses.json", "licenses.txt"
CHARTS = "assets/charts"
"""Where what draws charts anew lies."""
PERMALINKS = "r/"
"""What every permalink begins with."""

_PERMALINK = re.compile(rf"{PERMALINKS}[^/]+/[a-z-]+/[a-z0-9.-]+/(index\.html)?")


def example_path(name: str, form: str) -> str:
    """The worked example of a calculator, from the site's root.

    >>> example_path("roi", "csv")
    'calculators/roi/roi-example.csv'
    """
    return f"calculators/{name}/{name}-example.{form}"


def permalink(playbook: str, kind: str, id_: str) -> str:
    """The address of an entity that never changes, from the site's root; `id_` is its full id.

    >>> permalink("guide", "adjustment", "bakery.slow-start")
    'r/guide/adjustment/bakery.slow-start/'
    """
    return f"{PERMALINKS}{playbook}/{kind}/{id_}/"


def is_permalink(path: str) -> bool:
    """Whether an address from the site's root is a permalink, or a file's path that of the page under one.

    >>> is_permalink(permalink("guide", "risk", "delay")), is_permalink("r/guide/risk/delay/index.html")
    (True, True)
    >>> is_permalink("risks/index.html")
    False
    """
    return _PERMALINK.fullmatch(path) is not None
