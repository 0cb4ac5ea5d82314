"""What sentences are put together by."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["joined"]


def joined(words: Iterable[str], last: str = "and") -> str:
    """Several words in a sentence; empty where there are none.

    >>> joined(["one"]), joined(["one", "two", "three"], "or"), joined([])
    ('one', 'one, two or three', '')
    """
    every = list(words)
    return f"{', '.join(every[:-1])} {last} {every[-1]}" if len(every) > 1 else "".join(every)
