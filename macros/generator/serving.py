"""What only serving to an editor asks of the machine: a free address, edits of Python and of files seen soon."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

__all__ = ["forget_edited", "look_often", "require_free"]

_PACKAGES = ("macros", "calculators")
_LOOK_SECONDS = 0.2
"""How often files are looked at; MkDocs waits half a second."""


def require_free(host: str, port: int) -> None:
    """Ask for the address before anything is built; raises `PluginError`, which offers another."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            another = f"make serve ADDRESS={host}:{port + 1}"
            raise PluginError(f"cannot serve on {host}:{port}: {error.strerror}. Another address: {another}") from None


def forget_edited(root: Path, before: dict[Path, int] | None) -> dict[Path, int]:
    """Forget our modules where Python was edited since `before`; when each file was edited last.

    A builder's edit of Python shows at the next rebuild; an editor's of YAML does not wait for Python.
    """
    now = {path: path.stat().st_mtime_ns for package in _PACKAGES for path in (root / package).rglob("*.py")}
    if now != before:
        for name in [name for name in sys.modules if name.split(".")[0] in _PACKAGES]:
            del sys.modules[name]
    return now


def look_often(server: LiveReloadServer) -> None:
    """See an editor's save soon: those watched already and those to come take the time from the observer."""
    for watcher in (server.observer, *server.observer.emitters):
        watcher._timeout = _LOOK_SECONDS  # type: ignore[attr-defined]  # noqa: SLF001 - set only when one is made
