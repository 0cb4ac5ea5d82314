"""What sentences are put together by, and how a text falls into them."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["command", "joined", "sentences", "shortened"]

_PROGRAM = ".venv/bin/playbook"
"""Where the set-up puts our command, in the project's folder; no shell finds it by its name alone."""
_BETWEEN = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][”’)]))\s+(?=[“‘(]?[A-Z0-9])")


def command(words: str) -> str:
    """A command of ours, so that it can be typed as it stands.

    >>> command("lock")
    '.venv/bin/playbook lock'
    """
    return f"{_PROGRAM} {words}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """Several words in a sentence; empty where there are none.

    >>> joined(["one"]), joined(["one", "two", "three"], "or"), joined([])
    ('one', 'one, two or three', '')
    """
    every = list(words)
    return f"{', '.join(every[:-1])} {last} {every[-1]}" if len(every) > 1 else "".join(every)


def sentences(text: str) -> list[str]:
    """The sentences of a text.

    >>> sentences("Open at 9. Close at 5.")
    ['Open at 9.', 'Close at 5.']
    """
    return _BETWEEN.split(text)


def shortened(text: str, letters: int) -> str:
    """The first sentences of a text that take no more than so many letters; the first words where even one takes more.

    >>> shortened("Open at 9. Close at 5.", 12), shortened("Open all day long.", 12)
    ('Open at 9.', 'Open all…')
    """
    parts = sentences(text)
    while len(parts) > 1 and len(" ".join(parts)) > letters:
        parts.pop()
    whole = " ".join(parts)
    return whole if len(whole) <= letters else f"{whole[:letters].rpartition(' ')[0].rstrip(',;:')}…"
