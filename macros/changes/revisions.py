"""The folder that holds `playbooks/` as it was at a revision, or a folder as it lies there."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.foundation.git import commit_of, files_of

__all__ = ["NoSuchState", "laid_out", "opened"]


class NoSuchState(LookupError):
    """What was named is neither a revision nor a folder; the message says so to whoever named it."""


@contextmanager
def opened(root: Path, named: str | None) -> Iterator[Path]:
    """The folder that holds `playbooks/` in the state that somebody named; None is `root` itself.

    A revision comes first: a folder of the same name is meant by `./name`.

    Raises:
        NoSuchState: where there is neither.
    """
    if named is None:
        yield root
        return
    commit = commit_of(root, named)
    if commit is not None:
        with laid_out(root, commit) as folder:
            yield folder
    elif "\0" not in named and (Path(named) / "playbooks").is_dir():
        yield Path(named)
    else:
        raise NoSuchState(
            f"'{named}' is neither a revision that git knows here nor a folder that holds playbooks/; "
            "name a branch, a tag, a commit or a folder"
        )


@contextmanager
def laid_out(root: Path, commit: str) -> Iterator[Path]:
    """A folder for the time being that holds the `playbooks/` of a commit, named in full."""
    with tempfile.TemporaryDirectory(prefix="playbook-") as name:
        folder = Path(name)
        (folder / "playbooks").mkdir()
        for path, content in files_of(root, commit, "playbooks"):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        yield folder
