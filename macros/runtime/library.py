"""Cuts the standard library down to what the calculators take, and byte-compiles what travels.

Pyodide ships its library as source, and nine tenths of its start is compiling it; most of it no calculator ever
imports.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from macros.runtime import node
from macros.runtime.pyodide import Pyodide, RuntimeUnavailable
from macros.runtime.store import FOLDER, kept, key_of, put

__all__ = ["TOOL", "byte_compiled", "can_compile", "cut", "last_cut", "trimmed", "whole"]

TOOL = FOLDER.parent / "pyodide-build"
"""Where `make` unpacks pyodide-build and all it needs."""

Requests = Sequence[tuple[str, str]]

_EXERCISE = Path(__file__).with_name("exercise.py")
_LAST = "last-cut.json"

_ALWAYS = (
    "_strptime",
    "calendar",
    "encodings.ascii",
    "encodings.idna",
    "encodings.latin_1",
    "fractions",
    "hashlib",
    "numbers",
    "statistics",
    "string",
    "string.templatelib",
)
"""What C code imports when it is called, and what everybody would expect to be there in an emergency."""
_NEVER = ("ssl", "_ssl", "bz2", "lzma", "compression")
"""Modules whose importers expect that they may be missing: Pyodide starts faster without them."""


def can_compile() -> bool:
    """Whether there is a Node to run Pyodide under, and the tool to run in it."""
    return node.program() is not None and (TOOL / "pyodide_build").is_dir()


def whole(pyodide: Pyodide) -> bytes:
    """The whole standard library, byte-compiled. Once for each release of Pyodide."""
    stock = pyodide.files["library"].read_bytes()
    return kept(
        f"{_recipe(stock)}.whole.zip", lambda: _compiled(stock, "library.zip", pyodide, pyodide.files["library"])
    )


def byte_compiled(wheel: bytes, pyodide: Pyodide) -> bytes:
    """The same wheel with bytecode in place of source."""
    name = "calculators-0-py3-none-any.whl"
    return kept(f"{_recipe(wheel)}.whl", lambda: _compiled(wheel, name, pyodide, _file(pyodide)))


def trimmed(pyodide: Pyodide, wheel: bytes, requests: Requests) -> bytes:
    """The library with just the files that the exercise took, proven by a second run of it on nothing else.

    Raises `RuntimeUnavailable` where the calculators answer otherwise on it than on the whole library.
    """
    asked = json.dumps(requests)
    scripts = (node.source("trace.mjs"), _EXERCISE.read_text(encoding="utf-8"), *_ALWAYS, *_NEVER)
    key = key_of(_recipe(b""), pyodide.release, wheel, asked, *scripts)

    def make() -> bytes:
        full = _trace(pyodide, _file(pyodide), wheel, asked)
        library = cut(whole(pyodide), full["files"])
        with tempfile.NamedTemporaryFile(suffix=".zip") as file:
            file.write(library)
            file.flush()
            small = _trace(pyodide, Path(file.name), wheel, asked)
        if small["digest"] != full["digest"]:
            raise RuntimeUnavailable(
                "On the trimmed standard library the calculators answer otherwise than on the whole."
            )
        return library

    library = kept(f"{key}.trimmed.zip", make)
    put(FOLDER / _LAST, json.dumps({"release": pyodide.release, "name": f"{key}.trimmed.zip"}).encode())
    return library


def last_cut(pyodide: Pyodide) -> bytes | None:
    """The library that `trimmed` last made for this release of Pyodide."""
    try:
        last = json.loads((FOLDER / _LAST).read_text(encoding="utf-8"))
        return (FOLDER / last["name"]).read_bytes() if last["release"] == pyodide.release else None
    except FileNotFoundError:
        return None


def cut(library: bytes, files: Sequence[str]) -> bytes:
    """A zip of these files of `library`, of `_ALWAYS` and of the packages they lie in, without `_NEVER`.

    Sorted, dated alike and stored: the same files give the same bytes, and the whole compresses better than its parts.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(library)) as source, zipfile.ZipFile(out, "w") as target:
        there = set(source.namelist())
        always = {path for name in _ALWAYS for path in _paths(name)}
        wanted = {PurePosixPath(path) for path in always | set(files)}
        packages = {folder / "__init__.pyc" for path in wanted for folder in path.parents}
        for name in sorted({str(path) for path in wanted | packages} & there):
            if not name.startswith(tuple(path for module in _NEVER for path in (f"{module}.", f"{module}/"))):
                target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), source.read(name))
    return out.getvalue()


def _paths(module: str) -> tuple[str, str]:
    path = module.replace(".", "/")
    return f"{path}.pyc", f"{path}/__init__.pyc"


def _recipe(content: bytes) -> str:
    """A name for what compiling `content` gives: the tool's version and the scripts belong to it."""
    tool = sorted(path.name for path in TOOL.glob("*.dist-info"))
    return key_of(content, *tool, node.source("compile.mjs"), node.source("slim.py"))


def _file(pyodide: Pyodide) -> Path:
    """The whole compiled library as a file, for Node to start from."""
    whole(pyodide)
    return FOLDER / f"{_recipe(pyodide.files['library'].read_bytes())}.whole.zip"


def _compiled(content: bytes, name: str, pyodide: Pyodide, start: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        node.run("compile.mjs", _folder(pyodide), start, TOOL, file)
        # A wheel's name says for which Python it is, so it comes out under another one.
        (made,) = Path(folder).glob(f"*{file.suffix}")
        return made.read_bytes()


def _trace(pyodide: Pyodide, library: Path, wheel: bytes, requests: str) -> dict[str, list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        wheel_file, requests_file = Path(folder) / "calculators.whl", Path(folder) / "requests.json"
        wheel_file.write_bytes(wheel)
        requests_file.write_text(requests, encoding="utf-8")
        traced = node.run("trace.mjs", _folder(pyodide), library, wheel_file, _EXERCISE, requests_file)
    answer: dict[str, list[str]] = json.loads(traced.splitlines()[-1])
    return answer


def _folder(pyodide: Pyodide) -> Path:
    return pyodide.files["loader"].parent
