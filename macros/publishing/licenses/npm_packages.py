"""Parts that come from npm: the browser's Python and what draws charts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.publishing.bundling import packages_in
from macros.publishing.chart_engine import ENTRY
from macros.publishing.licenses.linked_libraries import linked
from macros.publishing.licenses.part import Part, read
from macros.publishing.licenses.python_packages import license_of

__all__ = ["chart_engine", "interpreter"]

_WITHIN = (
    "Some of its modules are by others, who let everybody use them and ask to be named: the Mersenne Twister by Makoto "
    "Matsumoto and Takuji Nishimura, SipHash by Marek Majkowski, and the reading and writing of floats by David M. Gay."
)
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


def chart_engine(root: Path) -> tuple[Part, ...]:
    """Vega and all that its bundle is made of, as the bundler tells."""
    return tuple(
        Part(
            name=name,
            version=package["version"],
            license=package["license"],
            text=read(next((root / "node_modules" / name).glob("LICEN[CS]E*"))),
            files=("assets/charts/vega-*.js",),
        )
        for name in packages_in(ENTRY)
        for package in [_package(root, name)]
    )


def _package(root: Path, name: str) -> dict[str, Any]:
    description = root / "node_modules" / name / "package.json"
    package: dict[str, Any] = json.loads(description.read_text(encoding="utf-8"))
    return package
