"""Spares a build what it knows: playbooks that had no problem and have not changed since are not read and checked anew.

Not for: serving to an editor, where what stays the same between two edits is kept in memory.
"""

from __future__ import annotations

import datetime as dt
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pydantic
import pydantic_core
import yaml

from macros.content.loaded import Loaded
from macros.foundation.build_cache import key_of, put

__all__ = ["checked_playbooks"]

_CODE = Path(__file__).resolve().parents[2]
_READERS = (pydantic.VERSION, pydantic_core.__version__, yaml.__version__)


def checked_playbooks(
    root: Path, names: Sequence[str], load: Callable[[], tuple[Loaded, ...]], *, today: dt.date
) -> tuple[Loaded, ...]:
    """The playbooks `names` below `root`: what `load` gave when all was as it is now, or else what it gives.

    All is everything below `playbooks/`, the place, our code, what reads the files, and the day `today`, on which what
    is due hangs. What `load` raises is raised; only playbooks without a problem are kept, once for those with the same
    first. Where not all can be looked at, `load` is asked.
    """
    key = _key(root, names, today)
    if key is None:
        return load()
    folder = root / ".cache" / "loaded"
    file = folder / f"{names[0]}-{key}.pickle"
    if file.is_file():
        found: tuple[Loaded, ...] = pickle.loads(file.read_bytes())  # noqa: S301 - written below, under a name that nobody else gives
        return found
    loaded = load()
    if key != _key(root, names, today):  # saved meanwhile
        return loaded
    for old in folder.glob(f"{names[0]}-*.pickle"):
        old.unlink(missing_ok=True)
    put(file, pickle.dumps(loaded))
    return loaded


def _key(root: Path, names: Sequence[str], today: dt.date) -> str | None:
    try:
        return key_of(today.isoformat(), *names, *_decisive(root))
    except OSError:
        return None


def _decisive(root: Path) -> Iterator[str | bytes]:
    yield from (str(root), sys.version, *_READERS)
    for folder in (root / "playbooks", _CODE / "macros", _CODE / "calculators"):
        yield from _standing(f"{folder}/")


def _standing(folder: str) -> Iterator[str | bytes]:
    """Each folder by its name, for the checks refuse some; each file by name and content.

    Raises `OSError` where there is anything else: a link may lead to what changes unseen, a pipe has no end.
    """
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                yield f"{entry.path}/"
                yield from _standing(f"{entry.path}/")
            elif entry.is_file(follow_symlinks=False):
                yield from (entry.path, Path(entry.path).read_bytes())
            else:
                raise OSError(f"{entry.path} is neither a folder nor a file")
