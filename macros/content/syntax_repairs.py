"""Repairs of one line each for what stops YAML's parser: where the mistake is, in words, and what stands there instead.

A repair is a proposal; `macros.content.syntax` tries it on the text and tells the first that helps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from macros.content.characters import code_point
from macros.content.yaml_faults import quoted

__all__ = ["REPAIRS", "Repair", "Stop", "entry"]

_ENTRY = re.compile(r"(?P<before>\s*(?:- +)*(?:[^\s:#'\"][^:]*:\s+)?)(?P<value>\S.*?)\s*$")
_ODD_SPACE = re.compile(r"^(?P<indent> *)(?P<odd>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_ODD_GAP = re.compile(r"[:\-,](?P<odd>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_TIGHT = re.compile(r"^\s*(?:- +)*[A-Za-z_][\w-]*(?P<colon>[:\uff1a])(?P<space>\s?)(?=\S)")
_NO_COLON = re.compile(r"^\s*(?:- +)*(?P<key>[a-z_][\w-]*)(?P<gap> +)(?=\S)")
_WORD_BEFORE = re.compile(r"(?P<before>[^\s,{\[:])\s+(?P<word>[A-Za-z_][\w-]*)$")
_NO_WORD = re.compile(r"[\s{,:](?:[-+]?[0-9.]+|true|false|null)$|['\"\]}]$")
_STEP = 2
"""So many spaces one level is deeper than the one around it."""
_SIGNS = (("alias", "*"), ("anchor", "&"), ("tag", "!"), ("directive", "%"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Where and why YAML's parser gave up; lines and columns count from 0."""

    problem: str
    context: str
    start: tuple[int, int]
    """Where what it was reading began."""
    end: tuple[int, int]
    """Where it stopped."""
    rows: Sequence[str]
    """All lines of the file."""
    open_quote: tuple[int, int] | None
    """Where the text read last begins, if it is quoted and goes over several lines."""

    @property
    def row(self) -> str:
        """The line where it stopped."""
        return self.rows[self.end[0]] if self.end[0] < len(self.rows) else ""

    @property
    def character(self) -> str:
        """What it stopped at."""
        return self.row[self.end[1] : self.end[1] + 1]

    @property
    def runs_to_the_end(self) -> bool:
        """Whether something opened before is never closed."""
        return "end of stream" in self.problem

    @property
    def reached(self) -> tuple[int, int]:
        """How far the text was good."""
        return self.start if self.runs_to_the_end else self.end

    @property
    def in_braces(self) -> bool:
        """Whether that is inside braces or brackets."""
        start = entry(self.row)[0]
        return "flow" in self.context or (start < self.end[1] and self.row[start : start + 1] in ("{", "["))

    def lines(self) -> list[int]:
        """The lines that may hold the mistake, likeliest first: where it stopped, the written one before, the start."""
        before = next((line for line in range(self.end[0] - 1, -1, -1) if _is_written(self.rows[line])), self.end[0])
        found = dict.fromkeys((self.end[0], before, self.start[0]))
        return [line for line in found if line < len(self.rows) and _is_written(self.rows[line])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Another text for a part of one line."""

    at: tuple[int, int]
    """Line and column of the mistake, from 0."""
    sentence: str
    words: str
    """The cure as a sentence says it."""
    line: int
    start: int
    end: int
    """The columns that give way, the last of them excluded."""
    new: str

    def applied_to(self, row: str) -> str:
        """The line with it."""
        return row[: self.start] + self.new + row[self.end :]


def _is_written(row: str) -> bool:
    return bool(row.strip()) and not row.lstrip().startswith("#")


def entry(row: str) -> tuple[int, int]:
    """From where to where the value of a line runs, its key or dash left out.

    >>> entry("  - title: One: two "), entry("  one: {two: 3}")
    ((11, 19), (7, 15))
    """
    found = _ENTRY.match(row)
    return found.span("value") if found else (len(row), len(row))


def _piece(row: str, column: int) -> tuple[int, int]:
    """From where to where the text around a column runs inside braces, its key left out.

    >>> row = "a: {operator: >=, value: 50}"
    >>> row[slice(*_piece(row, 14))]
    '>='
    """
    start = max(row.rfind(sign, 0, column) for sign in "{[,") + 1
    end = min((at for at in (row.find(sign, column) for sign in ",}]") if at >= 0), default=len(row))
    colon = row.find(": ", start, end)
    start = colon + 1 if 0 <= colon < column or (colon >= 0 and row[column : column + 1] == ":") else start
    text = row[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def _rewritten(row: str, start: int, end: int, new: str) -> str:
    """The line as the cure tells it."""
    return " ".join((row[:start] + new + row[end:]).split())


def _quoting(
    stop: Stop, line: int, span: tuple[int, int], sentence: str, *, at: tuple[int, int], whole: bool
) -> Repair:
    """Quotes around a part of a line; `whole` says whether the cure tells the line or the part."""
    row, (start, end) = stop.rows[line], span
    new = quoted(row[start:end])
    words = f"write {_rewritten(row, start, end, new) if whole else new}"
    return Repair(at=at, sentence=sentence, words=words, line=line, start=start, end=end, new=new)


def _odd_spaces(stop: Stop) -> Iterator[Repair]:
    for line in stop.lines():
        found = _ODD_SPACE.search(stop.rows[line]) or _ODD_GAP.search(stop.rows[line])
        if found:
            at = found.start("odd")
            name = "a no-break space" if found["odd"] == "\u00a0" else "a space"
            sentence = f"{name} ({code_point(found['odd'])}) stands where YAML takes only an ordinary one"
            yield Repair(
                at=(line, at), sentence=sentence, words="write a space", line=line, start=at, end=at + 1, new=" "
            )


def _tabs(stop: Stop) -> Iterator[Repair]:
    if "tab" not in stop.problem and stop.character != "\t":
        return
    row, line = stop.row, stop.end[0]
    for depth in _depths(stop, line):
        yield Repair(
            at=(line, row.index("\t")),
            sentence="a tab stands where YAML allows only spaces",
            words=f"indent with {depth} spaces",
            line=line,
            start=0,
            end=len(row) - len(row.lstrip()),
            new=" " * depth,
        )


def _depths(stop: Stop, line: int) -> list[int]:
    """How deep a line may have been meant to be: below the one before if that holds nothing yet, else as neighbors."""
    rows, found = stop.rows, []
    for other in _neighbors(stop, line):
        depth = len(rows[other]) - len(rows[other].lstrip(" "))
        found += [depth + _STEP, depth] if other < line and rows[other].rstrip().endswith(":") else [depth]
    return list(dict.fromkeys(found))


def _neighbors(stop: Stop, line: int) -> list[int]:
    """The written lines before and after one that are indented with spaces, and the one whose entries are read."""
    good = [number for number, row in enumerate(stop.rows) if _is_written(row) and row.lstrip(" ")[:1] != "\t"]
    before = [number for number in good if number < line][-1:]
    after = [number for number in good if number > line][:1]
    return list(dict.fromkeys([*before, *after, *([stop.start[0]] if stop.start[0] != line else [])]))


def _unknown_escapes(stop: Stop) -> Iterator[Repair]:
    if "escape" not in stop.problem and "hexdecimal" not in stop.problem:
        return
    (line, start), row = stop.start, stop.rows[stop.start[0]]
    end = row.find('"', stop.end[1])
    if line == stop.end[0] and end >= 0:
        at = row.rindex("\\", 0, stop.end[1] + 1)
        new = "'" + row[start + 1 : end].replace("'", "''") + "'"
        yield Repair(
            at=(line, at),
            sentence=f"'{row[at : at + 2]}' means nothing in double quotes",
            words=f"write {new}",
            line=line,
            start=start,
            end=end + 1,
            new=new,
        )


def _bad_first_character(stop: Stop) -> Iterator[Repair]:
    if "cannot start any token" not in stop.problem or stop.character == "\t":
        return
    line, column = stop.end
    start, end = _piece(stop.row, column) if stop.in_braces else (column, len(stop.row.rstrip()))
    sentence = f"unquoted text cannot start with '{stop.character}'"
    yield _quoting(stop, line, (start, end), sentence, at=stop.end, whole=False)


def _text_after_sign(stop: Stop) -> Iterator[Repair]:
    start, end = entry(stop.row)
    if "block scalar" in stop.context and not _goes_on(stop):
        sentence = "'|' and '>' start a text on the next line"
        yield _quoting(stop, stop.end[0], (start, end), sentence, at=stop.end, whole=True)


def _goes_on(stop: Stop) -> bool:
    """Whether the next line is indented deeper, and so belongs to the text."""
    line, row = stop.end[0], stop.row
    after = next((other for other in stop.rows[line + 1 :] if other.strip()), "")
    return len(after) - len(after.lstrip()) > len(row) - len(row.lstrip())


def _bad_sign(stop: Stop) -> Iterator[Repair]:
    sign = next((sign for word, sign in _SIGNS if word in stop.context), None)
    line, column = stop.start
    row = stop.rows[line]
    if sign is None:
        start, end = entry(stop.row)
        if stop.row[start : start + 1] not in ("*", "&", "!") or stop.end[1] < start:
            return
        sign, line, column, row = stop.row[start], stop.end[0], start, stop.row
    start, end = _piece(row, column) if row[slice(*entry(row))][:1] in ("{", "[") else entry(row)
    yield _quoting(stop, line, (start, end), f"unquoted text cannot start with '{sign}'", at=(line, column), whole=True)


def _missing_comma(stop: Stop) -> Iterator[Repair]:
    """What is read as one text may be two entries, if the word before the colon is a key elsewhere in the file."""
    if "flow" not in stop.context or stop.start[0] != stop.end[0]:
        return
    line, column = stop.end
    found = _WORD_BEFORE.search(stop.row[:column])
    if found and stop.character == ":":
        word, start, gap = found["word"], found.start("word"), found.end("before")
        key = re.compile(rf"(?:^|[\s{{,]){re.escape(word)}:(?:\s|$)")
        is_key = any(key.search(row) for number, row in enumerate(stop.rows) if number != line)
        if not is_key and not _NO_WORD.search(stop.row[:gap]):
            return
    elif stop.character.isalnum() or stop.character in ("'", '"', "{", "["):
        before = stop.row[:column].rstrip()
        if not before or before[-1] in ",{[:" or len(before) == column:
            return
        start, gap = column, len(before)
        word = re.split(r"[\s:,}\]]", stop.row[column:], maxsplit=1)[0]
    else:
        return
    words = f"write {_rewritten(stop.row, gap, start, ', ')}"
    sentence = f"a comma is missing before '{word}'"
    yield Repair(at=(line, gap), sentence=sentence, words=words, line=line, start=gap, end=start, new=", ")


def _colon_in_braces(stop: Stop) -> Iterator[Repair]:
    if "flow" in stop.context and stop.character == ":" and stop.start[0] == stop.end[0]:
        start, end = _piece(stop.row, stop.end[1])
        yield _quoting(stop, stop.end[0], (start, end), "unquoted text cannot hold ': '", at=stop.end, whole=True)


def _unclosed_quote(stop: Stop) -> Iterator[Repair]:
    (line, column), sentence = stop.start, "the quote that opens here is never closed"
    if stop.open_quote is not None:
        (line, column), sentence = stop.open_quote, "the quote that opens here is closed only lines below"
    elif "quoted scalar" not in stop.context or not stop.runs_to_the_end:
        return
    row = stop.rows[line]
    inside = row[slice(*entry(row))][:1] in ("{", "[")
    ends = [_piece(row, column + 1)[1], len(row.rstrip().rstrip("}]").rstrip())] if inside else [len(row.rstrip())]
    for end in ends:
        words = f"close it at the end of the text: {row[column:end]}{row[column]}"
        yield Repair(at=(line, column), sentence=sentence, words=words, line=line, start=end, end=end, new=row[column])


def _quote_in_quotes(stop: Stop) -> Iterator[Repair]:
    """What follows a closing quote belongs to nothing: the quote was meant to be part of the text."""
    for line, column in dict.fromkeys([stop.end, (stop.end[0], len(stop.row))]):
        row = stop.rows[line] if line < len(stop.rows) else ""
        start, end = _piece(row, column) if stop.in_braces else entry(row)
        text = row[start:end]
        if text[:1] not in ("'", '"') or start >= stop.end[1] or text.count(text[0]) < 2:
            continue
        inner = text[1:-1] if text[-1] == text[0] else text
        new = quoted(inner)
        sentence = "the text goes on behind its closing quote"
        yield Repair(at=stop.end, sentence=sentence, words=f"write {new}", line=line, start=start, end=end, new=new)


def _brackets(stop: Stop) -> Iterator[Repair]:
    line, column = stop.end
    if stop.character in ("]", "}") and "flow" not in stop.context:
        sentence = f"'{stop.character}' closes a bracket that nothing opens"
        words = f"remove it: {_rewritten(stop.row, column, column + 1, '')}"
        yield Repair(at=stop.end, sentence=sentence, words=words, line=line, start=column, end=column + 1, new="")
    if stop.character == ",":
        before = len(stop.row[:column].rstrip())
        words = f"remove it: {_rewritten(stop.row, column, column + 1, '')}"
        yield Repair(
            at=stop.end, sentence="a comma stands before nothing", words=words, line=line, start=before,
            end=column + 1, new="",
        )  # fmt: skip
    bracket = "]" if "flow sequence" in stop.context else "}" if "flow mapping" in stop.context else ""
    if not bracket:
        return
    opened, at = stop.start
    row = stop.rows[opened]
    sentence = f"the bracket that opens here is never closed with '{bracket}'"
    if stop.character in ("]", "}") and stop.character != bracket:
        for gone in (1, 0):
            new, end = bracket, column + gone
            words = f"write {_rewritten(stop.row, column, end, new)}"
            yield Repair(at=stop.start, sentence=sentence, words=words, line=line, start=column, end=end, new=new)
    end = len(row.rstrip())
    is_list = ": " in row[at:] or "," in row[at:]
    closing = Repair(
        at=stop.start, sentence=sentence, words=f"close it: {row[at:end].rstrip(',')}{bracket}",
        line=opened, start=len(row[:end].rstrip(", ")), end=end, new=bracket,
    )  # fmt: skip
    text = entry(row)
    quoting = [_quoting(stop, opened, text, sentence, at=stop.start, whole=True)] if text[0] == at else []
    yield from [closing, *quoting] if is_list else [*quoting, closing]


def _missing_space(stop: Stop) -> Iterator[Repair]:
    for line in stop.lines():
        row = stop.rows[line]
        found = _TIGHT.match(row)
        if found and (not found["space"] or found["colon"] != ":"):
            start = found.start("colon")
            words = f"write {_rewritten(row, start, found.end(), ': ')}"
            sentence = "a space is missing behind the colon" if found["colon"] == ":" else "the colon is none of YAML's"
            yield Repair(
                at=(line, start), sentence=sentence, words=words, line=line, start=start, end=found.end(), new=": "
            )


def _colon_in_text(stop: Stop) -> Iterator[Repair]:
    before = stop.row[: stop.end[1]].strip().lstrip("- ")
    if "mapping values are not allowed" in stop.problem and ":" in before:
        start, end = entry(stop.row)
        yield _quoting(stop, stop.end[0], (start, end), "unquoted text cannot hold ': '", at=stop.end, whole=True)


def _missing_colon(stop: Stop) -> Iterator[Repair]:
    for line in stop.lines()[::-1]:
        row = stop.rows[line]
        found = _NO_COLON.match(row)
        if found and ":" not in row[: entry(row)[0]] and line <= stop.end[0]:
            start, end = found.span("gap")
            sentence = f"a colon is missing behind '{found['key']}'"
            words = f"write {_rewritten(row, start, end, ': ')}"
            at = (line, found.start("key"))
            yield Repair(at=at, sentence=sentence, words=words, line=line, start=start, end=end, new=": ")


def _indentation(stop: Stop) -> Iterator[Repair]:
    line, row = stop.end[0], stop.row
    width = len(row) - len(row.lstrip(" "))
    is_deeper = "mapping values are not allowed" in stop.problem
    for depth in _depths(stop, line):
        if depth == width or stop.end[1] > width + len(row.split(":")[0]) - width:
            continue
        sentence = (
            "the line is indented deeper than its neighbor, and so continues its text"
            if is_deeper
            else "the line is indented unlike its neighbors"
        )
        words = f"indent it by {depth} spaces instead of {width}"
        yield Repair(
            at=stop.end if is_deeper else (line, width), sentence=sentence, words=words, line=line, start=0, end=width,
            new=" " * depth,
        )  # fmt: skip


def _list_in_line(stop: Stop) -> Iterator[Repair]:
    if "block sequence entries are not allowed" in stop.problem:
        start, end = entry(stop.row)
        if stop.row[start : start + 2] == "- ":
            yield _quoting(
                stop, stop.end[0], (start, end), "unquoted text cannot start with '- '", at=stop.end, whole=True
            )


REPAIRS: tuple[Callable[[Stop], Iterator[Repair]], ...] = (
    _odd_spaces,
    _unclosed_quote,
    _tabs,
    _unknown_escapes,
    _bad_first_character,
    _text_after_sign,
    _bad_sign,
    _missing_comma,
    _colon_in_braces,
    _quote_in_quotes,
    _brackets,
    _list_in_line,
    _colon_in_text,
    _missing_space,
    _indentation,
    _missing_colon,
)
"""Every kind of repair, those with the surest signs first."""
