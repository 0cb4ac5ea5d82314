"""Two variants of the plan compared, as JSON: each difference with its fields, and whose words each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from macros.content.comparison import Difference, Item, Origin, compare, origin, written_by
from macros.content.model.published import own_fields
from macros.content.overlays import Claim, overlaid
from macros.content.site import Site
from macros.content.variants import BASE, Variant, pairs
from macros.foundation.addresses import COMPARE

__all__ = ["comparisons", "overlays"]

_BASE_TITLE = "Base plan"


def comparisons(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """The file name and body of every two variants that are compared ahead of time."""
    playbook = site.loaded.playbook
    for one, other in pairs(playbook) if "compare" in playbook.pages.pages else ():
        yield f"{one.key}/{other.key}.json", _comparison(site, one, other)


def overlays(site: Site, verticals: tuple[str, ...]) -> dict[str, Any]:
    """What of the base plan reads otherwise or is left out in the plan for some verticals."""
    read = overlaid(site.loaded.playbook, verticals)
    return {
        "replaced": [
            {
                "reference": reference,
                "field": field,
                "by": [claim.reference for claim in claims],
                "from": _written(written_by(site.loaded, claims)),
            }
            for (reference, field), claims in read.replaced.items()
        ],
        "left_out": [
            {"reference": reference, "by": [claim.reference for claim in claims]}
            for reference, claims in read.omitted.items()
        ],
    }


def _comparison(site: Site, one: Variant, other: Variant) -> dict[str, Any]:
    playbook = site.loaded.playbook
    omitted = {**overlaid(playbook, one.verticals).omitted, **overlaid(playbook, other.verticals).omitted}
    return {
        "id": f"{one.key}..{other.key}",
        "kind": "comparison",
        "page": f"{site.from_root(COMPARE)}?a={one.key}&b={other.key}",
        "before": _variant(site, one),
        "after": _variant(site, other),
        "differences": [_difference(site, it, omitted) for it in compare(playbook, one, other)],
    }


def _variant(site: Site, variant: Variant) -> dict[str, Any]:
    return {
        "key": variant.key,
        "verticals": list(variant.verticals),
        "title": variant.title(site.loaded.playbook, _BASE_TITLE),
    }


def _difference(site: Site, found: Difference, omitted: Mapping[str, tuple[Claim, ...]]) -> dict[str, Any]:
    item, entity = found.item, site.registry[found.item.reference]
    sides = [side for side in (found.before, found.after) if side is not None]
    claims = [claim for side in sides for it in found.fields for claim in side.claims.get(it.name, ())]
    if len(sides) == 1:
        claims += omitted.get(item.reference, ())
    return {
        "id": item.id,
        "kind": item.kind,
        "permalink": entity.permalink,
        "source": {"file": entity.file, "line": entity.line},
        "reference": item.reference,
        "status": found.status,
        "title": entity.title,
        "phase": item.phase,
        "block": item.block,
        "because": list(dict.fromkeys(claim.reference for claim in claims)),
        "fields": [
            {
                "field": it.name,
                "before": _plain(it.before),
                "before_from": _origin(site, found.before, it.name),
                "after": _plain(it.after),
                "after_from": _origin(site, found.after, it.name),
            }
            for it in found.fields
        ],
    }


def _origin(site: Site, item: Item | None, name: str) -> dict[str, Any] | None:
    if item is None:
        return None
    return _written(origin(site.loaded, item, name))


def _written(written: Origin) -> dict[str, Any]:
    return {"from": written.vertical or BASE, "file": written.file, "line": written.line}


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in own_fields(type(value))}
    return value
