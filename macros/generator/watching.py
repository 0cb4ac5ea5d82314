"""Sees what was saved below some places: at once where the system tells of it, and by looking where it does not.

The system tells nothing of some disks, such as those of containers and networks, so that files are looked at as well.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

__all__ = ["Seen", "Watcher", "seen"]

Seen = dict[str, tuple[int, int, int]]
"""What tells a file's states apart, by its path: time of the last edit, size and place on the disk."""

_LOOK_SECONDS = 1.0
"""How often files are looked at beside what the system tells."""
_LOOK_OFTEN_SECONDS = 0.2
"""The same where it tells nothing."""
_STILL_SECONDS = 0.02
"""Editors write a file in several steps; what stood still for so long is whole."""
_CHANGING = {"created", "modified", "deleted", "moved", "closed"}
"""What the system tells of and makes a difference; it tells of mere reading too."""
_OF_PYTHON = "__pycache__"
_OF_EDITORS = (".swp", ".swx", "~")
"""Ends of the names of files in which editors keep what is not saved yet."""


def seen(places: Iterable[str | Path]) -> Seen:
    """All files at the places and below them, as they are now; what goes away meanwhile is left out."""
    return dict(_files(map(str, places)))


def _files(places: Iterable[str]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for place in places:
        try:
            if os.path.isdir(place):  # noqa: PTH112 - hundreds of paths, several times a second
                with os.scandir(place) as entries:
                    inside = [entry.path for entry in entries if entry.name != _OF_PYTHON]
                yield from _files(inside)
            elif not place.endswith(_OF_EDITORS):
                stat = os.stat(place)  # noqa: PTH116
                yield place, (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except OSError:
            continue


class _Told(FileSystemEventHandler):
    """What the system tells, as far as it makes a difference."""

    def __init__(self, places: Iterable[str], woken: threading.Event) -> None:
        self._places = tuple(places)
        self._woken = woken

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Wake whoever waits for an edit."""
        if event.event_type in _CHANGING and not event.is_directory:
            paths = (os.fsdecode(path) for path in (event.src_path, event.dest_path))
            if any(path.startswith(self._places) and _OF_PYTHON not in path for path in paths):
                self._woken.set()


class Watcher:
    """Waits for edits; who makes one while another is shown is heard as well."""

    def __init__(self, places: Iterable[str | Path], before: Seen) -> None:
        """Watch `places`, and take their state `before` for known: what was edited since counts as an edit."""
        self._places = sorted({os.path.abspath(place) for place in places})  # noqa: PTH100 - leaves links as they are
        self._known = before
        self._woken = threading.Event()
        self._observer: Any = None
        self._look_seconds = _LOOK_OFTEN_SECONDS

    def start(self) -> None:
        """Ask the system to tell; where it will not, its files are looked at more often."""
        observer = Observer()
        told = _Told(self._places, self._woken)
        try:
            for place in self._places:
                folder = place if os.path.isdir(place) else os.path.dirname(place)  # noqa: PTH112, PTH120
                observer.schedule(told, folder, recursive=folder == place)
            observer.start()
        except OSError:
            return
        self._observer = observer
        self._look_seconds = _LOOK_SECONDS

    def stop(self) -> None:
        """Ask the system for nothing more, and wake whoever waits."""
        self._woken.set()
        if self._observer:
            self._observer.stop()

    def join(self) -> None:
        """Wait until the system tells nothing more."""
        if self._observer:
            self._observer.join()

    @property
    def told(self) -> bool:
        """Whether the system has told of an edit that nobody has asked for yet."""
        return self._woken.is_set()

    def edited(self) -> dict[str, bool]:
        """Wait a second at most; the files edited since last asked, with whether each is neither new nor gone."""
        self._woken.wait(self._look_seconds)
        now = self._when_still()
        paths = {path: path in now and path in self._known for path, _ in self._known.items() ^ now.items()}
        self._known = now
        return paths

    def _when_still(self) -> Seen:
        self._woken.clear()
        now = seen(self._places)
        while now != self._known:
            self._woken.wait(_STILL_SECONDS)
            self._woken.clear()
            before, now = now, seen(self._places)
            if now == before:
                break
        return now
