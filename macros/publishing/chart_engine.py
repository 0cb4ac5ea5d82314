"""The program that draws charts anew in a browser: Vega with its interpreter, bundled by esbuild from node_modules.

Its name bears a checksum of all that decides it, so browsers may keep it for good.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from macros.foundation.addresses import CHARTS
from macros.foundation.build_cache import key_of
from macros.publishing.bundling import decisive, library

__all__ = ["ENTRY", "engine", "engine_path"]

ENTRY = Path(__file__).with_name("chart_engine.mjs")


@lru_cache
def engine_path() -> str:
    """Its address from the site's root, known before it is bundled: it comes from its entry and the pinned packages."""
    return f"{CHARTS}/vega-{key_of(decisive(ENTRY))[:12]}.js"


def engine() -> str:
    """Its text.

    Raises:
        BundlingUnavailable: node_modules lacks esbuild or Vega, or esbuild fails.
    """
    return library(ENTRY)
