"""What no line of a playbook may hold, whatever it means: invisible characters, merge conflicts, spaces at its end.

Each is taken out of the text that is read on, as its cure says.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.characters import code_point, invisible
from macros.content.cures import Cure, Replacement
from macros.content.mended_text import MendedText
from macros.content.merge_conflicts import MergeConflict, merge_conflicts
from macros.content.yaml_faults import Fault
from macros.foundation.sentences import joined

__all__ = ["strange_lines"]

_NAMED = 5
"""So many lines a sentence names."""


def strange_lines(path: str, mended: MendedText) -> Iterator[Fault]:
    """Every such fault, its keys still to be found; `mended` is without them when all have been taken."""
    yield from _invisible(path, mended)
    for conflict in list(merge_conflicts(mended.rows)):
        yield _conflict(path, mended, conflict)
        for line in (*conflict.markers, *conflict.others):
            mended.blank(line)
    yield from _blanks(path, mended)


def _invisible(path: str, mended: MendedText) -> Iterator[Fault]:
    for line, row in enumerate(mended.rows):
        if row.isascii() and row.isprintable():
            continue
        for index in reversed(list(invisible(row))):
            sentence = f"the file holds the invisible character {code_point(row[index])}"
            column = mended.column(line, index) + 1
            edit = Replacement(path, line + 1, column, line + 1, column + 1, "")
            yield Fault(line + 1, column, (), sentence, Cure("remove it", (edit,)))
            mended.replace(line, index, index + 1, "")


def _conflict(path: str, mended: MendedText, conflict: MergeConflict) -> Fault:
    first, last = conflict.markers[0] + 1, conflict.markers[-1] + 1
    if conflict.whole:
        sentence = f"two versions of a merge conflict stand here, down to line {last}"
        return Fault(first, 1, (), sentence, Cure("keep the lines that are right and remove the lines of <, = and >"))
    edits = tuple(Replacement(path, line + 1, 1, line + 2, 1, "") for line in conflict.markers)
    marker = mended.rows[conflict.markers[0]].strip()[:7]
    sentence = f"the line '{marker}' was left over from a merge conflict"
    return Fault(first, 1, (), sentence, Cure("remove it", edits))


def _blanks(path: str, mended: MendedText) -> Iterator[Fault]:
    """One warning a file: who saves such lines saves many."""
    lines = list(mended.ending_in_spaces())
    if not lines:
        return
    edits = []
    for line in lines:
        row = mended.rows[line]
        start, end = (mended.column(line, column) + 1 for column in (len(row.rstrip(" \t")), len(row)))
        edits.append(Replacement(path, line + 1, start, line + 1, end, ""))
    named = [str(line + 1) for line in lines[:_NAMED]]
    named += [f"{len(lines) - _NAMED} more"] if len(lines) > _NAMED else []
    sentence = f"lines {joined(named, 'and')} end in spaces" if len(lines) > 1 else "the line ends in spaces"
    yield Fault(lines[0] + 1, edits[0].column, (), sentence, Cure("remove them", tuple(edits)), severity="warning")
