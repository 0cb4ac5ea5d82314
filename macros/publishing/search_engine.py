"""The programs by others that the search is made of: MiniSearch and a stemmer, bundled by esbuild from node_modules.

Their file's name bears a checksum of all that decides it, so browsers may keep it for good.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from macros.foundation.addresses import SEARCH
from macros.foundation.build_cache import key_of
from macros.publishing.bundling import decisive, library

__all__ = ["ENTRY", "engine", "engine_path"]

ENTRY = Path(__file__).with_name("search_engine.mjs")


@lru_cache
def engine_path() -> str:
    """Its address from the site's root, known before it is bundled: it comes from its entry and the pinned packages."""
    return f"{SEARCH}/engine-{key_of(decisive(ENTRY))[:12]}.js"


def engine() -> str:
    """Its text.

    Raises:
        BundlingUnavailable: node_modules lacks esbuild or a part, or esbuild fails.
    """
    return library(ENTRY)
