"""Reads `playbooks/_site.yaml`, what the site as a whole is called and looks like; a site may do without it.

Not for: what one playbook says (`macros.content.loading`) or what MkDocs must know (`mkdocs.yml`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from macros.content.cures import Cure, Renaming
from macros.content.model.site_settings import SiteSettings
from macros.content.problems import PlaybookError, Problem
from macros.content.validation.draft import Source
from macros.content.validation.files import read_source
from macros.foundation.colors import contrast, readable

__all__ = ["FILE", "GROUNDS", "settings_of", "settings_problems"]

FILE = "playbooks/_site.yaml"
_KEY = "_site"
_MISNAMED = ("site.yaml", "site.yml", "_site.yml", "settings.yaml", "settings.yml", "_settings.yaml")
"""What people call it."""

GROUNDS = {"light": ("#f1efe9", "#000000"), "dark": ("#1a2226", "#ffffff")}
"""The ground of the site on which a color reads worst, and the color on which none reads better."""
_RATIO = 4.5
"""What WCAG 2 asks of text."""


def settings_of(root: Path) -> SiteSettings:
    """The settings of the site below `root`; those that say nothing where there is no file.

    Raises:
        PlaybookError: with every problem of the file.
    """
    source, problems = _read(root)
    wrong = [problem for problem in problems if not problem.is_warning]
    if wrong:
        raise PlaybookError(problems)
    return source.node if source else SiteSettings.empty()


def settings_problems(root: Path) -> list[Problem]:
    """Every problem and warning of the file; none where there is none."""
    return _read(root)[1]


def _read(root: Path) -> tuple[Source | None, list[Problem]]:
    if not os.path.lexists(root / FILE):
        return None, list(_misnamed(root))
    source, problems = read_source(root, FILE, _KEY, SiteSettings)
    if source and source.node is not None:
        found = (*_missing_pictures(source, root), *_faint_colors(source))
        problems += [replace(problem, rule="site_settings") for problem in found]
    return source, problems


def _misnamed(root: Path) -> Iterator[Problem]:
    """A file under a wrong name would be heeded by nobody."""
    for name in _MISNAMED:
        if (root / "playbooks" / name).is_file():
            path = f"playbooks/{name}"
            cure = Cure("did you mean '_site.yaml'?", (Renaming(path, FILE),))
            sentence = f"nothing reads a file named '{name}'"
            yield Problem(path, 1, 1, "file", sentence, cure.words, edits=cure.edits, rule="files")


def _missing_pictures(source: Source, root: Path) -> Iterator[Problem]:
    """A picture lies beside the file that names it."""
    for key in ("logo", "icon"):
        name = getattr(source.node, key)
        if name and not (root / "playbooks" / name).is_file():
            hint = f"put the picture there as playbooks/{name}, or remove the line"
            yield source.problem((key,), f"there is no file named '{name}' beside this one", hint)


def _faint_colors(source: Source) -> Iterator[Problem]:
    """A color of text can be read on each of the site's grounds."""
    accent = source.node.colors.accent if source.node.colors else None
    for name, (ground, toward) in GROUNDS.items() if accent else ():
        color = getattr(accent, name)
        ratio = contrast(color, ground)
        if ratio < _RATIO:
            meant = readable(color, ground, toward, _RATIO)
            sentence = (
                f"'{color}' can hardly be read on the site's {name} grounds: its contrast is {ratio:.1f}, not {_RATIO}"
            )
            path = ("colors", "accent", name)
            written = f'"{meant}"'
            yield source.problem(
                path, sentence, Cure(f"write {written}, the nearest that can", source.instead(path, written))
            )
