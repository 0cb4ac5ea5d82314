"""The folder that holds `playbooks/` as it was at a revision, or a folder as it lies there."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.foundation.git import commit_of, common_commit, files_of

__all__ = ["NoSuchState", "beginning", "laid_out", "opened"]


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


def beginning(root: Path, base: str, head: str | None) -> str:
    """The commit at which `head` left `base`, as pull requests compare; empty where that is `base` itself.

    A branch that has gone on since has changes of its own, which are none of `head`'s. Without `head` the files as they
    lie there are meant, with all that is committed below them. Empty too where one of the two is no revision, or where
    they have no commit in common.
    """
    own, other = commit_of(root, base), commit_of(root, head or "HEAD")
    found = common_commit(root, own, other) if own and other else None
    return found if found and found != own else ""


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
