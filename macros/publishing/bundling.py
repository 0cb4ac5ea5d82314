"""Packs scripts and style sheets with esbuild, or tells which packages would go into a script."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.foundation.build_cache import kept

__all__ = ["BundlingUnavailable", "decisive", "library", "module", "packages_in", "packed", "style_sheet"]

_ROOT = Path(__file__).resolve().parents[2]
_OPTIONS = ("--bundle", "--minify", "--target=es2022", "--log-level=error")
_MODULE = ("--format=esm", "--legal-comments=none")


class BundlingUnavailable(Exception):
    """esbuild is missing or fails; the message says what to run."""


def packed(entry: Path, constants: Mapping[str, str], *, imports: Path) -> str:
    """The script as one plain program, in which each property of `globalThis` that `constants` names is its text.

    `imports` is the folder that holds all it may import, npm packages apart.
    """
    defined = [f"--define:globalThis.{name}={json.dumps(text)}" for name, text in constants.items()]
    return _with_imports(entry, imports, "--format=iife", *defined)


def module(entry: Path, *, imports: Path) -> str:
    """The script and what it imports as one module, but for what it imports later from an address that it works out.

    `imports` is the folder that holds all it may import. A script that imports later must lie beside the entry, for the
    address stays as it is written.
    """
    return _with_imports(entry, imports, *_MODULE)


def style_sheet(parts: Iterable[str]) -> str:
    """One style sheet of several that lie in one folder, in their order, without what only people read."""
    text = "\n".join(parts)
    options = ("--loader=css", "--minify", "--log-level=error")
    return kept("css", json.dumps([text, options, _pins()]), lambda: _esbuild(*options, text=text))


def _with_imports(entry: Path, imports: Path, *options: str) -> str:
    scripts = {str(path): path.read_text(encoding="utf-8") for path in sorted(imports.rglob("*.mjs"))}
    source = json.dumps([str(entry), scripts, _OPTIONS, options, _pins()])
    return kept("mjs", source, lambda: _run(entry, *options))


def library(entry: Path) -> str:
    """A script that imports npm packages only, and these, as one module."""
    return kept("mjs", decisive(entry), lambda: _run(entry, *_MODULE))


def packages_in(entry: Path) -> list[str]:
    """The npm packages that such a module holds any code of."""
    found: list[str] = json.loads(kept("json", decisive(entry), lambda: json.dumps(_account(entry))))
    return found


def decisive(entry: Path) -> str:
    """All that decides what becomes of a script that imports npm packages only: its text and the pinned packages."""
    return json.dumps([entry.read_text(encoding="utf-8"), _OPTIONS, _MODULE, _pins()])


def _pins() -> dict[str, str]:
    lock = json.loads((_ROOT / "package-lock.json").read_text(encoding="utf-8"))
    return {name: package["integrity"] for name, package in lock["packages"].items() if name.startswith("node_modules")}


def _account(entry: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        account = Path(folder) / "account.json"
        _run(entry, *_MODULE, f"--metafile={account}", f"--outfile={Path(folder) / 'bundle.mjs'}")
        (output,) = json.loads(account.read_text(encoding="utf-8"))["outputs"].values()
    paths = [path for path, part in output["inputs"].items() if part["bytesInOutput"]]
    return sorted({found[1] for path in paths if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", path))})


def _run(entry: Path, *options: str) -> str:
    return _esbuild(str(entry), *_OPTIONS, *options)


def _esbuild(*options: str, text: str | None = None) -> str:
    # The program itself: the package's script would need Node.
    found = [
        *(_ROOT / "node_modules" / "@esbuild").glob("*/bin/esbuild"),
        *_ROOT.glob("node_modules/@esbuild/*/esbuild.exe"),
    ]
    if not found:
        raise BundlingUnavailable("esbuild is not installed (no program in node_modules/@esbuild). Run: make node")
    done = subprocess.run(
        [str(found[0]), *options], cwd=_ROOT, input=text, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise BundlingUnavailable(f"esbuild could not pack what it was given. Run: make node\n{done.stderr}")
    return done.stdout
