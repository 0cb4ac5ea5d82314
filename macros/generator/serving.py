"""What only serving to an editor asks of the machine: a free address, an editor's address, edits of Python."""

from __future__ import annotations

import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from mkdocs.exceptions import PluginError

from macros.content.problems import PlaybookError
from macros.generator.site_loading import editor_url

__all__ = ["forget_edited", "remember", "require_editor", "require_free"]

_PACKAGES = ("macros", "calculators")


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


def require_editor() -> None:
    """Ask for the pattern that opens files before anything is built; raises `PluginError`, which says what is wrong."""
    try:
        editor_url()
    except PlaybookError as error:
        raise PluginError(str(error)) from None


def forget_edited(root: Path, before: dict[Path, int] | None) -> tuple[dict[Path, int], dict[str, ModuleType]]:
    """Forget our modules where Python was edited since `before`; when each file was edited last, and what is forgotten.

    A builder's edit of Python shows at the next rebuild; an editor's of YAML does not wait for Python.
    """
    now = {path: path.stat().st_mtime_ns for package in _PACKAGES for path in (root / package).rglob("*.py")}
    if now == before:
        return now, {}
    return now, {name: sys.modules.pop(name) for name in _ours()}


def remember(forgotten: Mapping[str, ModuleType]) -> None:
    """Go on with modules that were forgotten, since what was edited cannot be used."""
    if forgotten:
        for name in _ours():
            del sys.modules[name]
        sys.modules.update(forgotten)


def _ours() -> list[str]:
    return [name for name in sys.modules if name.split(".")[0] in _PACKAGES]
