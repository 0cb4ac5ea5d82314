"""Where YAML's parser gave up, why, and what to write instead, in an editor's words.

YAML's own messages speak of tokens and scanners; these name the character, what it does and what to write. Most
mistakes can be mended in one line: such a repair is tried on the text, and only one that lets the parser pass is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from macros.content.cures import Cure, Replacement
from macros.content.mended_text import MendedText
from macros.content.repairs import REPAIRS, Repair, Stop
from macros.content.yaml_faults import Fault

__all__ = ["READER", "SyntaxFaults"]

READER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BUDGET = 4_000_000
"""So many characters are read again, at most, to try repairs of one file."""


class SyntaxFaults:
    """Explains the errors that YAML's parser finds in one file, one after the other."""

    def __init__(self, path: str, mended: MendedText) -> None:
        self._path = path
        self._mended = mended
        self._budget = _BUDGET

    def explain(self, error: yaml.YAMLError, keys: tuple[Any, ...], open_quote: tuple[int, int] | None) -> Fault:
        """The fault behind an error; one that has a repair is mended in the text, which can be read again.

        Args:
            error: what the parser raised.
            keys: the keys read last.
            open_quote: line and column, from 0, of the text read last, if it is quoted and goes over several lines.
        """
        stop = _stop(error, self._mended.rows, open_quote)
        for repair in self._affordable(stop):
            if _helps(repair, stop):
                fault = self._repaired(repair, keys)
                self._mended.replace(repair.line, repair.start, repair.end, repair.new)
                return fault
        (line, column), sentence, hint = _without_repair(stop)
        column = self._mended.column(line, column)
        return Fault(line + 1, column + 1, keys, sentence, Cure(hint), fatal=True)

    def _affordable(self, stop: Stop) -> Iterator[Repair]:
        size = sum(map(len, stop.rows)) + len(stop.rows)
        for repairs in REPAIRS:
            for repair in repairs(stop):
                self._budget -= size
                if self._budget < 0:
                    return
                yield repair

    def _repaired(self, repair: Repair, keys: tuple[Any, ...]) -> Fault:
        line = repair.line
        start, end = (self._mended.column(line, column) + 1 for column in (repair.start, repair.end))
        edit = Replacement(self._path, line + 1, start, line + 1, end, repair.new)
        at, column = repair.at
        return Fault(at + 1, self._mended.column(at, column) + 1, keys, repair.sentence, Cure(repair.words, (edit,)))


def _helps(repair: Repair, stop: Stop) -> bool:
    """Whether the parser gets past the line of its error with this repair."""
    rows = list(stop.rows)
    rows[repair.line] = repair.applied_to(rows[repair.line])
    try:
        for _ in yaml.parse("\n".join(rows), Loader=READER):
            pass
    except yaml.YAMLError as error:
        return _stop(error, rows, None).reached[0] > stop.reached[0]
    return True


def _stop(error: yaml.YAMLError, rows: list[str], open_quote: tuple[int, int] | None) -> Stop:
    mark: Any = getattr(error, "problem_mark", None)
    opened: Any = getattr(error, "context_mark", None) or mark
    return Stop(
        problem=str(getattr(error, "problem", None) or error),
        context=str(getattr(error, "context", None) or ""),
        start=_within(rows, opened),
        end=_within(rows, mark),
        rows=rows,
        open_quote=open_quote,
    )


def _within(rows: list[str], mark: Any) -> tuple[int, int]:
    """Line and column of a mark; the last character for one behind the end."""
    if mark is None:
        return 0, 0
    return (mark.line, mark.column) if mark.line < len(rows) else (len(rows) - 1, len(rows[-1]))


def _without_repair(stop: Stop) -> tuple[tuple[int, int], str, str]:
    """Where the fault stands, its sentence and its cure, where no repair is known."""
    if stop.open_quote is not None:
        return stop.open_quote, "the quote that opens here is closed only lines below", _CLOSE
    if "quoted scalar" in stop.context and stop.runs_to_the_end:
        return stop.start, "the quote that opens here is never closed", _CLOSE
    if "flow" in stop.context:
        bracket = "]" if "sequence" in stop.context else "}"
        return (
            stop.start,
            f"the bracket that opens here is never closed with '{bracket}'",
            "close it, or quote the text",
        )
    align = f"align it with line {stop.start[0] + 1}, or put the whole text in quotes"
    known = {
        "block scalar": (stop.end, "'|' and '>' start a text on the next line", "break the line after the sign"),
        "could not find expected ':'": (stop.start, "this line is not 'key: value'", _NO_KEY),
        "block mapping": (stop.end, "the line is indented unlike its neighbors or follows a closed quote", align),
        "block collection": (stop.end, "the line is indented unlike its neighbors or follows a closed quote", align),
    }
    said = f"{stop.context} {stop.problem}"
    unknown = (stop.end, f"this is not YAML: {stop.problem}", "compare with a neighboring entry")
    return next((found for words, found in known.items() if words in said), unknown)


_NO_KEY = "write 'key: value', or indent it if it belongs to the text above"
_CLOSE = "close it at the end of the text"
