"""Reads one file of a playbook, or says why it cannot be read; finds files nobody would read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from macros.content.model.files import FILES, FOLDERS, NOTES, OPTIONAL
from macros.content.problems import Problem
from macros.content.strict_yaml import parse
from macros.content.validation.draft import Source
from macros.content.validation.structure import fit

__all__ = ["files_in", "read_lock", "read_source", "unexpected_files"]

SIZE_LIMIT = 1_000_000


def read_source(root: Path, path: str, key: str, model: type[BaseModel]) -> tuple[Source | None, list[Problem]]:
    """The file at `path` below `root` with its problems of text and shape; None where nothing could be read.

    Args:
        root: the folder that paths in problems are relative to.
        path: the file, with slashes.
        key: what the rest of the project calls it, `risks` or `phases/user-adoption`.
        model: what it must fit.
    """
    content = _content(root, path)
    if isinstance(content, Problem):
        return None, [content]
    source, problems = _understood(path, content, key, model)
    return source, list(problems)


# While serving, an editor's save changes one file of many.
@lru_cache(maxsize=4096)
def _understood(path: str, content: bytes, key: str, model: type[BaseModel]) -> tuple[Source | None, list[Problem]]:
    document, faults = parse(path, content)
    if document is None:
        return None, [Problem(path, fault.line, fault.column, "file", fault.sentence, fault.hint) for fault in faults]
    faulty = tuple(fault.path for fault in faults)
    source = Source(key=key, document=document, model=model, faulty=faulty, partial=bool(faults))
    problems = [source.fault(fault) for fault in faults]
    if any(fault.fatal for fault in faults):
        return source, problems
    fitted = fit(source)
    partial = source.partial or fitted.hides
    return replace(source, node=fitted.node, partial=partial), [*problems, *fitted.problems]


def read_lock(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The text of the ids' lock at `path` below `root`; None where it cannot be read."""
    if not os.path.lexists(root / path):
        sentence = "the list of published ids is missing, so nothing would keep links to them"
        hint = "bring it back from the last version; for a new playbook, run 'playbook lock', which writes it"
        return None, [Problem(path, 1, 1, "ids.lock", sentence, hint)]
    content = _content(root, path)
    return (None, [content]) if isinstance(content, Problem) else (content.decode("utf-8", "replace"), [])


def _content(root: Path, path: str) -> bytes | Problem:
    def refuse(sentence: str, hint: str) -> Problem:
        return Problem(path, 1, 1, "file", sentence, hint)

    file = root / path
    try:
        size = file.stat().st_size
        if file.is_dir():
            return refuse("a folder stands where a file is due", "remove or rename the folder and write the file")
        if not file.is_file():
            return refuse("this is no ordinary file", "put an ordinary file in its place")
        if size > SIZE_LIMIT:
            return refuse(
                f"the file holds {size:,} bytes, more than the {SIZE_LIMIT:,} a playbook's file may have",
                "split or shorten it",
            )
        return file.read_bytes()
    except FileNotFoundError:
        return refuse("the file is missing", "write it; playbooks/README.md lists its keys")
    except OSError as error:
        return refuse(f"the file cannot be read: {error.strerror or error}", "mend its permissions or its link")


def files_in(root: Path, folder: str) -> tuple[list[str], list[Problem]]:
    """Names of the YAML files in `folder` below `root`, and why it cannot be listed; a folder may be absent."""
    try:
        return sorted(entry.stem for entry in (root / folder).iterdir() if _is_source(entry)), []
    except FileNotFoundError:
        return [], []
    except NotADirectoryError:
        sentence, hint = "a file stands where a folder is due", "move it elsewhere; the YAML files belong into a folder"
    except OSError as error:
        sentence, hint = f"the folder cannot be read: {error.strerror or error}", "mend its permissions or its link"
    return [], [Problem(folder, 1, 1, "folder", sentence, hint)]


def _is_source(entry: Path) -> bool:
    return entry.suffix == ".yaml" and not entry.name.startswith(".")


def unexpected_files(root: Path, folder: str) -> Iterator[Problem]:
    """Files and folders of a playbook that nothing reads, mostly because of a slip in the name."""
    folders = FOLDERS | NOTES
    expected = [*(f"{name}.yaml" for name in FILES | OPTIONAL), "ids.lock"]
    for name, what in _visible(root / folder):
        if name in expected or name in folders:
            continue
        if what == "folder":
            yield _unread(f"{folder}/{name}", what, name, list(folders))
        elif not name.endswith(".md"):
            yield _unread(f"{folder}/{name}", what, name, expected)
    for within in folders:
        for name, what in _visible(root / folder / within):
            path, stem = f"{folder}/{within}/{name}", Path(name).stem
            if what == "folder" and not name.endswith(".yaml"):
                yield _unread(path, what, name, [])
            elif what == "file" and not name.endswith((".yaml", ".md")):
                yield _unread(path, what, name, [f"{stem}.yaml"])


def _visible(folder: Path) -> Iterator[tuple[str, str]]:
    """Name of each entry an editor sees, and whether it is a file or a folder; none of a folder that says nothing."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if not entry.name.startswith(".") and not entry.name.endswith("~") and (entry.is_dir() or entry.is_file()):
                yield entry.name, "folder" if entry.is_dir() else "file"


def _unread(path: str, what: str, name: str, known: list[str]) -> Problem:
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    hint = (
        f"did you mean '{near[0]}'?" if near else f"move it elsewhere or remove it; known: {', '.join(known) or 'none'}"
    )
    return Problem(path, 1, 1, "file", f"nothing reads a {what} named '{name}'", hint)
