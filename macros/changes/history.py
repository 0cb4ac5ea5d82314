"""What has changed from one published state of a playbook to the next, newest first.

Every commit on the branch that is checked out has been published, so the states are those of its commits, a merged pull
request being one. What changed between two of them follows from their trees and is worked out once.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from macros.changes.report import Change
from macros.content import model as content_model
from macros.foundation.build_cache import keep, known
from macros.foundation.git import asked
from macros.foundation.progress import step

__all__ = ["History", "Version", "history"]

_KIND = "changes.json"
_VOCABULARY = "playbooks/_vocabulary.yaml"
_FORMAT = "%H%x00%T%x00%ct%x00%B%x00%x01"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A published state that says something else than the one before."""

    commit: str
    """Its full name, which never changes."""
    moment: dt.datetime
    """When it was committed, in UTC."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What has changed since a day."""

    since: dt.date
    """The day of the state that everything is compared with in the end."""
    versions: tuple[Version, ...] = ()
    """Newest first."""


@dataclass(frozen=True, slots=True)
class _Commit:
    name: str
    tree: str
    moment: dt.datetime
    message: str

    @property
    def day(self) -> dt.date:
        return self.moment.date()


def history(root: Path, playbook: str, *, after: dt.date, today: dt.date) -> History:
    """The history of the statements of playbook `playbook` in the checkout `root`.

    Args:
        root: the folder that holds `playbooks/`.
        playbook: the playbook's folder.
        after: the last day whose changes are not told.
        today: the day that stands for the first one where git knows none.
    """
    every = list(_commits(root, playbook))
    if not every:
        return History(since=today)
    # The oldest commit that git knows has nothing to be compared with: in a shallow clone it stands for all before it.
    end = next((index for index, commit in enumerate(every) if commit.day <= after), len(every) - 1)
    told = every[: end + 1]
    versions = (
        Version(commit=newer.name, moment=newer.moment, changes=found)
        for (older, newer), found in zip(_pairs(told), _changes(root, playbook, told), strict=True)
        if found
    )
    return History(since=max(after, told[-1].day), versions=tuple(versions))


def _commits(root: Path, playbook: str) -> Iterator[_Commit]:
    """The commits that touch the playbook or the words it shares, newest first."""
    paths = (f"playbooks/{playbook}", _VOCABULARY)
    answer = asked(root, "log", "--first-parent", f"--format={_FORMAT}", "HEAD", "--", *paths) or b""
    for record in answer.decode("utf-8", "replace").split("\x01")[:-1]:
        name, tree, seconds, message, _ = record.lstrip("\n").split("\0")
        yield _Commit(name, tree, dt.datetime.fromtimestamp(int(seconds), dt.UTC), message)


def _pairs(commits: Sequence[_Commit]) -> Iterator[tuple[_Commit, _Commit]]:
    """Each state with the newer one, newest first."""
    return zip(commits[1:], commits, strict=False)


def _changes(root: Path, playbook: str, commits: Sequence[_Commit]) -> list[tuple[Change, ...]]:
    """What each state changed, newest first; only what nobody has kept is worked out."""
    pairs = [(older, newer, _decisive(playbook, older, newer)) for older, newer in _pairs(commits)]
    found = [known(_KIND, decisive) for _, _, decisive in pairs]
    missing = [index for index, text in enumerate(found) if text is None]
    if missing:
        with step("Comparing published states of the playbook", parts=len(missing)) as done:
            # What reads and compares is half of all that a build imports; one with nothing new does without.
            versions: Any = importlib.import_module("macros.changes.versions")
            compared = versions.Versions(root, playbook)
            for index in missing:
                older, newer, decisive = pairs[index]
                found[index] = keep(_KIND, decisive, compared.changes(older.name, newer.name, newer.message))
                done()
    return [tuple(map(Change.model_validate, json.loads(text or "[]"))) for text in found]


def _decisive(playbook: str, older: _Commit, newer: _Commit) -> str:
    return json.dumps([playbook, older.tree, newer.tree, newer.message, _program()])


@cache
def _program() -> str:
    """A checksum of the code that compares: an edit of it compares anew."""
    digest = hashlib.sha256()
    for folder in (Path(__file__).parent, Path(content_model.__file__).parent):
        for path in sorted(folder.glob("*.py")):
            digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()
