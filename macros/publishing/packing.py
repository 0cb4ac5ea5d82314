"""Packs our scripts and style sheets for publication: few files and small ones, at addresses that change with them.

A page never meets a script or style sheet of another release, neither in a browser's cache nor on the server, and
servers may let browsers keep them for good. Relative addresses between the files go on working: each packed file lies
where its source lies. While serving to an editor, the sources themselves are served.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.publishing import bundling
from macros.publishing.color_fallback import color_fallback
from macros.publishing.fingerprints import checksum

__all__ = ["SCRIPTS", "STYLES", "Packed", "packed_assets"]

SCRIPTS, STYLES = "assets/js", "assets/css"
"""Where the sources lie, and while serving are published."""
_MODULES = ("main.mjs", "calculator/live.mjs", "calculator/worker.mjs")
"""Every page's, what it imports where there is a calculator, and that one's worker. All else is packed into these."""
_LATER = "/calculator/live.mjs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What is published in place of the sources."""

    files: dict[str, str]
    """Path from the site's root, and text."""
    scripts: str
    """The folder that stands for `SCRIPTS`."""
    style_sheet: str
    """The path of the one style sheet."""


def packed_assets(docs: Path, style_sheets: Iterable[str]) -> Packed:
    """Pack what lies below `docs`; the style sheets, paths from there, keep their order.

    Raises:
        BundlingUnavailable: esbuild is missing or refuses a source.
    """
    js = docs / SCRIPTS
    scripts = {path: bundling.module(js / path, imports=js, later=_LATER) for path in _MODULES}
    # What browsers run that run nothing newer, or that the theme starts: one file each, published as it is.
    plain = (path.relative_to(js).as_posix() for path in js.rglob("*.js"))
    scripts |= {path: (js / path).read_text(encoding="utf-8") for path in plain}
    sheets = [(docs / path).read_text(encoding="utf-8") for path in style_sheets]
    styles = bundling.style_sheet([*sheets, color_fallback("\n".join(sheets))])
    folder = f"{SCRIPTS}-{checksum(scripts)}"
    sheet = f"{STYLES}-{checksum({STYLES: styles})}/site.css"
    files = {f"{folder}/{path}": text for path, text in scripts.items()}
    return Packed(files={**files, sheet: styles}, scripts=folder, style_sheet=sheet)
