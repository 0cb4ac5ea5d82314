"""Views: for each component a function that makes finished rows of the model. Templates only print them.

Every label, link, hue and number's text is decided here. Not for: HTML (`macros.components`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.views.heads import page_foot, page_head
from macros.views.home import home_page
from macros.views.overview import playbook_page
from macros.views.phases import phase_page, phases_index
from macros.views.strip import strip
from macros.views.verticals import vertical_page, verticals_index

__all__ = ["COMPONENTS"]

COMPONENTS: dict[str, Callable[..., Any]] = {
    "home_page": home_page,
    "page_foot": page_foot,
    "page_head": page_head,
    "phase_page": phase_page,
    "phases_index": phases_index,
    "playbook_page": playbook_page,
    "strip": strip,
    "vertical_page": vertical_page,
    "verticals_index": verticals_index,
}
"""Component -> its view; each is called as `view(site, here, *ids)`, `here` being the page's address from the root."""
