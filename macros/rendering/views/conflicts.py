"""Where the playbook's statements disagree and, apart from that, what it leaves undefined."""

from __future__ import annotations

from collections.abc import Sequence

from macros.content.site import Site
from macros.rendering.views.references import Quote, quote
from macros.rendering.views.sentences import Sentence, Sentences, page_sentence
from macros.rendering.views.view import view

__all__ = ["conflict_list"]


@view
class Said:
    """Quoted statements of one origin."""

    label: str
    quotes: tuple[Quote, ...]


@view
class ConflictArticle:
    anchor: str
    question: str
    title: str
    said: tuple[Said, ...]
    """What the playbook says, and apart from it what this site does."""
    finding: Sentence
    treatment: Sentence


@view
class ConflictGroup:
    anchor: str
    title: str
    note: Sentence
    conflicts: tuple[ConflictArticle, ...]


@view
class ConflictListView:
    groups: tuple[ConflictGroup, ...]


def conflict_list(site: Site, here: str) -> ConflictListView:
    """The conflicts by nature, disagreements first; a nature without any is left out."""
    sentences = Sentences(site, here)
    groups = []
    for nature, words in site.loaded.vocabulary.natures.items():
        conflicts = [
            (id_, conflict)
            for id_, conflict in site.loaded.playbook.conflicts.conflicts.items()
            if conflict.nature == nature
        ]
        if not conflicts:
            continue
        groups.append(
            ConflictGroup(
                anchor=nature,
                title=words.label,
                note=page_sentence(site, sentences, "conflicts", f"{nature}-introduction"),
                conflicts=tuple(
                    ConflictArticle(
                        anchor=site.registry[f"conflict/{id_}"].anchor,
                        question=conflict.question,
                        title=conflict.title,
                        said=_said([quote(site, here, reference) for reference in conflict.statements]),
                        finding=sentences(conflict.finding),
                        treatment=sentences(conflict.treatment),
                    )
                    for id_, conflict in conflicts
                ),
            )
        )
    return ConflictListView(groups=tuple(groups))


def _said(quotes: Sequence[Quote]) -> tuple[Said, ...]:
    labels = {False: "The playbook says", True: "We say"}
    told = (
        Said(label=label, quotes=tuple(it for it in quotes if it.is_ours == is_ours))
        for is_ours, label in labels.items()
    )
    return tuple(it for it in told if it.quotes)
