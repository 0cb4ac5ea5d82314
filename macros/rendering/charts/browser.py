"""What a page loads to draw its charts anew: the compiled specifications of a group, and the engine that draws them.

The engine is Vega with its interpreter, bundled by esbuild from node_modules. Every file bears a checksum of its
content or of its sources in its name, so browsers may keep it for good.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from macros.publishing.bundling import decisive, library
from macros.rendering.charts.specifications import WIDTHS, chart_names, compiled, data_sets

__all__ = ["documents", "engine", "engine_path", "specifications_path"]

_ENTRY = Path(__file__).with_name("engine.mjs")
_FOLDER = "assets/charts"


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
    return f"{_FOLDER}/{group}-{_checksum(text)}.json", text


@lru_cache
def engine_path() -> str:
    """Address of the engine, known before it is bundled: its name comes from its entry and the pinned packages."""
    return f"{_FOLDER}/vega-{_checksum(decisive(_ENTRY))}.mjs"


def engine() -> str:
    """The engine's program.

    Raises:
        BundlingUnavailable: node_modules lacks esbuild or Vega, or esbuild fails.
    """
    return library(_ENTRY)


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
