"""Published states of a playbook, each compared with the one before.

Not for: which states there are (`macros.changes.history`).
"""

from __future__ import annotations

import json
from pathlib import Path

from macros.changes.differences import differences
from macros.changes.listing import changes
from macros.changes.outline import Outline
from macros.changes.reasons import with_reasons
from macros.changes.revisions import laid_out
from macros.changes.states import state_of

__all__ = ["Versions"]


class Versions:
    """The states of one playbook in one checkout; the last two are at hand, since each is compared twice."""

    def __init__(self, root: Path, playbook: str) -> None:
        self._root, self._playbook = root, playbook
        self._last: dict[str, Outline] = {}

    def changes(self, older: str, newer: str, message: str) -> str:
        """What changed between two commits, as JSON: of the things that have an address, each with its reason."""
        head, base = self._outline(newer), self._outline(older)
        listed = changes(differences(base, head), base, head, self._playbook)
        told = with_reasons((it for it in listed if it.permalink), base, head, message)
        return json.dumps([change.model_dump(mode="json") for change in told], ensure_ascii=False)

    def _outline(self, commit: str) -> Outline:
        if commit not in self._last:
            with laid_out(self._root, commit) as folder:
                found = state_of(folder, self._playbook, judged=False).outline
            self._last = dict([*self._last.items(), (commit, found)][-2:])
        return self._last[commit]
