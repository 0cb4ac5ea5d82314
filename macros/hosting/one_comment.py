"""The one comment at a pull request: its words, and its place among the comments that are there.

Not for: what a host's comments are called and how they are written (`macros.hosting.github`, `macros.hosting.gitlab`).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from macros.hosting.uploaded import CHANGES

__all__ = ["NotRendered", "bounded", "mark", "own", "rendered", "unread"]

_BEGINNING = "<!-- playbook-comment"
_LONGEST = 64_000
"""Letters of a comment; GitHub takes 65,536."""
_SECONDS = 120
_CUT = "\n\nThe rest is too long for a comment; the run's own pages have it."


class NotRendered(Exception):
    """`playbook comment` refuses the data; says in a line why."""


def rendered(changes: bytes, preview: str | None) -> str:
    """The comment that `playbook comment` makes of a run's data; `preview` is the built site's address, if it has one.

    It reads a stranger's words, in a process of its own that is not shown the token.

    Raises:
        NotRendered: where the data is not of the known form.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / CHANGES
        file.write_bytes(changes)
        command = [sys.executable, "-m", "macros.cli", "comment", str(file)]
        command += ["--preview", preview] if preview else []
        shown = {"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1"}
        try:
            made = subprocess.run(
                command, env=shown, capture_output=True, text=True, encoding="utf-8", check=False, timeout=_SECONDS
            )
        except subprocess.TimeoutExpired as error:
            raise NotRendered("it takes too long to read") from error
    if made.returncode or not made.stdout.strip():
        raise NotRendered("it is not of the form that `playbook diff` writes")
    return made.stdout


def mark(told: str = "") -> str:
    """The comment's first line, by which it is found again and which no reader sees; `told` says what it is about.

    >>> mark("job 7")
    '<!-- playbook-comment job 7 -->'
    """
    return f"{' '.join(filter(None, [_BEGINNING, told]))} -->"


def unread(reason: str, run: str) -> str:
    """What is said where nothing can be told of the changes; `run` is the address of the run that would have told them.

    >>> print(unread("The run stopped before.", "https://host/run"))
    ## Playbook
    <BLANKLINE>
    **What changes in the plan could not be listed.** The run stopped before. [Its log](https://host/run) says more.
    """
    return f"## Playbook\n\n**What changes in the plan could not be listed.** {reason} [Its log]({run}) says more."


def bounded(body: str, first_line: str) -> str:
    r"""A comment ready to be written: marked, no longer than hosts take, and calling nobody.

    The plan's words come from whoever wrote the pull request. After a word joiner an `@name` is read as before and
    notifies nobody, and a line that begins with `/` is no command to the host.

    >>> print(bounded("/close", mark()))
    <!-- playbook-comment -->
    \/close
    >>> bounded("Thanks to @all", mark()).partition("@")[2]
    '\u2060all'
    """
    quiet = re.sub(r"@(?=\w)", "@\N{WORD JOINER}", body.strip())
    quiet = re.sub(r"^([\s>]*)/", r"\1\\/", quiet, flags=re.MULTILINE)
    if len(quiet) > _LONGEST:
        quiet = quiet[: max(quiet.rfind("\n", 0, _LONGEST), 0) or _LONGEST] + _CUT
    return f"{first_line}\n{quiet}"


def own(comments: Iterable[dict[str, Any]], is_ours: Callable[[Mapping[str, Any]], bool]) -> dict[str, Any] | None:
    """The comment that was written before, or none.

    Anybody can write the mark; only what bears it and is ours may be written over, lest our words stand in a comment
    that somebody else can edit.

    >>> theirs, ours = ({"by": who, "body": mark()} for who in ("somebody", "bot"))
    >>> own([{"by": None, "body": None}, theirs, ours], lambda one: one["by"] == "bot") is ours
    True
    """
    marked = (one for one in comments if (one.get("body") or "").startswith(_BEGINNING))
    return next(filter(is_ours, marked), None)
