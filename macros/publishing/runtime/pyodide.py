"""Finds the files of Pyodide that the browser needs and makes sure they belong together."""

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

FILES = {
    "loader": "pyodide.mjs",
    "glue": "pyodide.asm.mjs",
    "machine": "pyodide.asm.wasm",
    "library": "python_stdlib.zip",
}
"""The role of each file the browser loads. All else in the package stays at home, its list of remote packages first."""


class RuntimeUnavailable(Exception):
    """The browser's Python cannot be assembled; the message says what to run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pyodide:
    """An installed Pyodide whose files are all there and of one release."""

    release: str
    interpreter: dict[str, str]
    files: dict[str, Path]
    """The files by role."""


def installed(root: Path) -> Pyodide:
    """The Pyodide in `root`'s node_modules.

    Raises `RuntimeUnavailable` where it is missing, incomplete, or not of the release that package.json pins: its
    files call one another's internals, and a mixed set hangs in the browser instead of failing.

    The WebAssembly file carries no release number; npm has checked it with the whole package when it installed it.
    """
    folder = root / "node_modules" / "pyodide"
    files = {role: folder / name for role, name in FILES.items()}
    lock = folder / "pyodide-lock.json"
    missing = [path.name for path in [*files.values(), lock] if not path.is_file()]
    if missing:
        raise RuntimeUnavailable(f"Pyodide is not installed (no {', '.join(missing)} in {folder}). Run: make node")
    pinned = json.loads((root / "package.json").read_text(encoding="utf-8"))["dependencies"]["pyodide"]
    strays = [path.name for path in files.values() if path.suffix != ".wasm" and not _is_of(pinned, path)]
    if strays:
        raise RuntimeUnavailable(
            f"{', '.join(strays)} in {folder} is not of Pyodide {pinned}, which package.json pins. "
            "Remove node_modules, then run: make node"
        )
    interpreter = json.loads(lock.read_text(encoding="utf-8"))["info"]
    return Pyodide(release=pinned, interpreter=interpreter, files=files)


def _is_of(release: str, path: Path) -> bool:
    """Whether a file names `release` as its own."""
    if path.suffix != ".zip":
        return f'="{release}"' in path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as library:
        return f'__version__ = "{release}"' in library.read("pyodide/__init__.py").decode()
