"""Pages that no one writes by hand: one page a phase and vertical, and the strip for addresses that lead nowhere.

Knows the playbook and addresses, not MkDocs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.former import former_ids
from macros.content.hues import hue_of_phase
from macros.content.model.pages import PAGE_TEXTS
from macros.content.registry import Entity
from macros.content.site import Site
from macros.foundation.addresses import FOLDER_OF_KIND, calculator_of, calculator_page
from macros.rendering.templates import render
from macros.rendering.views.gone import home_of
from macros.rendering.views.page_words import title
from macros.rendering.views.strip import rooted, strip

__all__ = [
    "GonePage",
    "VirtualPage",
    "gone_pages",
    "gone_stub",
    "is_absent",
    "key_of",
    "navigation_order",
    "strip_for_any_address",
    "stub",
    "title_of",
    "virtual_pages",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualPage:
    """A page whose source is a YAML file."""

    uri: str
    """Where its Markdown would lie in docs/, `phases/first-week.md`."""
    entity: Entity
    order: int
    """Place in the navigation."""
    title: str
    hue: str | None
    """Its mark in the navigation: a phase wears its hue."""


def virtual_pages(site: Site) -> Iterator[VirtualPage]:
    """One page for each phase and vertical, in the order readers see."""
    for kind, folder in FOLDER_OF_KIND.items():
        for order, id_ in enumerate(getattr(site.loaded.playbook, folder)):
            entity = site.registry[f"{kind}/{id_}"]
            called = title(site.loaded.playbook, entity.reference) or entity.title
            hue = hue_of_phase(site.loaded.playbook, id_) if kind == "phase" else None
            yield VirtualPage(uri=f"{site.base}{folder}/{id_}.md", entity=entity, order=order, title=called, hue=hue)


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """The page at the address of what is no longer in the playbook; outside navigation, search and sitemap."""

    uri: str
    """Where its Markdown would lie in docs/: at its permalink."""
    reference: str
    file: str
    """What makes the page, from the repository's root."""
    title: str
    home: str | None
    """The page on which it stood, by its address from the site's root."""


def gone_pages(site: Site) -> Iterator[GonePage]:
    """One page for each retired id."""
    for former in former_ids(site.loaded):
        if former.retired:
            home = home_of(site, former)
            yield GonePage(
                uri=f"{former.permalink.rstrip('/')}.md",
                reference=former.reference,
                file=f"playbooks/{former.playbook}/{'retired.yaml' if former.words else 'ids.lock'}",
                title=f"{former.title}, retired",
                home=None if home is None else site.from_root(home),
            )


def gone_stub(page: GonePage) -> str:
    """Its Markdown: one component call."""
    return f'{{{{ gone_page("{page.reference}") }}}}\n'


def navigation_order(site: Site) -> dict[str, int]:
    """Place of each page in the list it stands in, by where its Markdown lies: what comes from YAML, calculators."""
    calculators = site.loaded.playbook.calculators.calculators
    order = {f"{site.base}{calculator_page(name).rstrip('/')}.md": place for place, name in enumerate(calculators)}
    return order | {page.uri: page.order for page in virtual_pages(site)}


def stub(page: VirtualPage) -> str:
    """The page's Markdown: component calls with ids, never text from YAML, since Jinja reads it."""
    kind, id_ = page.entity.kind, page.entity.id
    calls = [f'page_head("{kind}/{id_}")', f'{kind}_page("{id_}")', f'page_foot("{kind}/{id_}")']
    if kind == "phase":
        calls.append(f'how_to("{id_}")')
    return "\n".join(f"{{{{ {call} }}}}\n" for call in calls)


def strip_for_any_address(site: Site, base: str) -> str:
    """The strip of the page for addresses that lead nowhere; `base` is the path of the site's root, as in `/guide/`."""
    return render("strip", rooted(strip(site, ""), base))


def is_absent(site: Site, uri: str) -> bool:
    """Whether the page whose source lies at `uri` in docs/ shows a part that the playbook does without."""
    playbook, key = site.loaded.playbook, key_of(uri)
    if calculator := calculator_of(key):
        return calculator not in playbook.calculators.calculators
    return key in PAGE_TEXTS and key not in playbook.pages.pages


def title_of(site: Site, uri: str) -> str | None:
    """What a page whose source lies at `uri` in docs/ is called; None where only its Markdown says it."""
    return title(site.loaded.playbook, key_of(site.local(uri)))


def key_of(uri: str) -> str:
    """The key of a page in docs/: `index.md` is home, `phases/index.md` is phases, `risks.md` is risks.

    >>> key_of("calculators/roi.md")
    'calculators/roi'
    """
    path = uri.removesuffix(".md").removesuffix("index").rstrip("/")
    return path or "home"
