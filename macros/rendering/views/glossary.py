"""The glossary: every term once, sorted, with whose definition it is."""

from __future__ import annotations

from macros.content.site import Site
from macros.rendering.views.badges import Badge, badge
from macros.rendering.views.page_words import heading
from macros.rendering.views.references import Quote, quote
from macros.rendering.views.view import view

__all__ = ["glossary_list"]


@view
class TermEntry:
    anchor: str
    title: str
    text: str
    badge: Badge
    also: str
    """Other names in one line, plain plurals apart; empty where there are none."""
    see: tuple[Quote, ...]


@view
class GlossaryListView:
    heading: str
    """The page's, whose only list this is."""
    terms: tuple[TermEntry, ...]


def glossary_list(site: Site, here: str) -> GlossaryListView:
    """The terms in alphabetical order, whatever their case."""
    terms = site.loaded.playbook.glossary.terms
    return GlossaryListView(
        heading=heading(site.loaded.playbook, "glossary"),
        terms=tuple(
            TermEntry(
                anchor=site.registry[f"term/{id_}"].anchor,
                title=term.title,
                text=term.text,
                badge=badge(site, term.origin),
                also=", ".join(spelling for spelling in term.also if not _is_plural(spelling, term.title)),
                see=tuple(quote(site, here, reference) for reference in term.see),
            )
            for id_, term in sorted(terms.items(), key=lambda entry: entry[1].title.casefold())
        ),
    )


def _is_plural(spelling: str, title: str) -> bool:
    """Whether a spelling is the title with `s` or `es`, which tells a reader nothing."""
    return spelling.casefold() in {f"{title}s".casefold(), f"{title}es".casefold()}
