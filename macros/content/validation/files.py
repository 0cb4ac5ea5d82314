"""Reads one file of a playbook, or says why it cannot be read.

Not for: which files there are (`macros.content.validation.listing`).
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel

from macros.content.problems import Problem
from macros.content.strict_yaml import parse
from macros.content.validation.draft import Source
from macros.content.validation.remembered import remembered
from macros.content.validation.structure import fit
from macros.foundation.sentences import command

__all__ = ["read_lock", "read_source"]

SIZE_LIMIT = 1_000_000
_LOCK_LIMIT = 10_000_000
"""The list of ids is one file for all of a playbook, and no person writes it."""


def read_source(root: Path, path: str, key: str, model: type[BaseModel]) -> tuple[Source | None, list[Problem]]:
    """The file at `path` below `root` with its problems of text and shape; None where nothing could be read.

    Args:
        root: the folder that paths in problems are relative to.
        path: the file, with slashes.
        key: what the rest of the project calls it, `risks` or `phases/first-week`.
        model: what it must fit.
    """
    content = _content(root, path)
    if isinstance(content, Problem):
        return None, [content]
    source, problems = _understood(path, content, key, model)
    return source, list(problems)


# While serving, an editor's save changes one file of many.
@remembered(4096)
def _understood(path: str, content: bytes, key: str, model: type[BaseModel]) -> tuple[Source | None, list[Problem]]:
    document, faults = parse(path, content)
    if document is None:
        return None, [Problem(path, one.line, one.column, "file", one.sentence, one.cure.words) for one in faults]
    faulty = tuple(fault.path for fault in faults if fault.hides)
    source = Source(key=key, document=document, model=model, faulty=faulty, partial=bool(faulty))
    problems = [source.fault(fault) for fault in faults]
    if any(fault.fatal for fault in faults):
        return source, problems
    fitted = fit(source, lambda edits: parse(path, content, edits)[0])
    partial = source.partial or fitted.hides
    fitting = replace(source, document=fitted.document, node=fitted.node, pruned=fitted.pruned, partial=partial)
    return fitting, [*problems, *fitted.problems]


def read_lock(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The text of the ids' lock at `path` below `root`; None where it cannot be read."""
    if not os.path.lexists(root / path):
        sentence = "the list of published ids is missing, so nothing would keep links to them"
        hint = f"bring it back from the last version; for a new playbook, run '{command('lock')}', which writes it"
        return None, [Problem(path, 1, 1, "ids.lock", sentence, hint)]
    content = _content(root, path, limit=_LOCK_LIMIT)
    return (None, [content]) if isinstance(content, Problem) else (content.decode("utf-8", "replace"), [])


def _content(root: Path, path: str, *, limit: int = SIZE_LIMIT) -> bytes | Problem:
    def refuse(sentence: str, hint: str) -> Problem:
        return Problem(path, 1, 1, "file", sentence, hint)

    file = root / path
    try:
        size = file.stat().st_size
        if file.is_dir():
            return refuse("there is a folder where a file belongs", "remove or rename the folder and write the file")
        if not file.is_file():
            return refuse("this is not an ordinary file", "put an ordinary file in its place")
        if size > limit:
            return refuse(
                f"the file holds {size:,} bytes, more than the {limit:,} a playbook's file may have",
                "split or shorten it",
            )
        return file.read_bytes()
    except FileNotFoundError:
        return refuse("the file is missing", "write it; playbooks/README.md lists its keys")
    except OSError as error:
        return refuse(f"the file cannot be read: {error.strerror or error}", "fix its permissions or its link")
