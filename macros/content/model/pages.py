"""Which pages of the site take their words from pages.yaml, and which further texts each of them shows.

A view asks for a text by its id; one that is not listed here is shown nowhere, and the check says so.
"""

from __future__ import annotations

from macros.content.model.risks import Risk
from macros.content.model.shape import word_fields

__all__ = ["NEEDED_TEXTS", "PAGE_TEXTS"]

_HOME_PARTS = ("answers", "verticals", "claims", "goals", "principles")

PAGE_TEXTS: dict[str, tuple[str, ...]] = {
    "home": (
        *("plan-heading", "plan-button", "roadmap-heading"),
        *("roadmap-key-milestones", "roadmap-key-days", "roadmap-key-week-zero"),
        *(f"{part}-{text}" for part in _HOME_PARTS for text in ("heading", "introduction")),
        *("own-answers-heading", "claims-overview"),
    ),
    "playbook": (
        *("place", "overview-heading", "claims-heading", "claims-introduction", "goals-introduction"),
        *("phases-heading", "colophon-heading", "colophon-introduction"),
    ),
    "phases": ("place", "gate-heading", "adds-heading"),
    "verticals": (
        *("place", "adds-heading", "compare-heading", "compare-introduction", "otherwise-heading"),
        *("plan-heading", "plan-introduction", "no-week"),
    ),
    "compare": ("place", "weeks-heading", "items-heading", "items-introduction", "matrix-heading"),
    "risks": (
        *("place", "ratings", "thresholds"),
        *(f"{name.replace('_', '-')}-hint" for name in word_fields(Risk) if name != "title"),
    ),
    "measurement": ("place", "review", "kpis", "gates", "adoption-heading", "conflicts"),
    "post-implementation": ("place", "reviews", "lasting"),
    "related": ("place", "planned"),
    "conflicts": ("place", "conflict-introduction", "undefined-introduction"),
    "changes": ("place",),
    "glossary": ("place",),
    "everything": ("place",),
    "assumptions": ("place", "examples"),
    "calculators": ("place", "answers"),
    "offline": (
        *("place", "size", "none", "keeping", "kept", "failed", "unavailable"),
        *("keep-button", "remove-button", "facts-heading", "when", "newest", "removal"),
    ),
    "licenses": ("place", "files", "list"),
    "plan": ("place",),
}
"""Page -> the ids of its further texts; the playbook's own label, or nothing, stands where one is left out."""

NEEDED_TEXTS: dict[str, tuple[str, ...]] = {
    page: tuple(text for text in PAGE_TEXTS[page] if text != "place") for page in ("offline", "licenses")
}
"""Page -> the texts without which it cannot be built."""
