"""One `make serve`, from its first build to its end: what was edited, what is built of it and when, what is told.

An edit of words shows on the page that is open before the rest is built. Whatever else was edited, and each edit a
little later, is built whole, into a folder of its own, so that a failed or interrupted build takes nothing away.
It lives as long as the server; what it asks for is imported anew where Python was edited.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from macros.generator.live_server import Change, LiveServer
from macros.generator.serving import forget_edited, remember, require_editor, require_free
from macros.generator.watching import Watcher, seen

__all__ = ["Overtaken", "Session"]

log = logging.getLogger("mkdocs.playbook")

_PLAYBOOKS = "playbooks"
_WORDS = {_PLAYBOOKS: ".yaml", "docs": ".md"}
"""Folders in which an edit of such a file changes the words of pages, and no more."""


class Overtaken(BaseException):
    """A further edit came while the site was built; no `Exception`, which MkDocs would report as a fault."""


def _module(name: str) -> Any:
    return importlib.import_module(f"macros.generator.{name}")


class Session:
    """What is known from one build to the next."""

    def __init__(self) -> None:
        self._root = Path()
        self._sources: dict[Path, int] | None = None
        self._forgotten: dict[str, Any] = {}
        self._parts: dict[str, Any] = {}
        """What MkDocs has made for the build at hand."""
        self._made: Any = None
        """The last whole build."""
        self._opened: Any = None
        """The newest playbooks, if the build to come need not read it."""
        self._good: Any = None
        """The newest playbooks without a problem."""
        self._edited: dict[str, bool] = {}
        """The files that no whole build has shown yet, with whether each has merely changed."""
        self._owes = False
        """Whether a whole build is due."""
        self._is_building = False
        self._previewed: dict[str, bytes] = {}
        """The pages of the newest edit, while no whole build shows it."""
        self._built = ""
        """When the pages that are shown were built."""
        self._error: Exception | None = None
        self._watcher: Watcher | None = None
        self._server: LiveServer | None = None
        self._builder: Callable[[], None] = lambda: None

    # What MkDocs' hooks hand on.

    def begin(self, config: MkDocsConfig) -> Any:
        """Set the machine up for a build, which goes into a folder that nobody is served; the playbook, if it is open.

        Raises `PluginError` where the address is taken or a setting makes no sense, before anything is built.
        """
        if self._watcher is None:  # later builds find the address in use by this very server
            self._root = Path(config.config_file_path).parent
            require_free(*config.dev_addr)
            require_editor()
            places = [config.docs_dir, config.config_file_path, *config.watch]
            self._watcher = Watcher(places, seen(places))
        self._sources, forgotten = forget_edited(self._root, self._sources)
        self._forgotten = forgotten | self._forgotten
        served = Path(self._server.root).name if self._server else ""
        config.site_dir = str(Path(config.site_dir) / ("1" if served == "0" else "0"))
        opened, self._opened = self._opened, None
        return opened

    def note(self, **parts: Any) -> None:
        """Remember what MkDocs has made."""
        self._parts |= parts

    def give_way(self) -> None:
        """End a whole build that a further edit has overtaken, unless somebody waits for it; raises `Overtaken`."""
        if self._is_building and self._serving[1].told and not self._serving[0].is_awaited:
            raise Overtaken

    def finished(self, build: Any, config: MkDocsConfig) -> None:
        """A whole site is built."""
        self._made = _module("preview").Made(build=build, config=config, **self._parts)
        self._built = time.strftime("%H:%M:%S")
        self._forgotten = {}

    def failed(self, error: Exception) -> None:
        """MkDocs ends the build for this reason."""
        self._error = error

    def serve(self, server: LiveReloadServer, config: MkDocsConfig) -> LiveServer:
        """The first build is done: what serves it and all that follow, in place of MkDocs' own server."""
        assert self._watcher
        self._builder = server.builder
        self._server = LiveServer(config.dev_addr, server.mount_path, self._watcher, self._round)
        self._server.publish(self._made.root, new="nothing")
        self._tell(self._made.build.opened)
        self._good = self._made.build.opened.sites
        server.server_close()
        return self._server

    # What happens while serving.

    def _round(self) -> None:
        """Wait for an edit, and show it."""
        server, watcher = self._serving
        edited = watcher.edited()
        if edited:
            log.info("Detected file changes")
            server.hold()
            self._opened = None
            for path, has_changed in edited.items():
                self._edited[path] = has_changed and self._edited.get(path, True)
            self._owes = not (self._of_words() and self._show_words())
        # What has been edited meanwhile is shown first, unless somebody waits.
        if self._owes and (server.is_awaited or not watcher.told):
            self._build()

    @property
    def _serving(self) -> tuple[LiveServer, Watcher]:
        assert self._server
        assert self._watcher
        return self._server, self._watcher

    def _of_words(self) -> bool:
        """Whether all that was edited are files that hold words and that were there before."""
        return all(
            has_changed and Path(path).suffix == _WORDS.get(self._folder(path))
            for path, has_changed in self._edited.items()
        )

    def _folder(self, path: str) -> str:
        """The folder of the checkout that a file lies in."""
        return Path(os.path.relpath(path, self._root)).parts[0]

    def _show_words(self) -> bool:
        """Show the edit on the pages in view, or what is wrong with it; whether nothing else is left to be built."""
        server, _ = self._serving
        made = self._made
        begun = time.perf_counter()
        try:
            opened = _module("site_loading").load_sites(self._root, made.build.names, serving=True, good=self._good)
            if opened.problems:
                return self._show_problems(opened)
            shown = _module("preview").preview(made, opened.sites, server.in_view)
        except Exception as error:  # noqa: BLE001 - the whole build says what is wrong
            log.debug("%r", error)
            return False
        log.info("Pages in view built in %.2f seconds", time.perf_counter() - begun)
        self._previewed = shown
        self._opened, self._good = opened, opened.sites
        self._built = time.strftime("%H:%M:%S")
        self._tell(opened)
        server.publish(made.root, self._previewed, new="words")
        server.await_loaded()
        return False

    def _show_problems(self, opened: Any) -> bool:
        """Tell what is wrong over the last good pages; whether all of these are there."""
        is_behind = self._good is not self._made.build.opened.sites
        if is_behind or any(self._folder(path) != _PLAYBOOKS for path in self._edited):
            self._opened = opened
            return False
        self._tell(opened)
        self._serving[0].publish(self._made.root, new="words")
        return True

    def _build(self) -> None:
        server, _ = self._serving
        self._error = None
        told = server.dock
        self._is_building = True
        try:
            self._builder()
        except Overtaken:
            gc.enable()
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the last good site goes on being served
            self._fail(self._error or error)
        else:
            new: Change = "words" if self._of_words() else "page"
            self._edited = {}
            self._good = self._made.build.opened.sites
            self._tell(self._made.build.opened)
            is_in_view = bool(self._previewed) and self._is_as_previewed() and told == server.dock
            server.publish(self._made.root, new="nothing" if is_in_view else new)
        finally:
            self._is_building = False
        self._owes = False
        self._previewed = {}

    def _is_as_previewed(self) -> bool:
        files = ((self._made.root / path, page) for path, page in self._previewed.items())
        return all(file.is_file() and file.read_bytes() == page for file, page in files)

    def _fail(self, error: Exception) -> None:
        """Tell why nothing newer can be shown, and go on as before."""
        gc.enable()
        remember(self._forgotten)
        self._sources = None
        self._opened = None
        problem = _module("failures").problem_of(error, self._root)
        log.error("%s\nThe last good site is shown until this is mended.", problem)
        self._tell(self._made.build.opened, problem)
        self._serving[0].publish(self._made.root)

    def _tell(self, opened: Any, failure: Any = None) -> None:
        """Put what is wrong into the dock."""
        server, _ = self._serving
        problems = (failure,) if failure else opened.told
        try:
            server.dock = _module("dock").dock(
                self._made, problems, root=self._root, address=server.mount_path, built=self._built
            )
        except Exception:
            # Whoever edits the dock itself learns of it at the terminal.
            log.exception("The dock cannot be shown")
