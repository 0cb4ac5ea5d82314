"""Pages and files that no one writes by hand: one page a phase and vertical, and what lies beside the pages.

Knows the playbook and addresses, not MkDocs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.registry import Entity
from macros.content.site import Site
from macros.foundation.addresses import calculator_page
from macros.rendering.templates import render
from macros.rendering.views.hues import hue_of_phase
from macros.rendering.views.strip import rooted, strip

__all__ = [
    "VirtualPage",
    "navigation_order",
    "page_key",
    "page_titles",
    "strip_for_any_address",
    "stub",
    "virtual_pages",
]

_FOLDER_OF_KIND = {"phase": "phases", "vertical": "verticals"}


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualPage:
    """A page whose source is a YAML file."""

    uri: str
    """Where its Markdown would lie in docs/, `phases/user-adoption.md`."""
    entity: Entity
    order: int
    """Place in the navigation."""
    title: str
    icon: str | None
    """Its mark in the navigation, an icon of the theme: a phase wears its hue."""


def virtual_pages(site: Site) -> Iterator[VirtualPage]:
    """One page for each phase and vertical, in the order readers see."""
    for kind, folder in _FOLDER_OF_KIND.items():
        for order, id_ in enumerate(getattr(site.loaded.playbook, folder)):
            entity = site.registry[f"{kind}/{id_}"]
            title = entity.node.title if kind == "phase" else entity.node.short_title
            icon = f"pb/hue-{hue_of_phase(site.loaded.playbook, id_)}" if kind == "phase" else None
            yield VirtualPage(uri=f"{folder}/{id_}.md", entity=entity, order=order, title=title, icon=icon)


def navigation_order(site: Site) -> dict[str, int]:
    """Place of each page in the list it stands in, by where its Markdown lies: what comes from YAML, calculators."""
    calculators = site.loaded.playbook.calculators.calculators
    order = {f"{calculator_page(name).rstrip('/')}.md": place for place, name in enumerate(calculators)}
    return order | {page.uri: page.order for page in virtual_pages(site)}


def stub(page: VirtualPage) -> str:
    """The page's Markdown: component calls with ids, never text from YAML, since Jinja reads it."""
    kind, id_ = page.entity.kind, page.entity.id
    calls = [f'page_head("{kind}/{id_}")', f'{kind}_page("{id_}")', f'page_foot("{kind}/{id_}")']
    return "\n".join(f"{{{{ {call} }}}}\n" for call in calls)


def strip_for_any_address(site: Site, base: str) -> str:
    """The strip of the page for addresses that lead nowhere; `base` is the path of the site's root, as in `/guide/`."""
    return render("strip", rooted(strip(site, ""), base))


def page_key(uri: str) -> str:
    """The key in pages.yaml of a page in docs/: `index.md` is home, `phases/index.md` is phases, `risks.md` is risks.

    >>> page_key("calculators/roi.md")
    'calculators/roi'
    """
    path = uri.removesuffix(".md").removesuffix("index").rstrip("/")
    return path or "home"


def page_titles(site: Site) -> dict[str, str]:
    """Title of each page whose words are in YAML, by the page's key."""
    texts = {key: text.title for key, text in site.loaded.playbook.pages.pages.items()}
    calculators = site.loaded.playbook.calculators.calculators
    return texts | {calculator_page(key).rstrip("/"): text.title for key, text in calculators.items()}
