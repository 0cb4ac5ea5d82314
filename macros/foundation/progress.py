"""Says on standard error what takes long, one line a step, and on a terminal how far it is.

Set-up uses it before anything is installed: standard library only.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

__all__ = ["AGAIN_SECONDS", "PATIENCE_SECONDS", "step"]

PATIENCE_SECONDS = 0.5
"""What is done within it needs no word: a build that finds everything kept stays silent."""
AGAIN_SECONDS = 1.0
"""How often a terminal's line is drawn anew."""
_BAR = 12


@contextmanager
def step(text: str, parts: int = 1) -> Iterator[Callable[[], None]]:
    """Say `text` if what runs inside is not done at once; the function given is called after each of its `parts`.

    A terminal shows the seconds and, of several parts, a bar, drawn over itself until the step ends. Anything else,
    such as a log, gets one line when the step begins. Steps follow each other; they do not lie inside each other.

    >>> with step("Adding", parts=2) as done:
    ...     for _ in range(2):
    ...         done()
    """
    line = _Line(text, parts, sys.stderr)
    ended = threading.Event()
    watch = threading.Thread(target=_watch, args=(line, ended), daemon=True)
    watch.start()
    try:
        yield line.advance
    finally:
        ended.set()
        watch.join()
        line.end()


def _watch(line: _Line, ended: threading.Event) -> None:
    wait = PATIENCE_SECONDS
    while not ended.wait(wait):
        line.show()
        wait = AGAIN_SECONDS


class _Line:
    """What is said of one step."""

    def __init__(self, text: str, parts: int, out: TextIO) -> None:
        self._text, self._parts, self._out = text, parts, out
        self._live = out.isatty() and os.environ.get("TERM") != "dumb"
        self._done, self._shown, self._since = 0, False, time.monotonic()
        self._lock = threading.Lock()

    def show(self) -> None:
        """Say it, or on a terminal say it anew."""
        with self._lock:
            if self._live:
                self._draw()
            elif not self._shown:
                print(f"{self._text} …", file=self._out, flush=True)
            self._shown = True

    def advance(self) -> None:
        """Count one more part."""
        with self._lock:
            self._done += 1
            if self._live and self._shown:
                self._draw()

    def end(self) -> None:
        """Let what is said next begin on a line of its own."""
        if self._live and self._shown:
            self._draw()
            print(file=self._out, flush=True)

    def _draw(self) -> None:
        full = min(_BAR, _BAR * self._done // max(1, self._parts))
        bar = f"[{'#' * full}{'-' * (_BAR - full)}] " if self._parts > 1 else ""
        far = f" … {bar}{time.monotonic() - self._since:.0f} s"
        # A line that is wrapped cannot be drawn over.
        room = max(0, shutil.get_terminal_size().columns - 1 - len(far))
        print(f"\r\x1b[K{self._text[:room]}{far}", end="", file=self._out, flush=True)
