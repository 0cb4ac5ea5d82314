"""What a page loads to draw its charts anew: the compiled specifications of a group.

Every file bears a checksum of its content in its name, so browsers may keep it for good. What draws them is
`macros.publishing.chart_engine`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache

from macros.foundation.addresses import CHARTS
from macros.rendering.charts.specifications import WIDTHS, chart_names, compiled, data_sets

__all__ = ["documents", "specifications_path"]


def documents(groups: Iterable[str]) -> dict[str, str]:
    """The specifications of some groups by their address from the site's root, a JSON document each."""
    return dict(map(_document, groups))


def specifications_path(group: str) -> str:
    """Address of a group's specifications, from the site's root."""
    return _document(group)[0]


@lru_cache
def _document(group: str) -> tuple[str, str]:
    """Address and text: a group's charts by name, each `{"dataSets": [name], "wide": Vega, "narrow": Vega}`."""
    charts = {
        name.partition("/")[2]: {
            "dataSets": list(data_sets(name)),
            **{width: compiled(name, width) for width in WIDTHS},
        }
        for name in chart_names(group)
    }
    text = json.dumps(charts, separators=(",", ":"))
    return f"{CHARTS}/{group}-{_checksum(text)}.json", text


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
