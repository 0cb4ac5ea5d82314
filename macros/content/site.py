"""The site as views see it: the loaded playbook, its registry, and the ways from page to page.

Not for: rendering (`macros.rendering.templates`) or MkDocs (`macros.generator`).
"""

from __future__ import annotations

import datetime as dt
import posixpath
from dataclasses import dataclass, field
from typing import Any

from macros.content.loaded import Loaded
from macros.content.model.site_settings import SiteSettings
from macros.content.registry import Entity, Registry
from macros.foundation.third_party import Part

__all__ = ["Site"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Site:
    """Everything a view may know. No words for itself: mkdocs-macros asks all variables for theirs in each build."""

    loaded: Loaded
    registry: Registry
    today: dt.date
    """The day the site is of, given from outside."""
    version: str
    commit: str | None
    source_url: str | None
    """Pattern with `{path}` and `{line}`; `None` where sources are not linked."""
    edit_url: str | None = None
    """Pattern likewise, of where a change is begun; `None` where nobody can."""
    parts: tuple[Part, ...] = ()
    """What the site serves that others made, in the order readers see."""
    chart_engine: str = ""
    """Address of the program that draws charts anew, from the site's root."""
    address: str | None = None
    """Where the site is published, ending in a slash; None where nobody knows."""
    settings: SiteSettings = field(default_factory=SiteSettings.empty)
    """What the site as a whole is called and looks like."""
    history: Any = None
    """What has changed in published states, a `macros.changes.history.History`; None where nobody asked."""

    @property
    def name(self) -> str:
        """What the site is called."""
        return self.settings.name or self.loaded.playbook.playbook.title

    @property
    def description(self) -> str:
        """What it is, in a sentence."""
        return self.settings.description or self.loaded.playbook.playbook.tagline

    def href(self, target: str, here: str) -> str:
        """Relative address of a reference (`kpi/time-to-open`) or page (`risks/`, `risks/#top`), seen from `here`.

        Both pages are addresses from the site's root; home is the empty string. An unknown reference raises `KeyError`.
        """
        if target in self.registry:
            entity = self.registry[target]
            page, fragment = entity.page, f"#{entity.anchor}"
        else:
            page, hash_mark, name = target.partition("#")
            fragment = hash_mark + name
            if page and not page.endswith("/") and "." not in page.rsplit("/", 1)[-1]:
                raise KeyError(f"{target!r} is neither an entity nor a page")
        if page == here and fragment:
            return fragment
        relative = posixpath.relpath("/" + page, "/" + here)
        return (relative + "/" if page.endswith("/") or not page else relative) + fragment

    def source_href(self, entity: Entity) -> str | None:
        """Address of the entity's line in its YAML file, if sources are published anywhere."""
        return self.source_url.format(path=entity.file, line=entity.line) if self.source_url else None
