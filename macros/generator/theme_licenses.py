"""What others made of what the theme publishes: the theme itself, what is bundled into it, and its icons."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import material

from macros.publishing.licenses.part import Part, read
from macros.publishing.licenses.python_packages import license_of, standard_text

__all__ = ["parts"]

_THEME = "mkdocs-material"
_STYLES = "assets/css-*/site.css"
"""It holds what the site needs of theirs, and so may hold any of them."""
_THEME_FILES = ("*.html", _STYLES)
_ICONS = Path(material.__file__).parent / "templates" / ".icons"
_STYLE_SOURCES = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
_BUNDLED = {"material-design-color": ("MIT", "Copyright (c) Zachary Snow")}
"""What the theme's style sheets are made of: license and copyright. Their source maps say which parts there are."""

_ICON_SETS = {
    "material": ("Material Design Icons, by Pictogrammers", "Apache-2.0", ("*.html", _STYLES)),
    "octicons": ("Octicons, by GitHub", "MIT", (_STYLES,)),
    "fontawesome": ("Font Awesome Free", "CC-BY-4.0", (_STYLES,)),
}
"""By the theme's folder for each."""


def parts() -> tuple[Part, ...]:
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
        *(_bundled(name, installed.version) for name in _inside()),
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


def _bundled(name: str, release: str) -> Part:
    spdx, copyright_line = _BUNDLED[name]
    return Part(
        name=name,
        version=f"as in Material for MkDocs {release}",
        license=spdx,
        text=f"{copyright_line}\n\n{standard_text(spdx)}".strip(),
        files=(_STYLES,),
    )


def _inside() -> list[str]:
    """The packages that the theme's style sheets are made of."""
    sources = [
        source
        for path in sorted(_STYLE_SOURCES.glob("*.map"))
        for source in json.loads(path.read_text(encoding="utf-8"))["sources"]
    ]
    return sorted({part[1] for source in sources if (part := re.search(r"node_modules/([^/]+)", source))})
