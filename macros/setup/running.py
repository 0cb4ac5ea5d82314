"""Runs a program that takes long: says so, keeps its chatter to itself, and shows the end of it where it fails."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

from macros.foundation.progress import step

__all__ = ["ran"]

_LAST = 30


def ran(text: str, command: Sequence[str], *, parts: int = 1, counted: tuple[str, ...] = ()) -> bool:
    """Whether `command` ended well; meanwhile `text` is shown.

    Args:
        text: what is done, and about how long it takes.
        command: the program and its arguments.
        parts: how many parts it has.
        counted: how a line that the program prints at a part begins.
    """
    lines = []
    with (
        step(text, parts) as done,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as process,
    ):
        for line in process.stdout or ():
            lines.append(line)
            if counted and line.startswith(counted):
                done()
    if process.returncode:
        print("".join(lines[-_LAST:]), end="", file=sys.stderr, flush=True)
    return process.returncode == 0
