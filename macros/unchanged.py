"""Spares a build what it knows: a playbook that had no problem and has not changed since is not read and checked anew.

Not for: serving to an editor, where what stays the same between two edits is kept in memory.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pydantic
import pydantic_core
import yaml

from macros.folders import files_below
from macros.loaded import Loaded
from macros.runtime.store import key_of, put

__all__ = ["unchanged"]

_CODE = Path(__file__).resolve().parents[1]
_READERS = (pydantic.VERSION, pydantic_core.__version__, yaml.__version__)


def unchanged(root: Path, name: str, load: Callable[[], Loaded]) -> Loaded:
    """The playbook `name` below `root`: what `load` gave when all was as it is now, or else what it gives.

    All is every file below `playbooks/`, the place, our code, and what reads the files. What `load` raises is raised;
    only a playbook without a problem is kept, one of a name.
    """
    folder = root / ".cache" / "loaded"
    file = folder / f"{name}-{key_of(*_decisive(root))}.pickle"
    if file.is_file():
        found: Loaded = pickle.loads(file.read_bytes())  # noqa: S301 - written below, under a name that nobody else gives
        return found
    loaded = load()
    for old in folder.glob(f"{name}-*.pickle"):
        old.unlink(missing_ok=True)
    put(file, pickle.dumps(loaded))
    return loaded


def _decisive(root: Path) -> Iterator[str | bytes]:
    yield from (str(root), sys.version, *_READERS)
    for folder in (root / "playbooks", _CODE / "macros", _CODE / "calculators"):
        for path in files_below(folder):
            if "__pycache__" not in path:
                yield from (path, (folder / path).read_bytes())
