"""A file's text in which mistakes have been mended for reading on, and where each part of it stood before.

Not for: finding the mistakes (`macros.content.strange_lines`, `macros.content.syntax`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.content.cures import LINE_END, Edit, Replacement

__all__ = ["MendedText"]


class MendedText:
    """Lines that may be changed, one part of one line at a time; lines and columns count from 0 here, as in PyYAML."""

    def __init__(self, text: str, edits: Iterable[Edit] = ()) -> None:
        """Takes over those of the edits that change a part of one line; of two for one part the later counts."""
        self.rows = LINE_END.split(text)
        """The lines as they read now, without their ends."""
        self._ends = [found[0] for found in LINE_END.finditer(text)] + [""]
        self._changes: dict[int, list[tuple[int, int, int]]] = {}
        """For each line its changes in order: the column, how many characters went, how many came."""
        chosen: dict[tuple[int, int], Replacement] = {}
        for edit in edits:
            if isinstance(edit, Replacement) and edit.line == edit.end_line and "\n" not in edit.text:
                chosen[edit.line, edit.column] = edit
        ahead = (0, 0)
        for place, edit in sorted(chosen.items(), reverse=True):
            if (edit.line, edit.end_column) <= ahead or edit.line != ahead[0]:
                self.replace(edit.line - 1, edit.column - 1, edit.end_column - 1, edit.text)
                ahead = place

    @property
    def text(self) -> str:
        """The whole text as it reads now."""
        return "".join(row + end for row, end in zip(self.rows, self._ends, strict=True))

    @property
    def is_changed(self) -> bool:
        """Whether any line reads otherwise than in the file."""
        return bool(self._changes)

    def row(self, line: int) -> str:
        """One line; none where the parser's marks lie behind the last."""
        return self.rows[line] if line < len(self.rows) else ""

    def replace(self, line: int, start: int, end: int, new: str) -> None:
        """Puts `new` in place of the characters from `start` up to `end`."""
        row = self.rows[line]
        self.rows[line] = row[:start] + new + row[end:]
        self._changes.setdefault(line, []).append((start, end - start, len(new)))

    def blank(self, line: int) -> None:
        """Leaves nothing of a line but its end."""
        self.replace(line, 0, len(self.rows[line]), "")

    def column(self, line: int, column: int) -> int:
        """The column in the file of what stands at `column` now.

        >>> text = MendedText("a: b, c")
        >>> text.replace(0, 1, 2, " is:")
        >>> text.rows[0], text.column(0, 6), text.column(0, 3), text.column(0, 0)
        ('a is: b, c', 3, 1, 0)
        """
        for start, gone, came in reversed(self._changes.get(line, ())):
            if column >= start + came:
                column += gone - came
            elif column > start:
                column = start
        return column

    def ending_in_spaces(self) -> Iterator[int]:
        """The lines that end in spaces or tabs."""
        for line, row in enumerate(self.rows):
            if row[-1:] in (" ", "\t"):
                yield line
