"""Which of the theme's files are compiled, listed and published."""

from __future__ import annotations

import shutil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from macros.foundation.folders import files_below
from macros.rendering.compiled_templates import CompiledTemplates

__all__ = ["VisibleFiles", "keep_compiled", "remove_unused"]

_UNUSED = "assets/javascripts"
"""The theme's own scripts, in place of which stand ours."""


class VisibleFiles(FileSystemLoader):
    """The theme's files but for its ten thousand icons, which lie in a hidden folder.

    They are templates too, and MkDocs, which publishes nothing hidden, would list them to refuse each by its name.
    """

    def list_templates(self) -> list[str]:
        """What may be published."""
        return sorted({path for folder in self.searchpath for path in files_below(Path(folder), hidden=False)})


def keep_compiled(theme: Theme) -> None:
    """MkDocs asks the theme what files it has before any hook could; all compile it once."""
    made = theme.get_env

    def get_env() -> Environment:
        env = made()
        env.loader = VisibleFiles(theme.dirs)
        env.bytecode_cache = CompiledTemplates()
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def remove_unused(out: Path) -> None:
    """Take out of the folder `out` what the theme brings and this site never loads."""
    shutil.rmtree(out / _UNUSED, ignore_errors=True)
