"""Reads one file of a playbook, or says why it cannot be read; finds files nobody would read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel

from macros.model import FILES, FOLDERS
from macros.problems import Problem
from macros.strict_yaml import parse
from macros.validation.draft import Source
from macros.validation.structure import fit

__all__ = ["read_source", "unexpected_files"]

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


def _content(root: Path, path: str) -> bytes | Problem:
    def refuse(sentence: str, hint: str) -> Problem:
        return Problem(path, 1, 1, "file", sentence, hint)

    file = root / path
    try:
        size = file.stat().st_size
        if file.is_dir():
            return refuse("a folder stands where a file is due", "remove or rename the folder and write the file")
        if not file.is_file():
            return refuse("this is no ordinary file", "write the YAML itself here")
        if size > SIZE_LIMIT:
            return refuse(
                f"the file holds {size:,} bytes, more than the {SIZE_LIMIT:,} a playbook's file may have",
                "split or shorten it",
            )
        return file.read_bytes()
    except FileNotFoundError:
        return refuse("the file is missing", "write it; playbooks/README.md lists its keys")
    except OSError as error:
        return refuse(f"the file cannot be read: {error.strerror or error}", "check its permissions")


def unexpected_files(root: Path, folder: str) -> Iterator[Problem]:
    """Files and folders of a playbook that nothing reads, mostly because of a slip in the name."""
    expected = [*(f"{name}.yaml" for name in FILES), "ids.lock"]
    for entry in _visible(root / folder):
        path = f"{folder}/{entry.name}"
        if entry.is_dir() and entry.name not in FOLDERS and entry.name not in expected:
            yield _unread(path, "folder", entry.name, list(FOLDERS))
        elif entry.is_file() and entry.name not in expected and entry.suffix != ".md":
            yield _unread(path, "file", entry.name, expected)
    for name in FOLDERS:
        for entry in _visible(root / folder / name):
            path = f"{folder}/{name}/{entry.name}"
            if entry.is_dir() and entry.suffix != ".yaml":
                yield _unread(path, "folder", entry.name, [])
            elif entry.is_file() and entry.suffix not in (".yaml", ".md"):
                yield _unread(path, "file", entry.name, [f"{entry.stem}.yaml"])


def _visible(folder: Path) -> list[Path]:
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    return [entry for entry in entries if not entry.name.startswith(".") and not entry.name.endswith("~")]


def _unread(path: str, what: str, name: str, known: list[str]) -> Problem:
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    hint = (
        f"did you mean '{near[0]}'?" if near else f"move it elsewhere or remove it; known: {', '.join(known) or 'none'}"
    )
    return Problem(path, 1, 1, "file", f"nothing reads a {what} named '{name}'", hint)
