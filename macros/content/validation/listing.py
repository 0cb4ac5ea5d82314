"""Which files a playbook has, and which of them nobody would read, mostly because of a slip in the name.

A file under a wrong name is read as the one it was meant to be, so that nothing is told missing but the right name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel

from macros.content.cures import Cure, Renaming
from macros.content.model.files import FILES, FOLDERS, NOTES, OPTIONAL, ROOT
from macros.content.problems import Problem
from macros.content.validation.words import listed

__all__ = ["Listing", "listed_files"]

_FOLDERS = FOLDERS | NOTES
_LOCK = "ids.lock"
_NEAR = 0.75
_YAML_LIKE = re.compile(r"\.(?:ya?ml|yam|yalm|ymal)(?:\.txt)?$", re.IGNORECASE)
_COPY_LIKE = re.compile(r"\.ya?ml|\.(?:bak|orig|old|rej|swp)$", re.IGNORECASE)
_KIND = re.compile(rb"^kind: *(\w+)", re.MULTILINE)
_HEAD = 2_000
"""So many bytes of a stray file are looked at to see what it is."""


@dataclass(slots=True, kw_only=True)
class Listing:
    """The files of a playbook, as they are to be read."""

    files: dict[str, tuple[str, type[BaseModel]]] = field(default_factory=dict)
    """Path and model of each, by key."""
    unlisted: list[type[BaseModel]] = field(default_factory=list)
    """The models of folders that nobody can look into."""
    problems: list[Problem] = field(default_factory=list)

    def misnamed(self, path: str, meant: str, what: str = "file") -> None:
        """Tells that a file or folder has a wrong name; it is read under the one that was meant."""
        near = meant.removeprefix(f"{path.rpartition('/')[0]}/")
        cure = Cure(f"did you mean '{near}'?", (Renaming(path, meant),))
        self.unread(path, what, cure)

    def unread(self, path: str, what: str, cure: Cure) -> None:
        """Tells of a file or folder that nothing reads."""
        sentence = f"nothing reads a {what} named '{path.rpartition('/')[2]}'"
        self.problems.append(Problem(path, 1, 1, "file", sentence, cure.words, edits=cure.edits, rule="files"))


def listed_files(root: Path, folder: str) -> Listing:
    """Every file that the playbook in `folder` below `root` has, under what it was meant to be; and the one it must."""
    listing = Listing()
    entries = dict(_visible(root / folder))
    for key, model in (FILES | OPTIONAL).items():
        path = f"{folder}/{key}.yaml"
        if key == ROOT or os.path.lexists(root / path):
            listing.files[key] = (path, model)
    folders = {name: name for name in _FOLDERS}
    for name, what in entries.items():
        if name in (*(f"{key}.yaml" for key in listing.files), _LOCK, *_FOLDERS):
            continue
        if what == "folder":
            _stray_folder(listing, folder, name, folders, entries)
        else:
            _stray_file(listing, root, f"{folder}/{name}", entries)
    for within, actual in folders.items():
        _folder(listing, root, f"{folder}/{actual}", within)
    return listing


def _stray_file(listing: Listing, root: Path, path: str, entries: dict[str, str]) -> None:
    folder, _, name = path.rpartition("/")
    known = [*(f"{key}.yaml" for key in FILES | OPTIONAL), _LOCK]
    missing = [f"{key}.yaml" for key in FILES if not os.path.lexists(root / folder / f"{key}.yaml")]
    meant, home = _near(name, missing), _home(root / path)
    if meant is not None:
        key = meant.removesuffix(".yaml")
        listing.misnamed(path, f"{folder}/{meant}")
        listing.files[key] = (path, FILES[key])
    elif home is not None and _YAML_LIKE.search(name):
        meant = f"{home}/{_stem(name)}.yaml"
        if os.path.lexists(root / folder / meant):
            listing.unread(path, "file", _leftover(meant))
        else:
            listing.misnamed(path, f"{folder}/{meant}")
            listing.files[meant.removesuffix(".yaml")] = (path, _FOLDERS[home])
    elif not name.endswith(".md"):
        listing.unread(path, "file", _of_no_use(name, entries, known))


def _folder(listing: Listing, root: Path, path: str, within: str) -> None:
    """The files of `phases`, `verticals` or `changes`, whatever the folder is called."""
    stems, found = _files_in(root, path)
    listing.problems += found
    listing.unlisted += [_FOLDERS[within]] if found else []
    for stem in stems:
        listing.files[f"{within}/{stem}"] = (f"{path}/{stem}.yaml", _FOLDERS[within])
    entries = dict(_visible(root / path))
    for name, what in entries.items():
        inner, stem = f"{path}/{name}", _stem(name)
        if what == "folder":
            if not name.endswith(".yaml"):
                listing.unread(inner, what, Cure("move its files one folder up, or elsewhere"))
        elif name.endswith((".yaml", ".md")):
            continue
        elif f"{stem}.yaml" in entries and _COPY_LIKE.search(name):
            listing.unread(inner, what, _leftover(f"{stem}.yaml"))
        elif _YAML_LIKE.search(name):
            listing.misnamed(inner, f"{path}/{stem}.yaml")
            listing.files[f"{within}/{stem}"] = (inner, _FOLDERS[within])
        else:
            listing.unread(
                inner, what, Cure("move it elsewhere or remove it; only files ending in .yaml are read here")
            )


def _stray_folder(listing: Listing, folder: str, name: str, folders: dict[str, str], entries: dict[str, str]) -> None:
    near = get_close_matches(name.lower(), _FOLDERS, n=1, cutoff=_NEAR)
    path = f"{folder}/{name}"
    if near and near[0] not in entries:
        listing.misnamed(path, f"{folder}/{near[0]}", "folder")
        folders[near[0]] = name
    elif near:
        listing.unread(path, "folder", Cure(f"move its files into '{near[0]}' and remove it"))
    else:
        listing.unread(path, "folder", Cure(f"move it elsewhere or remove it; known: {listed(_FOLDERS)}"))


def _near(name: str, missing: Iterable[str]) -> str | None:
    """The missing file that one under another name was meant to be."""
    if not _YAML_LIKE.search(name) and "." in name:
        return None
    found = get_close_matches(f"{_stem(name).lower()}.yaml", list(missing), n=1, cutoff=_NEAR)
    return found[0] if found else None


def _home(file: Path) -> str | None:
    """The folder that a file belongs into by its kind."""
    with suppress(OSError), file.open("rb") as opened:
        found = _KIND.search(opened.read(_HEAD))
        kind = found[1].decode("ascii", "replace") if found else ""
        return next((folder for folder in _FOLDERS if folder == f"{kind}s"), None)
    return None


def _of_no_use(name: str, entries: dict[str, str], known: list[str]) -> Cure:
    """What to do with a file that is none of a playbook's: mostly a copy that a program or a person has left."""
    plain = re.split(r"[ ._(~-]", name.lower())[0]
    there = {other.partition(".")[0]: other for other in known if other in entries}
    original = there.get(plain) or next(iter(get_close_matches(_stem(name).lower(), there, n=1, cutoff=_NEAR)), None)
    if original and _COPY_LIKE.search(name):
        original = there.get(original, original)
        return _leftover(original)
    return Cure(f"move it elsewhere or remove it; known: {listed(known, last='and')}")


def _leftover(original: str) -> Cure:
    return Cure(f"remove it; '{original}' is there and is read")


def _stem(name: str) -> str:
    return name.partition(".")[0]


def _files_in(root: Path, folder: str) -> tuple[list[str], list[Problem]]:
    """Names of the YAML files in `folder` below `root`, and why it cannot be listed; a folder may be absent."""
    try:
        return sorted(entry.stem for entry in (root / folder).iterdir() if _is_source(entry)), []
    except FileNotFoundError:
        return [], []
    except NotADirectoryError:
        sentence, hint = (
            "there is a file where a folder belongs",
            "move it elsewhere; the YAML files belong into a folder",
        )
    except OSError as error:
        sentence, hint = f"the folder cannot be read: {error.strerror or error}", "fix its permissions or its link"
    return [], [Problem(folder, 1, 1, "folder", sentence, hint, rule="files")]


def _is_source(entry: Path) -> bool:
    return entry.suffix == ".yaml" and not entry.name.startswith(".")


def _visible(folder: Path) -> Iterator[tuple[str, str]]:
    """Name of each entry an editor sees, and whether it is a file or a folder; none of a folder that says nothing."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if not entry.name.startswith(".") and not entry.name.endswith("~") and (entry.is_dir() or entry.is_file()):
                yield entry.name, "folder" if entry.is_dir() else "file"
