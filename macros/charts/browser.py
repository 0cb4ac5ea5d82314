"""What a page loads to draw its charts anew: the compiled specifications of a group, and the engine that draws them.

The engine is Vega with its interpreter, bundled by esbuild from node_modules. Every file bears a checksum of its
content or of its sources in its name, so browsers may keep it for good.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from macros.charts.cache import kept
from macros.charts.specifications import WIDTHS, chart_names, compiled, data_sets

__all__ = ["EngineUnavailable", "documents", "engine", "engine_path", "specifications_path"]

_ROOT = Path(__file__).resolve().parents[2]
_ENTRY = Path(__file__).with_name("engine.mjs")
_FOLDER = "assets/charts"
_OPTIONS = ("--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=none", "--log-level=error")


class EngineUnavailable(Exception):
    """The engine cannot be bundled; the message says what to run."""


def documents(groups: Iterable[str]) -> dict[str, str]:
    """The specifications of some groups by their address from the site's root, a JSON document each."""
    return dict(map(_document, groups))


def specifications_path(group: str) -> str:
    """Address of a group's specifications, from the site's root."""
    return _document(group)[0]


@lru_cache
def _document(group: str) -> tuple[str, str]:
    """Address and text: a group's charts by name, each `{"dataSets": [name], "wide": Vega, "narrow": Vega}`."""
    charts = {
        name.partition("/")[2]: {
            "dataSets": list(data_sets(name)),
            **{width: compiled(name, width) for width in WIDTHS},
        }
        for name in chart_names(group)
    }
    text = json.dumps(charts, separators=(",", ":"))
    return f"{_FOLDER}/{group}-{_checksum(text)}.json", text


@lru_cache
def engine_path() -> str:
    """Address of the engine, known before it is bundled: its name comes from its entry and the pinned packages."""
    return f"{_FOLDER}/vega-{_checksum(_source())}.mjs"


def engine() -> str:
    """The engine's program.

    Raises:
        EngineUnavailable: node_modules lacks esbuild or Vega, or esbuild fails.
    """
    return kept("mjs", _source(), _bundled)


def _source() -> str:
    lock = json.loads((_ROOT / "package-lock.json").read_text(encoding="utf-8"))
    pins = {name: package["integrity"] for name, package in lock["packages"].items() if name.startswith("node_modules")}
    return json.dumps([_ENTRY.read_text(encoding="utf-8"), _OPTIONS, pins])


def _bundled() -> str:
    # The program itself: the package's script would need Node.
    found = [
        *(_ROOT / "node_modules" / "@esbuild").glob("*/bin/esbuild"),
        *_ROOT.glob("node_modules/@esbuild/*/esbuild.exe"),
    ]
    if not found:
        raise EngineUnavailable("esbuild is not installed (no program in node_modules/@esbuild). Run: make node")
    done = subprocess.run(
        [str(found[0]), str(_ENTRY), *_OPTIONS],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise EngineUnavailable(f"esbuild could not bundle the charts' engine. Run: make node\n{done.stderr}")
    return done.stdout


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
