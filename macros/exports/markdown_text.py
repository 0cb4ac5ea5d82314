"""Words as Markdown that says just these words (CommonMark 0.31), and the comment that tells what a line is."""

from __future__ import annotations

import re

__all__ = ["comment", "escaped", "heading"]

_SIGNS = re.compile(r"[\\`*_\[\]<>&~|]")
"""What may mean something anywhere in a line."""
_AT_START = re.compile(r"^([-+#=]|\d{1,9}(?=[.)](?:\s|$)))")
"""What may mean something where a line begins."""
_DEEPEST = 6
"""Markdown knows no smaller heading."""


def escaped(text: str) -> str:
    r"""``text`` in one line.

    >>> escaped("2. *Bold* <b> & [x](y)"), escaped("- no list"), escaped("Open at 9.30")
    ('2\\. \\*Bold\\* \\<b\\> \\& \\[x\\](y)', '\\- no list', 'Open at 9.30')
    """
    line = " ".join(text.split())
    marked = _SIGNS.sub(r"\\\g<0>", line)
    number = _AT_START.match(marked)
    if number is None:
        return marked
    end = number.end() if marked[0].isdigit() else 0
    return f"{marked[:end]}\\{marked[end:]}"


def comment(*references: str) -> str:
    """What nobody sees and every program finds: the id of a line, and those it had before; nothing for none.

    >>> comment("risk/late-delivery", "risk/late-truck")
    '<!-- risk/late-delivery formerly risk/late-truck -->'
    """
    if not references:
        return ""
    now, *before = references
    return f"<!-- {now}{' formerly ' if before else ''}{' '.join(before)} -->"


def heading(level: int, words: str, told: str = "") -> str:
    """A heading of whatever depth; below the smallest it is a line in bold."""
    end = f" {told}" if told else ""
    return f"{'#' * level} {words}{end}" if level <= _DEEPEST else f"**{words}**{end}"
