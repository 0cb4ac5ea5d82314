"""Claims: figures the playbook states of itself, labeled as such, with our check beside them."""

from __future__ import annotations

from typing import Any

from macros.content.model.quantity import Quantity
from macros.content.site import Site
from macros.rendering.views.badges import Badge, badge
from macros.rendering.views.page_words import heading_words
from macros.rendering.views.references import Link, conflicts_about
from macros.rendering.views.view import view

__all__ = ["Claim", "claims", "figure"]


@view
class Claim:
    """A figure the playbook states, cut out of its statement."""

    label: str
    figure: str
    rest: str
    """The statement's words after its figure; with the figure they are the statement."""
    href: str
    badge: Badge
    check: str
    questions: tuple[Link, ...]
    """The known conflicts about it."""


def claims(site: Site, here: str) -> tuple[Claim, ...]:
    """Every badge of the playbook that holds a number, and the overview's."""
    playbook = site.loaded.playbook.playbook
    found = [
        Claim(
            label=entry.title,
            **_cut(site, entry.text, entry.quantity),
            href=site.href(f"badge/{id_}", here),
            badge=badge(site, "playbook"),
            check=entry.check.text if entry.check else "",
            questions=conflicts_about(site, here, f"badge/{id_}"),
        )
        for id_, entry in playbook.badges.items()
        if entry.quantity
    ]
    overview = playbook.overview
    if overview and overview.quantity:
        found.append(
            Claim(
                label=heading_words(site.loaded.playbook, "home", "claims-overview", overview.title),
                **_cut(site, overview.quantity.of or "", overview.quantity),
                href=site.href("playbook/#overview", here),
                badge=badge(site, "playbook"),
                check=overview.check.text if overview.check else "",
                questions=(),
            )
        )
    return tuple(found)


def figure(quantity: Quantity, units: dict[str, Any]) -> str:
    """The number in the fewest signs: `85%`, `4.7/5`, `500+`.

    >>> figure(Quantity(operator=">=", value=500, unit="implementation", basis="claim"), {})
    '500+'
    """
    unit = units.get(quantity.unit)
    symbol = getattr(unit, "symbol", None) or ""
    more = "+" if quantity.operator in {">=", ">"} else ""
    return f"{quantity.value:g}{symbol}{more}"


def _cut(site: Site, text: str, quantity: Quantity) -> dict[str, str]:
    """The figure, and the text without it where it begins with it."""
    shown = figure(quantity, site.loaded.vocabulary.units)
    return {"figure": shown, "rest": text.removeprefix(shown).strip()}
