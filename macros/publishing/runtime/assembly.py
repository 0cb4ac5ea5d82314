"""Fills a folder with exactly what the browser loads, and its manifest."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from macros.foundation.build_cache import kept_bytes, key_of, put
from macros.foundation.progress import step
from macros.publishing.fingerprints import named_by_content
from macros.publishing.runtime import library, node, wheel
from macros.publishing.runtime.compression import compressed
from macros.publishing.runtime.manifest import Manifest, Part
from macros.publishing.runtime.pyodide import Pyodide, installed
from macros.publishing.runtime.requests import requests_of

__all__ = ["assemble"]

ROOT = Path(__file__).resolve().parents[3]

_PIECE = 65_536

log = logging.getLogger("mkdocs.playbook")


def assemble(out: Path, root: Path = ROOT, *, serving: bool = False) -> Manifest:
    """Bring the folder `out` to hold the browser's Python, made from the checkout at `root`.

    Every file bears the beginning of its checksum in its name: an address never changes its content, so a server may
    let browsers keep all of it. Only `manifest.json`, which names them, changes in place. What is slow to make is
    kept from build to build, and what no longer belongs is removed from `out`.

    While `serving`, nobody shall wait for the smallest download: the calculators go out as source, on the library
    that was cut last, and nothing is compressed.

    Raises `RuntimeUnavailable`, with a sentence saying what to run, where Pyodide is not installed. Where it is there
    but Node or pyodide-build is not, Pyodide's stock library serves, and the log says so.
    """
    pyodide = installed(root)
    contents = {role: pyodide.files[role].read_bytes() for role in ("loader", "glue", "machine", "library")}
    stock = contents["library"]
    contents["calculators"] = _wheel(root / "calculators")
    if not library.can_compile():
        log.info(
            "Browsers get Pyodide's stock library, which starts three times slower: Node or pyodide-build is missing. "
            "Run: make node"
        )
    elif serving:
        contents["library"] = library.last_cut(pyodide) or _trimmed(pyodide, contents["calculators"], root)
    else:
        contents["library"] = _trimmed(pyodide, contents["calculators"], root)
        contents["calculators"] = library.byte_compiled(contents["calculators"], pyodide)
    names = {role: _published(path) for role, path in pyodide.files.items()} | {"calculators": "calculators.whl"}
    parts = {role: _part(names[role], content) for role, content in contents.items()}
    written = {part.path: contents[role] for role, part in parts.items()}
    if not serving and node.program() is not None:
        siblings = _siblings(contents, parts)
        parts = {role: replace(part, gzip_bytes=len(siblings[role][".gz"])) for role, part in parts.items()}
        written |= {parts[role].path + end: made for role, both in siblings.items() for end, made in both.items()}
    reserve = _part("reserve.zip", stock) if contents["library"] is not stock else None
    manifest = Manifest(release=pyodide.release, interpreter=pyodide.interpreter, parts=parts, reserve=reserve)
    written |= {Manifest.NAME: manifest.to_json().encode()} | ({reserve.path: stock} if reserve else {})
    for path, content in written.items():
        _put(out / path, content)
    for present in out.iterdir():
        if present.name in written:
            continue
        if present.is_dir():
            shutil.rmtree(present)
        else:
            present.unlink()
    return manifest


def _wheel(calculators: Path) -> bytes:
    decisive = [wheel.PROJECT.read_bytes()]
    for source in wheel.sources(calculators):
        decisive += [source.relative_to(calculators).as_posix().encode(), source.read_bytes()]
    return kept_bytes(f"{key_of(*decisive)}.source.whl", lambda: wheel.build(calculators))


def _trimmed(pyodide: Pyodide, calculators: bytes, root: Path) -> bytes:
    return library.trimmed(pyodide, calculators, requests_of(root / "calculators"))


def _siblings(contents: dict[str, bytes], parts: dict[str, Part]) -> dict[str, dict[str, bytes]]:
    """Each file's compressed siblings by ending, by role."""
    with step("Compressing what browsers load (about half a minute)", len(parts)) as done:

        def make(role: str) -> dict[str, bytes]:
            made = compressed(contents[role], parts[role].sha256)
            done()
            return made

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return dict(zip(parts, pool.map(make, parts), strict=True))


def _published(path: Path) -> str:
    """A file's name on a server: many know no type for `.mjs`, and browsers run no module of an unknown one."""
    return path.with_suffix(".js").name if path.suffix == ".mjs" else path.name


def _part(name: str, content: bytes) -> Part:
    """The file as it is published, with the beginning of its checksum in its name."""
    checksum = hashlib.sha256(content).hexdigest()
    return Part(path=named_by_content(name, content), bytes=len(content), sha256=checksum, gzip_bytes=None)


def _put(target: Path, content: bytes) -> None:
    """Write a file, unless it is there with this content."""
    if not _holds(target, content):
        put(target, content)


def _holds(target: Path, content: bytes) -> bool:
    """Compared piece by piece: a second copy of ten million bytes would take longer to make room for than to read."""
    if not target.is_file() or target.stat().st_size != len(content):
        return False
    with target.open("rb", buffering=0) as file:
        starts = range(0, len(content), _PIECE)
        return all(file.read(_PIECE) == content[start : start + _PIECE] for start in starts)
