"""Opens the playbook for a build: the site, or, while serving, the last good one with what is wrong with the new.

The clock, the environment and git are asked here and nowhere else below the hooks.
"""

from __future__ import annotations

import datetime as dt
import importlib
import logging
import os
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from macros.content.loaded import Loaded
from macros.content.problems import PlaybookError, Problem
from macros.content.registry import Registry
from macros.content.site import Site
from macros.content.site_settings import settings_of
from macros.foundation.git import asked
from macros.foundation.version import own_version
from macros.generator import theme_licenses
from macros.generator.playbook_cache import checked_playbook
from macros.generator.source_links import source_links
from macros.publishing.chart_engine import engine_path
from macros.publishing.licenses import inventory

__all__ = ["Opened", "editor_url", "keep_good", "load_site"]

log = logging.getLogger("mkdocs.playbook")

_VSCODE = "vscode://file/{path}:{line}:{column}"


class Opened(NamedTuple):
    """A playbook that can be shown."""

    site: Site
    problems: tuple[Problem, ...]
    """What keeps a newer state from being shown, and its warnings; empty where there is none."""

    @property
    def told(self) -> tuple[Problem, ...]:
        """What its editor may want to mend."""
        return self.problems or self.site.loaded.warnings


def load_site(root: Path, name: str, *, serving: bool, good: Site | None = None) -> Opened:
    """The site of playbook `name`, and the problems that keep its newest state from being shown.

    A build has no such problems: it raises `PlaybookError`. While serving, the last good playbook stands in for one
    with problems: the `good` one, else what an earlier run has kept; where there has been none yet, the error is raised
    too.
    """
    today = _today(root)
    if not serving:
        loaded = checked_playbook(root, name, lambda: _checked(root, name, today), today=today)
        _tell(loaded)
        return Opened(_site(root, loaded, today), ())
    try:
        loaded = _loading().load_unpublished(root, name, today=today)
        site = _site(root, loaded, today)
    except PlaybookError as error:
        kept = _kept(root, name)
        if good is None and not kept.exists():
            raise
        lines = [*map(str, error.problems), "The last good playbook is shown until this is mended."]
        log.error("\n".join(lines))  # noqa: TRY400 - an editor's mistake, no traceback
        return Opened(good or _site(root, _loading().load_unpublished(kept, name, today=today), today), error.problems)
    _tell(loaded)
    return Opened(site, ())


def keep_good(root: Path, name: str) -> None:
    """Keep the playbooks as they are for a later run that finds them with problems."""
    kept = _kept(root, name)
    # Aside first, so that an interrupted copy never counts as good.
    aside = kept.with_name(f"{kept.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(root / "playbooks", aside / "playbooks")
    shutil.rmtree(kept, ignore_errors=True)
    aside.rename(kept)


def editor_url() -> str:
    """The pattern that opens a file in the editor of this machine: EDITOR_URL, else VS Code's.

    Raises `PlaybookError` where it cannot be filled in.
    """
    pattern = os.environ.get("EDITOR_URL") or _VSCODE
    try:
        fits = pattern.format(path="path", line=1, column=1) != pattern
    except (LookupError, ValueError, AttributeError):
        fits = False
    if not fits:
        hint = "write {path}, {line} and {column} where they belong, or unset it"
        raise PlaybookError([Problem("EDITOR_URL", 1, 1, "environment", f"'{pattern}' is no pattern", hint)])
    return pattern


def _kept(root: Path, name: str) -> Path:
    return root / ".cache" / "last-good" / name


def _tell(loaded: Loaded) -> None:
    for warning in loaded.warnings:
        log.info("%s", warning)


def _loading() -> Any:
    """What reads and checks, half of all that a build imports; one that knows its playbook does without."""
    return importlib.import_module("macros.calculated.checking")


def _checked(root: Path, name: str, today: dt.date) -> Loaded:
    """Whoever builds learns of every problem in all YAML, as `playbook check` tells it."""
    loading = _loading()
    problems = [found for found in loading.check(root, but=name, today=today) if not found.is_warning]
    if problems:
        raise PlaybookError(problems)
    loaded: Loaded = loading.load(root, name, today=today)
    return loaded


def _site(root: Path, loaded: Loaded, today: dt.date) -> Site:
    links = source_links(os.environ, commit=lambda: _asked_of_git(root, "rev-parse", "HEAD"))
    return Site(
        loaded=loaded,
        registry=Registry.of(loaded),
        today=today,
        version=own_version(),
        commit=_commit(root),
        source_url=links.source,
        edit_url=links.edit,
        settings=settings_of(loaded.root),
        parts=inventory(theme_licenses.parts()),
        chart_engine=engine_path(),
    )


def _today(root: Path) -> dt.date:
    """The day the site is of: SOURCE_DATE_EPOCH's, else the commit's, so that a commit is the same site whenever built.

    Only where neither is known it is the day of the build.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _asked_of_git(root, "log", "-1", "--format=%ct")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return now.date()


def _commit(root: Path) -> str | None:
    """The short commit, or none outside a git checkout."""
    return _asked_of_git(root, "rev-parse", "--short", "HEAD")


def _asked_of_git(root: Path, *words: str) -> str | None:
    """What git answers, or none outside a checkout."""
    answer = asked(root, *words)
    return None if answer is None else answer.decode().strip()
