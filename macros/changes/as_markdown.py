"""A report as the comment on a pull request: what may be merged, what changes, what the answers become, where to look.

A report may come from anybody. Every text of it passes through `macros.changes.escaping`, and links are made of the
preview's address and of addresses that the report's model has found to be ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from macros.changes.escaping import code, is_address, markdown
from macros.changes.phrases import capital, counted, innermost, same_note, says_itself, tally
from macros.changes.places import file_of_playbook
from macros.changes.report import Answer, Change, Notice, Piece, Report, Row, Shift
from macros.foundation.sentences import command, joined

__all__ = ["MOST_SIGNS", "comment"]

MOST_SIGNS = 60_000
"""Of a comment; GitHub takes 65,536."""
_ROWS = (100, 50, 25, 10, 5)
_GIST = 70
_QUOTED = re.compile(r"(?<![\w'])'([^'`]+)'(?![\w'])")


def comment(report: Report, *, preview: str | None = None) -> str:
    """The comment in Markdown, its last line ended; long ones say how much is left out.

    `preview` is where the site of the newer state can be seen; without it nothing is linked.

    Raises:
        ValueError: for a preview that is no plain address.
    """
    if preview is not None and not is_address(preview):
        raise ValueError(f"{preview!r} is not a plain address such as https://preview.example/pr-7/")
    site = None if preview is None else f"{preview.rstrip('/')}/"
    texts = (_comments(report, site, most) for most in _ROWS)
    return next((text for text in texts if len(text) <= MOST_SIGNS), _comments(report, site, 0))


def _comments(report: Report, site: str | None, most: int) -> str:
    """What is said of each playbook, one after the other."""
    return "\n".join(_comment(one, site, most) for one in report.every)


def _comment(report: Report, site: str | None, most: int) -> str:
    folder = f"playbooks/{report.playbook}"
    named = "" if report.is_alone else f" {report.playbook}"
    parts = [f"## Playbook{named}: {tally(report)}", _verdict(report, folder)]
    if not report.changes:
        parts.append(markdown(same_note(report)))
    parts += _problems(report.problems[1 : most + 1], len(report.problems) - 1, folder)
    if report.changes:
        parts.append("\n".join(_table(report, site, most)))
        parts += [_details(change, most) for change in report.changes[:most] if change.holds]
    if report.shifts:
        parts.append("\n".join(["### Weeks that shift", "", *_shifts(report.shifts[:most])]))
    if report.answers:
        parts.append(
            "\n".join(
                ["### The answers" if len(report.answers) != 3 else "### The three answers", "", *_answers(report)]
            )
        )
    parts += _warnings(report.warnings, most, folder)
    if report.unread:
        files = ", ".join(code(file_of_playbook(it, folder)) for it in report.unread[:most])
        parts.append(f"Could not be read whole: {files}.")
    parts += _pages(report, site)
    return "\n\n".join(parts) + "\n"


def _verdict(report: Report, folder: str) -> str:
    if not report.problems:
        return "**Ready to merge.**"
    first = report.problems[0]
    told = "; ".join(filter(None, [_prose(capital(first.sentence)), _prose(first.hint)]))
    count = len(report.problems)
    start = (
        "**Not ready to merge.**"
        if count == 1
        else f"**Not ready to merge:** {counted(count, 'problem')}, first this one."
    )
    return f"{start} {told} ({code(f'{file_of_playbook(first.file, folder)}:{first.line}')})."


def _problems(shown: Sequence[Notice], count: int, folder: str) -> Iterator[str]:
    if count > 0:
        yield _folded(f"{counted(count, 'more problem')}:", shown, count, folder)


def _warnings(warnings: Sequence[Notice], most: int, folder: str) -> Iterator[str]:
    if warnings:
        yield _folded(f"{counted(len(warnings), 'warning')}:", warnings[:most], len(warnings), folder)


def _folded(title: str, shown: Sequence[Notice], count: int, folder: str) -> str:
    gists = "; ".join(markdown(it.sentence, _GIST) for it in shown[:3])
    lines = [f"<details><summary><b>{title}</b> {gists}</summary>", ""]
    lines += [f"{number}. {_notice(it, folder)}" for number, it in enumerate(shown, start=1)]
    lines += ["", f"And {count - len(shown):,} more."] if count > len(shown) else []
    return "\n".join([*lines, "", "</details>"])


def _notice(notice: Notice, folder: str) -> str:
    told = f"{_prose(innermost(notice.place))}: {_prose(notice.sentence)}."
    return f"{code(f'{file_of_playbook(notice.file, folder)}:{notice.line}')} {told}" + (
        f" {_prose(capital(notice.hint))}." if notice.hint else ""
    )


def _prose(text: str) -> str:
    """A sentence in which what is quoted is shown as code, as one would type it."""
    parts = _QUOTED.split(text)
    return "".join(code(part) if index % 2 else _inner(part) for index, part in enumerate(parts))


def _inner(part: str) -> str:
    spaces = (part[: len(part) - len(part.lstrip())] and " ", part[len(part.rstrip()) :] and " ")
    return f"{spaces[0]}{markdown(part)}{spaces[1]}" if part.strip() else part


def _table(report: Report, site: str | None, most: int) -> Iterator[str]:
    yield "| | What | Change |"
    yield "|---|---|---|"
    for change in report.changes[:most]:
        what = _what(change, site, is_alone=report.is_alone)
        yield f"| {capital(change.change)} | {what} | {_cell(change)} |"
    if len(report.changes) > most:
        yield ""
        yield f"And {len(report.changes) - most:,} more; {code(command(f'diff {report.base}'))} lists them all."


def _what(change: Change, site: str | None, *, is_alone: bool) -> str:
    if says_itself(change):
        place = _link(change.within or change.weeks, change, site, is_alone=is_alone)
        words = f"{markdown(change.label)} in {place}"
    else:
        words = f"{markdown(change.label)} {_link(change.name, change, site, is_alone=is_alone)}"
    labels = [row.label for row in change.rows]
    if len(labels) == 1 and not _speaks_for_itself(change.rows[0]):
        words += f", {markdown(labels[0])}"
    return f"{words}; its old address leads to it" if change.former_id else words


def _speaks_for_itself(row: Row) -> bool:
    return row.form == "weeks" or bool(row.unit) or row.label in ("words", "text")


def _link(name: str, change: Change, site: str | None, *, is_alone: bool) -> str:
    """The name, leading to where it stands in the preview; what is gone stands nowhere.

    Of several playbooks a permalink alone says where the pages of each lie.
    """
    if site is None or change.change == "retired" or not (change.page or change.kind == "page"):
        return markdown(name)
    if not is_alone:
        return f"[{markdown(name)}]({site}{change.permalink})" if change.permalink else markdown(name)
    fragment = f"#{change.anchor}" if change.anchor else ""
    return f"[{markdown(name)}]({site}{change.page}{fragment})"


def _cell(change: Change) -> str:
    cells = [_row(row, is_one=len(change.rows) == 1) for row in change.rows]
    statements = sum(len(group.statements) for group in change.holds)
    where = ", ".join(filter(None, [f"in {change.within}" if change.within else "", change.weeks]))
    if statements > 1:
        cells.append(counted(statements, "statement"))
    elif not cells and change.change in ("added", "retired", "moved") and where:
        cells.append(markdown(f"now {where}" if change.change == "moved" else where))
    if change.successor:
        cells.append(f"see {markdown(change.successor_name)} ({code(change.successor, in_table=True)})")
    if change.because:
        cells.append(markdown(change.because))
    return "<br>".join(cells)


def _row(row: Row, *, is_one: bool) -> str:
    words = _pieces(row.pieces, weeks=row.form == "weeks")
    words = f"{words} {markdown(row.unit)}" if row.unit else words
    return words if is_one or _speaks_for_itself(row) else f"{markdown(row.label)}: {words}"


def _pieces(pieces: Iterable[Piece], *, weeks: bool = False) -> str:
    signs = {"same": "", "old": "~~", "new": "**"}
    texts = ((it.mark, _weeks(it.text) if weeks else it.text) for it in pieces)
    return " ".join(f"{signs[mark]}{markdown(text)}{signs[mark]}" for mark, text in texts if text.strip())


def _weeks(text: str) -> str:
    if not re.match(r"-?\d", text):
        return text
    return f"Week {text}" if text.lstrip("-").isdigit() else f"Weeks {text}"


def _details(change: Change, most: int) -> str:
    statements = sum(len(group.statements) for group in change.holds)
    lines = [f"<details><summary>The {statements:,} statements of {markdown(change.name)}</summary>", ""]
    for group in change.holds[:most]:
        listed = " · ".join(markdown(it) for it in group.statements[:most])
        more = len(group.statements) - most
        lines.append(f"- {markdown(group.title)}: {listed}" + (f" · and {more:,} more" if more > 0 else ""))
    return "\n".join([*lines, "", "</details>"])


def _shifts(shifts: Sequence[Shift]) -> Iterator[str]:
    for it in shifts:
        parts = ["as the base plan"] if it.with_base else []
        parts += [f"{markdown(row.label)} {_pieces(row.pieces, weeks=True)}" for row in it.rows[:20]]
        yield f"- {markdown(it.title)}: {'; '.join(parts)}"


def _answers(report: Report) -> Iterator[str]:
    yield f"| Worked example | On {code(report.base, in_table=True)} | With this change |"
    yield "|---|---|---|"
    for answer in report.answers:
        before = markdown(capital(answer.old)) if answer.old is not None else "No answer"
        inputs = "; ".join(
            f"{markdown(row.label)} {_pieces(row.pieces)} {markdown(row.unit)}".rstrip() for row in answer.inputs[:20]
        )
        yield f"| {markdown(answer.title)} | {before} | {'; '.join(filter(None, [_now(answer, report), inputs]))} |"


def _now(answer: Answer, report: Report) -> str:
    if answer.new is None:
        reason = (
            ""
            if not report.problems
            else ", from the problem above"
            if len(report.problems) == 1
            else ", from the problems above"
        )
        return f"**No answer**{reason}"
    if answer.old == answer.new:
        rest = _pieces(answer.pieces).rstrip(".")
        return f"Same; in full: {rest}" if rest else "Same"
    if not answer.pieces:
        return f"**{markdown(capital(answer.new))}**"
    kept = [it for it in answer.pieces if it.mark != "old"]
    return _pieces([it.model_copy(update={"text": capital(it.text)}) if it is kept[0] else it for it in kept])


def _pages(report: Report, site: str | None) -> Iterator[str]:
    if site is None:
        if report.pages:
            yield f"Pages to look at: {joined(markdown(it.title) for it in report.pages)}."
        return
    titles = [markdown(it.title) for it in report.pages]
    linked = [f"[{title}]({site}{it.address})" for title, it in zip(titles, report.pages, strict=True)]
    links = linked if report.is_alone else titles
    look = f" and look at {joined(links)}" if links else ""
    yield f"**[Open the preview]({site})**{look}."
