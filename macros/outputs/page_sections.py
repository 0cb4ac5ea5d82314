"""What a finished page says, part by part: the lines below each heading and in each statement, as readers see them.

A line is a sentence, a cell, or a row whose cells are set apart; words of two cells never run into one another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from macros.foundation.sentences import sentences

__all__ = ["Section", "sections_of"]

_TOKEN = re.compile(r"""<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"']+|"[^"]*"|'[^']*')*)>""", re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')
_UNSEEN = re.compile(
    r'\s(?:data-unsearched|hidden|aria-hidden="true"|class="headerlink"|class="pb-badge[^"]*")(?=[\s>=/]|$)'
)
"""What is decorative, marks whose a statement is, is shown only when something is the matter, or says of itself that
search shall not read it."""
_UNREAD = frozenset({"script", "style", "template", "svg", "noscript", "button", "select", "textarea"})
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "output",
        "q",
        "s",
        "small",
    }
    | {"span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
_LINES = frozenset({"tr", "dt", "dd", "li", "p", "caption"})
"""What is told by itself; but for a row of a table and a name, at once."""
_STATEMENT = re.compile(r"[a-z][a-z-]*--[a-z].*")
"""The id of an element that holds a statement."""
_BETWEEN_CELLS = " · "
_LONGEST_VALUE = 60
"""What is told of a name in no more than so many characters stands in one line with it."""


@dataclass(slots=True)
class Section:
    """The part of a page that a link can lead to."""

    anchor: str
    """Empty for what comes before the first heading with an address."""
    title: str = ""
    lines: list[str] = field(default_factory=list)


def sections_of(html: str) -> list[Section]:
    """Every part of a page that says anything, in the page's order; the first is the page's own.

    >>> [(it.anchor, it.title, it.lines) for it in sections_of('<p>One.</p><h2 id="a">Two</h2><p>3<br>4</p>')]
    [('', '', ['One.']), ('a', 'Two', ['3', '4'])]
    """
    reader = _Reader()
    reader.read(html)
    return [it for it in reader.sections.values() if it.lines or it.title]


class _Reader:
    def __init__(self) -> None:
        self.sections: dict[str, Section] = {"": Section("")}
        self._heading = ""
        """The last heading's anchor: what follows it belongs there."""
        self._open: list[tuple[str, str, bool]] = []
        """Each open element: its name, the statement it holds, whether it is a heading with an address."""
        self._unseen = 0
        """How many of the open elements are not read."""
        self._cell: list[str] = []
        self._row: list[str] = []
        self._anchor = ""
        """The statement that the row is of."""
        self._name = ""
        """What the next words are of, in a list of names and what they mean."""
        self._was_closing = False

    def read(self, html: str) -> None:
        end = 0
        for token in _TOKEN.finditer(html):
            self._text(html[end : token.start()])
            end = token.end()
            name = token[2]
            if name:
                (self._close if token[1] else self._begin)(name.lower(), token[3] or "")
        self._text(html[end:])
        self._end_cell()
        self._end_line()

    def _text(self, text: str) -> None:
        if not text or self._unseen:
            return
        if self._was_closing and text[0].isalnum():
            self._part_inline()
        self._cell.append(text)
        self._was_closing = False

    def _begin(self, name: str, attributes: str) -> None:
        is_empty = name in _VOID or attributes.endswith("/")
        if self._unseen:
            self._unseen += not is_empty
            return
        found = _ID.search(attributes)
        anchor = unescape(found[1]) if found else ""
        is_heading = bool(anchor) and name in _HEADINGS
        if is_heading:
            # What stands bare beside a heading, as its week does, belongs to it.
            self._heading = anchor
            self.sections.setdefault(anchor, Section(anchor))
        if name not in _INLINE:
            self._end_cell()
        elif name == "span" or self._was_closing:
            self._part_inline()
        if is_empty:
            return
        if name in _UNREAD or _UNSEEN.search(attributes):
            self._unseen = 1
            return
        self._open.append((name, anchor if not is_heading and _STATEMENT.fullmatch(anchor) else "", is_heading))

    def _close(self, name: str, _: str) -> None:
        if self._unseen:
            self._unseen -= 1
            return
        if name not in _INLINE:
            self._end_cell()
        while self._open:
            opened, _, is_heading = self._open.pop()
            if is_heading:
                self.sections[self._heading].title = " ".join(self._row)
                self._row.clear()
                self._anchor = ""
            if opened == "tr":
                self._end_line()
            if opened == name:
                break
        self._was_closing = name in _INLINE

    def _part_inline(self) -> None:
        """Elements in a line that nothing stands between are cells to the eye; those that color a program are none."""
        glued = self._cell and not self._cell[-1][-1:].isspace()
        if glued and not any(name in {"pre", "code"} for name, *_ in self._open):
            self._end_cell(in_line=True)

    def _end_cell(self, *, in_line: bool = False) -> None:
        words = " ".join(unescape("".join(self._cell)).split())
        self._cell.clear()
        if not words:
            if self._row and not in_line and not self._is_row():
                self._end_line()
            return
        if self._innermost() == "dt":
            self._name = f"{self._name} {words}".strip()
            return
        self._row.append(words)
        self._anchor = self._anchor or next((it for _, it, _ in reversed(self._open) if it), "")
        if not in_line and not self._is_row():
            self._end_line()

    def _innermost(self) -> str:
        return next((name for name, *_, in_heading in reversed(self._open) if in_heading or name in _LINES), "")

    def _is_row(self) -> bool:
        """Whether a block's end does not end the line: that of a table's row and a heading has several."""
        return self._innermost() in {"tr", *_HEADINGS}

    def _end_line(self) -> None:
        line = _BETWEEN_CELLS.join(self._row)
        self._row.clear()
        name, self._name = self._name, ""
        if name and len(line) <= _LONGEST_VALUE:
            self._say(f"{name}: {line}")
        else:
            self._say(name)
            self._say(line)
        self._anchor = ""

    def _say(self, line: str) -> None:
        anchor = self._anchor or self._heading
        lines = self.sections.setdefault(anchor, Section(anchor)).lines
        lines += [sentence for sentence in sentences(line) if any(map(str.isalnum, sentence))]
