"""A report for a terminal: 80 columns, nothing but text, old words as [-old-] and new ones as {+new+}.

Texts of a playbook are printed as they are, but for what would steer a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.changes.phrases import (
    answers_heading,
    brief_names,
    capital,
    headline,
    innermost,
    reason_of_no_answer,
    same_note,
    says_itself,
)
from macros.changes.places import file_of_playbook
from macros.changes.report import Answer, Change, Notice, Piece, Report, Row, Shift

__all__ = ["text"]

WIDTH = 80
_KIND, _LABEL = 9, 13
_INDENT = " " * (_KIND + 2)
_FULL_FROM = 42


def text(report: Report, *, full: bool = False) -> str:
    """The report in lines, the last one ended; with `full`, each statement that was added or retired has its own.

    Those of further playbooks follow, each under its name.
    """
    return "\n".join(_text(one, full=full) for one in report.every)


def _text(report: Report, *, full: bool) -> str:
    folder = f"playbooks/{report.playbook}"
    named = "" if report.is_alone else f"{report.playbook}: "
    parts = [_filled(f"{named}{headline(report)}", "")]
    if not report.changes:
        parts.append(_filled(same_note(report), ""))
    parts += [list(_change(it, folder, full=full)) for it in report.changes]
    parts += [list(_shifts(report.shifts))] if report.shifts else []
    parts += [list(_answers(report))] if report.answers else []
    for notices, word in ((report.problems, "problem"), (report.warnings, "warning")):
        if notices:
            parts.append(list(_notices(notices, word, folder)))
    if report.unread:
        parts.append(
            _filled(f"Could not be read whole: {', '.join(file_of_playbook(it, folder) for it in report.unread)}.", "")
        )
    parts.append(list(_pages(report, folder)))
    return _harmless("\n\n".join("\n".join(lines) for lines in parts if lines) + "\n").replace("\n\n\n", "\n\n")


def _change(change: Change, folder: str, *, full: bool) -> Iterator[str]:
    yield from _filled(_title(change), _INDENT, first=f"{capital(change.change):<{_KIND}}")
    for row in change.rows:
        yield from _row(row)
    if change.former_id:
        yield from _field("id", [f"{change.former_id} -> {change.id}"])
        yield from _field("", ["(old links lead to it, by ids.lock)"])
    if change.successor:
        yield from _field("see", [change.successor_name, f"({change.successor})"])
    yield from _field("because", change.because.split())
    yield from _filled(_about(change), _INDENT)
    yield from _places(change, folder, full=full)


def _about(change: Change) -> str:
    """How much it is, or where it stands, unless the rows say so."""
    if change.counts or change.change in ("added", "retired"):
        return change.counts or _where(change)
    return f"now {_where(change)}" if change.change == "moved" and not change.rows else ""


def _places(change: Change, folder: str, *, full: bool) -> Iterator[str]:
    """File and line, and with `full` all that came or went with it."""
    place = f"{_INDENT}{file_of_playbook(change.source.file, folder)}:{change.source.line}"
    statements = sum(len(group.statements) for group in change.holds)
    if not full:
        yield f"{place:<{_FULL_FROM - 1}} (--full lists all {statements})" if statements > 1 else place
        return
    yield place
    for group in change.holds:
        yield from _filled(f"{group.title}:", _INDENT)
        for statement in group.statements:
            yield from _filled(statement, f"{_INDENT}  ", first=f"{_INDENT}- ")


def _title(change: Change) -> str:
    if says_itself(change):
        return f"{change.label} {_where(change)}"
    return f"{change.label} {change.name}"


def _where(change: Change) -> str:
    """In which list, and when."""
    return ", ".join(filter(None, [f"in {change.within}" if change.within else "", change.weeks]))


def _row(row: Row) -> Iterator[str]:
    if row.form != "words":
        unit = row.unit if row.unit != row.label else ""
        yield from _field(row.label, [f"{_arrow(row.pieces)} {unit}".strip()])
        return
    yield from _field(row.label, _marked(row.pieces))


def _arrow(pieces: Sequence[Piece]) -> str:
    return " -> ".join(piece.text for piece in pieces)


def _marked(pieces: Sequence[Piece]) -> list[str]:
    """Pieces as words that a line may be broken between; what is marked stays together where it fits."""
    signs = {"old": ("[-", "-]"), "new": ("{+", "+}")}
    tokens: list[str] = []
    for piece in pieces:
        if piece.mark == "same":
            tokens += piece.text.split()
            continue
        opened, closed = signs[piece.mark]
        words = f"{opened}{piece.text}{closed}"
        tokens += [words] if len(words) <= WIDTH - len(_INDENT) - _LABEL else words.split()
    return tokens


def _field(label: str, tokens: Sequence[str]) -> Iterator[str]:
    first = f"{_INDENT}{label:<{_LABEL}}"
    if len(label) >= _LABEL:
        yield f"{_INDENT}{label}"
        first = f"{_INDENT}{'':<{_LABEL}}"
    yield from _wrapped(tokens, f"{_INDENT}{'':<{_LABEL}}", first=first)


def _filled(words: str, indent: str, *, first: str | None = None) -> list[str]:
    return list(_wrapped(words.split(), indent, first=first))


def _wrapped(tokens: Sequence[str], indent: str, *, first: str | None = None) -> Iterator[str]:
    """Lines of at most 80 columns; a word that is longer has one of its own."""
    line, is_empty = indent if first is None else first, True
    for token in tokens:
        if not is_empty and len(line) + 1 + len(token) > WIDTH:
            yield line
            line, is_empty = indent, True
        line += token if is_empty else f" {token}"
        is_empty = False
    if not is_empty:
        yield line


def _shifts(shifts: Sequence[Shift]) -> Iterator[str]:
    yield "Weeks that shift"
    width = 2 + min(24, max(len(it.title) for it in shifts)) + 2
    for shift in shifts:
        parts = ["as the base plan"] if shift.with_base else []
        parts += [f"{row.label}: {_weeks(row.pieces)}" for row in shift.rows]
        yield from _filled("; ".join(parts), " " * width, first=f"  {shift.title[:24]:<{width - 2}}")


def _weeks(pieces: Sequence[Piece]) -> str:
    word = "week" if all(it.text.lstrip("-").isdigit() for it in pieces) else "weeks"
    return f"{word} {_arrow(pieces)}"


def _answers(report: Report) -> Iterator[str]:
    yield answers_heading(report.answers)
    names = brief_names(report.answers)
    width = 2 + max(map(len, names)) + 2
    for name, answer in zip(names, report.answers, strict=True):
        lines = list(_answer(answer, report))
        for index, tokens in enumerate(lines):
            first = f"  {name:<{width - 2}}" if index == 0 else " " * width
            yield from _wrapped(tokens, " " * width, first=first)


def _answer(answer: Answer, report: Report) -> Iterator[list[str]]:
    if answer.new is None:
        yield f"no answer{reason_of_no_answer(report)}".split()
        yield f"was: {answer.old}".split() if answer.old else []
    elif answer.old is None:
        yield f"{answer.new} (there was no answer)".split()
    elif answer.pieces and answer.old != answer.new:
        yield _changed(answer.pieces)
    else:
        yield f"same: {answer.new}".split()
        yield ["in full:", *_changed(answer.pieces)] if answer.pieces else []
    for row in answer.inputs:
        yield f"{row.label}: {_arrow(row.pieces)} {row.unit}".split()


def _changed(pieces: Sequence[Piece]) -> list[str]:
    """Old and new in one sentence: `pays back after 11.4 -> 12.9 months`."""
    tokens: list[str] = []
    for before, piece in zip([None, *pieces], pieces, strict=False):
        tokens += ["->"] if piece.mark == "new" and before is not None and before.mark == "old" else []
        tokens += piece.text.split()
    return tokens


def _notices(notices: Sequence[Notice], word: str, folder: str) -> Iterator[str]:
    yield capital(word if len(notices) == 1 else f"{word}s")
    width = 2 + len(str(len(notices))) + 2
    for number, it in enumerate(notices, start=1):
        yield f"{number:>{width - 2}}  {file_of_playbook(it.file, folder)}:{it.line}:{it.column}"
        told = f"{innermost(it.place)}: {it.sentence}" + (f"; {it.hint}" if it.hint else "")
        yield from _filled(told, " " * width)


def _pages(report: Report, folder: str) -> Iterator[str]:
    if report.pages:
        names = ", ".join(page.address.rstrip("/") or "home" for page in report.pages)
        yield from _filled(f"Pages to look at: {names}. Files are below {folder}/.", "")
    elif report.changes or report.problems or report.warnings:
        yield f"Files are below {folder}/."


def _harmless(text_: str) -> str:
    """No sign that steers a terminal or turns the direction of reading gets through."""
    return "".join(sign if sign.isprintable() or sign == "\n" else repr(sign)[1:-1] for sign in text_)
