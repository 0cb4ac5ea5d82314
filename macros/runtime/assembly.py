"""Fills a folder with exactly what the browser loads, and its manifest."""

import hashlib
import os
from pathlib import Path

from macros.runtime import pyodide, wheel
from macros.runtime.manifest import Manifest, Part

ROOT = Path(__file__).resolve().parents[2]


def assemble(out: Path, root: Path = ROOT) -> Manifest:
    """Bring the folder `out` to hold the browser's Python, made from the checkout at `root`.

    Pyodide's files lie in a folder named after their release, the wheel bears the checksum of its source in its
    name: an address never changes its content, so a server may let browsers keep all of it. Only `manifest.json`,
    which names them, changes in place. What is there already and still right is not made again, and what no longer
    belongs is removed, so `out` may be kept from build to build.

    Raises `RuntimeUnavailable`, with a sentence saying what to run, where Pyodide is not installed.
    """
    runtime = pyodide.installed(root)
    parts = {}
    for role, source in runtime.files.items():
        parts[role] = _put(out, f"pyodide-{runtime.release}/{source.name}", source.read_bytes())
    calculators = root / "calculators"
    path = f"calculators-{_fingerprint(calculators)}.whl"
    made = (out / path).read_bytes() if (out / path).is_file() else wheel.build(calculators)
    parts["calculators"] = _put(out, path, made)
    manifest = Manifest(release=runtime.release, interpreter=runtime.interpreter, parts=parts)
    _put(out, Manifest.NAME, manifest.to_json().encode())
    _remove_all_but(out, {part.path for part in parts.values()} | {Manifest.NAME})
    return manifest


def _fingerprint(calculators: Path) -> str:
    """A short checksum of all that decides the wheel's bytes."""
    digest = hashlib.sha256(wheel.PROJECT.read_bytes())
    for source in wheel.sources(calculators):
        digest.update(f"\0{source.relative_to(calculators).as_posix()}\0".encode())
        digest.update(source.read_bytes())
    return digest.hexdigest()[:12]


def _put(out: Path, path: str, content: bytes) -> Part:
    """Write a file whole or not at all, unless it is there with this content."""
    target = out / path
    if not target.is_file() or target.read_bytes() != content:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(f"{target.name}.{os.getpid()}")
        aside.write_bytes(content)
        aside.replace(target)
    return Part(path=path, bytes=len(content), sha256=hashlib.sha256(content).hexdigest())


def _remove_all_but(out: Path, kept: set[str]) -> None:
    """Remove files of earlier releases and earlier sources, and the folders they leave empty."""
    for path in sorted(out.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(out).as_posix() not in kept:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
