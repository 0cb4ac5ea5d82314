"""Where files lie and what addresses look like, for those who write them and those who lead to them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["CHARTS", "LICENSE_LIST", "LICENSE_TEXTS", "MOVED", "example_path", "permalink"]

LICENSE_LIST, LICENSE_TEXTS = "licenses.json", "licenses.txt"
CHARTS = "assets/charts"
"""Where what draws charts anew lies."""
PERMALINKS = "r/"
"""What every permalink begins with."""

MOVED: Mapping[str, str] = MappingProxyType(
    {
        "licences/": "licenses/",
        "licences.json": LICENSE_LIST,
        "licences.txt": LICENSE_TEXTS,
    }
)
"""Where published addresses of old have moved to, both from the site's root; a page's ends in a slash.

Old addresses go on working: a page's leads on, a file is published there too. None is ever taken out.
"""


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
