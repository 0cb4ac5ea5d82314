"""What each page brings along for paper: the head of its first sheet, and the foot of all its sheets."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from macros.content.site import Site
from macros.rendering.templates import render
from macros.rendering.views.paper import paper

__all__ = ["OnPaper", "on_paper"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """Both ends of a printed page."""

    head: Markup
    """Stands before the content; screens do not show it."""
    foot: Markup
    """Stands in the page's head, where styles do."""


def on_paper(site: Site, here: str, title: str) -> OnPaper:
    """Both ends of the page at `here`, which is called `title`."""
    words = paper(site, here, title)
    return OnPaper(head=render("paper_head", words), foot=render("paper_foot", words))
