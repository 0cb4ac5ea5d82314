"""What an earlier revision had published, as git has kept it: no list of ids may have lost a line since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click

from macros.content.ids_lock import EMPTY, IdsLock, read
from macros.content.loading import draft_of
from macros.content.problems import Problem
from macros.content.validation.published import published_before
from macros.foundation.git import commit_of, files_of, published_commit

__all__ = ["published_lock", "taken_back_since"]


def taken_back_since(root: Path, revision: str) -> Iterator[Problem]:
    """Every id that `revision` had published, and that is listed no more or leads to something else.

    Raises:
        click.UsageError: where git knows no such revision.
    """
    for name, before in _locks_at(root, revision).items():
        if not (root / "playbooks" / name).is_dir():
            sentence = f"the playbook '{name}' is gone with {len(before.entries)} published ids"
            hint = "bring its folder back: links lead to it"
            yield Problem(f"playbooks/{name}/ids.lock", 1, 1, "ids.lock", sentence, hint)
            continue
        draft, _ = draft_of(root, name)
        yield from published_before(draft, before)


def published_lock(root: Path, name: str) -> IdsLock | None:
    """The ids of a playbook that the main branch has published, as far as git knows; None where it knows nothing."""
    commit = published_commit(root)
    return _locks_at(root, commit).get(name, EMPTY) if commit else None


def _locks_at(root: Path, revision: str) -> dict[str, IdsLock]:
    """The lists of published ids as they were, by playbook."""
    commit = commit_of(root, revision)
    if commit is None:
        raise click.UsageError(
            f"git knows no revision '{revision}' here; name a branch or commit that has been fetched, as in "
            "--against origin/main"
        )
    files = ((PurePosixPath(path), content) for path, content in files_of(root, commit, "playbooks"))
    return {
        path.parent.name: read(content.decode("utf-8", "replace")) for path, content in files if path.name == "ids.lock"
    }
