"""ids.lock: every id that was ever published, and what has become of it.

One line an id, in one of three forms:

    kind/id active               it is in the playbook
    kind/id moved kind/new-id    the same thing goes by another id now; links lead there
    kind/id retired              it is gone; its address says what stood there, and is given to nothing else

`moved … back` says that the thing has its former id again, so that whoever knew it by the first one still does.
Not for: what is wrong with a playbook's lock (`macros.content.validation.ids`), or what a retired thing said
(`retired.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from macros.content.model.base import REFERENCE_PATTERN

__all__ = ["EMPTY", "Entry", "IdsLock", "read", "written"]

_REFERENCE = REFERENCE_PATTERN.strip("^$")
_ENTRY = re.compile(
    rf"(?P<reference>{_REFERENCE}) (?:(?P<state>active|retired)|moved (?P<target>{_REFERENCE})(?P<back> back)?)"
)
_HEAD = """\
# Every id that has been published: links lead to it, so no line is ever taken out. `.venv/bin/playbook lock` adds what
# is new, its `rename` and `retire` change it; by hand, write `kind/id moved kind/new-id` or `kind/id retired`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What has become of an id.

    >>> str(Entry(reference="risk/delay", state="moved", target="risk/late-data"))
    'risk/delay moved risk/late-data'
    """

    reference: str
    """`kind/id`, the id in full."""
    state: Literal["active", "moved", "retired"] = "active"
    target: str | None = None
    """What a moved thing goes by now: the next step, which may have moved too."""
    back: bool = False
    """Whether the target is an id that the thing had before."""
    line: int = 0
    """Its line in the file, counted from 1; 0 for one that is in no file yet."""

    def __str__(self) -> str:
        moved = f"moved {self.target}{' back' if self.back else ''}"
        return f"{self.reference} {moved if self.state == 'moved' else self.state}"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdsLock:
    """A lock that has been read."""

    entries: Mapping[str, Entry]
    """By reference, in the order of the file."""
    unread: tuple[tuple[int, str], ...] = ()
    """Number and text of each line that is not an entry."""
    repeated: tuple[tuple[int, Entry], ...] = ()
    """Number of each line that names an id again, and what stood before."""

    def state(self, reference: str) -> str | None:
        """`active`, `moved` or `retired`; None where the id was never published."""
        entry = self.entries.get(reference)
        return entry.state if entry else None

    def now(self, reference: str) -> str | None:
        r"""What a published id leads to in the end, an active id or a retired one; None where that is nothing.

        >>> read("risk/late moved risk/slow\nrisk/slow moved risk/slip\nrisk/slip active\n").now("risk/late")
        'risk/slip'
        """
        passed: set[str] = set()
        entry = self.entries.get(reference)
        while entry is not None and entry.target is not None:
            if entry.reference in passed:
                return None
            passed.add(entry.reference)
            entry = self.entries.get(entry.target)
        return entry.reference if entry else None

    def firsts(self) -> dict[str, str]:
        r"""For every thing that has moved, the id under which it was first published, by the one it goes by now.

        >>> read("risk/late moved risk/slow\nrisk/slow active\n").firsts()
        {'risk/slow': 'risk/late'}
        >>> read("risk/late active\nrisk/slow moved risk/late back\n").firsts()
        {}
        """
        before: dict[str, str] = {}
        for entry in self.entries.values():
            if entry.target and not entry.back:
                before.setdefault(entry.target, entry.reference)
        found = {}
        for now in before:
            first, passed = now, {now}
            while before.get(first, now) not in passed:
                first = before[first]
                passed.add(first)
            if self.state(now) == "active":
                found[now] = first
        return found

    def with_new(self, references: Iterable[str]) -> IdsLock:
        """With an active entry for each reference that it does not know; all else as it is."""
        return self.put(Entry(reference=it) for it in references if it not in self.entries)

    def without(self, references: Iterable[str]) -> IdsLock:
        """Without the entries of these ids: for those that were never published, since a link may lead to any other."""
        gone = set(references)
        kept = {reference: entry for reference, entry in self.entries.items() if reference not in gone}
        return IdsLock(entries=kept, unread=self.unread, repeated=self.repeated)

    def put(self, entries: Iterable[Entry]) -> IdsLock:
        """With these entries, in place of those of the same id."""
        changed = {**self.entries, **{entry.reference: entry for entry in entries}}
        return IdsLock(entries=changed, unread=self.unread, repeated=self.repeated)


EMPTY = IdsLock(entries={})


def read(text: str) -> IdsLock:
    """The lock that a file's text holds; empty lines and comments are passed over."""
    entries: dict[str, Entry] = {}
    unread, repeated = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _ENTRY.fullmatch(line.strip())
        if found is None:
            unread.append((number, line))
        elif found["reference"] in entries:
            repeated.append((number, entries[found["reference"]]))
        else:
            entries[found["reference"]] = Entry(
                reference=found["reference"],
                state="moved" if found["target"] else found["state"],  # type: ignore[arg-type]
                target=found["target"],
                back=found["back"] is not None,
                line=number,
            )
    return IdsLock(entries=entries, unread=tuple(unread), repeated=tuple(repeated))


def written(lock: IdsLock) -> str:
    r"""The text of a lock, sorted, so that two who add different ids seldom meet in one line.

    >>> print(written(read("risk/slow retired\nrisk/late active")).partition("retired`.\n")[2], end="")
    risk/late active
    risk/slow retired
    """
    return _HEAD + "".join(f"{lock.entries[reference]}\n" for reference in sorted(lock.entries))
