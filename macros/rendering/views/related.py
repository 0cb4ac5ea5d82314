"""The related playbooks the source names, honestly shown: a planned one is no link."""

from __future__ import annotations

from macros.content.site import Site
from macros.rendering.views.page_words import heading
from macros.rendering.views.sentences import Sentence, Sentences, page_sentence
from macros.rendering.views.view import view

__all__ = ["related_playbooks"]


@view
class RelatedCard:
    anchor: str
    title: str
    text: str
    status: str
    source_href: str
    """Where the source links to, shown as it is."""
    href: str | None
    """The same address where something is there to read."""


@view
class RelatedPlaybooksView:
    heading: str
    """The page's, whose only list this is."""
    note: Sentence
    cards: tuple[RelatedCard, ...]


def related_playbooks(site: Site, here: str) -> RelatedPlaybooksView:
    """The related playbooks, in the source's order."""
    statuses = site.loaded.vocabulary.statuses
    related_list = site.loaded.playbook.playbook.related
    return RelatedPlaybooksView(
        heading=heading(site.loaded.playbook, "related"),
        note=page_sentence(site, Sentences(site, here), "related", "planned"),
        cards=tuple(
            RelatedCard(
                anchor=site.registry[f"related-playbook/{id_}"].anchor,
                title=related.title,
                text=related.text,
                status=statuses[related.status].label,
                source_href=related.href,
                href=related.href if related.status == "published" else None,
            )
            for id_, related in (related_list.items.items() if related_list else ())
        ),
    )
