"""Packs our scripts and style sheets for publication: few files and small ones, at addresses that change with them.

A page never meets a script or style sheet of another release, neither in a browser's cache nor on the server, and
servers may let browsers keep them for good. Relative addresses between the files go on working: each packed file lies
where its source lies. Modules end in `.js`, because many servers know no type for `.mjs`. While serving to an editor,
the sources themselves are served.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.publishing import bundling
from macros.publishing.color_fallback import color_fallback
from macros.publishing.fingerprints import checksum, named_by_content

__all__ = ["FONTS", "SCRIPTS", "STYLES", "Packed", "packed_assets"]

SCRIPTS, STYLES, FONTS = "assets/js", "assets/css", "assets/fonts"
"""Where the sources lie, and while serving are published."""
_MODULES = (
    "main.mjs",
    "statement-ways.mjs",
    "change-filter.mjs",
    "comparison.mjs",
    "search/panel.mjs",
    "calculator/live.mjs",
    "calculator/plan-offer.mjs",
    "calculator/worker.mjs",
    "own/pages.mjs",
    "own/my-plan.mjs",
    "statements/statement-list.mjs",
)
"""Every page's, what it imports where it is asked for or a page has such a part, and the calculators' worker.

All else is packed into these.
"""
_ADDRESS = re.compile(r"""(?<=["'`])([\w./-]*\w)\.mjs(?=["'`])""")
"""How a packed module names another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What is published in place of the sources."""

    files: dict[str, str]
    """Path from the site's root, and text."""
    scripts: str
    """The folder that stands for `SCRIPTS`."""
    styles: str
    """The style sheets as one, for a folder beside the fonts'; `macros.publishing.put_style_sheet` publishes it."""
    addresses: dict[str, str]
    """Where each module and font is published, by where its source lies."""


def packed_assets(docs: Path, style_sheets: Iterable[str], further: str = "") -> Packed:
    """Pack what lies below `docs`; the style sheets, paths from there, keep their order, and `further` rules come last.

    Raises:
        BundlingUnavailable: esbuild is missing or refuses a source.
    """
    js = docs / SCRIPTS
    modules = {path: bundling.module(js / path, imports=js) for path in _MODULES}
    scripts = {_published(path): _ADDRESS.sub(r"\1.js", text) for path, text in modules.items()}
    # What browsers run that run nothing newer, or that the theme starts: one file each, published as it is.
    plain = (path.relative_to(js).as_posix() for path in js.rglob("*.js"))
    scripts |= {path: (js / path).read_text(encoding="utf-8") for path in plain}
    fonts = {path.name: named_by_content(path.name, path.read_bytes()) for path in (docs / FONTS).glob("*.woff2")}
    sheets = [_on(fonts, (docs / path).read_text(encoding="utf-8")) for path in style_sheets] + [further]
    styles = bundling.style_sheet([*sheets, color_fallback("\n".join(sheets))])
    folder = f"{SCRIPTS}-{checksum(scripts)}"
    return Packed(
        files={f"{folder}/{path}": text for path, text in scripts.items()},
        scripts=folder,
        styles=styles,
        addresses={f"{SCRIPTS}/{path}": f"{folder}/{_published(path)}" for path in _MODULES}
        | {f"{FONTS}/{name}": f"{FONTS}/{published}" for name, published in fonts.items()},
    )


def _published(module: str) -> str:
    return f"{module.removesuffix('.mjs')}.js"


def _on(fonts: dict[str, str], text: str) -> str:
    """The style sheet with each font's published name."""
    for name, published in fonts.items():
        text = text.replace(f"/{name}", f"/{published}")
    return text
