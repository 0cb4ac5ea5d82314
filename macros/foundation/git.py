"""Asks git: which commits there are, and what files stood in one. The only place that does.

What people name is looked up before it is used, so that nothing they write is taken for an option.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

__all__ = ["asked", "commit_of", "common_commit", "files_of", "published_commit"]

_MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_ORDINARY = (b"100644", b"100755")
"""Modes of files that are neither links nor other repositories."""


def asked(root: Path, *words: str, given: bytes = b"") -> bytes | None:
    """What `git` answers in the folder `root`; None where it refuses, where there is no repository, or no git."""
    try:
        answer = subprocess.run(["git", *words], cwd=root, input=given, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return answer.stdout


def commit_of(root: Path, revision: str) -> str | None:
    """The full name of the commit that a revision names; None where it names none."""
    if not revision or revision.startswith("-") or not revision.isprintable():
        return None
    found = asked(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return found.decode().strip() if found else None


def common_commit(root: Path, one: str, other: str) -> str | None:
    """The full name of the last commit that two commits, named in full, both come from; None where there is none."""
    found = asked(root, "merge-base", one, other)
    return found.decode().split()[0] if found else None


def published_commit(root: Path) -> str | None:
    """The last commit of the main branch that the files here come from, by its full name; None where nobody can tell.

    The main branch is that of the repository that this one was cloned from, as it was fetched last, else its own.
    """
    here = commit_of(root, "HEAD")
    branches = (commit_of(root, name) for name in _MAIN)
    main = next(filter(None, branches), None)
    return common_commit(root, main, here) if main and here else None


def files_of(root: Path, commit: str, folder: str) -> Iterator[tuple[str, bytes]]:
    """Path below `root` and bytes of every ordinary file that stood in `folder` at a commit, named in full."""
    listed = asked(root, "ls-tree", "-r", "-z", commit, "--", f"{folder}/") or b""
    entries = [entry.partition(b"\t") for entry in listed.split(b"\0") if entry]
    wanted = [
        (name.decode("utf-8", "replace"), facts.split()[2]) for facts, _, name in entries if facts.startswith(_ORDINARY)
    ]
    blobs = asked(root, "cat-file", "--batch", given=b"".join(id_ + b"\n" for _, id_ in wanted)) or b""
    position = 0
    for name, _ in wanted:
        end = blobs.index(b"\n", position)
        size = int(blobs[position:end].split()[2])
        content = blobs[end + 1 : end + 1 + size]
        position = end + 1 + size + 1
        if ".." not in PurePosixPath(name).parts and not name.startswith("/"):
            yield name, content
