"""Empty anchors under the ids that statements had before, so that old links into a page arrive without a script."""

from __future__ import annotations

import re
from collections.abc import Mapping

from macros.rendering.templates import render

__all__ = ["with_former_anchors"]

_ELEMENT = re.compile(r'<([a-z][a-z0-9]*)\b[^>]*?\sid="([^"]+)"[^>]*>')
_GROUPING = frozenset({"tr", "div", "dl", "section", "article", "ul", "ol", "table", "tbody"})
"""Elements that may hold no stray word: what they hold may."""
_INNER = re.compile(r"<(?:th|td|dt|dd|li|p|h[1-6]|caption|summary)\b[^>]*>")


def with_former_anchors(html: str, anchors: Mapping[str, tuple[str, ...]]) -> str:
    """A page's HTML with the former anchors of what stands on it, by the anchors of now.

    >>> with_former_anchors('<tr id="risk--late"><th>Late</th></tr>', {"risk--late": ("risk--slow",)})
    '<tr id="risk--late"><th><span class="pb-former" id="risk--slow"></span>Late</th></tr>'
    """
    if not any(f'"{anchor}"' in html for anchor in anchors):
        return html
    pieces, place = [], 0
    for element in _ELEMENT.finditer(html):
        former = anchors.get(element[2])
        inner = _INNER.search(html, element.end()) if element[1] in _GROUPING else element
        if former and inner and inner.end() >= place:
            pieces += [html[place : inner.end()], str(render("former_anchors", {"anchors": former})).strip()]
            place = inner.end()
    return "".join([*pieces, html[place:]])
