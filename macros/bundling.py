"""Packs a script and what it imports into one file, with esbuild, or tells which packages would go into it."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

__all__ = ["BundlingUnavailable", "packages_in", "packed"]

_ROOT = Path(__file__).resolve().parents[1]
_OPTIONS = ("--bundle", "--minify", "--target=es2022", "--log-level=error")


class BundlingUnavailable(Exception):
    """esbuild is missing or fails; the message says what to run."""


def packed(entry: Path, constants: Mapping[str, str]) -> str:
    """The script as one plain program, in which each property of `globalThis` that `constants` names is its text."""
    defined = [f"--define:globalThis.{name}={json.dumps(text)}" for name, text in constants.items()]
    return _run(entry, "--format=iife", *defined)


def packages_in(entry: Path) -> list[str]:
    """The npm packages that a bundle of the script holds any code of."""
    with tempfile.TemporaryDirectory() as folder:
        account = Path(folder) / "account.json"
        _run(entry, "--format=esm", f"--metafile={account}", f"--outfile={Path(folder) / 'bundle.mjs'}")
        (output,) = json.loads(account.read_text(encoding="utf-8"))["outputs"].values()
    paths = [path for path, part in output["inputs"].items() if part["bytesInOutput"]]
    return sorted({found[1] for path in paths if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", path))})


def _run(entry: Path, *options: str) -> str:
    # The program itself: the package's script would need Node.
    found = [
        *(_ROOT / "node_modules" / "@esbuild").glob("*/bin/esbuild"),
        *_ROOT.glob("node_modules/@esbuild/*/esbuild.exe"),
    ]
    if not found:
        raise BundlingUnavailable("esbuild is not installed (no program in node_modules/@esbuild). Run: make node")
    done = subprocess.run(
        [str(found[0]), str(entry), *_OPTIONS, *options], cwd=_ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BundlingUnavailable(f"esbuild could not pack {entry.name}. Run: make node\n{done.stderr}")
    return done.stdout
