"""What an earlier revision had published, as git has kept it: no list of ids may have lost a line since."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import click

from macros.content.ids_lock import IdsLock, read
from macros.content.loading import draft_of
from macros.content.problems import Problem
from macros.content.validation.published import published_before

__all__ = ["taken_back_since"]


def taken_back_since(root: Path, revision: str) -> Iterator[Problem]:
    """Every id that `revision` had published, and that is listed no more or leads to something else.

    Raises:
        click.UsageError: where git knows no such revision.
    """
    for name, before in _locks_at(root, revision).items():
        path = f"playbooks/{name}/ids.lock"
        if not (root / "playbooks" / name).is_dir():
            sentence = f"the playbook '{name}' is gone with {len(before.entries)} published ids"
            yield Problem(path, 1, 1, "ids.lock", sentence, "bring its folder back: links lead to it")
            continue
        draft, _ = draft_of(root, name)
        yield from published_before(draft, before)


def _locks_at(root: Path, revision: str) -> dict[str, IdsLock]:
    """The lists of published ids as they were, by playbook."""
    if revision.startswith("-"):
        raise click.UsageError(f"'{revision}' is no revision; name a branch or commit, as in --against origin/main")
    listed = _asked_of_git(root, "ls-tree", "-r", "--name-only", revision, "--", "playbooks")
    paths = [path for path in listed.splitlines() if path.endswith("/ids.lock") and path.count("/") == 2]
    return {path.split("/")[1]: read(_asked_of_git(root, "show", f"{revision}:./{path}")) for path in paths}


def _asked_of_git(root: Path, *words: str) -> str:
    try:
        answer = subprocess.run(
            ["git", *words], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
        )
    except OSError as error:
        raise click.UsageError(f"git cannot be asked: {error.strerror}") from error
    if answer.returncode:
        told = answer.stderr.strip().splitlines()
        raise click.UsageError(
            f"git knows no such revision to compare with: {told[-1] if told else words}; "
            "name a branch or commit that has been fetched, as in --against origin/main"
        )
    return answer.stdout
