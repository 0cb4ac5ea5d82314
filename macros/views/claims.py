"""Claims: figures the playbook states of itself, labelled as such, with our check beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.model.quantity import Quantity
from macros.site import Site
from macros.views.badges import Badge, badge

__all__ = ["Claim", "claims", "figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    label: str
    figure: str
    rest: str
    """The statement's words after its figure; with the figure they are the statement."""
    href: str
    badge: Badge
    check: str


def claims(site: Site, here: str) -> tuple[Claim, ...]:
    """Every badge of the playbook that holds a number, and the overview's."""
    playbook = site.loaded.playbook.playbook
    found = [
        _claim(site, entry.title, entry.text, entry.quantity, entry.check.text if entry.check else "", site.href(f"badge/{id_}", here))
        for id_, entry in playbook.badges.items()
        if entry.quantity
    ]
    overview = playbook.overview
    if overview.quantity:
        check = overview.check.text if overview.check else ""
        href = site.href("playbook/#overview", here)
        found.append(_claim(site, overview.title, overview.quantity.of or "", overview.quantity, check, href))
    return tuple(found)


def figure(quantity: Quantity, units: dict[str, Any]) -> str:
    """The number in the fewest signs: `96%`, `4.9/5`, `500+`.

    >>> figure(Quantity(operator=">=", value=500, unit="implementation", basis="claim"), {})
    '500+'
    """
    unit = units.get(quantity.unit)
    symbol = getattr(unit, "symbol", None) or ""
    more = "+" if quantity.operator in {">=", ">"} else ""
    return f"{quantity.value:g}{symbol}{more}"


def _claim(site: Site, label: str, text: str, quantity: Quantity, check: str, href: str) -> Claim:
    shown = figure(quantity, site.loaded.vocabulary.units)
    return Claim(
        label=label, figure=shown, rest=text.removeprefix(shown).strip(), href=href, badge=badge("playbook"), check=check
    )
