"""The site as views see it: the loaded playbook, its registry, and the ways from page to page.

Not for: rendering (`macros.rendering.templates`) or MkDocs (`macros.generator`).
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.content.languages import OWN_LANGUAGE
from macros.content.loaded import Loaded
from macros.content.model.site_settings import SiteSettings
from macros.content.registry import Entity, Registry
from macros.foundation.addresses import PERMALINKS, is_shared
from macros.foundation.third_party import Part

__all__ = ["Site"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Site:
    """Everything a view may know of one playbook and of those published with it.

    No words for itself: mkdocs-macros asks all variables for theirs in each build.
    """

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
    base: str = ""
    """Where the playbook's pages lie, from the site's root, ending in a slash; empty for the first, or only, one."""
    playbooks: Mapping[str, Site] = field(default_factory=dict, compare=False)
    """All playbooks that are published together, this one too, by their ids; empty where it is the only one."""

    @property
    def name(self) -> str:
        """What the site is called."""
        return self.settings.name or self.loaded.playbook.playbook.title

    @property
    def description(self) -> str:
        """What it is, in a sentence; its title where nobody says more."""
        playbook = self.loaded.playbook.playbook
        return self.settings.description or playbook.tagline or playbook.title

    def href(self, target: str, here: str) -> str:
        """Relative address of a reference (`kpi/time-to-open`) or page (`risks/`, `risks/#top`), seen from `here`.

        Pages are addresses from the playbook's base, as `from_root` takes them; home is the empty string. A reference
        into another playbook of the site begins with its id (`guide:kpi/time-to-open`). An unknown reference raises
        `KeyError`.
        """
        page, fragment = self._place(target)
        seen_from = self.from_root(here)
        if page == seen_from and fragment:
            return fragment
        relative = posixpath.relpath("/" + page, "/" + seen_from)
        return (relative + "/" if page.endswith("/") or not page else relative) + fragment

    def from_root(self, address: str) -> str:
        """The address from the site's root, given that from the playbook's base; what all playbooks share has one."""
        return address if is_shared(address) else self.base + address

    def local(self, address: str) -> str:
        """The address from the playbook's base, given that from the site's root of one of its pages."""
        return address if is_shared(address) else address.removeprefix(self.base)

    @property
    def language(self) -> str:
        """That of the playbook's words."""
        return self.loaded.playbook.playbook.language or OWN_LANGUAGE

    @property
    def together(self) -> tuple[Site, ...]:
        """All that are published together, in the order readers see; this one alone where there are no others."""
        return tuple(self.playbooks.values()) or (self,)

    def site_of(self, address: str) -> Site:
        """The playbook whose page lies at this address from the site's root: the first where it is none's own."""
        folder, _, rest = address.partition("/")
        name = rest.partition("/")[0] if address.startswith(PERMALINKS) else folder
        found, first = self.playbooks.get(name), self.together[0]
        return found if found and (found.base or address.startswith(PERMALINKS)) else first

    def _place(self, target: str) -> tuple[str, str]:
        """Page, from the site's root, and fragment of what a link leads to."""
        playbook, colon, reference = target.partition(":")
        if colon:
            return self.playbooks[playbook]._place(reference)  # noqa: SLF001 - another of the same
        if target in self.registry:
            entity = self.registry[target]
            return self.from_root(entity.page), f"#{entity.anchor}"
        page, hash_mark, name = target.partition("#")
        if page and not page.endswith("/") and "." not in page.rsplit("/", 1)[-1]:
            raise KeyError(f"{target!r} is neither an entity nor a page")
        return self.from_root(page), hash_mark + name

    def source_href(self, entity: Entity) -> str | None:
        """Address of the entity's line in its YAML file, if sources are published anywhere."""
        return self.source_url.format(path=entity.file, line=entity.line) if self.source_url else None
