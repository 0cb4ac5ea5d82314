"""One of the two states that are compared: what of a playbook could be read, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from macros.calculated.checking import RULES
from macros.changes.outline import Outline, outline
from macros.content.causes import folded
from macros.content.loaded import Loaded
from macros.content.loading import VOCABULARY, assembled, draft_of
from macros.content.problems import Problem

__all__ = ["State", "state_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state of a playbook."""

    outline: Outline
    loaded: Loaded | None
    """The playbook whole, though rules may object to it; None where a file does not fit its model."""
    found: tuple[Problem, ...] = ()
    """Problems and warnings, as `playbook check` tells them."""
    checksums: Mapping[str, str]
    """Of each file's bytes, by key."""


def state_of(root: Path, name: str, *, judged: bool, today: dt.date | None = None) -> State:
    """The state of playbook `name` below `root/playbooks`, whatever is wrong with it.

    Where it is `judged`, every rule is asked, as `playbook check` does on the day `today`; else nothing is said of
    problems.
    """
    draft, found = draft_of(root, name, today=today)
    loaded = assembled(draft, root)
    if judged:
        found += RULES.problems_of(draft)
        if loaded is not None:
            found += RULES.problems_with(draft, loaded, found)
    checksums = _checksums(root, root / draft.folder)
    return State(
        outline=outline(draft, checksums),
        loaded=loaded,
        found=tuple(folded(found)) if judged else (),
        checksums=checksums,
    )


def _checksums(root: Path, folder: Path) -> dict[str, str]:
    """A checksum of each YAML file there is, by its key; of one that cannot be read, none but its key."""
    found = {}
    for path in [root / "playbooks" / f"{VOCABULARY}.yaml", *sorted(folder.rglob("*.yaml"))]:
        key = path.relative_to(folder if folder in path.parents else path.parent).as_posix().removesuffix(".yaml")
        if path.is_file():
            found[key] = ""
            with suppress(OSError):
                found[key] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found
