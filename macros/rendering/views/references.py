"""Statements named away from their own place: quoted in full, taken by calculators, concerned by conflicts.

Not for: showing a statement where it stands.
"""

from __future__ import annotations

from macros.content.registry import Entity
from macros.content.selections import statements_given
from macros.content.site import Site
from macros.rendering.views.view import view

__all__ = ["Link", "Quote", "conflicts_about", "quote", "users_of"]

_PLAYBOOK = "playbook"
"""The origin of what a playbook says itself, as all does that names none."""


@view
class Quote:
    """A statement in full, and where it stands."""

    words: str
    href: str
    """Empty where it stands in a playbook that this site does not publish."""
    kind: str
    """What it is, in words: `kpi`, `phase indicator`."""
    is_ours: bool = False
    """Whether this site says so, or somebody else, rather than the playbook."""


def quote(site: Site, here: str, reference: str) -> Quote:
    """The statement a reference names, in another playbook with that one's title; an unknown one raises `KeyError`."""
    playbook, is_far, near = reference.rpartition(":")
    kind = near.partition("/")[0].replace("-", " ")
    if not is_far:
        own = site.registry[near]
        return Quote(words=own.quoted, href=site.href(near, here), kind=kind, is_ours=_is_ours(own))
    there = site.playbooks.get(playbook)
    if there is None:
        return Quote(words=reference, href="", kind=kind)
    other = there.registry[near]
    words = f"{there.loaded.playbook.playbook.title}: {other.quoted}"
    return Quote(words=words, href=site.href(reference, here), kind=kind, is_ours=_is_ours(other))


def _is_ours(entity: Entity) -> bool:
    return entity.kind == "conflict" or getattr(entity.node, "origin", _PLAYBOOK) != _PLAYBOOK


@view
class Link:
    """Words that lead somewhere."""

    text: str
    href: str


def users_of(site: Site, reference: str) -> tuple[str, ...]:
    """Names of the calculators that read this statement, in the playbook's order."""
    return tuple(
        name
        for name, text in site.loaded.playbook.calculators.calculators.items()
        if reference in text.inputs.values()
        or any(reference in given for given in statements_given(site.loaded, name).values())
    )


def conflicts_about(site: Site, here: str, reference: str) -> tuple[Link, ...]:
    """Links to the conflicts that name this statement, each by its question."""
    return tuple(
        Link(text=conflict.question, href=site.href(f"conflict/{id_}", here))
        for id_, conflict in site.loaded.playbook.conflicts.conflicts.items()
        if reference in conflict.statements
    )
