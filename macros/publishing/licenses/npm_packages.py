"""Parts that come from npm: the browser's Python, what draws charts, and what searches."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from macros.publishing import chart_engine, search_engine
from macros.publishing.bundling import packages_in
from macros.publishing.licenses.linked_libraries import linked
from macros.publishing.licenses.part import Part, read
from macros.publishing.licenses.python_packages import license_of

__all__ = ["bundled", "interpreter"]

_WITHIN = (
    "Some of its modules are by others, who let everybody use them and ask to be named: the Mersenne Twister by Makoto "
    "Matsumoto and Takuji Nishimura, SipHash by Marek Majkowski, and the reading and writing of floats by David M. Gay."
)
_CHARTS, _SEARCH = "assets/charts/vega-*.js", "assets/search/engine-*.js"
_LIBRARIES = ("assets/runtime/python_stdlib-*", "assets/runtime/reserve-*")


def interpreter(root: Path) -> tuple[Part, ...]:
    """Pyodide, the CPython it is, and the libraries in both.

    Neither npm package nor library file carries a license's text, so each comes from an installed Python package under
    the same license.
    """
    package = _package(root, "pyodide")
    info = json.loads((root / "node_modules" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    return (
        Part(
            name="Pyodide",
            version=package["version"],
            license=package["license"],
            text=license_of("pathspec"),
            files=("assets/runtime/*.js", "assets/runtime/*.wasm", *_LIBRARIES),
        ),
        Part(
            name="CPython and its standard library",
            version=info["python"],
            license="PSF-2.0",
            text=license_of("typing_extensions"),
            files=("assets/runtime/*.wasm", *_LIBRARIES),
            note=_WITHIN,
        ),
        *linked(package["version"], info["platform"], root / "node_modules" / "pyodide" / "pyodide.asm.wasm"),
    )


def bundled(root: Path) -> tuple[Part, ...]:
    """What draws charts and what searches, and all that each bundle is made of, as the bundler tells."""
    return (*_bundle(root, chart_engine.ENTRY, _CHARTS), *_bundle(root, search_engine.ENTRY, _SEARCH))


def _bundle(root: Path, entry: Path, files: str) -> tuple[Part, ...]:
    return tuple(
        Part(
            name=name,
            version=package["version"],
            license=package["license"],
            text=read(_license(root / "node_modules" / name)),
            files=(files,),
        )
        for name in packages_in(entry)
        for package in [_package(root, name)]
    )


def _license(package: Path) -> Path:
    return next(path for path in sorted(package.iterdir()) if re.match(r"licen[cs]e", path.name, re.IGNORECASE))


def _package(root: Path, name: str) -> dict[str, Any]:
    description = root / "node_modules" / name / "package.json"
    package: dict[str, Any] = json.loads(description.read_text(encoding="utf-8"))
    return package
