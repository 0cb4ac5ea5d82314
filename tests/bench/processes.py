"""What a program takes from start to end: seconds on the clock, seconds of processors, and its largest memory.

Run as a program itself, `processes.py LOG LIMIT COMMAND …`, it starts the command and tells: the system counts what a
process held before it became another program, so whoever starts the command must be small.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Spent", "mkdocs", "spent"]

_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024
"""Of the system's own figure for memory."""


@dataclass(frozen=True, kw_only=True)
class Spent:
    """One run."""

    seconds: float
    processor_seconds: float
    """Of all its threads, its waits left out: what other programs do meanwhile tells less here."""
    peak_bytes: int


def mkdocs(*arguments: str) -> list[str]:
    """The command for MkDocs, in the Python that runs this."""
    return [sys.executable, "-m", "mkdocs", *arguments]


def spent(command: Sequence[str], folder: Path, *, limit_seconds: float = 3_600) -> Spent | None:
    """Run a program in a folder; nothing where it was stopped at the limit.

    Raises:
        RuntimeError: it fails; the message is what it said.
    """
    log = folder.with_name(f"{folder.name}.log")
    done = subprocess.run(
        [sys.executable, "-S", __file__, str(log), str(limit_seconds), *command],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    if told is None:
        return None
    if told.pop("exit"):
        raise RuntimeError(f"{' '.join(command)} fails:\n{log.read_text(encoding='utf-8', errors='replace')}")
    return Spent(**told)


def _watch(log: str, limit_seconds: float, command: Sequence[str]) -> dict[str, float] | None:
    with Path(log).open("wb") as said:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=said)
        while True:
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            seconds = time.perf_counter() - begin
            if done:
                process.returncode = os.waitstatus_to_exitcode(status)
                break
            if seconds > limit_seconds:
                process.kill()
                process.wait()
                return None
            time.sleep(0.01)
    return {
        "exit": process.returncode,
        "seconds": seconds,
        "processor_seconds": usage.ru_utime + usage.ru_stime,
        "peak_bytes": usage.ru_maxrss * _UNIT_BYTES,
    }


if __name__ == "__main__":
    print(json.dumps(_watch(sys.argv[1], float(sys.argv[2]), sys.argv[3:])))  # noqa: T201 - tells whoever started it
