"""Runs pip on what a lock file pins, showing how far it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from macros.setup.running import ran

__all__ = ["pip"]

_ONE = ("Collecting ", "Requirement already satisfied: ", "Ignoring ")


def pip(text: str, python: str, command: Sequence[str], lock: str) -> bool:
    """Whether pip's `command`, run by `python` on all that `lock` pins, ended well; `text` says what is done."""
    pins = re.findall(r"^\S+==", Path(lock).read_text(encoding="utf-8"), re.MULTILINE)
    options = ["--disable-pip-version-check", "--progress-bar=off", "--require-hashes", "--requirement", lock]
    return ran(text, [python, "-m", "pip", *command, *options], parts=len(pins), counted=_ONE)
