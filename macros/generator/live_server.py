"""The server that an editor looks at: it shows what is new as soon as it is known, and puts the dock into each page.

MkDocs' own builds into the folder that it serves, so that everything waits for the whole build, and for good where it
fails; and its script always loads the whole page. Not for: when what is built (`macros.generator.session`).
"""

from __future__ import annotations

import posixpath
import re
import time
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, Literal

from mkdocs.livereload import LiveReloadServer

from macros.generator.watching import Watcher

__all__ = ["Change", "LiveServer"]

Change = Literal["nothing", "words", "page"]
"""What is new for whoever looks at a page: words alone can be set in place."""

_IN_VIEW = 2
"""How many of the pages last asked for somebody probably looks at."""
_LOAD_SECONDS = 1.0
"""How long a page may take to load before the rest is built all the same."""
_AT_ONCE = ("assets/", "sitemap.xml")
"""What no edit of words changes."""
_POLL = re.compile(r"/livereload/(\d+)/")


class LiveServer(LiveReloadServer):
    """Serves one folder after the other."""

    def __init__(self, address: tuple[str, int], mount_path: str, watcher: Watcher, rounds: Callable[[], None]) -> None:
        """Serve at the address, and call `rounds` until the server is shut down; it waits for edits."""
        super().__init__(rounds, *address, root="", mount_path=mount_path)
        self._rounds = rounds
        self._watcher = watcher
        # MkDocs starts and stops what watches.
        self.observer: Any = watcher
        self.error_handler = self._error_page
        self.dock = b""
        """What stands at the foot of every page."""
        self._only: frozenset[str] | None = None
        """The pages that may be asked for; the others are being built. None where all may be."""
        self._awaited = 0
        """How many requests wait for such a page."""
        self._viewed: list[str] = []
        self._loaded_epoch = 0
        self._page_epoch = 0
        """Since when no page has to be loaded as a whole."""

    @property
    def in_view(self) -> list[str]:
        """The files of the pages that somebody looked at last, the last one first."""
        return list(self._viewed)

    @property
    def is_awaited(self) -> bool:
        """Whether somebody waits for a page that is not built yet."""
        return self._awaited > 0

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:  # noqa: ARG002 - as MkDocs has it
        """Only remember that something is watched, since the watcher knows what."""
        self._watched_paths[path] = 1

    def hold(self) -> None:
        """Let pages wait from now on: something was edited."""
        with self._epoch_cond:
            self._only = frozenset()

    def publish(self, root: Path, only: Collection[str] | None = None, *, new: Change = "page") -> None:
        """Serve what lies in `root`, if need be some of its pages alone for now, and let open pages show the new."""
        with self._epoch_cond:
            self.root = str(root)
            self._only = None if only is None else frozenset(only)
            if new != "nothing":
                self._wanted_epoch = self._visible_epoch = max(self._visible_epoch + 1, round(time.monotonic() * 1000))
            if new == "page":
                self._page_epoch = self._visible_epoch
            self._epoch_cond.notify_all()

    def await_loaded(self) -> None:
        """Wait until an open page has loaded anew, or a further one is asked for, or something was edited again."""
        if not self._viewed:
            return
        end = time.monotonic() + _LOAD_SECONDS
        with self._epoch_cond:
            while time.monotonic() < end and not self._watcher.told:
                if self._awaited or self._loaded_epoch >= self._visible_epoch:
                    return
                self._epoch_cond.wait(0.02)

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer when what is asked for is as new as it gets."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        poll = _POLL.match(path)
        if poll:
            with self._epoch_cond:
                self._loaded_epoch = max(self._loaded_epoch, int(poll[1]))
                self._epoch_cond.notify_all()
        elif path.startswith(self.mount_path):
            self._await_new(path.removeprefix(self.mount_path))
        answer: Iterable[bytes] = super().serve_request(environ, start_response)
        if poll:
            return [b"".join(answer) + (b" page" if int(poll[1]) < self._page_epoch else b" words")]
        return answer

    def _await_new(self, path: str) -> None:
        file = posixpath.normpath(f"{path}index.html" if not path or path.endswith("/") else path)
        if file.startswith(_AT_ONCE):
            return
        if file.endswith(".html"):
            self._viewed = [file, *(other for other in self._viewed if other != file)][:_IN_VIEW]
        with self._epoch_cond:
            self._awaited += 1
            self._epoch_cond.notify_all()
            self._epoch_cond.wait_for(lambda: self._only is None or file in self._only)
            self._awaited -= 1

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        source = f"{self.mount_path}assets/js/theme/live-reload.mjs"
        script = f'<script type="module" src="{source}" data-epoch="{epoch}" data-address="/livereload/"></script>'
        head, end, rest = content.rpartition(b"</body>")
        return head + self.dock + script.encode() + end + rest if end else content

    def _error_page(self, code: int) -> bytes | None:
        file = Path(self.root) / f"{code}.html"
        return file.read_bytes() if file.is_file() else None

    def _build_loop(self) -> None:
        while not self._shutdown:
            self._rounds()
