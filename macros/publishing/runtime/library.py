"""Cuts the standard library down to what the calculators take, and byte-compiles what travels.

Pyodide ships its library as source, and nine tenths of its start is compiling it; most of it no calculator ever
imports. Some of what Pyodide itself imports is replaced by next to nothing, see the folder `browser`.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from macros.foundation.build_cache import FOLDER, kept_bytes, key_of, put
from macros.foundation.progress import step
from macros.publishing.runtime import node
from macros.publishing.runtime.pyodide import Pyodide, RuntimeUnavailable

__all__ = ["TOOL", "byte_compiled", "can_compile", "cut", "last_cut", "shortened", "trimmed", "whole"]

TOOL = FOLDER.parent / "pyodide-build"
"""Where `make` unpacks pyodide-build and all it needs."""

_EXERCISE = Path(__file__).with_name("exercise.py")
_BROWSER = Path(__file__).with_name("browser")
_PREPARED = "prepared.marshal"
"""What the exercise has compiled, for `browser/sitecustomize.py` to take."""
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
    return kept_bytes(
        f"{_recipe(stock)}.whole.zip", lambda: _compiled(stock, "library.zip", pyodide, pyodide.files["library"])
    )


def shortened(pyodide: Pyodide) -> bytes:
    """The whole library with the modules of the folder `browser` in place of its own of the same names."""
    sources = _browser_modules()
    made = _content(
        kept_bytes(
            f"{_recipe(sources)}.browser.zip", lambda: _compiled(sources, "browser.zip", pyodide, _file(pyodide))
        )
    )
    packages = tuple(name.replace(".pyc", "/") for name in made)
    return _zip({name: code for name, code in _content(whole(pyodide)).items() if not name.startswith(packages)} | made)


def byte_compiled(wheel: bytes, pyodide: Pyodide) -> bytes:
    """The same wheel with bytecode in place of source."""
    name = "calculators-0-py3-none-any.whl"
    return kept_bytes(f"{_recipe(wheel)}.whl", lambda: _compiled(wheel, name, pyodide, _file(pyodide)))


def trimmed(pyodide: Pyodide, wheel: bytes, requests: Sequence[tuple[str, str]]) -> bytes:
    """The library with just the files that the exercise of all requests took, proven by a second run on nothing else.

    Raises `RuntimeUnavailable` where the calculators answer otherwise on it than on the whole library.
    """
    scripts = (node.source("trace.mjs"), _EXERCISE.read_text(encoding="utf-8"), *_ALWAYS, *_NEVER)
    asked = json.dumps(requests)
    key = key_of(_recipe(_browser_modules()), pyodide.release, wheel, *scripts, asked)

    def make() -> bytes:
        uncut, short = whole(pyodide), shortened(pyodide)
        with step("Tracing what the calculators import (about 15 seconds)", parts=3) as done:
            full = _trace(pyodide, uncut, wheel, asked)
            done()
            with tempfile.NamedTemporaryFile() as prepared:
                files = _trace(pyodide, short, wheel, asked, Path(prepared.name))["files"]
                library = _zip(_content(cut(short, files)) | {_PREPARED: prepared.read()})
            done()
            answers = _trace(pyodide, library, wheel, asked)
            done()
        if answers["digest"] != full["digest"]:
            raise RuntimeUnavailable(
                "On the trimmed standard library the calculators answer otherwise than on the whole."
            )
        return library

    library = kept_bytes(f"{key}.trimmed.zip", make)
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
    """A zip of these files of `library`, of `_ALWAYS` and of the packages they lie in, without `_NEVER`."""
    there = _content(library)
    always = {path for name in _ALWAYS for path in _paths(name)}
    wanted = {PurePosixPath(path) for path in always | set(files)}
    packages = {folder / "__init__.pyc" for path in wanted for folder in path.parents}
    never = tuple(path for module in _NEVER for path in (f"{module}.", f"{module}/"))
    names = {str(path) for path in wanted | packages} & there.keys()
    return _zip({name: there[name] for name in names if not name.startswith(never)})


def _browser_modules() -> bytes:
    return _zip({path.relative_to(_BROWSER).as_posix(): path.read_bytes() for path in _BROWSER.rglob("*.py")})


def _content(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return {name: source.read(name) for name in source.namelist()}


def _zip(content: Mapping[str, bytes]) -> bytes:
    """Sorted, dated alike and stored: the same files give the same bytes, and all together they compress better."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in sorted(content):
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content[name])
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
    part = Path(name).stem.partition("-")[0]
    with step(f"Compiling the browser's Python: {part} (up to half a minute)"), tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        node.run("compile.mjs", _folder(pyodide), start, TOOL, file)
        # A wheel's name says for which Python it is, so it comes out under another one.
        (made,) = Path(folder).glob(f"*{file.suffix}")
        return made.read_bytes()


def _trace(
    pyodide: Pyodide, library: bytes, wheel: bytes, requests: str, prepared: Path | None = None
) -> dict[str, Any]:
    """The `files` that the exercise took, and the `digest` of its replies; what it compiled goes to `prepared`."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("library.zip", "calculators.whl", "requests.json")]
        for file, content in zip(files, (library, wheel, requests.encode()), strict=True):
            file.write_bytes(content)
        out = [prepared] if prepared else []
        traced = node.run("trace.mjs", _folder(pyodide), _EXERCISE, *files, *out)
    answer: dict[str, Any] = json.loads(traced.splitlines()[-1])
    return answer


def _folder(pyodide: Pyodide) -> Path:
    return pyodide.files["loader"].parent
