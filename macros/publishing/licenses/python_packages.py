"""Licenses that installed Python packages carry the text of, and the font that lies in the repository."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.metadata import distribution
from pathlib import Path

from macros.publishing.licenses.part import TEXTS, Part, read

__all__ = ["font", "license_of", "standard_text"]


@lru_cache
def license_of(package: str) -> str:
    """The text of an installed package's license."""
    installed = distribution(package)
    # The list as text: a theme's has twelve thousand lines, each of which would become a path. Not any license in it:
    # those of what a package bundles may come first.
    found = re.search(
        r"^([^/,]+\.dist-info/(?:licenses/)?LICEN[CS]E[^/,]*),", installed.read_text("RECORD") or "", re.MULTILINE
    )
    if not found:
        raise FileNotFoundError(f"{package} is installed without its license")
    return read(Path(str(installed.locate_file(found[1]))))


def standard_text(spdx: str) -> str:
    """A license's text without a copyright line."""
    if spdx == "Apache-2.0":
        return license_of("watchdog")
    return read(TEXTS / f"{spdx}.txt")


def font(root: Path) -> Part:
    """IBM Plex Sans, as it lies in the repository."""
    return Part(
        name="IBM Plex Sans",
        version="variable, Latin",
        license="OFL-1.1",
        text=read(root / "docs" / "assets" / "fonts" / "OFL.txt"),
        files=("assets/fonts/*",),
    )
