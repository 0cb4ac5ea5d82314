"""Runs the scripts of this folder under Node, which alone can run the browser's Python outside a browser."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from pathlib import Path

from macros.publishing.runtime.pyodide import RuntimeUnavailable
from macros.setup import node as setup

__all__ = ["program", "run", "source"]

_SCRIPTS = Path(__file__).parent


@functools.cache
def program() -> str | None:
    """The machine's Node, or the one that `make` put into the virtual environment; `None` where neither is there."""
    return setup.find() or setup.find(str(Path(sys.prefix) / "bin"))


def source(script: str) -> str:
    """The text of a script, which decides what it makes."""
    return (_SCRIPTS / script).read_text(encoding="utf-8")


def run(script: str, *arguments: object) -> str:
    """What the script prints.

    Raises `RuntimeUnavailable` with the end of its complaint where it fails; all of it could be a megabyte of Pyodide.
    """
    node = program()
    if node is None:
        raise RuntimeUnavailable("Node is not installed. Run: make node")
    done = subprocess.run(
        [node, str(_SCRIPTS / script), *map(str, arguments)],
        # A zip file's dates are local ones, and the same bytes shall come of the same source everywhere.
        env={**os.environ, "TZ": "UTC"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeUnavailable(f"{script} failed: {done.stderr.strip()[-2000:]}")
    return done.stdout
