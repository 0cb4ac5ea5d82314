"""Adds the ids of a playbook that are new to its ids.lock, so that links to them last.

Not for: ids that are gone, which somebody must decide on (`macros.editing.renaming`, `macros.editing.retiring`).
"""

from __future__ import annotations

import os
from pathlib import Path

from macros.calculated.checking import RULES
from macros.content.ids_lock import EMPTY, Entry, IdsLock, written
from macros.content.loading import draft_of
from macros.content.problems import PlaybookError
from macros.content.validation.published import ids_to_lock

__all__ = ["lock", "with_new_ids"]


def lock(root: Path, name: str) -> list[Entry]:
    """Writes what is new into the lock of playbook `name`; the entries as they stand there, with their lines.

    Raises:
        PlaybookError: where the playbook has other problems; ids of a broken one are not published.
    """
    before, after = with_new_ids(root, name)
    file = root / "playbooks" / name / "ids.lock"
    if after.entries == before.entries and file.is_file():
        return []
    text = written(after)
    file.write_text(text, encoding="utf-8")
    lines = {line: number for number, line in enumerate(text.splitlines(), start=1)}
    return [
        Entry(reference=reference, line=lines[str(entry)])
        for reference, entry in sorted(after.entries.items())
        if reference not in before.entries
    ]


def with_new_ids(root: Path, name: str) -> tuple[IdsLock, IdsLock]:
    """The lock of playbook `name` as it is, and with what is new; a missing one is empty.

    Raises:
        PlaybookError: where the playbook has other problems.
    """
    draft, found = draft_of(root, name)
    path = f"{draft.folder}/ids.lock"
    if not os.path.lexists(root / path):
        draft.ids, found = EMPTY, [problem for problem in found if problem.path != path]
    found += RULES.without(ids_to_lock).problems_of(draft)
    if draft.ids is None or not all(problem.is_warning for problem in found):
        raise PlaybookError(found)
    return draft.ids, draft.ids.with_new(f"{kind}/{id_}" for kind, id_ in draft.spots)
