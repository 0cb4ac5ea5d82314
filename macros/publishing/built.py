"""The files of a built site, each read once and written once, whatever is yet to be looked up or filled in.

Of a site of thousands of pages, what is not at hand waits in its folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from macros.foundation.folders import files_below

__all__ = ["Built"]

ROOM = 250_000_000
"""For contents, in bytes: three thousand pages. Beyond, a file is read once more rather than kept."""


class Built:
    """A built site's folder, with what has been read of it and what is to be written into it.

    Nothing is written before `save`, unless there is no room for it. What others write into the folder meanwhile is not
    seen.
    """

    def __init__(self, folder: Path, room: int = ROOM) -> None:
        """`room` is for contents, in bytes."""
        self._folder = folder
        self._room = room
        self._paths = set(files_below(folder))
        self._contents: dict[str, bytes] = {}
        self._checksums: dict[str, bytes] = {}
        self._unsaved: set[str] = set()

    @property
    def paths(self) -> list[str]:
        """Every file's path from the site's root, sorted."""
        return sorted(self._paths)

    @property
    def pages(self) -> list[str]:
        """The paths of its HTML files, sorted."""
        return [path for path in self.paths if path.endswith(".html")]

    def __contains__(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self._paths

    def __getitem__(self, path: str) -> bytes:
        """A file's content."""
        known = self._contents.get(path)
        return self._keep(path, (self._folder / path).read_bytes()) if known is None else known

    def _keep(self, path: str, content: bytes) -> bytes:
        """Keep a content at hand, in the place of those that have been at hand for longest."""
        self._room += len(self._contents.pop(path, b"")) - len(content)
        self._contents[path] = content
        while self._room < 0 and len(self._contents) > 1:
            oldest = next(iter(self._contents))
            self._write(oldest)
            self._room += len(self._contents.pop(oldest))
        return content

    def text(self, path: str) -> str:
        """A file's text."""
        return self[path].decode()

    def size(self, path: str) -> int:
        """A file's bytes."""
        known = self._contents.get(path)
        return (self._folder / path).stat().st_size if known is None else len(known)

    def checksum(self, path: str) -> bytes:
        """The SHA-256 of a file, which is not kept for that: some are ten million bytes."""
        if path not in self._checksums:
            self._checksums[path] = self._digest(path)
        return self._checksums[path]

    def _digest(self, path: str) -> bytes:
        if path in self._contents:
            return hashlib.sha256(self._contents[path]).digest()
        with (self._folder / path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()

    def put(self, path: str, text: str) -> None:
        """Add a file, or give it another text."""
        content = text.encode()
        if path in self._paths and self.size(path) == len(content) and self[path] == content:
            return
        self._paths.add(path)
        self._checksums.pop(path, None)
        self._unsaved.add(path)
        self._keep(path, content)

    def save(self, *, on_each: Callable[[], None] = lambda: None) -> None:
        """Write what has been put; `on_each` is called before each file, and what it raises is raised."""
        for path in sorted(self._unsaved):
            on_each()
            self._write(path)

    def _write(self, path: str) -> None:
        if path not in self._unsaved:
            return
        file = self._folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(self._contents[path])
        self._unsaved.remove(path)
