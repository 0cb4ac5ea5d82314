"""Opens the playbook for a build: the site, or, while serving, the last good one with the problems of the new.

The clock, the environment and git are asked here and nowhere else below the hooks.
"""

from __future__ import annotations

import datetime as dt
import importlib
import logging
import os
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from macros.content.loaded import Loaded
from macros.content.problems import PlaybookError, Problem
from macros.content.registry import Registry
from macros.content.site import Site
from macros.generator import theme_licenses
from macros.generator.playbook_cache import checked_playbook
from macros.generator.source_links import source_links
from macros.publishing.chart_engine import engine_path
from macros.publishing.licenses import inventory

__all__ = ["load_site"]

log = logging.getLogger("mkdocs.playbook")


def load_site(root: Path, name: str, *, serving: bool) -> tuple[Site, tuple[Problem, ...]]:
    """The site of playbook `name`, and the problems that keep its newest state from being shown.

    A build has no such problems: it raises `PlaybookError`. While serving, the last good playbook stands in for one
    with problems; where there has been none yet, the error is raised too.
    """
    if not serving:
        loaded = checked_playbook(root, name, lambda: _checked(root, name))
        for warning in loaded.warnings:
            log.info("%s", warning)
        return _site(root, loaded), ()
    kept = root / ".cache" / "last-good" / name
    try:
        site = _site(root, _loading().load_unpublished(root, name))
    except PlaybookError as error:
        if not kept.exists():
            raise
        lines = [*map(str, error.problems), "The last good playbook is shown until this is mended."]
        log.error("\n".join(lines))  # noqa: TRY400 - an editor's mistake, no traceback
        return _site(root, _loading().load_unpublished(kept, name)), error.problems
    _keep(root, kept)
    return site, ()


def _loading() -> Any:
    """What reads and checks, half of all that a build imports; one that knows its playbook does without."""
    return importlib.import_module("macros.calculated.checking")


def _checked(root: Path, name: str) -> Loaded:
    """Whoever builds learns of every problem in all YAML, as `playbook check` tells it."""
    loading = _loading()
    problems = [found for found in loading.check(root, but=name) if not found.is_warning]
    if problems:
        raise PlaybookError(problems)
    loaded: Loaded = loading.load(root, name)
    return loaded


def _site(root: Path, loaded: Loaded) -> Site:
    links = source_links(os.environ, commit=lambda: _asked_of_git(root, "rev-parse", "HEAD"))
    return Site(
        loaded=loaded,
        registry=Registry.of(loaded),
        today=_today(root),
        version=_version(),
        commit=_commit(root),
        source_url=links.source,
        edit_url=links.edit,
        parts=inventory(theme_licenses.parts()),
        chart_engine=engine_path(),
    )


def _keep(root: Path, kept: Path) -> None:
    """Copy aside first, so that an interrupted copy never counts as good."""
    aside = kept.with_name(f"{kept.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(root / "playbooks", aside / "playbooks")
    shutil.rmtree(kept, ignore_errors=True)
    aside.rename(kept)


def _today(root: Path) -> dt.date:
    """The day the site is of: SOURCE_DATE_EPOCH's, else the commit's, so that a commit is the same site whenever built.

    Only where neither is known it is the day of the build.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _asked_of_git(root, "log", "-1", "--format=%ct")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return now.date()


def _version() -> str:
    try:
        return version("playbook")
    except PackageNotFoundError:
        return "unreleased"


def _commit(root: Path) -> str | None:
    """The short commit, or none outside a git checkout."""
    return _asked_of_git(root, "rev-parse", "--short", "HEAD")


def _asked_of_git(root: Path, *words: str) -> str | None:
    """What git answers, or none outside a checkout."""
    try:
        answer = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return answer.stdout.strip()
