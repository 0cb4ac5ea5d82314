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
_THEME_FILES = ("*.html", "assets/stylesheets/*")
_THEME_STYLES = "assets/stylesheets/main.*"
_ICONS = Path(material.__file__).parent / "templates" / ".icons"
_BUNDLES = Path(material.__file__).parent / "templates" / "assets"
_CHECKSUM = re.compile(r"\.[0-9a-f]{8}\.")
_BUNDLED = {"material-design-color": ("MIT", "Copyright (c) Zachary Snow")}
"""What the theme's style sheets are made of: license and copyright. Their source maps say which parts there are."""

_ICON_SETS = {
    "material": ("Material Design Icons, by Pictogrammers", "Apache-2.0", ("*.html", _THEME_STYLES)),
    "octicons": ("Octicons, by GitHub", "MIT", (_THEME_STYLES,)),
    "fontawesome": ("Font Awesome Free", "CC-BY-4.0", (_THEME_STYLES,)),
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
        if "javascripts" in path.parts:  # its scripts are not published
            continue
        sources = json.loads(path.read_text(encoding="utf-8"))["sources"]
        name = _CHECKSUM.sub(".*.", path.relative_to(_BUNDLES).as_posix())
        file = f"assets/{name}".removesuffix(".map")
        for name in sorted({part[1] for source in sources if (part := re.search(r"node_modules/([^/]+)", source))}):
            found[name] = (*found.get(name, ()), file)
    return dict(sorted(found.items()))
