"""What verticals change in the base plan or leave out, as it is marked where it stands.

Not for: what they add (`macros.rendering.views.additions`), or the two beside each other (`…views.comparison`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from macros.content.loaded import Loaded
from macros.content.model.quantity import Quantity
from macros.content.overlays import Claim, claims_of, holders_in, winners
from macros.content.site import Site
from macros.content.weeks import week_name
from macros.foundation.sentences import joined
from macros.rendering.views.chips import even_weeks_name
from macros.rendering.views.claims import figure
from macros.rendering.views.view import view

__all__ = ["Otherwise", "Said", "otherwise"]


@view
class Otherwise:
    """What one vertical says of one thing of the base plan."""

    vertical: str
    """The vertical's name."""
    vertical_id: str
    href: str
    """Where the vertical says so."""
    words: str
    """How it reads there, or that it is left out."""
    why: str
    leaves_out: bool
    unless: str
    """The ids of the verticals that win over it, with spaces between them."""


Said = Callable[[str], tuple[Otherwise, ...]]
"""What verticals say of something, by its reference."""


@lru_cache(maxsize=2)
def _told(loaded: Loaded) -> Mapping[str, list[tuple[Sequence[Claim], tuple[str, ...]]]]:
    """Reference -> the claims about it, those of one entry together where the same verticals win over them."""
    playbook = loaded.playbook
    claims = [claim for name, vertical in playbook.verticals.items() for claim in claims_of(name, vertical)]
    beaten = winners(claims, holders_in(playbook.phases)) if claims else {}
    entries: defaultdict[tuple[str, str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for claim in claims:
        entries[claim.target, claim.reference, tuple(sorted(beaten.get(claim, ())))].append(claim)
    found: defaultdict[str, list[tuple[Sequence[Claim], tuple[str, ...]]]] = defaultdict(list)
    for (target, _, unless), own in entries.items():
        found[target].append((own, unless))
    return found


def otherwise(site: Site, here: str) -> Said:
    """What verticals say otherwise of each thing of the base plan, in the verticals' order."""
    told = _told(site.loaded)
    return lambda reference: tuple(_one(site, here, own, unless) for own, unless in told.get(reference, ()))


def _one(site: Site, here: str, own: Sequence[Claim], unless: tuple[str, ...]) -> Otherwise:
    first = own[0]
    vertical = site.loaded.playbook.verticals[first.vertical]
    entry = vertical.omissions[first.id] if first.field is None else vertical.replacements[first.id]
    return Otherwise(
        vertical=vertical.short_title,
        vertical_id=first.vertical,
        href=site.href(first.reference, here),
        words="left out" if first.field is None else joined(list(_words(site, own))),
        why=entry.because,
        leaves_out=first.field is None,
        unless=" ".join(unless),
    )


def _words(site: Site, own: Sequence[Claim]) -> Iterator[str]:
    """How it reads, field by field; a number of which the words tell is not told again."""
    values = {claim.field: claim.value for claim in own}
    for name in ("title", "text"):
        if name in values:
            yield f"“{values[name]}”"
    if "week" in values:
        yield f"moved to {week_name(values['week'])}"
    if "weeks" in values:
        yield f"moved to {even_weeks_name(values['weeks'])}"
    if "quantity" in values and "text" not in values:
        yield f"counted as {_amount(site, values['quantity'])}"
    if "kpi" in values and len(values) == 1:
        kpi = values["kpi"]
        yield f"about {site.registry[kpi].title}" if kpi else "about no KPI"


def _amount(site: Site, quantity: Quantity | None) -> str:
    if quantity is None:
        return "no number"
    return figure(quantity, site.loaded.vocabulary.units)
