"""Opens the playbooks for a build: their sites, or, while serving, the last good ones with what is wrong with the new.

The clock, the environment and git are asked here and nowhere else below the hooks.
"""

from __future__ import annotations

import datetime as dt
import gc
import importlib
import logging
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from macros.content.loaded import Loaded
from macros.content.problems import PlaybookError, Problem
from macros.content.registry import Registry
from macros.content.site import Site
from macros.content.site_settings import settings_of
from macros.foundation.addresses import playbook_base
from macros.foundation.git import asked
from macros.foundation.version import own_version
from macros.generator import theme_licenses
from macros.generator.playbook_cache import checked_playbooks
from macros.generator.source_links import source_links
from macros.generator.watching import Seen, seen
from macros.publishing.chart_engine import engine_path
from macros.publishing.licenses import inventory

__all__ = ["Opened", "editor_url", "keep_good", "load_sites"]

log = logging.getLogger("mkdocs.playbook")

_READ: dict[tuple[Path, str], tuple[tuple[dt.date, Seen, Seen], Loaded]] = {}
"""While serving several playbooks, what was read last of each."""
_VSCODE = "vscode://file/{path}:{line}:{column}"


class Opened(NamedTuple):
    """Playbooks that can be shown."""

    sites: tuple[Site, ...]
    """In the order readers see; the first has the site's own addresses."""
    problems: tuple[Problem, ...]
    """What keeps a newer state from being shown, and its warnings; empty where there is none."""

    @property
    def told(self) -> tuple[Problem, ...]:
        """What its editor may want to mend."""
        return self.problems or tuple(warning for site in self.sites for warning in site.loaded.warnings)


def load_sites(root: Path, names: Sequence[str], *, serving: bool, good: tuple[Site, ...] | None = None) -> Opened:
    """The sites of the playbooks `names`, and the problems that keep their newest state from being shown.

    A build has no such problems: it raises `PlaybookError`. While serving, the last good playbooks stand in for any
    with problems: the `good` ones, else what an earlier run has kept; where there has been none yet, the error is
    raised too.
    """
    today = _today(root)
    if not serving:
        loaded = checked_playbooks(root, names, lambda: _checked(root, names, today), today=today)
        _tell(loaded)
        return Opened(_sites(root, loaded, today), ())
    try:
        loaded = _unpublished(root, names, today)
        sites = _sites(root, loaded, today, known=good or ())
    except PlaybookError as error:
        kept = _kept(root, names)
        if good is None and not kept.exists():
            raise
        lines = [*map(str, error.problems), "The last good playbook is shown until this is mended."]
        log.error("\n".join(lines))  # noqa: TRY400 - an editor's mistake, no traceback
        return Opened(good or _sites(root, _unpublished(kept, names, today), today), error.problems)
    _tell(loaded)
    return Opened(sites, ())


def keep_good(root: Path, names: Sequence[str]) -> None:
    """Keep the playbooks as they are for a later run that finds them with problems."""
    kept = _kept(root, names)
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


def _kept(root: Path, names: Sequence[str]) -> Path:
    return root / ".cache" / "last-good" / names[0]


def _tell(loaded: Sequence[Loaded]) -> None:
    for warning in sorted(warning for one in loaded for warning in one.warnings):
        log.info("%s", warning)


def _loading() -> Any:
    """What reads and checks, half of all that a build imports; one that knows its playbook does without."""
    return importlib.import_module("macros.calculated.checking")


def _checked(root: Path, names: Sequence[str], today: dt.date) -> tuple[Loaded, ...]:
    """Whoever builds learns of every problem in all YAML, as `playbook check` tells it."""
    loading = _loading()
    others = {found for found in loading.check(root, but=names, today=today) if not found.is_warning}

    remembered = importlib.import_module("macros.content.validation.remembered")

    def load(name: str) -> Loaded:
        loaded: Loaded = loading.load(root, name, today=today)
        if len(names) > 1:
            remembered.forget()
            # What is left of the work is let go of, and what will be kept is not looked through again.
            gc.collect()
            gc.freeze()
        return loaded.judged()

    return _all(names, load, others)


def _unpublished(root: Path, names: Sequence[str], today: dt.date) -> tuple[Loaded, ...]:
    """As they lie there; one of several that has not changed since it was read last is not read again."""
    shared = _shared(root) if len(names) > 1 else {}

    def read(name: str) -> Loaded:
        if len(names) == 1:
            return load(name)
        key, standing = (root, name), (today, shared, seen([root / "playbooks" / name]))
        if key not in _READ or _READ[key][0] != standing:
            _READ[key] = (standing, load(name))
        return _READ[key][1]

    def load(name: str) -> Loaded:
        loaded: Loaded = _loading().load_unpublished(root, name, today=today)
        return loaded

    return _all(names, read, set())


def _shared(root: Path) -> Seen:
    """What decides of every playbook what it is, beside its own files: what all share, and what each has published."""
    folder = root / "playbooks"
    return seen([*filter(Path.is_file, folder.glob("*.*")), *folder.glob("*/ids.lock")])


def _all(names: Sequence[str], load: Callable[[str], Loaded], found: set[Problem]) -> tuple[Loaded, ...]:
    """Every playbook, or every problem of all of them beside those that have been `found`."""
    loaded = []
    for name in names:
        try:
            loaded.append(load(name))
        except PlaybookError as error:
            found |= set(error.problems)
    if found:
        raise PlaybookError(sorted(found))
    return tuple(loaded)


def _sites(root: Path, loaded: Sequence[Loaded], today: dt.date, known: Sequence[Site] = ()) -> tuple[Site, ...]:
    """The sites of the playbooks; of one that is among the `known`, nothing is looked up again."""
    registries = {site.loaded: site.registry for site in known}
    links = source_links(os.environ, commit=lambda: _asked_of_git(root, "rev-parse", "HEAD"))
    commit, parts, settings = _commit(root), inventory(theme_licenses.parts()), settings_of(loaded[0].root)
    version, engine = own_version(), engine_path()
    return tuple(
        Site(
            loaded=one,
            registry=registries.get(one) or Registry.of(one),
            today=today,
            version=version,
            commit=commit,
            source_url=links.source,
            edit_url=links.edit,
            settings=settings,
            parts=parts,
            chart_engine=engine,
            base=playbook_base(one.name, is_first=one is loaded[0]),
        )
        for one in loaded
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
