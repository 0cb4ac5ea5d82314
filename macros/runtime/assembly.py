"""Fills a folder with exactly what the browser loads, and its manifest."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from macros.runtime import library, node, wheel
from macros.runtime.manifest import Manifest, Part
from macros.runtime.pyodide import Pyodide, installed
from macros.runtime.requests import requests
from macros.runtime.squeeze import squeezed
from macros.runtime.store import kept, key_of, put

__all__ = ["assemble"]

ROOT = Path(__file__).resolve().parents[2]

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
    names = {role: path.name for role, path in pyodide.files.items()} | {"calculators": "calculators.whl"}
    files = {role: (_hashed(names[role], content), content) for role, content in contents.items()}
    written = dict(files.values())
    squeezes = not serving and node.program() is not None
    siblings = _siblings(written) if squeezes else {}
    reserve = _hashed("reserve.zip", stock)
    is_trimmed = contents["library"] is not stock
    manifest = Manifest(
        release=pyodide.release,
        interpreter=pyodide.interpreter,
        parts={role: _part(path, content, siblings.get(f"{path}.gz")) for role, (path, content) in files.items()},
        reserve=_part(reserve, stock, None) if is_trimmed else None,
    )
    written |= siblings | {Manifest.NAME: manifest.to_json().encode()} | ({reserve: stock} if is_trimmed else {})
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
    return kept(f"{key_of(*decisive)}.source.whl", lambda: wheel.build(calculators))


def _trimmed(pyodide: Pyodide, calculators: bytes, root: Path) -> bytes:
    return library.trimmed(pyodide, calculators, requests(root))


def _siblings(files: dict[str, bytes]) -> dict[str, bytes]:
    """Each file's compressed siblings, by path."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = pool.map(squeezed, files.values())
        return {
            path + ending: content for path, both in zip(files, made, strict=True) for ending, content in both.items()
        }


def _hashed(name: str, content: bytes) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}{dot}{ending}"


def _part(path: str, content: bytes, gzipped: bytes | None) -> Part:
    checksum = hashlib.sha256(content).hexdigest()
    return Part(path=path, bytes=len(content), sha256=checksum, gzip_bytes=len(gzipped) if gzipped else None)


def _put(target: Path, content: bytes) -> None:
    """Write a file, unless it is there with this content."""
    if target.is_file() and target.stat().st_size == len(content) and target.read_bytes() == content:
        return
    put(target, content)
