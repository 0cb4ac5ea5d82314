"""Parts that come with Python packages, and the font that lies in the repository."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import distribution
from pathlib import Path

import material

from macros.publishing.licenses.part import TEXTS, Part, read

__all__ = ["font", "license_of", "standard_text", "theme"]

_THEME = "mkdocs-material"
_THEME_FILES = ("*.html", "assets/javascripts/*", "assets/stylesheets/*")
_THEME_STYLES = "assets/stylesheets/main.*"
_ICONS = Path(material.__file__).parent / "templates" / ".icons"
_BUNDLES = Path(material.__file__).parent / "templates" / "assets"
_BUNDLED = {
    "clipboard": ("MIT", "Copyright (c) Zeno Rocha"),
    "escape-html": (
        "MIT",
        'Copyright (c) 2012-2013 TJ Holowaychuk, 2015 Andreas Lubbe, 2015 Tiancheng "Timothy" Gu',
    ),
    "focus-visible": ("W3C-20150513", ""),
    "lunr": ("MIT", "Copyright (C) 2020 Oliver Nightingale"),
    "material-design-color": ("MIT", "Copyright (c) Zachary Snow"),
    "rxjs": ("Apache-2.0", "Copyright (c) Google LLC and its contributors"),
    "tslib": ("0BSD", "Copyright (c) Microsoft Corporation"),
}
"""What the theme's bundles are made of: license and copyright. Their source maps say which parts there are."""

_ICON_SETS = {
    "material": ("Material Design Icons, by Pictogrammers", "Apache-2.0", ("*.html", _THEME_STYLES)),
    "octicons": ("Octicons, by GitHub", "MIT", (_THEME_STYLES,)),
    "fontawesome": ("Font Awesome Free", "CC-BY-4.0", (_THEME_STYLES,)),
}
"""By the theme's folder for each."""


@lru_cache
def license_of(package: str) -> str:
    """The text of an installed package's license."""
    installed = distribution(package)
    # The list as text: Material's has twelve thousand lines, each of which would become a path. Not any license in it:
    # those of the theme's icons come first.
    found = re.search(
        r"^([^/,]+\.dist-info/(?:licenses/)?LICEN[CS]E[^/,]*),", installed.read_text("RECORD") or "", re.MULTILINE
    )
    if not found:
        raise FileNotFoundError(f"{package} is installed without its license")
    return read(Path(str(installed.locate_file(found[1]))))


def theme() -> tuple[Part, ...]:
    """Material for MkDocs, what is bundled into it, and its icons.

    A part that a new release bundles and that is not known here raises `KeyError`.
    """
    installed = distribution(_THEME)
    own = Part(
        name="Material for MkDocs",
        version=installed.version,
        license="MIT",
        text=license_of(_THEME),
        files=_THEME_FILES,
    )
    return (
        own,
        *(_bundled(name, files, installed.version) for name, files in _inside().items()),
        *_icons(installed.version),
    )


def _icons(release: str) -> Iterator[Part]:
    """The sets of icons that pages and the theme's style sheet take from."""
    for folder, (name, spdx, files) in _ICON_SETS.items():
        yield Part(
            name=name,
            version=f"as in Material for MkDocs {release}",
            license=spdx,
            text=read(next((_ICONS / folder).glob("LICENSE*"))),
            files=files,
        )


def _bundled(name: str, files: tuple[str, ...], release: str) -> Part:
    spdx, copyright_line = _BUNDLED[name]
    return Part(
        name=name,
        version=f"as in Material for MkDocs {release}",
        license=spdx,
        text=f"{copyright_line}\n\n{standard_text(spdx)}".strip(),
        files=files,
    )


def _inside() -> dict[str, tuple[str, ...]]:
    """The packages in the theme's bundles, each with the files it is in."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(_BUNDLES.rglob("*.map")):
        sources = json.loads(path.read_text(encoding="utf-8"))["sources"]
        file = f"assets/{path.relative_to(_BUNDLES).as_posix()}".removesuffix(".map")
        for name in sorted({part[1] for source in sources if (part := re.search(r"node_modules/([^/]+)", source))}):
            found[name] = (*found.get(name, ()), file)
    return dict(sorted(found.items()))


def standard_text(spdx: str) -> str:
    """A license's text without a copyright line."""
    if spdx == "MIT":
        text = license_of(_THEME)
        _, start, rest = text.partition("Permission is hereby granted")
        body, end, _ = rest.partition("IN THE SOFTWARE.")
        return start + body + end
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
