"""What sentences are put together by."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["command", "joined"]

_PROGRAM = ".venv/bin/playbook"
"""Where the set-up puts our command, in the project's folder; no shell finds it by its name alone."""


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
